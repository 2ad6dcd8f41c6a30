package burin.approxconv.reference;

import burin.nn.ConvLayer;
import java.util.Arrays;

/// The levels 0 and `2^-exponent, 2^-(exponent+1), ..., 2^-(exponent+count-1)` of both signs.
///
/// @param exponent of the largest level, which may be negative
/// @param count levels above 0, 1..8
public record PowerLevels(int exponent, int count) implements WeightLevels {
  /// The most levels.
  public static final int MAX_COUNT = 8;
  private static final int MAX_EXPONENT = 20;
  private static final double SHARE = 0.99;

  public PowerLevels {
    if (count < 1 || count > MAX_COUNT) throw new IllegalArgumentException(
        "levels are %d, allowed 1..%d".formatted(count, MAX_COUNT));
    if (Math.abs(exponent) > MAX_EXPONENT) throw new IllegalArgumentException(
        "exponent of the largest level is %d, allowed %d..%d".formatted(exponent, -MAX_EXPONENT, MAX_EXPONENT));
  }

  /// `count` levels, the largest of which is the one closest to the 99th percentile of the layer's weights.
  public static PowerLevels of(ConvLayer layer, int count) {
    return new PowerLevels(closestExponent(percentile(Weights.sizes(layer))), count);
  }

  /// The exponent `k` for which `2^-k` is closest to `size`; the smaller of two that are equally close, so the larger level.
  public static int closestExponent(double size) {
    if (!(size > 0)) return 0;
    int below = -Math.getExponent(size);
    double low = Math.scalb(1.0, -below);
    int exponent = 2 * low - size <= size - low ? below - 1 : below;
    return Math.clamp(exponent, -MAX_EXPONENT, MAX_EXPONENT);
  }

  /// The smallest of `sizes` that at least 99 of a hundred do not exceed.
  static double percentile(double[] sizes) {
    double[] sorted = sizes.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(SHARE * sorted.length) - 1];
  }

  /// The nearest level; of two that are equally near, the one closer to 0. Weights beyond the largest level get it.
  @Override
  public int multiple(double weight) {
    double size = Math.abs(weight) / step();
    int nearest = 0;
    for (int shift = 0; shift < count; shift++) {
      if (size > middleBelow(shift)) nearest = 1 << shift;
    }
    return weight < 0 ? -nearest : nearest;
  }

  @Override
  public double step() {
    return Math.scalb(1.0, -(exponent + count - 1));
  }

  /// Where, in steps, the level of `shift` begins: halfway from the next smaller one, which is 0 for the smallest.
  private static double middleBelow(int shift) {
    return shift == 0 ? 0.5 : 0.75 * (1 << shift);
  }
}
