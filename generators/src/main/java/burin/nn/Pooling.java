package burin.nn;

/// What happens to the outputs of a convolution in each window of `size` x `size`; windows do not overlap.
///
/// A convolution output `A` is an accumulator, bias excluded. `P` is the number of outputs in a window, `size * size`,
/// and `quantise` is [Requantiser#apply].
///
/// | kind | order | output |
/// | --- | --- | --- |
/// | NONE | | `quantise(A + bias)` |
/// | MAX | RELU_THEN_POOL, POOL_THEN_RELU | `quantise(max A + bias)`: both orders are equal |
/// | AVERAGE | RELU_THEN_POOL | `(sum of quantise(A + bias) + P/2) / P`, rounded down |
/// | AVERAGE | POOL_THEN_RELU | `quantise(sum of A + bias)`: the requantiser divides by `P`, the bias counts in its units |
///
/// Rows and columns of the convolution that fill no whole window are left out.
///
/// @param kind what a window becomes
/// @param size side of a window, 1 for NONE
/// @param order whether the ReLU comes before or after; RELU_THEN_POOL for NONE
public record Pooling(Kind kind, int size, Order order) {
  private static final int MAX_SIZE = 64;

  /// No pooling.
  public static final Pooling NONE = new Pooling(Kind.NONE, 1, Order.RELU_THEN_POOL);

  /// What a window becomes.
  public enum Kind { NONE, AVERAGE, MAX }

  /// Which comes first.
  public enum Order { POOL_THEN_RELU, RELU_THEN_POOL }

  public Pooling {
    int lowest = kind == Kind.NONE ? 1 : 2;
    int highest = kind == Kind.NONE ? 1 : MAX_SIZE;
    if (size < lowest || size > highest) throw new IllegalArgumentException(
        "pooling %s of size %d, allowed %d..%d".formatted(kind, size, lowest, highest));
    if (kind == Kind.NONE && order != Order.RELU_THEN_POOL) throw new IllegalArgumentException(
        "pooling NONE in the order %s, must be RELU_THEN_POOL".formatted(order));
  }

  /// The average of `size` x `size` outputs.
  public static Pooling average(int size, Order order) {
    return new Pooling(Kind.AVERAGE, size, order);
  }

  /// The largest of `size` x `size` outputs.
  public static Pooling max(int size) {
    return new Pooling(Kind.MAX, size, Order.RELU_THEN_POOL);
  }

  /// Outputs in a window.
  public int area() {
    return size * size;
  }

  /// Whether windows are summed before the ReLU, so that accumulators are [#area()] times as large.
  public boolean sumsAccumulators() {
    return kind == Kind.AVERAGE && order == Order.POOL_THEN_RELU;
  }

  @Override
  public String toString() {
    return switch (kind) {
      case NONE -> "no pooling";
      case MAX -> "max %d".formatted(size);
      case AVERAGE -> "average %d %s ReLU".formatted(size, order == Order.POOL_THEN_RELU ? "before" : "after");
    };
  }
}
