package burin.random;

import burin.ir.Binary;
import burin.ir.Cast;
import burin.ir.Expr;
import burin.ir.Extract;
import burin.ir.Gather;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.MemoryRead;
import burin.ir.ReduceLanes;
import burin.ir.Ref;
import burin.ir.Slice;
import burin.ir.Unary;
import burin.ir.VecLiteral;
import burin.ir.Walk;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// An expression as text, for reports of failures: `(ADD in0 (NEG r1)) : sint(9)`.
final class ExprText {
  /// A graph written as a tree can be very large, so what is deeper than this is left out.
  private static final int DEEPEST = 6;

  private final Map<LaneParam, String> lanes = new IdentityHashMap<>();

  private ExprText() {}

  static String of(Expr expr) {
    return new ExprText().text(expr, 0);
  }

  private String text(Expr expr, int depth) {
    return switch (expr) {
      case Literal literal -> literal.value() + ":" + literal.type();
      case VecLiteral literal -> literal.values() + ":" + literal.type();
      case Ref ref -> ref.signal().name() + ":" + ref.signal().type();
      case LaneParam lane -> lanes.computeIfAbsent(lane, _ -> "%" + lanes.size()) + ":" + lane.type();
      case Expr other when depth >= DEEPEST -> "...:" + other.type();
      default -> "(" + kind(expr) + operands(expr, depth + 1) + "):" + expr.type();
    };
  }

  private static String kind(Expr expr) {
    return switch (expr) {
      case Unary unary -> unary.op().name();
      case Binary binary -> binary.op().name();
      case Extract extract -> "Extract " + extract.high() + ".." + extract.low();
      case Slice slice -> "Slice " + slice.from() + "+" + slice.length();
      case Gather gather -> "Gather " + gather.sources();
      case MemoryRead read -> "MemoryRead " + read.memory().name();
      case Cast _ -> "Cast";
      default -> expr.getClass().getSimpleName();
    };
  }

  private String operands(Expr expr, int depth) {
    List<String> parts = new ArrayList<>();
    switch (expr) {
      case MapLanes map -> {
        map.operands().forEach(operand -> parts.add(text(operand, depth)));
        map.params().forEach(param -> parts.add(text(param, depth)));
        parts.add("-> " + text(map.body(), depth));
      }
      case ReduceLanes reduce -> {
        parts.add(text(reduce.operand(), depth));
        for (ReduceLanes.Level level : reduce.levels()) {
          level.pair().ifPresent(pair -> parts.add("\n  pair " + combine(pair, depth)));
          level.tail().ifPresent(tail -> parts.add("\n  tail " + combine(tail, depth)));
        }
      }
      default -> Walk.operands(expr).forEach(operand -> parts.add(text(operand, depth)));
    }
    return parts.isEmpty() ? "" : " " + String.join(" ", parts);
  }

  private String combine(ReduceLanes.Combine combine, int depth) {
    return text(combine.left(), depth) + " " + text(combine.right(), depth) + " -> " + text(combine.body(), depth);
  }
}
