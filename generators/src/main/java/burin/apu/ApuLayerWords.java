package burin.apu;

import burin.hdl.Bits;
import burin.hdl.UInt;

/// An entry of the layer table as the two 64-bit words that a host writes. Each field is 16 bits wide, wherever the
/// machine needs fewer: software need not know its depths.
///
/// | word | bits 63..48 | bits 47..32 | bits 31..16 | bits 15..0 |
/// | --- | --- | --- | --- | --- |
/// | shape | select base | weight base | slots - 1 | rows - 1 |
/// | scale | raw (bit 48) | output maximum | shift | multiplier |
public final class ApuLayerWords {
  /// Width of a field.
  static final int FIELD = 16;

  private ApuLayerWords() {}

  public static long shape(ApuLayer layer) {
    return pack(layer.selectBase(), layer.weightBase(), layer.slots() - 1, layer.rows() - 1);
  }

  public static long scale(ApuLayer layer) {
    return pack(layer.raw() ? 1 : 0, layer.outputMax(), layer.shift(), layer.multiplier());
  }

  /// Field `index` of a word in the machine, counted from the least significant.
  static UInt field(Bits word, int index) {
    int low = index * FIELD;
    return word.slice(low + FIELD - 1, low).asUInt();
  }

  private static long pack(int... fields) {
    long word = 0;
    for (int field : fields) word = word << FIELD | field;
    return word;
  }
}
