package burin.mlcnn;

/// What an accelerator counts while it runs. A buffer's access is one word of it, whatever its width.
public enum Counter {
  /// Clock cycles.
  CYCLES,
  /// Multiplications whose product counts.
  MULTIPLICATIONS,
  /// Additions: of activations, of half sums, of products to partial sums, of partial sums in a window. Biases do not count.
  ADDITIONS,
  /// Words read from DRAM.
  DRAM_READS,
  /// Words written to DRAM.
  DRAM_WRITES,
  INPUT_READS,
  INPUT_WRITES,
  OPERAND_READS,
  OPERAND_WRITES,
  WEIGHT_READS,
  WEIGHT_WRITES,
  SUM_READS,
  SUM_WRITES;

  /// Bits of a counter.
  public static final int BITS = 40;
}
