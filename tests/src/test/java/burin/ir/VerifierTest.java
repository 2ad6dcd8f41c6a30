package burin.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.ir.Port.Direction;
import burin.random.RandomCircuits;
import burin.random.Size;
import burin.source.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifierTest {
  private static final Type BYTE = IntType.of(0, 255);
  private final Port in = new Port("in", Direction.IN, BYTE, Place.NONE);
  private final Port out = new Port("out", Direction.OUT, BYTE, Place.NONE);

  private static Circuit circuit(List<Port> ports, List<Wire> wires, Stmt... body) {
    return Circuit.of(new ModuleDef("M", "", Place.NONE, ports, wires, List.of(), List.of(), List.of(), List.of(),
        List.of(body), new Names()));
  }

  private static String complaint(Circuit circuit) {
    return assertThrows(IllegalStateException.class, () -> Verifier.verify(circuit)).getMessage();
  }

  private static Stmt drive(Signal signal, Expr value) {
    return new Stmt.Drive(signal, value, Place.NONE);
  }

  @Test
  void acceptsRandomCircuits() {
    for (long seed = 0; seed < 200; seed++) Verifier.verify(RandomCircuits.circuit(seed, Size.SMALL));
  }

  @Test
  void findsASignalOfAnotherModule() {
    var stranger = new Wire("w", BYTE, Place.NONE);
    assertEquals("module M: it reads wire w : uint(8) of another module",
        complaint(circuit(List.of(in, out), List.of(), drive(out, new Ref(stranger)))));
    assertEquals("module M: it drives wire w : uint(8) of another module",
        complaint(circuit(List.of(in, out), List.of(), drive(stranger, new Ref(in)))));
  }

  @Test
  void findsADrivenInput() {
    assertEquals("module M: it drives input in : uint(8)",
        complaint(circuit(List.of(in, out), List.of(), drive(in, new Ref(in)))));
  }

  @Test
  void findsEqualNames() {
    var wire = new Wire("in", BYTE, Place.NONE);
    assertEquals("module M: two are called in", complaint(circuit(List.of(in, out), List.of(wire))));
  }

  @Test
  void findsAParameterOutsideOfItsFunction() {
    var lane = new LaneParam(BYTE);
    assertEquals("module M: a parameter of a lane function occurs outside of it: [lane:uint(8)]",
        complaint(circuit(List.of(in, out), List.of(), drive(out, lane))));
  }
}
