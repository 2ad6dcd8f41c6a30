package burin.examples;

import static com.google.common.base.Preconditions.checkArgument;

/// The size of a filter whose coefficients are pseudo-random constants.
///
/// @param taps the number of coefficients
/// @param width bits of the signed input and of each signed coefficient
public record FilterConfig(int taps, int width) {
  private static final long SEED = 88172645463325252L;

  public FilterConfig {
    checkArgument(taps >= 2, "taps is %s, must be at least 2", taps);
    checkArgument(width >= 2 && width <= 16, "width is %s, allowed 2..16", width);
  }

  /// Width of a sum of `taps` products.
  public int sumBits() {
    return 2 * width + Integer.SIZE - Integer.numberOfLeadingZeros(taps - 1);
  }

  /// The same numbers in every language that is compared: the low bits of what xorshift64 draws, as signed numbers.
  public long[] coefficients() {
    long[] coefficients = new long[taps];
    long state = SEED;
    for (int i = 0; i < taps; i++) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      coefficients[i] = state << (Long.SIZE - width) >> (Long.SIZE - width);
    }
    return coefficients;
  }
}
