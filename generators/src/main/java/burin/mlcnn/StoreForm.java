package burin.mlcnn;

/// In which form numbers are stored in DRAM.
public enum StoreForm {
  /// Unsigned bytes, eight to a word.
  BYTES(0, 1),
  /// Unsigned numbers of 16 bits, four to a word.
  HALVES(1, 2),
  /// Signed numbers of 32 bits, two to a word: sums with their bias, neither scaled nor clamped. Of an accelerator for floating
  /// point: numbers of its format, without ReLU.
  RAW(2, 4),
  /// Floating point, four to a word.
  BINARY16(0, 2),
  /// Floating point, two to a word.
  BINARY32(0, 4);

  /// Bits of the code.
  public static final int BITS = 2;

  private final int code;
  private final int bytes;

  StoreForm(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /// What a command says; an accelerator has the forms of its own numbers only.
  public int code() {
    return code;
  }

  /// Bytes of a number.
  public int bytes() {
    return bytes;
  }

  /// Bytes of the numbers that a command stores.
  static int bytes(NumberFormat format, int code) {
    return format.isFloating() ? format.activationBits() / Byte.SIZE : values()[code].bytes();
  }

  /// That of activations.
  static StoreForm of(NumberFormat format) {
    return switch (format) {
      case INT8 -> BYTES;
      case BINARY16 -> BINARY16;
      case BINARY32 -> BINARY32;
    };
  }
}
