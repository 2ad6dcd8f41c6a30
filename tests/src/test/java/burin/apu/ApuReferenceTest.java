package burin.apu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import burin.apu.ApuProgram.Place;
import burin.apu.reference.ApuReference;
import burin.nn.BlockLayer;
import burin.nn.BlockNetwork;
import burin.nn.RandomNetworks;
import burin.nn.RandomNetworks.Limits;
import burin.nn.reference.NetworkReference;
import com.google.common.primitives.ImmutableIntArray;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApuReferenceTest {

  /// Machine and network agree on every layer's activations and on the outputs.
  @Test
  void theMachineComputesTheNetwork() {
    for (long seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      int bits = random.nextInt(8) == 0 ? 16 : 2 + random.nextInt(7);
      var config = ApuConfig.of(1 + random.nextInt(12), 1 + random.nextInt(24), bits).withDepths(4, 100, 200);
      int blocks = 1 + random.nextInt(config.pes());
      var network = RandomNetworks.random(seed,
          Limits.of(blocks, config.blockInputs(), config.blockOutputs(), bits, bits));
      compare(network, new ApuCompiler(config).compile(network), seed, 3);
    }
  }

  /// The same where the number of blocks changes from layer to layer and the machine is wider than the network.
  @Test
  void theMachineComputesNetworksOfUnequalBlocks() {
    for (long seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      int layers = 1 + random.nextInt(4);
      var config = new ApuConfig(1 + random.nextInt(12), 1 + random.nextInt(24), 1 + random.nextInt(24),
          2 + random.nextInt(7), 8, 4, 100, 200);
      var network = new MixedNetworks(seed).fitting(config, layers, 2 + random.nextInt(config.weightBits() - 1));
      compare(network, new ApuCompiler(config).compile(network), seed, 3);
    }
  }

  @Test
  void theGreedyScheduleComputesTheSame() {
    var network = new MixedNetworks(7).network(new int[] {300, 280, 10}, new int[] {10, 10}, 4);
    var config = ApuConfig.of(10, 60, 4).withDepths(2, 60, 120);
    ApuProgram greedy = new ApuCompiler(config, new GreedyScheduler()).compile(network);
    ApuProgram optimal = new ApuCompiler(config).compile(network);
    assertThat(ApuFormulas.cyclesPerImage(greedy)).isGreaterThan(ApuFormulas.cyclesPerImage(optimal));
    compare(network, greedy, 7, 3);
  }

  @ParameterizedTest
  @CsvSource({"10, 400, 4", "10, 79, 8", "16, 100, 4", "64, 79, 16"})
  void lenetOnMachinesOfSeveralSizes(int pes, int block, int bits) {
    var network = new MixedNetworks(8).network(new int[] {784, 300, 100, 10}, new int[] {10, 10, 10}, 4);
    compare(network, new ApuCompiler(ApuConfig.of(pes, block, bits)).compile(network), 8, 5);
  }

  /// The hand-made trace of one PE: a = [15, 1, 0], W = [[-8, 7, 7], [7, 7, -8]].
  @ParameterizedTest
  @CsvSource({"0, -100, 0, 12", "0, 0, 0, 15"})
  void traceOfOnePe(int bias0, int bias1, int output0, int output1) {
    ApuReference.Run run = new ApuReference(trace(bias0, bias1, false)).run(new int[] {15, 1, 0});
    assertThat(run.outputs()).containsExactly(output0, output1);
    assertThat(run.layers().getFirst().latch()[0]).containsExactly(15, 1, 0);
    assertThat(run.cycles()).isEqualTo(3 + 2 + 2 + 3);
  }

  @Test
  void aRawLayerKeepsTheAccumulator() {
    assertThat(new ApuReference(trace(0, -100, true)).run(new int[] {15, 1, 0}).outputs()).containsExactly(-113, 12);
  }

  @Test
  void extremeOperandsStayInTheirWidths() {
    for (int bits : new int[] {2, 4, 8}) {
      ApuConfig config = ApuConfig.of(1, 400, bits).withDepths(1, 400, 400);
      int[] input = new int[400];
      Arrays.fill(input, config.maxActivation());
      assertThat(new ApuReference(constant(config, config.minWeight())).outputs(input))
          .containsOnly((int) config.minSum());
      assertThat(new ApuReference(constant(config, config.maxWeight())).outputs(input))
          .containsOnly((int) config.maxSum());
    }
  }

  @Test
  void findsAProgramThatTakesWhatNobodySends() {
    ApuConfig config = new ApuConfig(1, 3, 2, 4, 4, 1, 2, 3);
    ApuProgram good = trace(0, 0, false);
    PeImage image = good.pes().getFirst();
    var silent = new PeImage(image.weights(), image.bias(), ImmutableIntArray.of(0, 0, 0));
    var program = new ApuProgram("silent", config, good.layers(), List.of(silent), 4, good.inputs(), good.outputs());
    assertThatThrownBy(() -> new ApuReference(program).run(new int[3])).isInstanceOf(IllegalStateException.class)
        .hasMessage("slot 0: PE 0 takes from PE 0, which does not send");
  }

  /// One layer of 3 inputs and 2 outputs on one PE, written by hand.
  private static ApuProgram trace(int bias0, int bias1, boolean raw) {
    var config = new ApuConfig(1, 3, 2, 4, 4, 1, 2, 3);
    var image = new PeImage(List.of(ImmutableIntArray.of(-8, 7, 7), ImmutableIntArray.of(7, 7, -8)),
        ImmutableIntArray.of(bias0, bias1), ImmutableIntArray.of(2, 2, 2));
    var layer = new ApuLayer("one", 3, 2, 3, 0, 0, 1, 0, 15, raw);
    return new ApuProgram("trace", config, List.of(layer), List.of(image), 4,
        List.of(new Place(0, 0), new Place(0, 1), new Place(0, 2)), List.of(new Place(0, 0), new Place(0, 1)));
  }

  private static ApuProgram constant(ApuConfig config, int weight) {
    int[][] weights = Stream.generate(() -> filled(400, weight)).limit(2).toArray(int[][]::new);
    var layer = BlockLayer.raw("one", 400, 2, 1, new int[2], new int[400], config.weightBits(), config.activationBits(),
        weights, new int[2]);
    return new ApuCompiler(config).compile(new BlockNetwork("constant", List.of(layer)));
  }

  private static int[] filled(int size, int value) {
    int[] filled = new int[size];
    Arrays.fill(filled, value);
    return filled;
  }

  private static void compare(BlockNetwork network, ApuProgram program, long seed, int images) {
    var expected = new NetworkReference(network);
    var machine = new ApuReference(program);
    var inputs = new MixedNetworks(seed + 1);
    for (int n = 0; n < images; n++) {
      int[] input = inputs.input(network);
      int[][] layers = expected.forward(input);
      ApuReference.Run run = machine.run(input);
      assertThat(run.outputs()).as("seed %d, image %d", seed, n).containsExactly(layers[layers.length - 1]);
      assertThat(run.outputs()).containsExactly(machine.outputs(input));
      for (int i = 0; i + 1 < layers.length; i++) {
        compareLayer(network.layers().get(i), layers[i], run.layers().get(i), seed);
      }
      assertThat(run.cycles()).isEqualTo(ApuFormulas.cyclesPerImage(program));
    }
  }

  /// Every PE holds exactly the outputs of its block, in some order, at its first addresses.
  private static void compareLayer(BlockLayer layer, int[] expected, ApuReference.Snapshot state, long seed) {
    for (int block = 0; block < layer.blocks(); block++) {
      int[] outputs = Arrays.stream(layer.outputsOf(block)).map(i -> expected[i]).sorted().toArray();
      int[] held = Arrays.stream(state.outputMemory()[block]).limit(outputs.length).sorted().toArray();
      assertThat(held).as("seed %d, layer %s, PE %d", seed, layer.name(), block).containsExactly(outputs);
    }
  }
}
