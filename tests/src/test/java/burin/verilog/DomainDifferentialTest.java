package burin.verilog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import burin.Burin;
import burin.icarus.Icarus;
import burin.ir.Circuit;
import burin.random.Differential;
import burin.random.Stimulus;
import burin.sim.Model;
import burin.sim.verilator.VerilatorModel;
import burin.sim.verilator.VerilatorOptions;
import burin.sim.verilator.VerilatorOptions.Optimization;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Any edges of several clocks and any resets, with state that changes in between: everything does what the interpreter does.
/// The JVM engine is tried with random circuits of this kind.
class DomainDifferentialTest {
  private static final int SEEDS = 8;
  private static final int CYCLES = 200;

  @TempDir Path folder;

  private final Circuit circuit = Burin.circuit(new DomainExamples.Everything());

  private void compare(String engine, Function<Circuit, Model> open) {
    for (int seed = 0; seed < SEEDS; seed++) {
      Differential.run(circuit, Stimulus.random(circuit, seed, CYCLES), engine, open);
    }
  }

  @Test
  void verilatorAgrees() {
    compare("verilator", VerilatorModel::of);
  }

  @Test
  void verilatorAgreesWhereItUnrollsLoops() {
    var fast = VerilatorOptions.defaults().with(Optimization.FAST);
    compare("verilator", circuit -> VerilatorModel.of(circuit, fast));
  }

  /// With what is watched as registers, since assertions that do not hold would end the simulation.
  @Test
  void icarusAgrees() throws Exception {
    assumeTrue(Icarus.isInstalled());
    var options = new VerilogEmitter.Options(
        false, VerilogEmitter.Contents.FILES, false, VerilogEmitter.Watches.SAMPLED);
    VerilogDesign design = VerilogEmitter.emit(circuit, options);
    for (int seed = 0; seed < SEEDS; seed++) {
      Path own = java.nio.file.Files.createDirectory(folder.resolve("seed" + seed));
      assertThat(Icarus.compare(circuit, design, Stimulus.random(circuit, seed, CYCLES), own)).isEmpty();
    }
  }
}
