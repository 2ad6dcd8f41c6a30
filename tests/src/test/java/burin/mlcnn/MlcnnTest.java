package burin.mlcnn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.mlcnn.reference.FusedLayer;
import burin.nn.ConvLayer;
import burin.nn.ConvNetwork;
import burin.nn.MapShape;
import burin.nn.Pooling;
import burin.nn.RandomConvNetworks;
import burin.nn.Requantiser;
import burin.sim.Engine;
import burin.sim.Simulator;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The accelerator against the models.
class MlcnnTest {
  private static final MapShape FIVE = new MapShape(1, 5, 5);
  private static final int[] ONE_TO_25 = IntStream.rangeClosed(1, 25).toArray();

  /// A kernel [[1, -2], [3, -1]] on the numbers 1 to 25, averaged in windows of 2 x 2.
  private static ConvNetwork golden(Optional<Requantiser> requantiser) {
    var layer = new ConvLayer("conv", 1, 1, 2, 1, 0, new int[][][][] {{{{1, -2}, {3, -1}}}}, new int[1],
        Pooling.average(2, Pooling.Order.POOL_THEN_RELU), requantiser);
    return new ConvNetwork("golden", FIVE, List.of(layer), List.of());
  }

  private static MlcnnConfig small(Mode mode) {
    return new MlcnnConfig(NumberFormat.INT8, mode, Sums.FULL, new SliceMap(1, 1), new Tile(2, 1, 4, 4),
        new Limits(2, 1, 2, 16), 16);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void goldenVector(Mode mode) {
    var model = new FusedLayer(golden(Optional.empty()).convolutions().getFirst(), FIVE, false);
    assertArrayEquals(new long[] {44, 52, 84, 92}, model.sums(ONE_TO_25));
    new MlcnnRun(Engine.JVM, small(mode), golden(Optional.empty()), MlcnnCompiler.Options.USUAL).check(List.of(ONE_TO_25));
    var quarter = Optional.of(new Requantiser(64, 8));
    new MlcnnRun(Engine.JVM, small(mode), golden(quarter), MlcnnCompiler.Options.USUAL).check(List.of(ONE_TO_25));
  }

  private static final List<Pooling> POOLINGS = List.of(Pooling.NONE, Pooling.average(2, Pooling.Order.POOL_THEN_RELU),
      Pooling.average(3, Pooling.Order.POOL_THEN_RELU));
  private static final List<Pooling> ALL_POOLINGS = List.of(Pooling.NONE, Pooling.max(2), Pooling.max(3),
      Pooling.average(2, Pooling.Order.POOL_THEN_RELU), Pooling.average(2, Pooling.Order.RELU_THEN_POOL),
      Pooling.average(3, Pooling.Order.POOL_THEN_RELU));

  /// Few slices and small tiles, so that every layer has several.
  private static MlcnnConfig tiled(Mode mode, SliceMap slices) {
    return new MlcnnConfig(NumberFormat.INT8, mode, Sums.FULL, slices, new Tile(8, 2, 9, 11), new Limits(5, 2, 3, 400), 64);
  }

  /// Kernel, stride, window: one layer of the smallest size that has two pooled rows, three columns.
  @ParameterizedTest
  @EnumSource(Mode.class)
  void countersEqualTheFormulas(Mode mode) {
    var config = new MlcnnConfig(NumberFormat.INT8, mode, Sums.FULL, new SliceMap(2, 2), new Tile(2, 2, 46, 70),
        new Limits(11, 3, 8, 242), 1000);
    var random = new SplittableRandom(5);
    var module = new Mlcnn(config);
    try (var simulator = Engine.JVM.open(module)) {
      for (int kernel : new int[] {1, 3, 5, 7, 11}) {
        for (int stride = 1; stride <= 3; stride++) {
          for (int pool : new int[] {2, 3, 8}) one(module, simulator, config, kernel, stride, pool, random);
        }
      }
    }
  }

  private static void one(
      Mlcnn module, Simulator simulator, MlcnnConfig config, int kernel, int stride, int pool, SplittableRandom random) {
    var shape = new MapShape(2, stride * (2 * pool - 1) + kernel, stride * (3 * pool - 1) + kernel + 1);
    int[][][][] weights = new int[3][2][kernel][kernel];
    for (int[][][] output : weights) for (int[][] input : output) for (int[] row : input) {
      for (int j = 0; j < row.length; j++) row[j] = random.nextInt(-128, 128);
    }
    var layer = new ConvLayer("K%d S%d p%d".formatted(kernel, stride, pool), 2, 3, kernel, stride, 0, weights, new int[3],
        Pooling.average(pool, Pooling.Order.POOL_THEN_RELU), Optional.empty());
    var network = new ConvNetwork(layer.name(), shape, List.of(layer), List.of());
    new MlcnnRun(Engine.JVM, config, network, MlcnnCompiler.Options.USUAL)
        .check(module, simulator, List.of(RandomConvNetworks.image(shape, random)));
  }

  @ParameterizedTest(name = "{0}, {1} x {2} slices")
  @CsvSource({"DIRECT,4,2", "MERGED,2,3", "MERGED,16,1", "MLCNN,1,4", "BOTH,8,3", "DIRECT,1,13", "BOTH,2,16"})
  void runsRandomNetworks(Mode mode, int channels, int rows) {
    var limits = new RandomConvNetworks.Limits(9, 24, 5, 2, true, mode.pools() ? ALL_POOLINGS : POOLINGS, 3, 0);
    for (long seed = 1; seed <= 6; seed++) {
      var network = RandomConvNetworks.random(seed, limits);
      var random = new SplittableRandom(seed);
      var images = List.of(RandomConvNetworks.image(network.input(), random), RandomConvNetworks.image(network.input(), random));
      new MlcnnRun(Engine.JVM, tiled(mode, new SliceMap(channels, rows)), network, MlcnnCompiler.Options.USUAL).check(images);
    }
  }

  private static MlcnnRun random(Engine engine, MlcnnConfig config, long seed, MlcnnCompiler.Options options) {
    var average = Pooling.average(2, Pooling.Order.POOL_THEN_RELU);
    var poolings = config.sums() == Sums.FULL ? List.of(Pooling.NONE, Pooling.max(2), average, average) : List.of(average);
    var limits = new RandomConvNetworks.Limits(6, 20, 4, 2, false, poolings, 3, 0);
    return new MlcnnRun(engine, config, RandomConvNetworks.random(seed, limits), options);
  }

  private static MlcnnConfig pairs(Mode mode, Sums sums) {
    return new MlcnnConfig(NumberFormat.INT8, mode, sums, new SliceMap(4, 2), new Tile(8, 2, 20, 20),
        new Limits(5, 2, 2, 400), 100);
  }

  /// Half sums that a layer stores for the next one: 16 bits each, or 8 where they are truncated.
  @ParameterizedTest
  @EnumSource(Sums.class)
  void storesHalfSums(Sums sums) {
    var module = new Mlcnn(pairs(Mode.BOTH, sums));
    int stored = 0;
    try (var simulator = Engine.JVM.open(module)) {
      for (long seed = 1; seed <= 60; seed++) {
        var run = random(Engine.JVM, pairs(Mode.BOTH, sums), seed, new MlcnnCompiler.Options(Set.of(), true));
        run.check(module, simulator, run.randomImages(1, seed));
        stored += (int) run.program().layers().stream().filter(layer -> layer.plan().halvesOut()).count();
      }
    }
    assertTrue(stored > 3, "only " + stored + " layers stored half sums");
  }

  /// One machine computes the same layers fused and not, in one network.
  @Test
  void changesItsModeWithinANetwork() {
    var module = new Mlcnn(pairs(Mode.BOTH, Sums.FULL));
    try (var simulator = Engine.JVM.open(module)) {
      for (String direct : List.of("", "conv1", "conv2")) {
        var average = Pooling.average(2, Pooling.Order.POOL_THEN_RELU);
        var limits = new RandomConvNetworks.Limits(6, 20, 3, 1, false, List.of(average), 2, 0);
        var network = RandomConvNetworks.random(11, limits);
        var options = new MlcnnCompiler.Options(Set.of(direct), false);
        var run = new MlcnnRun(Engine.JVM, pairs(Mode.BOTH, Sums.FULL), network, options);
        assertEquals(direct.equals("conv1") ? Mode.DIRECT : Mode.MLCNN, run.program().layers().getFirst().plan().way());
        run.check(module, simulator, run.randomImages(1, 1));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = Mode.class, names = {"DIRECT", "MERGED", "MLCNN"})
  void holdsTheLargestSums(Mode mode) {
    var average = Pooling.average(2, Pooling.Order.POOL_THEN_RELU);
    var shape = new MapShape(4, 7, 7);
    for (int weight : new int[] {-128, 127}) {
      int[][][][] weights = new int[3][4][3][3];
      for (int[][][] output : weights) for (int[][] input : output) for (int[] row : input) Arrays.fill(row, weight);
      var layer = new ConvLayer("extreme", 4, 3, 3, 1, 0, weights, new int[3], average, Optional.empty());
      var config = new MlcnnConfig(NumberFormat.INT8, mode, Sums.FULL, new SliceMap(2, 1), new Tile(4, 2, 6, 6),
          new Limits(3, 1, 2, 36), 16);
      int[] image = new int[shape.size()];
      Arrays.fill(image, 255);
      new MlcnnRun(Engine.JVM, config, new ConvNetwork("extreme", shape, List.of(layer), List.of()),
          MlcnnCompiler.Options.USUAL).check(List.of(image));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void runsOnEveryEngine(Engine engine) {
    var run = random(engine, pairs(Mode.BOTH, Sums.FULL), 3, new MlcnnCompiler.Options(Set.of(), true));
    run.check(run.randomImages(1, 2));
  }

  /// A DRAM that is not ready in some cycles changes when things happen, and nothing else.
  @Test
  void waitsForItsDram() {
    var config = pairs(Mode.BOTH, Sums.FULL);
    var module = new Mlcnn(config);
    try (var simulator = Engine.JVM.open(module)) {
      for (long seed = 1; seed <= 8; seed++) {
        var run = random(Engine.JVM, config, seed, MlcnnCompiler.Options.USUAL);
        run.checkStalled(module, simulator, seed);
      }
    }
  }
}
