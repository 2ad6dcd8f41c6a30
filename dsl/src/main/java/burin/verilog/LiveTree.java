package burin.verilog;

import burin.ir.Expr;
import burin.ir.LaneParam;
import burin.ir.ReduceLanes;
import burin.ir.ReduceLanes.Combine;
import burin.ir.Types;
import java.util.BitSet;
import java.util.Set;
import java.util.function.Function;

/// What of a [ReduceLanes] its result depends on: a function that looks at one of its two operands only, or at none, may
/// leave whole levels without a use.
///
/// @param pairs the levels whose pairs count
/// @param tails the levels whose combined tail counts
/// @param lanes whether the lanes themselves count
record LiveTree(BitSet pairs, BitSet tails, boolean lanes) {

  /// @param params what each body depends on
  static LiveTree of(ReduceLanes reduce, Function<Expr, Set<LaneParam>> params) {
    int levels = reduce.levels().size();
    int[] full = new int[levels + 1];
    boolean[] tail = new boolean[levels + 1];
    full[0] = Types.vec(reduce.operand().type()).length();
    for (int i = 0; i < levels; i++) {
      full[i + 1] = full[i] / 2;
      tail[i + 1] = tail[i] || full[i] % 2 == 1;
    }
    var pairs = new BitSet();
    var tails = new BitSet();
    boolean needsFull = full[levels] == 1;
    boolean needsTail = !needsFull;
    for (int i = levels - 1; i >= 0; i--) {
      boolean odd = full[i] % 2 == 1;
      if (needsFull) pairs.set(i);
      if (needsTail && odd && tail[i]) tails.set(i);
      Combine pair = pairs.get(i) ? reduce.levels().get(i).pair().orElseThrow() : null;
      Combine combined = tails.get(i) ? reduce.levels().get(i).tail().orElseThrow() : null;
      boolean passesOn = needsTail && combined == null;
      needsFull = passesOn && odd || uses(pair, Combine::left, params) || uses(pair, Combine::right, params)
          || uses(combined, Combine::left, params);
      needsTail = passesOn && !odd || uses(combined, Combine::right, params);
    }
    return new LiveTree(pairs, tails, needsFull);
  }

  private static boolean uses(
      Combine combine, Function<Combine, LaneParam> side, Function<Expr, Set<LaneParam>> params) {
    return combine != null && params.apply(combine.body()).contains(side.apply(combine));
  }
}
