package burin.hdl;

import burin.ir.Binary;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.LaneParam;
import burin.ir.MapLanes;
import burin.ir.Mux;
import burin.ir.Range;
import burin.ir.Types;
import burin.ir.Unary;
import burin.ir.UnaryOp;
import burin.ir.VecLiteral;
import burin.ir.VecType;
import burin.ir.Walk;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ranges of a vector's lanes one by one, where they differ: constants have a range each, and so has what is computed
/// from them. A product with the constant 3 needs fewer bits than one with 100.
final class LaneRanges {
  private LaneRanges() {}

  /// Empty where the lanes are no numbers or nothing more is known of them than their common type.
  static Optional<Range[]> of(Expr vec) {
    if (!(vec.type() instanceof VecType type && type.element() instanceof IntType)) return Optional.empty();
    return switch (vec) {
      case VecLiteral literal -> Optional.of(constants(literal));
      case MapLanes map -> mapped(map);
      default -> Optional.empty();
    };
  }

  private static Range[] constants(VecLiteral literal) {
    Range[] ranges = new Range[literal.type().length()];
    for (int i = 0; i < ranges.length; i++) ranges[i] = Range.point(literal.values().get(i));
    return ranges;
  }

  private static Optional<Range[]> mapped(MapLanes map) {
    List<Optional<Range[]>> operands = map.operands().stream().map(LaneRanges::of).toList();
    if (operands.stream().noneMatch(Optional::isPresent)) return Optional.empty();
    Range[] ranges = new Range[map.length()];
    for (int i = 0; i < ranges.length; i++) {
      int lane = i;
      List<Range> known = java.util.stream.IntStream.range(0, operands.size())
          .mapToObj(o -> operands.get(o).map(all -> all[lane]).orElseGet(() -> element(map.operands().get(o))))
          .toList();
      if (known.stream().anyMatch(java.util.Objects::isNull)) return Optional.empty();
      ranges[i] = evaluate(map.body(), map.params(), known);
    }
    return Optional.of(ranges);
  }

  /// Null where the lanes are no numbers.
  private static Range element(Expr vec) {
    return Types.vec(vec.type()).element() instanceof IntType number ? number.range() : null;
  }

  /// The range of a lane function's result for parameters in the given ranges.
  static Range evaluate(Expr body, List<LaneParam> params, List<Range> known) {
    Map<Expr, Range> ranges = new IdentityHashMap<>();
    for (int i = 0; i < params.size(); i++) ranges.put(params.get(i), known.get(i));
    Walk.postOrder(List.of(body), expr -> {
      if (expr.type() instanceof IntType number) ranges.putIfAbsent(expr, evaluate(expr, number.range(), ranges));
    });
    return ranges.get(body);
  }

  private static Range evaluate(Expr expr, Range declared, Map<Expr, Range> ranges) {
    Range exact = switch (expr) {
      case Binary b when ranges.containsKey(b.left()) && ranges.containsKey(b.right()) ->
          Types.range(Binary.resultType(b.op(), new IntType(ranges.get(b.left())), new IntType(ranges.get(b.right()))));
      case Unary u when u.op() == UnaryOp.NEG -> ranges.get(u.operand()).neg();
      case Unary u when u.op() == UnaryOp.ABS -> ranges.get(u.operand()).abs();
      case Mux mux -> ranges.get(mux.onTrue()).union(ranges.get(mux.onFalse()));
      default -> declared;
    };
    return exact.intersect(declared);
  }
}
