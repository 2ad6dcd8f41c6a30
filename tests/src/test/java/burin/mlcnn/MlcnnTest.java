package burin.mlcnn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import burin.mlcnn.reference.FusedLayer;
import burin.nn.ConvLayer;
import burin.nn.ConvNetwork;
import burin.nn.MapShape;
import burin.nn.Pooling;
import burin.nn.RandomConvNetworks;
import burin.nn.Requantiser;
import burin.sim.Engine;
import burin.sim.Simulator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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
    return new MlcnnConfig(NumberFormat.INT8, mode, Sums.FULL, slices, new Tile(8, 2, 6, 8), new Limits(5, 2, 3, 400), 64);
  }

  /// Kernel, stride, window: one layer of the smallest size that has two pooled rows, three columns.
  @ParameterizedTest
  @EnumSource(Mode.class)
  void countersEqualTheFormulas(Mode mode) {
    var config = new MlcnnConfig(NumberFormat.INT8, mode, Sums.FULL, new SliceMap(2, 2), new Tile(2, 2, 16, 24),
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
  @CsvSource({"DIRECT,1,1", "DIRECT,4,2", "MERGED,2,3", "MERGED,8,1", "MLCNN,1,4", "MLCNN,8,2", "BOTH,2,1", "BOTH,16,3", "BOTH,4,5"})
  void runsRandomNetworks(Mode mode, int channels, int rows) {
    var limits = new RandomConvNetworks.Limits(9, 24, 5, 2, true, mode.pools() ? ALL_POOLINGS : POOLINGS, 3, 0);
    for (long seed = 1; seed <= 6; seed++) {
      var network = RandomConvNetworks.random(seed, limits);
      var random = new SplittableRandom(seed);
      var images = List.of(RandomConvNetworks.image(network.input(), random), RandomConvNetworks.image(network.input(), random));
      new MlcnnRun(Engine.JVM, tiled(mode, new SliceMap(channels, rows)), network, MlcnnCompiler.Options.USUAL).check(images);
    }
  }
}
