package burin.mlcnn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.flow.MlcnnHost;
import burin.mlcnn.reference.MlcnnReference;
import burin.nn.ConvNetwork;
import burin.sim.Engine;
import burin.sim.Simulator;
import java.util.List;

/// Runs networks on accelerators and compares all that can be compared.
final class MlcnnRun {
  private final Engine engine;
  private final MlcnnProgram program;
  private final MlcnnReference reference;

  MlcnnRun(Engine engine, MlcnnConfig config, ConvNetwork network, MlcnnCompiler.Options options) {
    this.engine = engine;
    this.program = new MlcnnCompiler(config).compile(network, options);
    boolean truncated = config.sums() == Sums.TRUNC8;
    this.reference = new MlcnnReference(network, truncated, options.direct());
  }

  MlcnnProgram program() {
    return program;
  }

  /// Outputs of every layer bit for bit, and every counter against its formula.
  void check(List<int[]> images) {
    var module = new Mlcnn(program.config());
    try (var simulator = engine.open(module)) {
      check(module, simulator, images);
    }
  }

  /// As [#check(List)], on a machine that is there already.
  void check(Mlcnn module, Simulator simulator, List<int[]> images) {
    var host = new MlcnnHost(module, simulator, program);
    host.load();
    var formulas = new MlcnnFormulas(program.config(), MlcnnHost.LATENCY);
    for (int[] image : images) {
      var result = host.run(image);
      compareLayers(reference.forward(image), host.dram());
      assertArrayEquals(reference.outputs(image), result.outputs(), program.name());
      assertEquals(formulas.counts(program).toString(), host.counts().toString(), program.name());
      assertEquals(formulas.cycles(program), result.cycles(), program.name());
    }
  }

  private void compareLayers(int[][] expected, long[] dram) {
    for (int i = 0; i < expected.length; i++) {
      var layer = program.layers().get(i);
      if (layer.plan().halvesOut()) continue;
      assertArrayEquals(expected[i], MlcnnProgram.read(dram, layer.output()),
          "%s, layer %s".formatted(program.name(), layer.plan().layer()));
    }
  }
}
