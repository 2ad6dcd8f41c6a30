package burin.approxconv.folded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.Burin;
import burin.nn.ConvLayer;
import burin.nn.ConvNetwork;
import burin.nn.ConvNetworks;
import burin.nn.Datasets;
import burin.nn.DenseLayer;
import burin.nn.MapShape;
import burin.nn.Pooling;
import burin.nn.RandomConvNetworks;
import burin.nn.Requantiser;
import burin.nn.reference.ConvReference;
import burin.sim.Engine;
import burin.sim.testing.Item;
import burin.sim.testing.Scoreboard;
import burin.sim.testing.StreamDriver;
import burin.sim.testing.StreamMonitor;
import burin.sim.testing.TestBench;
import burin.verilog.VerilogEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The folded circuit against the model of the network, under random stalls, and its cycles.
class FoldedNetworkTest {
  private static final long PATIENCE = 300_000;
  private static final int DSP_LANES = 17;

  private static RandomGenerator generator(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  private static int[][] rows(int count, int length, RandomGenerator random) {
    return Stream.generate(() -> random.ints(length, -128, 128).toArray()).limit(count).toArray(int[][]::new);
  }

  private static ConvLayer conv(
      String name, int inputs, int outputs, int kernel, Pooling pooling, Requantiser scale, RandomGenerator random) {
    int[][][][] weights = Stream.generate(() -> Stream.generate(() -> rows(kernel, kernel, random)).limit(inputs)
        .toArray(int[][][]::new)).limit(outputs).toArray(int[][][][]::new);
    return new ConvLayer(name, inputs, outputs, kernel, 1, 0, weights, random.ints(outputs, -900, 900).toArray(), pooling,
        Optional.of(scale));
  }

  /// LeNet-1: 4 and 12 maps, and 10 classes.
  private static ConvNetwork lenet1(RandomGenerator random) {
    return new ConvNetwork("lenet-1", new MapShape(1, 28, 28), List.of(
        conv("conv1", 1, 4, 5, Pooling.max(2), new Requantiser(20_000, 22), random),
        conv("conv2", 4, 12, 5, Pooling.max(2), new Requantiser(40_000, 23), random)),
        List.of(new DenseLayer("fc", 192, 10, rows(10, 192, random), random.ints(10, -900, 900).toArray(), Optional.empty())));
  }

  /// Something of everything: several maps, no pool, a kernel of 1, two layers after the convolutions, the last one scaled.
  private static ConvNetwork mixed(RandomGenerator random) {
    return new ConvNetwork("mixed", new MapShape(2, 7, 6), List.of(
        conv("conv1", 2, 3, 3, Pooling.NONE, new Requantiser(30_000, 21), random),
        conv("conv2", 3, 2, 1, Pooling.max(2), new Requantiser(30_000, 22), random)),
        List.of(new DenseLayer("fc1", 8, 5, rows(5, 8, random), new int[5], Optional.of(new Requantiser(9_000, 20))),
            new DenseLayer("fc2", 5, 3, rows(3, 5, random), new int[3], Optional.of(new Requantiser(11, 8)))));
  }

  /// Drives images and compares what comes out.
  private record Run(StreamDriver driver, StreamMonitor monitor, int results) {}

  private static Run run(Engine engine, FoldedConfig config, int images, RandomGenerator random, int... stalls) {
    MapShape input = config.network().input();
    return run(engine, config, Stream.generate(() -> RandomConvNetworks.image(input, random)).limit(images).toList(), stalls);
  }

  private static Run run(Engine engine, FoldedConfig config, List<int[]> images, int... stalls) {
    var module = new FoldedNetwork(config);
    var model = new ConvReference(config.network());
    MapShape input = config.network().input();
    try (var sim = engine.open(module)) {
      var bench = new TestBench(sim, 7).reset();
      var driver = bench.add(bench.driver(module.in.valid, module.in.ready, module.in.payload).stalling(stalls[0]));
      var board = bench.add(new Scoreboard("out"));
      var monitor = bench.add(bench.monitor(module.out.valid, module.out.ready, module.out.payload).stalling(stalls[1]))
          .onItem(board::arrived);
      for (int[] image : images) {
        for (int place = 0; place < input.mapSize(); place++) driver.send(item(place == 0, pixel(input, image, place)));
        board.expect(List.of(item(true, IntStream.of(model.outputs(image)).asLongStream())));
      }
      bench.runUntil(() -> driver.isDone() && board.isDone(), PATIENCE).run(10);
      return new Run(driver, monitor, images.size());
    }
  }

  private static LongStream pixel(MapShape shape, int[] image, int place) {
    return IntStream.range(0, shape.channels()).mapToLong(map -> image[map * shape.mapSize() + place]);
  }

  private static Item item(boolean first, LongStream values) {
    return Item.of(LongStream.concat(LongStream.of(first ? 1 : 0), values).toArray());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void mixedNetworksGiveWhatTheModelGives(Engine engine) {
    var random = generator(1);
    run(engine, new FoldedConfig(mixed(random), 4), 3, random, 30, 30);
  }

  @Test
  void stallsAndMultipliersDoNotMatter() {
    for (int seed = 0; seed < 4; seed++) {
      var random = generator(seed);
      run(Engine.JVM, new FoldedConfig(mixed(random), new int[] {0, 4, 9, 100}[seed]), 4, random, 40 * (seed % 2), 15 * seed);
    }
  }

  /// The multipliers work in 5,496 of the cycles from one image to the next.
  @Test
  void lenet1TakesUnder6700Cycles() {
    var random = generator(3);
    var config = new FoldedConfig(lenet1(random), DSP_LANES);
    assertEquals(25, config.lanes());
    assertEquals(576 * 4 + 64 * 48 + 120, config.busyCycles());
    Run run = run(Engine.JVM, config, 3, random, 0, 0);
    List<Long> out = run.monitor().cycles();
    var intervals = new ArrayList<Long>();
    for (int i = 1; i < run.results(); i++) intervals.add(out.get(i) - out.get(i - 1));
    assertEquals(List.of(5_586L, 5_586L), intervals);
    long latency = out.getFirst() - run.driver().cycles().getFirst() + 1;
    assertTrue(latency <= 6_700, latency + " cycles");
  }

  /// Trained weights: what comes out is what the model of the network says of each digit.
  @Test
  void readsDigits() {
    var network = ConvNetworks.lenet1Relu();
    var digits = Datasets.sample();
    List<int[]> images = IntStream.range(0, 4).mapToObj(i -> digits.input(i, network)).toList();
    run(Engine.JVM, new FoldedConfig(network, DSP_LANES), images, 10, 10);
  }

  /// The cycles do not depend on the weights; tools for FPGAs are told to keep these in block RAM.
  @Test
  void trainedWeightsTakeTheSameCycles() {
    var network = ConvNetworks.lenet1Relu();
    var config = new FoldedConfig(network, DSP_LANES);
    var digits = Datasets.sample();
    Run run = run(Engine.JVM, config, List.of(digits.input(4, network), digits.input(5, network)), 0, 0);
    assertEquals(5_586, run.monitor().cycles().get(1) - run.monitor().cycles().get(0));
    var engine = VerilogEmitter.emit(Burin.circuit(new FoldedNetwork(config))).files().get("MacEngine.v");
    assertTrue(engine.contains("(* ram_style = \"block\" *) reg"), engine);
  }

  @Test
  void mistakesAreTold() {
    var random = generator(4);
    var average = conv("conv1", 1, 2, 3, Pooling.average(2, Pooling.Order.RELU_THEN_POOL), new Requantiser(1, 8), random);
    assertTells("layer conv1: pooling average 2 after ReLU, must be none or max", average, List.of());
    var oblong = new DenseLayer("fc", 2 * 6 * 4, 1, rows(1, 48, random), new int[1], Optional.empty());
    assertTells("network net: the maps before its fully connected layers are 6 x 4, must be square",
        conv("conv1", 1, 2, 3, Pooling.NONE, new Requantiser(1, 8), random), List.of(oblong));
  }

  private static void assertTells(String message, ConvLayer layer, List<DenseLayer> dense) {
    var network = new ConvNetwork("net", new MapShape(1, 8, 6), List.of(layer), dense);
    assertEquals(message, assertThrows(IllegalArgumentException.class, () -> new FoldedConfig(network, 1)).getMessage());
  }
}
