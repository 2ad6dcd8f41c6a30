package burin.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import burin.Burin;
import burin.hdl.Memory;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.ir.Circuit;
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SynthesisMeasuresTest {

  /// A memory, logic and a register.
  private static final class Cell extends Module {
    final UInt in = input(uint(4));
    final UInt out = output(uint(4));

    Cell() {
      Memory<UInt> words = memory(uint(4), 4);
      words.write(in.truncate(2), in);
      out.drive(regNext(words.readSync(in.shr(2)).add(in).wrap(4)));
    }
  }

  /// Two of them, and logic of its own.
  private static final class Pair extends Module {
    final UInt a = input(uint(4));
    final UInt b = input(uint(4));
    final UInt sum = output(uint(5));

    Pair() {
      var cells = instances(2, Cell::new);
      cells.each(cell -> cell.in, vecOf(List.of(a, b)));
      var outs = cells.get(cell -> cell.out);
      sum.drive(regNext(outs.get(0).add(outs.get(1))));
    }
  }

  /// What the page shows of each module comes to the whole, memories among it.
  @ParameterizedTest
  @ValueSource(strings = {"area", "luts"})
  void modulesComeToTheWhole(String name) {
    Circuit circuit = Burin.circuit(new Pair());
    VerilogDesign verilog = VerilogEmitter.emit(circuit);
    var toy = new Toy();
    Measure measure = Measures.shipped().find(List.of(name)).getFirst();
    Reading reading = measure.read(new Specimen(toy, toy.values(Map.of()), circuit, verilog, "", null));
    double sum = 0;
    for (var instances : StructureMeasures.instances(circuit).entrySet()) {
      double own = reading.modules().get(verilog.identifier(instances.getKey())).doubleValue();
      assertThat(own).isPositive();
      sum += instances.getValue() * own;
    }
    double whole = reading.value().orElseThrow().doubleValue();
    assertThat(sum).isCloseTo(whole, within(1e-5 * whole));
  }
}
