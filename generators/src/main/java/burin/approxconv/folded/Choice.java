package burin.approxconv.folded;

import burin.hdl.Bits;
import burin.hdl.UInt;
import burin.hdl.Value;
import java.util.List;

/// Chooses among wide values by the bits of a number, as a tree of multiplexers. An index into a vector would do the same, but
/// Yosys makes a shifter of it where lanes have widths that are no powers of two.
final class Choice {
  private Choice() {}

  /// Value number `index` of a list that has one for each number that `index` can be.
  static <T extends Value> T of(List<T> values, UInt index) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(values.size() - 1);
    return bits == 0 ? values.getFirst() : of(values, index.asBits(), bits - 1);
  }

  private static <T extends Value> T of(List<T> values, Bits index, int bit) {
    int half = 1 << Math.max(bit, 0);
    if (values.size() == 1) return values.getFirst();
    if (values.size() <= half) return of(values, index, bit - 1);
    T low = of(values.subList(0, half), index, bit - 1);
    T high = of(values.subList(half, values.size()), index, bit - 1);
    return index.bit(bit).mux(high, low);
  }
}
