package burin.mlcnn;

/// How wide the sums of activations are.
public enum Sums {
  /// As wide as it takes: exact.
  FULL,
  /// As wide as an activation: each sum of two is halved, halves rounded up. Windows of 2 x 2 only.
  TRUNC8
}
