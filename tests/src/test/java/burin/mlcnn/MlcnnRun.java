package burin.mlcnn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.flow.MlcnnHost;
import burin.mlcnn.reference.MlcnnReference;
import burin.nn.ConvNetwork;
import burin.nn.RandomConvNetworks;
import burin.sim.Engine;
import burin.sim.Simulator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.SplittableRandom;

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

  List<int[]> randomImages(int count, long seed) {
    var random = new SplittableRandom(seed);
    var images = new ArrayList<int[]>();
    for (int i = 0; i < count; i++) images.add(RandomConvNetworks.image(reference.network().input(), random));
    return images;
  }

  /// Outputs and operations, with a DRAM that is not ready in two cycles of five.
  void checkStalled(Mlcnn module, Simulator simulator, long seed) {
    var random = new SplittableRandom(seed);
    int latency = MlcnnFormulas.LEAST_LATENCY + random.nextInt(40);
    var host = new MlcnnHost(module, simulator, program, latency, () -> random.nextInt(5) > 1);
    host.load();
    int[] image = randomImages(1, seed).getFirst();
    assertArrayEquals(reference.outputs(image), host.run(image).outputs(), program.name());
    compareLayers(reference.forward(image), host.dram());
    var counts = new EnumMap<>(host.counts());
    var expected = new EnumMap<>(new MlcnnFormulas(program.config(), latency).counts(program));
    assertTrue(counts.remove(Counter.CYCLES) > expected.remove(Counter.CYCLES), program.name());
    assertEquals(expected, counts, program.name());
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
