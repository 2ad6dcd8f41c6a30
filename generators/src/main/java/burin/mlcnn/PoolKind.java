package burin.mlcnn;

/// What is pooled after the convolution.
public enum PoolKind {
  /// Sums, before the bias is added: the average comes before the ReLU.
  SUMS,
  /// The largest sum.
  LARGEST,
  /// Bytes: the average comes after the ReLU.
  BYTES;

  /// Bits of the code.
  public static final int BITS = 2;

  public int code() {
    return ordinal();
  }
}
