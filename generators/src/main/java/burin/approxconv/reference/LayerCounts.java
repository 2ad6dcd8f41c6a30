package burin.approxconv.reference;

import java.util.Locale;

/// How often the predictor of one convolution was right, in outputs before pooling.
///
/// An output is negative if its accumulator, bias included, is at most 0, so that the ReLU discards it.
///
/// @param outputs all of them
/// @param negative those that the ReLU discards
/// @param skipped those that are not computed
/// @param falseNegatives skipped although not negative, which may cost accuracy
/// @param lost false negatives that would not have been rounded to 0 either
public record LayerCounts(long outputs, long negative, long skipped, long falseNegatives, long lost) {
  /// Nothing counted yet.
  public static final LayerCounts NONE = new LayerCounts(0, 0, 0, 0, 0);

  /// Negative although computed, which costs energy.
  public long falsePositives() {
    return negative - (skipped - falseNegatives);
  }

  /// The share of outputs that are negative.
  public double negativeShare() {
    return share(negative, outputs);
  }

  /// The share of outputs that are skipped.
  public double skipRate() {
    return share(skipped, outputs);
  }

  /// The share of outputs that are not negative and yet skipped, among those that are not negative.
  public double falseNegativeRate() {
    return share(falseNegatives, outputs - negative);
  }

  /// The share of negative outputs that are computed.
  public double falsePositiveRate() {
    return share(falsePositives(), negative);
  }

  /// Both counts together.
  public LayerCounts plus(LayerCounts other) {
    return new LayerCounts(outputs + other.outputs, negative + other.negative, skipped + other.skipped,
        falseNegatives + other.falseNegatives, lost + other.lost);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "negative %.2f %%, skipped %.2f %%, false negatives %.2f %%, false positives %.2f %%",
        100 * negativeShare(), 100 * skipRate(), 100 * falseNegativeRate(), 100 * falsePositiveRate());
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : part / (double) whole;
  }
}
