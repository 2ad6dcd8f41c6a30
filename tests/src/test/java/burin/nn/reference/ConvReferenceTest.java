package burin.nn.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.nn.ConvLayer;
import burin.nn.ConvNetwork;
import burin.nn.DenseLayer;
import burin.nn.MapShape;
import burin.nn.Pooling;
import burin.nn.Pooling.Order;
import burin.nn.RandomConvNetworks;
import burin.nn.RandomConvNetworks.Limits;
import burin.nn.Requantiser;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConvReferenceTest {
  private static final Optional<Requantiser> QUARTER = Optional.of(new Requantiser(64, 8));
  private static final int[] COUNTING = IntStream.rangeClosed(1, 25).toArray();
  private static final MapShape FIVE = new MapShape(1, 5, 5);

  @Test
  void sumsBeforeTheRelu() {
    var pooling = Pooling.average(2, Order.POOL_THEN_RELU);
    assertArrayEquals(new int[] {44, 52, 84, 92}, forward(pooling, 0, Optional.empty()));
    assertArrayEquals(new int[] {11, 13, 21, 23}, forward(pooling, 0, QUARTER));
    assertArrayEquals(new int[] {0, 0, 0, 1}, forward(pooling, -90, QUARTER));
  }

  @Test
  void averagesAfterTheRelu() {
    var same = Optional.of(new Requantiser(256, 8));
    // Convolution outputs are 8 9 10 11, 13 14 15 16, 18 19 20 21, 23 24 25 26; halves go up.
    assertArrayEquals(new int[] {11, 13, 21, 23}, forward(Pooling.average(2, Order.RELU_THEN_POOL), 0, same));
    // 0 0, 3 4 gives 7/4; 0 1, 5 6 gives 12/4.
    assertArrayEquals(new int[] {2, 3, 11, 13}, forward(Pooling.average(2, Order.RELU_THEN_POOL), -10, same));
  }

  @Test
  void takesTheLargest() {
    assertArrayEquals(new int[] {14, 16, 24, 26}, forward(Pooling.max(2), 0, Optional.empty()));
    assertArrayEquals(new int[] {4, 4, 6, 7}, forward(Pooling.max(2), 0, QUARTER));
  }

  /// Against the definition with whole numbers of any size, computed in another order.
  @Test
  void agreesWithTheDefinition() {
    var random = new Random(3);
    for (long seed = 0; seed < 200; seed++) {
      ConvNetwork network = RandomConvNetworks.random(seed, Limits.small());
      var model = new ConvReference(network);
      int[] image = RandomConvNetworks.image(network.input(), random);
      int[][] outputs = model.forward(image);
      int[] values = image;
      for (int i = 0; i < outputs.length; i++) {
        values = defined(network, i, values);
        assertArrayEquals(values, outputs[i], "seed " + seed + ", layer " + i + " of " + network);
      }
      assertArrayEquals(values, model.outputs(image));
    }
  }

  @Test
  void refusesWrongImages() {
    var model = new ConvReference(new ConvNetwork("x", FIVE, List.of(layer(Pooling.NONE, 0, QUARTER)), List.of()));
    assertEquals("network x takes 25 inputs (1x5x5), got 3",
        assertThrows(IllegalArgumentException.class, () -> model.forward(new int[3])).getMessage());
    int[] image = new int[25];
    image[7] = 256;
    assertEquals("network x: input[7] is 256, allowed 0..255",
        assertThrows(IllegalArgumentException.class, () -> model.forward(image)).getMessage());
  }

  private static int[] forward(Pooling pooling, int bias, Optional<Requantiser> requantiser) {
    return new ConvLayerReference(layer(pooling, bias, requantiser), FIVE).forward(COUNTING);
  }

  private static ConvLayer layer(Pooling pooling, int bias, Optional<Requantiser> requantiser) {
    return new ConvLayer("conv", 1, 1, 2, 1, 0, new int[][][][] {{{{1, -2}, {3, -1}}}}, new int[] {bias}, pooling,
        requantiser);
  }

  private static int[] defined(ConvNetwork network, int layer, int[] values) {
    int convolutions = network.convolutions().size();
    return layer < convolutions
        ? defined(network.convolutions().get(layer), network.shape(layer), values)
        : defined(network.dense().get(layer - convolutions), values);
  }

  private static int[] defined(DenseLayer layer, int[] values) {
    return IntStream.range(0, layer.outputs()).map(i -> {
      BigInteger sum = BigInteger.valueOf(layer.bias(i));
      for (int j = 0; j < values.length; j++) sum = sum.add(product(layer.weight(i, j), values[j]));
      return finish(sum, layer.requantiser());
    }).toArray();
  }

  private static int[] defined(ConvLayer layer, MapShape input, int[] values) {
    MapShape output = layer.output(input);
    int[] result = new int[output.size()];
    for (int k = 0; k < result.length; k++) {
      int m = k / output.mapSize();
      int y = k / output.columns() % output.rows();
      result[k] = window(layer, input, values, m, y, k % output.columns());
    }
    return result;
  }

  private static int window(ConvLayer layer, MapShape input, int[] values, int m, int y, int x) {
    int size = layer.pooling().size();
    BigInteger bias = BigInteger.valueOf(layer.bias(m));
    List<BigInteger> all = IntStream.range(0, size * size)
        .mapToObj(k -> convolution(layer, input, values, m, y * size + k / size, x * size + k % size)).toList();
    BigInteger sum = all.stream().reduce(BigInteger.ZERO, BigInteger::add);
    return switch (layer.pooling().kind()) {
      case NONE -> finish(all.getFirst().add(bias), layer.requantiser());
      case MAX -> all.stream().mapToInt(each -> finish(each.add(bias), layer.requantiser())).max().orElseThrow();
      case AVERAGE -> layer.pooling().order() == Order.POOL_THEN_RELU
          ? finish(sum.add(bias), layer.requantiser())
          : Math.floorDiv(all.stream().mapToInt(each -> finish(each.add(bias), layer.requantiser())).sum()
              + size * size / 2, size * size);
    };
  }

  private static BigInteger convolution(ConvLayer layer, MapShape input, int[] values, int m, int y, int x) {
    BigInteger sum = BigInteger.ZERO;
    for (int j = 0; j < layer.kernel(); j++) {
      for (int i = 0; i < layer.kernel(); i++) {
        int row = y * layer.stride() + i - layer.padding();
        int column = x * layer.stride() + j - layer.padding();
        if (row < 0 || column < 0 || row >= input.rows() || column >= input.columns()) continue;
        for (int n = 0; n < layer.inputs(); n++) {
          sum = sum.add(product(layer.weight(m, n, i, j), values[input.index(n, row, column)]));
        }
      }
    }
    return sum;
  }

  private static BigInteger product(int weight, int value) {
    return BigInteger.valueOf((long) weight * value);
  }

  private static int finish(BigInteger sum, Optional<Requantiser> requantiser) {
    if (requantiser.isEmpty()) return sum.intValueExact();
    BigInteger half = BigInteger.ONE.shiftLeft(requantiser.get().shift() - 1);
    return sum.multiply(BigInteger.valueOf(requantiser.get().multiplier())).add(half)
        .shiftRight(requantiser.get().shift()).max(BigInteger.ZERO).min(BigInteger.valueOf(255)).intValueExact();
  }
}
