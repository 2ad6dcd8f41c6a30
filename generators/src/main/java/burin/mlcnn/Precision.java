package burin.mlcnn;

import burin.nn.Widths;

/// The widths of the numbers of an accelerator.
public record Precision(NumberFormat format, Mode mode, Sums sums, Limits limits) {
  private static final int BYTE = 8;

  public int activationBits() {
    return format.activationBits();
  }

  /// Bits of a sum of activations of a column.
  public int halfBits() {
    return widens() ? Widths.unsigned((long) maxActivation() * limits.pool()) : activationBits();
  }

  /// Bits that a half sum has in DRAM.
  public int halfStorageBits() {
    return halfBits() <= activationBits() ? activationBits() : 2 * activationBits();
  }

  /// Bits of what slices multiply by weights.
  public int operandBits() {
    return widens() ? Widths.unsigned((long) maxActivation() * area()) : activationBits();
  }

  /// Bits of what slices multiply operands by.
  public int weightBits() {
    if (format.isFloating()) return format.weightBits();
    return format.weightBits() + (mode.merges() ? Widths.unsigned(area() - 1) : 0);
  }

  /// Bits that a weight has in DRAM.
  public int weightStorageBits() {
    if (format.isFloating()) return weightBits();
    return weightBits() <= BYTE ? BYTE : 2 * BYTE;
  }

  /// Activations of a word of DRAM.
  public int activationsPerWord() {
    return MlcnnConfig.WORD_BITS / activationBits();
  }

  /// Half sums of a word of DRAM.
  public int halvesPerWord() {
    return MlcnnConfig.WORD_BITS / halfStorageBits();
  }

  /// Weights of a word of DRAM.
  public int weightsPerWord() {
    return MlcnnConfig.WORD_BITS / weightStorageBits();
  }

  /// Bits of a partial sum.
  public int accumulatorBits() {
    if (format.isFloating()) return activationBits();
    return signed(products() * (widens() || mode.merges() ? area() : 1));
  }

  /// Bits of a partial sum, pooled if there are windows to be summed.
  public int totalBits() {
    if (format.isFloating()) return activationBits();
    return signed(products() * (sums == Sums.TRUNC8 && !mode.pools() ? 1 : area()));
  }

  /// Bits of a number of which no magnitude is over `max`.
  private static int signed(long max) {
    return Widths.signed(-max, max);
  }

  private boolean widens() {
    return mode.fuses() && sums == Sums.FULL && !format.isFloating();
  }

  private long products() {
    return (long) limits.terms() * maxActivation() << (format.weightBits() - 1);
  }

  private int maxActivation() {
    return (1 << activationBits()) - 1;
  }

  private int area() {
    return limits.pool() * limits.pool();
  }
}
