package burin.lib.logic;

import burin.diag.Given;
import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Scope;
import burin.hdl.UInt;
import burin.hdl.Vec;

/// Which of several is the first one that is high. No state; as many gates as there are bits, in a tree.
public final class Priority {
  private Priority() {}

  /// The lowest lane that is high; where none is, the last lane.
  public static UInt lowest(Vec<Bool> lanes) {
    Given.notNull(lanes, "lanes");
    return lowest(lanes.asBits());
  }

  /// The lowest bit that is high; where none is, the highest bit.
  public static UInt lowest(Bits bits) {
    Given.notNull(bits, "bits");
    return Scope.add(bits, Priority.class, scope -> lowest(scope, bits, 0, bits.width()));
  }

  /// Among the bits from `from` up to but not including `to`.
  private static UInt lowest(Scope scope, Bits bits, int from, int to) {
    if (to - from == 1) return scope.ulit(from);
    int middle = (from + to) / 2;
    Bool below = bits.slice(middle - 1, from).anyOne();
    return below.mux(lowest(scope, bits, from, middle), lowest(scope, bits, middle, to));
  }
}
