package burin.apu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.apu.reference.ApuReference;
import burin.flow.ApuHost;
import burin.nn.BlockNetwork;
import burin.nn.Datasets;
import burin.nn.Networks;
import burin.nn.RandomNetworks;
import burin.nn.reference.NetworkReference;
import burin.sim.Engine;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The circuit against the model of the machine and the model of the network, and its cycles against the formula.
class ApuTest {
  private static final int IMAGES = 3;

  @ParameterizedTest(name = "{0} PEs, blocks of {1}, {2} bits")
  @CsvSource({"1,1,2", "1,5,4", "2,1,8", "2,3,2", "3,30,4", "4,16,8", "5,7,3", "10,79,4", "16,9,5", "3,17,16", "64,2,4"})
  void runsRandomNetworksOnTheJvm(int pes, int block, int bits) {
    for (long seed = 1; seed <= 3; seed++) run(Engine.JVM, pes, block, bits, seed);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void runsRandomNetworksOnEveryEngine(Engine engine) {
    run(engine, 3, 6, 4, 7);
  }

  private static void run(Engine engine, int pes, int block, int bits, long seed) {
    var network = RandomNetworks.random(seed, RandomNetworks.Limits.of(pes, block, block, bits, bits));
    int rows = network.layers().stream().mapToInt(layer -> layer.blockOutputs()).sum();
    var config = ApuConfig.of(pes, block, bits).withDepths(network.layers().size(), rows, rows + 2 * block);
    var random = new SplittableRandom(seed);
    compare(engine, config, network, IMAGES, image -> RandomNetworks.input(network.inputs(), network.inputBits(), random));
  }

  private interface Inputs {
    int[] get(int image);
  }

  private static void compare(Engine engine, ApuConfig config, BlockNetwork network, int images, Inputs inputs) {
    var program = new ApuCompiler(config).compile(network);
    var machine = new ApuReference(program);
    var model = new NetworkReference(network);
    var apu = new Apu(config);
    try (var sim = engine.open(apu)) {
      var host = new ApuHost(apu, sim, program);
      host.load();
      for (int i = 0; i < images; i++) {
        int[] input = inputs.get(i);
        var result = host.run(input);
        assertArrayEquals(machine.outputs(input), result.outputs(), network.name() + ", image " + i);
        assertArrayEquals(model.forward(input)[network.layers().size() - 1], result.outputs(), network.name() + ", image " + i);
        assertEquals(ApuFormulas.cyclesPerImage(program), result.cycles(), network.name());
      }
    }
  }

  /// The largest accumulators: every weight and every activation at the end of its range, in both directions.
  @ParameterizedTest
  @CsvSource({"JVM,8", "VERILATOR,4"})
  void holdsTheLargestSums(Engine engine, int bits) {
    for (boolean lowest : new boolean[] {true, false}) {
      var network = ExtremeNetworks.of(2, 12, bits, lowest);
      int most = (1 << network.inputBits()) - 1;
      var config = ApuConfig.of(2, 12, bits).withDepths(1, 12, 24);
      compare(engine, config, network, 1, _ -> java.util.stream.IntStream.generate(() -> most).limit(24).toArray());
    }
  }

  @ParameterizedTest
  @CsvSource({"JVM,100", "VERILATOR,100", "LOCKSTEP,10"})
  void readsDigits(Engine engine, int images) {
    var network = Networks.lenet();
    var digits = Datasets.sample();
    compare(engine, ApuConfig.of(10, 79, 4), network, images, image -> digits.input(image, network));
  }

  @Test
  void lenetTakes175Cycles() {
    var program = new ApuCompiler(ApuConfig.paper()).compile(Networks.lenet());
    assertEquals(175, ApuFormulas.cyclesPerImage(program));
  }
}
