package burin.nn;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/// A convolution with its pooling and ReLU, in small integers.
///
/// `A[m][y][x] = sum over n, i, j of weights[m][n][i][j] * input[n][y * stride + i - padding][x * stride + j - padding]`,
/// where what lies outside the input is 0. Inputs are unsigned bytes, weights signed bytes. [Pooling] tells how outputs
/// follow from `A`. A raw layer has no requantiser and gives `A + bias`, or its maximum or sum in each window; it has no
/// ReLU, so it cannot pool after one.
///
/// A layer never changes: arrays are copied on the way in and on the way out. Code that reads single elements calls
/// [#weight(int, int, int, int)] and [#bias(int)], which copy nothing.
///
/// @param name what messages and reports call the layer
/// @param inputs number of input maps
/// @param outputs number of output maps
/// @param kernel side of a kernel
/// @param stride step of the kernel in both directions
/// @param padding rows and columns of zeros on each side of the input, less than `kernel`
/// @param weights `[output][input][row][column]`, -128..127
/// @param bias one per output map, in units of the accumulator that the requantiser sees
/// @param pooling what happens in each window of outputs
/// @param requantiser makes bytes of accumulators; absent in a raw layer
public record ConvLayer(
    String name,
    int inputs,
    int outputs,
    int kernel,
    int stride,
    int padding,
    int[][][][] weights,
    int[] bias,
    Pooling pooling,
    Optional<Requantiser> requantiser) {

  public ConvLayer {
    Objects.requireNonNull(name, "layer name");
    Objects.requireNonNull(pooling, "pooling");
    Objects.requireNonNull(requantiser, "requantiser");
    weights = DeepCopy.of(weights);
    bias = bias.clone();
    ConvChecks.shape(name, inputs, outputs, kernel, stride, padding);
    ConvChecks.weights(name, weights, inputs, outputs, kernel);
    ConvChecks.rawPooling(name, pooling, requantiser.isEmpty());
    ConvChecks.accumulators(name, bias, flat(weights), pooling.sumsAccumulators() ? pooling.area() : 1);
  }

  /// Weights of one output map.
  public int taps() {
    return inputs * kernel * kernel;
  }

  /// Whether the outputs are accumulators instead of bytes.
  public boolean raw() {
    return requantiser.isEmpty();
  }

  /// Bits of a two's complement accumulator for any weights of this shape, sums over a window included where the layer
  /// has them. Every sum with its bias fits, as the constructor has checked.
  public int accumulatorBits() {
    return ConvChecks.accumulatorBits(taps(), pooling.sumsAccumulators() ? pooling.area() : 1);
  }

  /// The least that the accumulator of output map `output` can be, bias included.
  public long lowest(int output) {
    return bias[output] + factor() * ConvChecks.negative(flat(weights[output]));
  }

  /// The greatest that the accumulator of output map `output` can be, bias included.
  public long highest(int output) {
    return bias[output] + factor() * ConvChecks.positive(flat(weights[output]));
  }

  /// The maps of `A` for input maps of `input`.
  public MapShape convolved(MapShape input) {
    ConvChecks.fits(this, input);
    return new MapShape(outputs, side(input.rows()), side(input.columns()));
  }

  /// The maps after pooling for input maps of `input`.
  public MapShape output(MapShape input) {
    MapShape convolved = convolved(input);
    ConvChecks.pools(this, convolved);
    return new MapShape(outputs, convolved.rows() / pooling.size(), convolved.columns() / pooling.size());
  }

  /// Multiplications that compute all of `A` directly, those by the zeros of the padding included.
  public long multiplications(MapShape input) {
    return (long) convolved(input).size() * taps();
  }

  /// The weight at (`row`, `column`) of the kernel from map `input` to map `output`.
  public int weight(int output, int input, int row, int column) {
    return weights[output][input][row][column];
  }

  /// The bias of map `output`.
  public int bias(int output) {
    return bias[output];
  }

  /// A copy of all weights; call it once, not in a loop.
  @Override
  public int[][][][] weights() {
    return DeepCopy.of(weights);
  }

  /// A copy of the biases.
  @Override
  public int[] bias() {
    return bias.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConvLayer that
        && name.equals(that.name)
        && Arrays.equals(numbers(), that.numbers())
        && pooling.equals(that.pooling)
        && requantiser.equals(that.requantiser)
        && Arrays.deepEquals(weights, that.weights)
        && Arrays.equals(bias, that.bias);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        name, Arrays.hashCode(numbers()), pooling, requantiser, Arrays.deepHashCode(weights), Arrays.hashCode(bias));
  }

  @Override
  public String toString() {
    return "%s: %d -> %d maps, kernel %dx%d, stride %d, padding %d, %s%s".formatted(
        name, inputs, outputs, kernel, kernel, stride, padding, pooling, raw() ? " (raw accumulator)" : "");
  }

  private long factor() {
    return 255L * (pooling.sumsAccumulators() ? pooling.area() : 1);
  }

  private int side(int input) {
    return (input + 2 * padding - kernel) / stride + 1;
  }

  private int[] numbers() {
    return new int[] {inputs, outputs, kernel, stride, padding};
  }

  private static int[][] flat(int[][][][] weights) {
    return Arrays.stream(weights).map(ConvLayer::flat).toArray(int[][]::new);
  }

  private static int[] flat(int[][][] kernels) {
    return Arrays.stream(kernels).flatMap(Arrays::stream).flatMapToInt(Arrays::stream).toArray();
  }
}
