package burin.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import burin.Burin;
import burin.flow.Catalogue;
import burin.flow.Design;
import burin.ir.Circuit;
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import org.junit.jupiter.api.Test;

class SynthesisMeasuresTest {
  /// What the page shows of each module comes to the whole, memories among it.
  @Test
  void modulesComeToTheWhole() {
    Design apu = Catalogue.shipped().find("apu");
    PointResult point = Sweep.of(apu).axis("pes", 1).axis("block", 2).axis("layers", 1).measure("area", "luts").run().results()
        .points().getFirst();
    assertThat(point.failures()).isEmpty();
    Circuit circuit = Burin.circuit(apu.module(point.values()));
    VerilogDesign verilog = VerilogEmitter.emit(circuit);
    for (Reading reading : point.readings().values()) {
      double sum = 0;
      for (var instances : StructureMeasures.instances(circuit).entrySet()) {
        sum += instances.getValue() * reading.modules().get(verilog.identifier(instances.getKey())).doubleValue();
      }
      double whole = reading.value().orElseThrow().doubleValue();
      assertThat(whole).isPositive();
      assertThat(sum).isCloseTo(whole, within(1e-5 * whole));
    }
  }
}
