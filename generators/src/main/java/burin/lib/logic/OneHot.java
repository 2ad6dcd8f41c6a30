package burin.lib.logic;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Scope;
import burin.hdl.UInt;

/// Numbers as bits of which exactly one is high. [Bits#oneHotIndex] is the way back.
public final class OneHot {
  private OneHot() {}

  /// As many bits as the index can have values; the one with its number is high.
  public static Bits of(UInt index) {
    return Scope.add(index, OneHot.class, scope -> scope.ulit(1).shl(index).asBits());
  }

  /// Whether exactly one bit is high.
  public static Bool isOneHot(Bits bits) {
    return Scope.add(bits, OneHot.class, _ -> bits.anyOne().and(bits.lowestOneOnly().eq(bits)));
  }
}
