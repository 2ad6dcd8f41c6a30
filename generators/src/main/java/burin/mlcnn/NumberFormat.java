package burin.mlcnn;

import burin.lib.arithmetic.FloatFormat;
import java.util.Optional;

/// What the numbers of an accelerator are.
public enum NumberFormat {
  /// Unsigned bytes times signed bytes, with exact sums.
  INT8(8, 8, null),
  /// Floating point of 16 bits; subnormal numbers count as zeros.
  BINARY16(16, 16, FloatFormat.BINARY16.flushing()),
  /// Floating point of 32 bits; subnormal numbers count as zeros.
  BINARY32(32, 32, FloatFormat.BINARY32.flushing());

  private final int activationBits;
  private final int weightBits;
  private final FloatFormat floating;

  NumberFormat(int activationBits, int weightBits, FloatFormat floating) {
    this.activationBits = activationBits;
    this.weightBits = weightBits;
    this.floating = floating;
  }

  /// Bits of an activation.
  public int activationBits() {
    return activationBits;
  }

  /// Bits of a weight of a network.
  public int weightBits() {
    return weightBits;
  }

  /// The format of numbers with floating point.
  public Optional<FloatFormat> floating() {
    return Optional.ofNullable(floating);
  }

  boolean isFloating() {
    return floating != null;
  }
}
