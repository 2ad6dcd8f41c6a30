package burin.mlcnn;

/// How many bits numbers need.
final class Widths {
  private Widths() {}

  /// Bits of an unsigned number in 0..`max`, at least 1.
  static int unsigned(long max) {
    return Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(max));
  }

  /// Bits of a two's complement number of which no magnitude is over `max`.
  static int signed(long max) {
    return 1 + unsigned(max);
  }
}
