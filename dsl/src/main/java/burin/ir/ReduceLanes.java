package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import java.util.Optional;

/// All lanes combined to one value by a balanced tree of two-operand functions.
///
/// Level by level, lanes `2i` and `2i + 1` are combined to lane `i`. All lanes of a level have one type but for the
/// last one, the *tail*, which may differ since it combines fewer lanes. With `n` values at a level (a tail included):
///
/// - `n` even, no tail: `n / 2` pairs by `pair`; no tail after it.
/// - `n` odd, no tail: `(n - 1) / 2` pairs; the last value passes unchanged and is the tail.
/// - `n` odd with a tail: `(n - 1) / 2` pairs among the others; the tail passes unchanged.
/// - `n` even with a tail: `n / 2 - 1` pairs; the last full lane and the tail are combined by `tail` to the new tail.
///
/// A level whose `pair` would combine nothing has none.
public final class ReduceLanes extends Expr {
  private final Expr operand;
  private final List<Level> levels;
  private final Type type;

  /// A traced function of two values.
  public record Combine(LaneParam left, LaneParam right, Expr body) {}

  /// @param pair how two full lanes are combined; absent where a level has only one full lane and the tail
  /// @param tail how the last full lane and the tail are combined; present only where both need it
  public record Level(Optional<Combine> pair, Optional<Combine> tail) {}

  public ReduceLanes(Expr operand, List<Level> levels, Type type) {
    levels = List.copyOf(levels);
    VecType vec = Types.vec(operand.type());
    int lanes = vec.length();
    for (var _ : levels) lanes = (lanes + 1) / 2;
    checkArgument(lanes == 1, "%s levels leave %s values of %s", levels.size(), lanes, vec);
    checkArgument(Types.sameKind(type, resultKind(vec, levels)), "tree over %s makes no %s", vec, type);
    this.operand = operand;
    this.levels = levels;
    this.type = type;
  }

  public Expr operand() {
    return operand;
  }

  public List<Level> levels() {
    return levels;
  }

  @Override
  public Type type() {
    return type;
  }

  private static Type resultKind(VecType vec, List<Level> levels) {
    if (levels.isEmpty()) return vec.element();
    Level last = levels.getLast();
    return last.tail().or(last::pair).orElseThrow().body().type();
  }
}
