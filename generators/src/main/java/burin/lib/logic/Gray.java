package burin.lib.logic;

import burin.diag.Given;
import burin.hdl.Bits;
import burin.hdl.Scope;
import burin.hdl.UInt;

/// Numbers in a code in which one and the next differ in one bit. A counter that runs through a power of two of them does so
/// when it wraps, too.
public final class Gray {
  private Gray() {}

  /// The code of a number; no state, one gate a bit.
  public static Bits encode(UInt number) {
    Given.notNull(number, "number");
    return Scope.add(number, Gray.class, _ -> {
      Bits bits = number.asBits();
      return bits.xor(bits.shr(1));
    });
  }

  /// The number of a code: each bit is the parity of those from it upwards. A tree as deep as the logarithm of the width.
  public static UInt decode(Bits code) {
    Given.notNull(code, "code");
    return Scope.add(code, Gray.class, _ -> {
      Bits bits = code;
      for (int distance = 1; distance < code.width(); distance *= 2) bits = bits.xor(bits.shr(distance));
      return bits.asUInt();
    });
  }
}
