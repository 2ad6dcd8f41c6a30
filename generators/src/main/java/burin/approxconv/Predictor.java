package burin.approxconv;

import static com.google.common.base.Preconditions.checkArgument;

import burin.approxconv.reference.SignPredictor;
import burin.nn.DeepCopy;
import java.util.Arrays;

/// What a convolution's predictor computes: the sum of the inputs times `factors`, each of which is 0 or a power of two with a
/// sign, and of `biases`. An output is computed where the sum is greater than the threshold.
///
/// Never changes: arrays are copied on the way in and on the way out.
public final class Predictor {
  /// A threshold below every sum: nothing is skipped.
  public static final long ALWAYS = Long.MIN_VALUE;

  private static final int MAX_SHIFT = 7;

  private final int[][][][] factors;
  private final long[] biases;
  private final long threshold;

  /// @param factors `[output][input][row][column]`, as the weights of the layer: 0 or +-2^0 to +-2^7
  /// @param biases one for each output, in units of the sum
  /// @param threshold in units of the sum, or [#ALWAYS]
  public Predictor(int[][][][] factors, long[] biases, long threshold) {
    this.factors = DeepCopy.of(factors);
    this.biases = biases.clone();
    this.threshold = threshold;
    checkArgument(factors.length == biases.length, "%s outputs of factors, but %s biases", factors.length, biases.length);
    for (int[][][] output : factors) Arrays.stream(output).flatMap(Arrays::stream).flatMapToInt(Arrays::stream)
        .forEach(Predictor::check);
  }

  static Predictor of(SignPredictor predictor) {
    long threshold = predictor.threshold();
    return new Predictor(predictor.factors(), predictor.biases(), threshold == SignPredictor.ALWAYS ? ALWAYS : threshold);
  }

  private static void check(int factor) {
    int size = Math.abs(factor);
    checkArgument(factor == 0 || Integer.bitCount(size) == 1 && size <= 1 << MAX_SHIFT,
        "a factor is %s, must be 0 or +-2^0 to +-2^%s", factor, MAX_SHIFT);
  }

  public int outputs() {
    return biases.length;
  }

  /// What is added to the sum of output `output`.
  public long bias(int output) {
    return biases[output];
  }

  public long threshold() {
    return threshold;
  }

  /// The same predictor with another threshold.
  public Predictor withThreshold(long other) {
    return new Predictor(factors, biases, other);
  }

  /// A copy of the factors.
  public int[][][][] factors() {
    return DeepCopy.of(factors);
  }

  /// The greatest sum of factors that is not enough for output `m`, or [#ALWAYS].
  long limit(int output) {
    return threshold == ALWAYS ? ALWAYS : Math.subtractExact(threshold, biases[output]);
  }
}
