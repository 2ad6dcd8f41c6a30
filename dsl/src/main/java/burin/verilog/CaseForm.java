package burin.verilog;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BoolType;
import burin.ir.Expr;
import burin.ir.Literal;
import burin.ir.Ref;
import burin.ir.Type;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Conditions that all compare one value with different constants, so that a `case` says them better.
///
/// @param selector what is compared
/// @param labels for each condition the constants, separated by commas
record CaseForm(Expr selector, List<String> labels) {
  /// With fewer conditions `if` reads as well.
  private static final int FEWEST = 3;
  /// More alternatives in one condition are no label that one would write.
  private static final int MOST_ALTERNATIVES = 16;

  /// @param conditions null for one that always holds, which is the last
  /// @return null where the conditions are not of this form
  static CaseForm of(List<Expr> conditions, ModuleContext context) {
    if (conditions.size() < FEWEST) return null;
    Expr selector = null;
    Set<BigInteger> seen = new HashSet<>();
    List<String> labels = new ArrayList<>();
    for (Expr condition : conditions) {
      if (condition == null) break;
      var label = new StringBuilder();
      for (Expr alternative : alternatives(condition)) {
        Literal literal = constant(alternative, context);
        if (literal == null || !seen.add(literal.value())) return null;
        Expr compared = ((Binary) alternative).left();
        if (selector == null) selector = compared;
        if (!same(selector, compared)) return null;
        if (!label.isEmpty()) label.append(", ");
        Type type = selector.type();
        label.append(context.scalars.constant(literal, type.width(), ModuleContext.isSigned(type)).text());
      }
      labels.add(label.toString());
    }
    return new CaseForm(selector, labels);
  }

  /// The parts of a condition that are joined by `||`.
  private static List<Expr> alternatives(Expr condition) {
    List<Expr> found = new ArrayList<>();
    Deque<Expr> open = new ArrayDeque<>(List.of(condition));
    while (!open.isEmpty()) {
      if (found.size() + open.size() > MOST_ALTERNATIVES) return List.of(condition);
      Expr next = open.pop();
      if (next instanceof Binary binary && binary.op() == BinaryOp.OR && binary.type() instanceof BoolType) {
        open.push(binary.right());
        open.push(binary.left());
      } else {
        found.add(next);
      }
    }
    return found;
  }

  /// The constant of `x == constant`, or null.
  private static Literal constant(Expr condition, ModuleContext context) {
    boolean equality = condition instanceof Binary binary
        && binary.op() == BinaryOp.EQ
        && !(binary.left().type() instanceof BoolType)
        && !context.plan.of(condition).named
        && context.constant(condition) == null
        && context.constant(binary.left()) == null;
    return equality ? context.constant(((Binary) condition).right()) : null;
  }

  private static boolean same(Expr a, Expr b) {
    return a == b || a instanceof Ref one && b instanceof Ref other && one.signal() == other.signal();
  }
}
