package burin.ir;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Makes an expression anew from other operands.
public final class Rebuild {
  private Rebuild() {}

  /// The same operation on `replaced.apply(operand)` for each operand, with the same type; the bodies of lane functions
  /// count as operands. The expression itself where no operand changes.
  public static Expr with(Expr expr, UnaryOperator<Expr> replaced) {
    List<Expr> operands = Walk.operands(expr);
    boolean same = true;
    for (Expr operand : operands) same &= replaced.apply(operand) == operand;
    return same ? expr : changed(expr, replaced);
  }

  private static Expr changed(Expr expr, UnaryOperator<Expr> to) {
    return switch (expr) {
      case Literal _, VecLiteral _, Ref _, LaneParam _, Iota _ -> expr;
      case Unary e -> new Unary(e.op(), to.apply(e.operand()), e.type());
      case Binary e -> new Binary(e.op(), to.apply(e.left()), to.apply(e.right()), e.type());
      case Mux e -> new Mux(to.apply(e.select()), to.apply(e.onTrue()), to.apply(e.onFalse()), e.type());
      case Wrap e -> new Wrap(to.apply(e.operand()), e.type());
      case Cast e -> new Cast(to.apply(e.operand()), e.type());
      case Extract e -> new Extract(to.apply(e.operand()), e.high(), e.low());
      case Cat e -> new Cat(all(e.parts(), to), e.type());
      case MemoryRead e -> new MemoryRead(e.memory(), to.apply(e.address()));
      case MapLanes e -> new MapLanes(e.params(), all(e.operands(), to), to.apply(e.body()), e.type());
      case ReduceLanes e -> new ReduceLanes(to.apply(e.operand()), levels(e.levels(), to), e.type());
      case Index e -> new Index(to.apply(e.operand()), to.apply(e.index()));
      case Update e -> new Update(to.apply(e.operand()), to.apply(e.index()), to.apply(e.value()), e.type());
      case Slice e -> new Slice(to.apply(e.operand()), e.from(), e.length());
      case Concat e -> new Concat(all(e.operands(), to), e.type());
      case ShiftIn e -> new ShiftIn(to.apply(e.operand()), to.apply(e.value()), e.type());
      case Gather e -> new Gather(to.apply(e.operand()), e.sources());
      case VecOf e -> new VecOf(all(e.elements(), to), e.type());
    };
  }

  private static List<Expr> all(List<Expr> exprs, UnaryOperator<Expr> to) {
    ImmutableList.Builder<Expr> all = ImmutableList.builderWithExpectedSize(exprs.size());
    for (Expr expr : exprs) all.add(to.apply(expr));
    return all.build();
  }

  private static List<ReduceLanes.Level> levels(List<ReduceLanes.Level> levels, UnaryOperator<Expr> to) {
    ImmutableList.Builder<ReduceLanes.Level> all = ImmutableList.builder();
    for (ReduceLanes.Level level : levels) {
      all.add(new ReduceLanes.Level(
          level.pair().map(pair -> combine(pair, to)), level.tail().map(tail -> combine(tail, to))));
    }
    return all.build();
  }

  private static ReduceLanes.Combine combine(ReduceLanes.Combine combine, UnaryOperator<Expr> to) {
    return new ReduceLanes.Combine(combine.left(), combine.right(), to.apply(combine.body()));
  }
}
