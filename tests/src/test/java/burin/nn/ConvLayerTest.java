package burin.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.nn.Pooling.Order;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ConvLayerTest {
  private static final Optional<Requantiser> SCALE = Optional.of(new Requantiser(1, 8));

  @Test
  void derivesShapes() {
    ConvLayer layer = layer(5, 2, 1, new int[3][2][5][5], Pooling.max(2));
    var input = new MapShape(2, 28, 30);
    assertEquals(new MapShape(3, 13, 14), layer.convolved(input));
    assertEquals(new MapShape(3, 6, 7), layer.output(input));
    assertEquals(50, layer.taps());
    assertEquals(3 * 13 * 14 * 50, layer.multiplications(input));
    assertEquals("conv: 2 -> 3 maps, kernel 5x5, stride 2, padding 1, max 2", layer.toString());
  }

  @Test
  void derivesWidths() {
    Pooling average = Pooling.average(2, Order.POOL_THEN_RELU);
    int[][][][] weights = {{{{127, -128}, {1, 0}}}};
    // 4 taps of at most 128 * 255, and 4 times that before the ReLU.
    assertEquals(18, layer(2, 1, 0, weights, Pooling.NONE).accumulatorBits());
    assertEquals(20, layer(2, 1, 0, weights, average).accumulatorBits());
    assertEquals(-128 * 255, layer(2, 1, 0, weights, Pooling.NONE).lowest(0));
    assertEquals(4 * 128 * 255, layer(2, 1, 0, weights, average).highest(0));
  }

  @Test
  void keepsItsOwnArrays() {
    int[][][][] weights = {{{{1}}}};
    ConvLayer layer = layer(1, 1, 0, weights, Pooling.NONE);
    weights[0][0][0][0] = 2;
    layer.weights()[0][0][0][0] = 3;
    layer.bias()[0] = 4;
    assertEquals(1, layer.weight(0, 0, 0, 0));
    assertEquals(0, layer.bias(0));
    assertEquals(layer, layer(1, 1, 0, new int[][][][] {{{{1}}}}, Pooling.NONE));
    assertEquals(layer.hashCode(), layer(1, 1, 0, new int[][][][] {{{{1}}}}, Pooling.NONE).hashCode());
    assertNotEquals(layer, layer(1, 1, 0, weights, Pooling.NONE));
  }

  @Test
  void refusesWrongShapes() {
    assertRefused("layer conv: kernel is 65, allowed 1..64", () -> layer(65, 1, 0, new int[1][1][1][1], Pooling.NONE));
    assertRefused("layer conv: stride is 0, allowed 1..64", () -> layer(1, 0, 0, new int[1][1][1][1], Pooling.NONE));
    assertRefused("layer conv: padding is 2, allowed 0..1", () -> layer(2, 1, 2, new int[1][1][2][2], Pooling.NONE));
    assertRefused("layer conv: weights[0][0] has 1 entries, must be 2 (the kernel)",
        () -> layer(2, 1, 0, new int[1][1][1][2], Pooling.NONE));
    assertRefused("layer conv: weights[0][0][1] has 3 entries, must be 2 (the kernel)",
        () -> layer(2, 1, 0, new int[][][][] {{{{1, 2}, {1, 2, 3}}}}, Pooling.NONE));
    assertRefused("layer conv: weights has 1 entries, must be 2 (the outputs)",
        () -> new ConvLayer("conv", 1, 2, 1, 1, 0, new int[1][1][1][1], new int[2], Pooling.NONE, SCALE));
    assertRefused("layer conv: has 60000 x 60000 kernels of 1 x 1 = 3600000000 weights, allowed 1..67108864",
        () -> new ConvLayer("conv", 60000, 60000, 1, 1, 0, new int[1][1][1][1], new int[2], Pooling.NONE, SCALE));
  }

  @Test
  void refusesWrongValues() {
    assertRefused("layer conv: weights[0][0][0][0] is 128, allowed -128..127",
        () -> layer(1, 1, 0, new int[][][][] {{{{128}}}}, Pooling.NONE));
    // The 16-bit accumulator holds -32768..32767, and the sum reaches 32640 with one weight of -128 and 255.
    assertRefused("layer conv: bias[0] is -200, allowed -128..32767 so that the 16-bit accumulator holds every sum",
        () -> new ConvLayer("conv", 1, 1, 1, 1, 0, new int[][][][] {{{{-128}}}}, new int[] {-200}, Pooling.NONE, SCALE));
    assertRefused("layer conv: bias has 2 entries, must be 1 (the outputs)",
        () -> new ConvLayer("conv", 1, 1, 1, 1, 0, new int[1][1][1][1], new int[2], Pooling.NONE, SCALE));
    assertRefused("layer conv: accumulator bits is 34, allowed 1..32",
        () -> new ConvLayer("conv", 65536, 1, 1, 1, 0, new int[1][65536][1][1], new int[1],
            Pooling.average(2, Order.POOL_THEN_RELU), SCALE));
  }

  @Test
  void refusesToAverageAfterTheReluThatARawLayerLacks() {
    assertRefused("layer conv: is raw and so has no ReLU, but averages after it: give POOL_THEN_RELU, or a requantiser",
        () -> new ConvLayer("conv", 1, 1, 1, 1, 0, new int[1][1][1][1], new int[1],
            Pooling.average(2, Order.RELU_THEN_POOL), Optional.empty()));
  }

  @Test
  void refusesInputsThatDoNotFit() {
    ConvLayer layer = layer(3, 1, 1, new int[1][2][3][3], Pooling.max(3));
    assertRefused("layer conv: takes 2 maps, but its input is 1x9x9", () -> layer.output(new MapShape(1, 9, 9)));
    assertRefused("layer conv: pooling size is 3, allowed 1..2 on maps of 1x2x9",
        () -> layer.output(new MapShape(2, 2, 9)));
    ConvLayer unpadded = layer(3, 1, 0, new int[1][2][3][3], Pooling.NONE);
    assertRefused("layer conv: kernel is 3, allowed 1..2 on an input of 2x2x9 with padding 0",
        () -> unpadded.output(new MapShape(2, 2, 9)));
  }

  @Test
  void refusesWrongPooling() {
    assertRefused("pooling MAX of size 1, allowed 2..64", () -> Pooling.max(1));
    assertRefused("pooling NONE of size 2, allowed 1..1", () -> new Pooling(Pooling.Kind.NONE, 2, Order.RELU_THEN_POOL));
    assertRefused("pooling NONE in the order POOL_THEN_RELU, must be RELU_THEN_POOL",
        () -> new Pooling(Pooling.Kind.NONE, 1, Order.POOL_THEN_RELU));
  }

  @Test
  void refusesWrongMaps() {
    assertRefused("maps of 1x0x2, each must be at least 1", () -> new MapShape(1, 0, 2));
    assertRefused("maps of 65536x65536x65536, at most 67108864 values are allowed",
        () -> new MapShape(65536, 65536, 65536));
  }

  @Test
  void denseLayersAreChecked() {
    assertRefused("layer fc: weights[0][1] is -129, allowed -128..127",
        () -> new DenseLayer("fc", 2, 1, new int[][] {{0, -129}}, new int[1], SCALE));
    assertRefused("layer fc: weights[0] has 1 entries, must be 2 (the inputs)",
        () -> new DenseLayer("fc", 2, 1, new int[1][1], new int[1], SCALE));
    assertRefused("layer fc: inputs is 0, must be at least 1",
        () -> new DenseLayer("fc", 0, 1, new int[1][0], new int[1], SCALE));
    var layer = new DenseLayer("fc", 2, 3, new int[3][2], new int[3], Optional.empty());
    assertEquals("fc: 2 -> 3 (raw accumulator)", layer.toString());
    assertEquals(6, layer.multiplications());
    assertEquals(17, layer.accumulatorBits());
  }

  private static ConvLayer layer(int kernel, int stride, int padding, int[][][][] weights, Pooling pooling) {
    int[] bias = new int[weights.length];
    Arrays.fill(bias, 0);
    return new ConvLayer("conv", weights[0].length, weights.length, kernel, stride, padding, weights, bias, pooling, SCALE);
  }

  private static void assertRefused(String message, Executable make) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, make).getMessage());
  }
}
