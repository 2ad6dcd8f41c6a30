package burin.mlcnn;

import burin.hdl.Bits;
import burin.hdl.Scope;

/// The same numbers in words of other widths.
final class Words {
  private Words() {}

  /// An unsigned number in `bits`, into which it must fit.
  static Bits unsigned(Bits word, int bits) {
    if (word.width() >= bits) return word.slice(bits - 1, 0);
    return Scope.add(word, Words.class, scope -> scope.litBits(bits - word.width(), 0).cat(word));
  }

  /// A two's complement number in `bits`, into which it must fit.
  static Bits signed(Bits word, int bits) {
    if (word.width() >= bits) return word.slice(bits - 1, 0);
    return word.bit(word.width() - 1).asBits().repeat(bits - word.width()).cat(word);
  }
}
