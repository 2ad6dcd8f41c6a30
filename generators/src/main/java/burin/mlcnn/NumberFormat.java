package burin.mlcnn;

/// What the numbers of an accelerator are.
public enum NumberFormat {
  /// Unsigned bytes times signed bytes, with exact sums.
  INT8(8, 8);

  private final int activationBits;
  private final int weightBits;

  NumberFormat(int activationBits, int weightBits) {
    this.activationBits = activationBits;
    this.weightBits = weightBits;
  }

  /// Bits of an activation.
  public int activationBits() {
    return activationBits;
  }

  /// Bits of a weight of a network.
  public int weightBits() {
    return weightBits;
  }
}
