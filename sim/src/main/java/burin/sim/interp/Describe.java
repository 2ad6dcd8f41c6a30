package burin.sim.interp;

import burin.ir.Binary;
import burin.ir.Expr;
import burin.ir.Ref;
import burin.ir.Unary;
import burin.ir.Walk;
import burin.ir.Names;
import java.util.ArrayList;
import java.util.List;

/// Texts about expressions for messages; they never walk deep into the graph.
final class Describe {
  private Describe() {}

  /// That a value is none of its expression's type, with the values that it was computed from.
  static String outside(Frame frame, Expr expr, Value value) {
    List<String> operands = new ArrayList<>();
    for (Expr operand : Walk.operands(expr)) operands.add(operand.type() + " " + known(frame, operand));
    return "%s is %s, outside %s%s".formatted(
        expr(frame.node, expr), value, expr.type(), operands.isEmpty() ? "" : "; from " + String.join(", ", operands));
  }

  /// The bodies of lane functions have a value in inner frames only.
  private static String known(Frame frame, Expr operand) {
    try {
      Value value = frame.get(operand);
      return value == null ? "unknown" : value.toString();
    } catch (IllegalStateException _) {
      return "a value a lane";
    }
  }

  static String expr(Node node, Expr expr) {
    String kind = switch (expr) {
      case Unary unary -> unary.op().toString();
      case Binary binary -> binary.op().toString();
      case Ref ref -> ref.signal().toString();
      default -> expr.getClass().getSimpleName();
    };
    String hint = node.module().names().get(expr).map(Describe::hint).orElse("");
    return kind + hint + " in " + node;
  }

  private static String hint(Names.Hint hint) {
    return " (" + (hint.name().isEmpty() ? "" : hint.name() + " at ") + hint.place() + ")";
  }
}
