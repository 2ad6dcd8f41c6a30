package burin.mlcnn;

/// The largest layers that an accelerator can compute.
///
/// @param kernel side of a kernel
/// @param stride step of a kernel
/// @param pool side of an average window
/// @param terms weights of an output channel: input channels times kernel area
public record Limits(int kernel, int stride, int pool, int terms) {
  /// The largest kernel of all.
  public static final int MAX_KERNEL = 15;
  /// The largest stride of all.
  public static final int MAX_STRIDE = 15;
  /// The largest window of all.
  public static final int MAX_POOL = 8;

  /// The most weights of an output channel.
  public static final int MAX_TERMS = 1 << 20;

  public Limits {
    range("largest kernel", kernel, 1, MAX_KERNEL);
    range("largest stride", stride, 1, MAX_STRIDE);
    range("largest pool", pool, 1, MAX_POOL);
    range("terms", terms, kernel * kernel, MAX_TERMS);
  }

  private static void range(String what, int value, int lowest, int highest) {
    if (value < lowest || value > highest) throw new IllegalArgumentException(
        "mlcnn: %s is %d, allowed %d..%d".formatted(what, value, lowest, highest));
  }
}
