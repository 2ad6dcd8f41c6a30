package burin.nn;

/// How many bits numbers need.
public final class Widths {
  private Widths() {}

  /// Bits of an unsigned number in 0..`max`, at least 1.
  public static int unsigned(long max) {
    return Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(max));
  }

  /// Bits of a two's complement number in `min`..`max`.
  public static int signed(long min, long max) {
    return 1 + Math.max(magnitudeBits(min), magnitudeBits(max));
  }

  private static int magnitudeBits(long value) {
    return Long.SIZE - Long.numberOfLeadingZeros(value < 0 ? ~value : value);
  }
}
