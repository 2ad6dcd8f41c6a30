package burin.mlcnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.Burin;
import burin.nn.ConvLayer;
import burin.nn.ConvNetwork;
import burin.nn.DenseLayer;
import burin.nn.MapShape;
import burin.nn.Pooling;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Widths and sizes, and what is refused.
class MlcnnConfigTest {
  private static final SliceMap SLICES = new SliceMap(8, 4);
  private static final Tile TILE = new Tile(16, 4, 28, 28);

  private static MlcnnConfig of(Mode mode, Sums sums, Tile tile, Limits limits, int kilobytes) {
    return new MlcnnConfig(NumberFormat.INT8, mode, sums, SLICES, tile, limits, kilobytes);
  }

  private static void refused(String reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable what) {
    assertThatThrownBy(what).isInstanceOf(IllegalArgumentException.class).hasMessage(reason);
  }

  @Test
  void sumsHaveNineAndTenBits() {
    var precision = MlcnnConfig.standard().precision();
    assertEquals(9, precision.halfBits());
    assertEquals(16, precision.halfStorageBits());
    assertEquals(10, precision.operandBits());
    assertEquals(31, precision.accumulatorBits());
    assertEquals(10, MlcnnConfig.standard().with(Mode.MERGED).precision().weightBits());
    assertEquals(8, MlcnnConfig.standard().with(Mode.MERGED).precision().operandBits());
    assertEquals(8, MlcnnConfig.standard().with(Sums.TRUNC8).precision().operandBits());
  }

  @Test
  void standardFitsThePapersBuffers() {
    assertThat(MlcnnConfig.standard().buffers().bits()).isBetween(100 * 8192L, 134 * 8192L);
  }

  @Test
  void refusesWhatCannotBeBuilt() {
    refused("mlcnn: 12 channel lanes, allowed 1, 2, 4 and multiples of 8, which fill words of 64 bits",
        () -> SliceMap.channel(12));
    refused("mlcnn: 65 row lanes, allowed 1..64", () -> SliceMap.row(65));
    refused("mlcnn: 64 x 32 = 2048 slices, allowed 1..1024", () -> new SliceMap(64, 32));
    refused("mlcnn: largest pool is 9, allowed 1..8", () -> new Limits(5, 1, 9, 100));
    refused("mlcnn: terms is 24, allowed 25..1048576", () -> new Limits(5, 1, 2, 24));
    refused("mlcnn: tile inputs is 0, allowed 1..64", () -> new Tile(1, 0, 1, 1));
    refused("mlcnn: the largest pool is 1, and mode MLCNN is for pools of 2 and more; use DIRECT",
        () -> of(Mode.MLCNN, Sums.FULL, TILE, new Limits(5, 1, 1, 100), 134));
    refused("mlcnn: TRUNC8 truncates sums of activations, and mode MERGED has none; use FULL",
        () -> of(Mode.MERGED, Sums.TRUNC8, TILE, new Limits(5, 1, 2, 100), 134));
    refused("mlcnn: TRUNC8 halves sums of two, so the largest pool must be 2, not 3",
        () -> of(Mode.BOTH, Sums.TRUNC8, TILE, new Limits(5, 1, 3, 100), 134));
    refused("mlcnn: a tile of 6 x 28 holds no window of 3 x 3 outputs of stride 3, for which it takes 7 x 7",
        () -> of(Mode.BOTH, Sums.FULL, new Tile(8, 1, 6, 28), new Limits(5, 3, 3, 100), 134));
    refused("mlcnn: the buffers have 121.3 KB, but may have 64; use smaller tiles",
        () -> of(Mode.BOTH, Sums.FULL, TILE, new Limits(5, 2, 2, 4608), 64));
  }

  @Test
  void refusesSumsThatWouldOverflow() {
    refused("mlcnn: a sum of 100000 products of 2 x 2 windows needs 35 bits, and there are 32; "
        + "allow fewer terms or smaller pools", () -> of(Mode.MLCNN, Sums.FULL, TILE, new Limits(5, 1, 2, 100_000), 134));
  }

