package burin.random;

import burin.ir.Expr;
import burin.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The expressions that may be used at a place: those of a lane function's body and, outside of it, those of what is
/// around it.
final class Scope {
  private final Scope outer;
  private final List<Expr> own = new ArrayList<>();

  Scope(Scope outer) {
    this.outer = outer;
  }

  Scope() {
    this(null);
  }

  void add(Expr expr) {
    own.add(expr);
  }

  List<Expr> own() {
    return own;
  }

  /// How many lane functions are around this.
  int depth() {
    return outer == null ? 0 : outer.depth() + 1;
  }

  /// The expressions of such a type, those of the innermost lane function where there are any (and mostly, so that
  /// bodies depend on their parameters).
  List<Expr> matching(Choice choice, Predicate<Type> wanted) {
    List<Expr> found = new ArrayList<>();
    for (Scope scope = this; scope != null; scope = scope.outer) {
      for (Expr expr : scope.own) {
        if (wanted.test(expr.type())) found.add(expr);
      }
      if (!found.isEmpty() && choice.chance(70)) return found;
    }
    return found;
  }
}
