package burin.lib.logic;

import burin.diag.Given;
import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Scope;

/// Bits of which exactly one is high, as [burin.hdl.UInt#oneHot] makes them and [Bits#oneHotIndex] reads them.
public final class OneHot {
  private OneHot() {}

  /// Whether exactly one bit is high.
  public static Bool isOneHot(Bits bits) {
    Given.notNull(bits, "bits");
    return Scope.add(bits, OneHot.class, _ -> bits.anyOne().and(bits.lowestOneOnly().eq(bits)));
  }
}