  private static ConvLayer layer(int inputs, int kernel, int stride, Pooling pooling) {
    return new ConvLayer("conv1", inputs, 1, kernel, stride, 0, new int[1][inputs][kernel][kernel], new int[1], pooling,
        pooling.order() == Pooling.Order.RELU_THEN_POOL && pooling.kind() == Pooling.Kind.AVERAGE
            ? Optional.of(new burin.nn.Requantiser(1, 8)) : Optional.empty());
  }

  private static MlcnnProgram compile(Mode mode, ConvLayer layer) {
    var shape = new MapShape(layer.inputs(), 32, 32);
    return new MlcnnCompiler(MlcnnConfig.standard().with(mode)).compile(
        new ConvNetwork("network", shape, List.of(layer), List.of()));
  }

  @Test
  void refusesLayersThatDoNotFit() {
    var average = Pooling.average(2, Pooling.Order.POOL_THEN_RELU);
    refused("mlcnn: layer conv1: kernel is 7, and the accelerator has 5 at most",
        () -> compile(Mode.BOTH, layer(1, 7, 1, average)));
    refused("mlcnn: layer conv1: stride is 3, and the accelerator has 2 at most",
        () -> compile(Mode.BOTH, layer(1, 5, 3, average)));
    refused("mlcnn: layer conv1: pool is 3, and the accelerator has 2 at most",
        () -> compile(Mode.BOTH, layer(1, 5, 1, Pooling.max(3))));
    refused("mlcnn: layer conv1: terms is 5000, and the accelerator has 4608 at most",
        () -> compile(Mode.BOTH, layer(200, 5, 1, average)));
    refused("mlcnn: layer conv1: max 2 pools after the convolution, which mode MLCNN cannot",
        () -> compile(Mode.MLCNN, layer(1, 5, 1, Pooling.max(2))));
  }

  @Test
  void isBuiltWithoutWarnings() {
    for (NumberFormat format : NumberFormat.values()) {
      for (Mode mode : Mode.values()) {
        for (SliceMap slices : List.of(new SliceMap(2, 2), SliceMap.channel(16), SliceMap.row(3))) {
          var config = new MlcnnConfig(format, mode, Sums.FULL, slices, new Tile(2, 1, 8, 8), new Limits(3, 2, 2, 100), 500);
          assertThat(Burin.warnings(new Mlcnn(config))).as("%s %s %s", format, mode, slices).isEmpty();
        }
      }
    }
  }

  /// A word has eight columns, so a tile that begins within one needs up to seven more than it computes.
  @Test
  void refusesLayersThatNoTileOfFits() {
    var config = of(Mode.BOTH, Sums.FULL, new Tile(8, 1, 2, 2), new Limits(5, 1, 2, 100), 134);
    var layer = layer(1, 5, 1, Pooling.average(2, Pooling.Order.POOL_THEN_RELU));
    refused("mlcnn: layer conv1: not one of its output columns fits the buffers; use larger tiles",
        () -> new MlcnnCompiler(config).compile(new ConvNetwork("network", new MapShape(1, 32, 32), List.of(layer), List.of())));
  }

  @Test
  void refusesDenseLayersOfMapsThatAreNotSquare() {
    var dense = new DenseLayer("fc", 6, 1, new int[1][6], new int[1], Optional.empty());
    var network = new ConvNetwork("network", new MapShape(1, 2, 3), List.of(), List.of(dense));
    refused("mlcnn: layer fc: is fully connected to maps of 2 x 3, and kernels are square",
        () -> new MlcnnCompiler(MlcnnConfig.standard()).compile(network));
  }

  @Test
  void refusesAveragesThatTakeADivision() {
    var limits = new Limits(5, 1, 3, 100);
    var config = of(Mode.BOTH, Sums.FULL, new Tile(8, 1, 28, 28), limits, 134);
    var layer = layer(1, 5, 1, Pooling.average(3, Pooling.Order.RELU_THEN_POOL));
    refused("mlcnn: layer conv1: averages 9 bytes after the ReLU, which takes a division; use windows of 2, 4 or 8",
        () -> new MlcnnCompiler(config).compile(new ConvNetwork("network", new MapShape(1, 32, 32), List.of(layer), List.of())));
  }
}
