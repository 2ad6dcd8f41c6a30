package burin.mlcnn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.mlcnn.reference.FusedLayer;
import burin.nn.ConvLayer;
import burin.nn.MapShape;
import burin.nn.Pooling;
import burin.nn.RandomConvNetworks;
import burin.nn.reference.ConvLayerReference;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The model: window sums first, against the convolution that is pooled afterwards.
class FusedLayerTest {
  private static final Pooling AVERAGE = Pooling.average(2, Pooling.Order.POOL_THEN_RELU);

  private static ConvLayer golden() {
    return new ConvLayer("golden", 1, 1, 2, 1, 0, new int[][][][] {{{{1, -2}, {3, -1}}}}, new int[1], AVERAGE, Optional.empty());
  }

  @Test
  void goldenVector() {
    var layer = new FusedLayer(golden(), new MapShape(1, 5, 5), false);
    int[] values = IntStream.rangeClosed(1, 25).toArray();
    assertArrayEquals(new int[][][] {{{7, 9, 11, 13, 15}, {17, 19, 21, 23, 25}, {27, 29, 31, 33, 35}, {37, 39, 41, 43, 45}}},
        layer.halfSums(values));
    assertArrayEquals(new int[][][] {{{16, 20, 24, 28}, {36, 40, 44, 48}, {56, 60, 64, 68}, {76, 80, 84, 88}}},
        layer.fullSums(values));
    assertArrayEquals(new long[] {44, 52, 84, 92}, layer.sums(values));
  }

  /// Each sum of two is halved, halves rounded up: (1 + 6 + 1) / 2 = 4, (2 + 7 + 1) / 2 = 5, (4 + 5 + 1) / 2 = 5.
  @Test
  void truncatedGoldenVector() {
    var layer = new FusedLayer(golden(), new MapShape(1, 5, 5), true);
    int[] values = IntStream.rangeClosed(1, 25).toArray();
    assertArrayEquals(new int[] {4, 5, 6, 7, 8}, layer.halfSums(values)[0][0]);
    assertArrayEquals(new int[] {5, 6, 7, 8}, layer.fullSums(values)[0][0]);
    assertEquals(4 * (5 - 2 * 6 + 3 * 10 - 11), layer.sums(values)[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 8})
  void equalsConvolutionThenPooling(int pool) {
    var average = Pooling.average(pool, Pooling.Order.POOL_THEN_RELU);
    var limits = new RandomConvNetworks.Limits(4, 32, 7, 3, true, List.of(average), 1, 0);
    var random = new SplittableRandom(pool);
    for (int i = 0; i < 40; i++) {
      var shape = new MapShape(1 + random.nextInt(3), 31 + random.nextInt(4), 31 + random.nextInt(4));
      RandomConvNetworks.layer("random-" + i, shape, i % 2 == 0, limits, random).ifPresent(layer -> {
        int[] image = RandomConvNetworks.image(shape, random);
        assertArrayEquals(new ConvLayerReference(layer, shape).forward(image),
            new FusedLayer(layer, shape, false).forward(image), layer.toString());
      });
    }
  }
}
