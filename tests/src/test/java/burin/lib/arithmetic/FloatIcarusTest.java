package burin.lib.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import burin.Burin;
import burin.icarus.Icarus;
import burin.ir.Circuit;
import burin.random.Stimulus;
import burin.sim.Hierarchy;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The emitted Verilog of sums and products, as Icarus runs it, beside the interpreter.
class FloatIcarusTest {
  private static final int CASES = 2000;

  @TempDir Path folder;

  static Stream<Unit> units() {
    return Unit.javaFormats().stream().filter(unit -> unit.format().width() < 64);
  }

  @ParameterizedTest
  @MethodSource("units")
  void icarusAgrees(Unit unit) {
    Circuit circuit = Burin.circuit(unit.circuit().get());
    assertThat(Icarus.compare(circuit, stimulus(circuit, unit.format()), folder)).isEmpty();
  }

  private static Stimulus stimulus(Circuit circuit, FloatFormat format) {
    List<Integer> inputs = new ArrayList<>();
    for (int i = 0; i < circuit.top().ports().size(); i++) if (circuit.top().ports().get(i).isInput()) inputs.add(i);
    List<Stimulus.Cycle> cycles = new ArrayList<>();
    for (Operands.Pair pair : new Operands(format, 6).pairs(CASES)) {
      List<BigInteger> fields = new ArrayList<>(fields(pair.a(), format));
      fields.addAll(fields(pair.b(), format));
      cycles.add(new Stimulus.Cycle(0, -1, fields));
    }
    var state = Hierarchy.elements(circuit).stream().map(_ -> List.of(BigInteger.ZERO)).toList();
    return new Stimulus(inputs, cycles, cycles.size(), state);
  }

  private static List<BigInteger> fields(long bits, FloatFormat format) {
    return List.of(
        BigInteger.valueOf(bits >>> (format.width() - 1) & 1),
        BigInteger.valueOf(bits >>> format.fractionBits() & format.highestExponent()),
        BigInteger.valueOf(bits & (1L << format.fractionBits()) - 1));
  }
}
