package burin.approxconv.reference;

import burin.nn.ConvLayer;
import burin.nn.DeepCopy;
import burin.nn.Requantiser;
import java.util.Arrays;

/// Predicts for one layer which outputs its ReLU will discard.
///
/// An output of map `m` is computed where `sum of factors[m] * inputs + biases[m] > threshold`, and 0 elsewhere. A factor
/// is 0 or a power of two with a sign, so a product is a shift. A sum of 1 stands for `step * 128` of the accumulator.
///
/// A predictor never changes: arrays are copied on the way in and on the way out.
public final class SignPredictor {
  /// A threshold below every sum: nothing is skipped.
  public static final long ALWAYS = Long.MIN_VALUE;
  private static final int INPUT_BITS = 8;

  private final String layer;
  private final WeightLevels levels;
  private final int[][][][] factors;
  private final long[] biases;
  private final long threshold;
  /// The ratio of the sum to the output of the layer, rounding and clamping aside.
  private final double sumsAnOutput;

  private SignPredictor(String layer, WeightLevels levels, int[][][][] factors, long[] biases, long threshold,
      double sumsAnOutput) {
    this.layer = layer;
    this.levels = levels;
    this.factors = factors;
    this.biases = biases;
    this.threshold = threshold;
    this.sumsAnOutput = sumsAnOutput;
  }

  /// The predictor of `layer`, whose weights and biases it rounds; its threshold is 0.
  ///
  /// @throws IllegalArgumentException if the layer has no ReLU right after its convolution
  public static SignPredictor of(ConvLayer layer, WeightLevels levels) {
    if (layer.raw() || layer.pooling().sumsAccumulators()) throw new IllegalArgumentException(
        "layer %s has no ReLU right after its convolution (%s), so there is no sign to predict".formatted(
            layer.name(), layer.raw() ? "it is raw" : layer.pooling().toString()));
    double step = levels.step() * Weights.SCALE;
    int[][][][] factors = Weights.map(layer, weight -> levels.multiple(Weights.real(weight)));
    long[] biases = Arrays.stream(layer.bias()).mapToLong(bias -> Math.round(bias / step)).toArray();
    double ratio = layer.requantiser().map(Requantiser::ratio).orElseThrow();
    return new SignPredictor(layer.name(), levels, factors, biases, 0, 1 / (ratio * step));
  }

  /// The same predictor with another threshold in units of its sum.
  public SignPredictor withThreshold(long other) {
    return new SignPredictor(layer, levels, factors, biases, other, sumsAnOutput);
  }

  /// The same predictor that skips outputs which it takes for at most `outputs`, in units of the layer's outputs.
  public SignPredictor withThresholdInOutputs(double outputs) {
    return withThreshold((long) Math.floor(outputs * sumsAnOutput));
  }

  /// The name of the layer.
  public String layer() {
    return layer;
  }

  /// To what weights are rounded.
  public WeightLevels levels() {
    return levels;
  }

  /// A copy of the factors, `[output][input][row][column]`.
  public int[][][][] factors() {
    return DeepCopy.of(factors);
  }

  /// A copy of the biases, one for each output map.
  public long[] biases() {
    return biases.clone();
  }

  /// The bias of output map `output`.
  public long bias(int output) {
    return biases[output];
  }

  /// The greatest sum that is skipped, or [#ALWAYS].
  public long threshold() {
    return threshold;
  }

  /// Whether an output of `map` is computed whose products sum up to `sum`, the bias left out.
  public boolean computes(int map, int sum) {
    return threshold == ALWAYS || sum + biases[map] > threshold;
  }

  /// Bits of a two's complement sum of products for any weights: those of a shifted input and of the number of products.
  public int sumBits() {
    int taps = factors[0].length * factors[0][0].length * factors[0][0].length;
    return INPUT_BITS + levels.count() - 1 + ceilLog2(taps) + 1;
  }

  private static int ceilLog2(int value) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(value - 1);
  }
}
