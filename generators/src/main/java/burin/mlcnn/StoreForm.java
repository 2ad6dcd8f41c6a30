package burin.mlcnn;

/// In which form numbers are stored in DRAM.
public enum StoreForm {
  /// Unsigned bytes, eight to a word.
  BYTES,
  /// Unsigned numbers of 16 bits, four to a word.
  HALVES,
  /// Signed numbers of 32 bits, two to a word: sums with their bias, neither scaled nor clamped.
  RAW;

  /// Bits of the code.
  public static final int BITS = 2;

  public int code() {
    return ordinal();
  }

  /// Bytes of a number.
  public int bytes() {
    return 1 << ordinal();
  }
}
