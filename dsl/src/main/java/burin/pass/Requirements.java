package burin.pass;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.Expr;
import burin.ir.Ref;
import burin.ir.Unary;
import burin.ir.UnaryOp;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/// What must hold, and what must not, for a condition to hold: what it is an `and` of. Nothing is proven beyond that, but it is
/// enough to see that two branches of a when are never taken at once.
final class Requirements {
  private final Set<Object> needed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Object> forbidden = Collections.newSetFromMap(new IdentityHashMap<>());

  private Requirements() {}

  static Requirements of(Expr condition) {
    var requirements = new Requirements();
    Deque<Expr> open = new ArrayDeque<>();
    open.push(condition);
    while (!open.isEmpty()) {
      Expr next = open.pop();
      if (!requirements.needed.add(identity(next))) continue;
      if (next instanceof Unary not && not.op() == UnaryOp.NOT) requirements.forbidden.add(identity(not.operand()));
      if (next instanceof Binary and && and.op() == BinaryOp.AND) {
        open.push(and.right());
        open.push(and.left());
      }
    }
    return requirements;
  }

  /// Whether this needs what the other forbids, or the other way round.
  boolean exclude(Requirements other) {
    return !Collections.disjoint(needed, other.forbidden) || !Collections.disjoint(forbidden, other.needed);
  }

  /// Whether two expressions are one; that others are equal too is not seen.
  static boolean areSame(Expr a, Expr b) {
    return identity(a) == identity(b);
  }

  private static Object identity(Expr expr) {
    return expr instanceof Ref ref ? ref.signal() : expr;
  }
}
