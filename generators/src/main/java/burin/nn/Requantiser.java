package burin.nn;

/// Scales an accumulator to an unsigned byte: `clamp((accumulator * multiplier + 2^(shift-1)) >> shift, 0, 255)`.
///
/// Clamping at 0 is the ReLU. Halves are rounded up.
///
/// @param multiplier unsigned, 1..65535
/// @param shift 8..31
public record Requantiser(int multiplier, int shift) {
  /// Width of a multiplier.
  public static final int MULTIPLIER_BITS = 16;
  /// The least shift.
  public static final int MIN_SHIFT = 8;
  /// The greatest shift.
  public static final int MAX_SHIFT = 31;

  public Requantiser {
    check("multiplier", multiplier, 1, (1 << MULTIPLIER_BITS) - 1);
    check("shift", shift, MIN_SHIFT, MAX_SHIFT);
  }

  /// The requantiser nearest to a multiplication by `ratio`, with the longest multiplier that fits.
  public static Requantiser of(double ratio) {
    double least = Math.scalb(1.0, -MAX_SHIFT);
    double greatest = Math.scalb((double) ((1 << MULTIPLIER_BITS) - 1), -MIN_SHIFT);
    if (!(least <= ratio && ratio <= greatest)) throw new IllegalArgumentException(
        "ratio of a requantiser is %s, allowed %s..%s".formatted(ratio, least, greatest));
    int shift = Math.min(MAX_SHIFT, MULTIPLIER_BITS - 1 - Math.getExponent(ratio));
    long multiplier = Math.round(Math.scalb(ratio, shift));
    return multiplier >> MULTIPLIER_BITS == 0
        ? new Requantiser((int) multiplier, shift) : new Requantiser((int) (multiplier / 2), shift - 1);
  }

  /// The byte for `accumulator`.
  public int apply(long accumulator) {
    return (int) Math.clamp((accumulator * multiplier + (1L << (shift - 1))) >> shift, 0L, 255L);
  }

  /// What an accumulator is multiplied by, rounding left aside.
  public double ratio() {
    return Math.scalb((double) multiplier, -shift);
  }

  private static void check(String field, int value, int lowest, int highest) {
    if (lowest <= value && value <= highest) return;
    throw new IllegalArgumentException("%s is %d, allowed %d..%d".formatted(field, value, lowest, highest));
  }
}
