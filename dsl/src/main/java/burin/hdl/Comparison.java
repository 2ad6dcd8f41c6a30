package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.source.Callers;

/// Tells who asks Java whether a value `equals` another thing. Collections, and records of values, ask for handles; who writes
/// `a.equals(b)` in a module means the circuit, of which Java knows nothing.
final class Comparison {
  private static final StackWalker WALKER = Callers.walker(4);

  private Comparison() {}

  /// Whether the caller of `equals` is the code of a module or a bundle, and `other` is what a value could be meant to equal.
  static boolean isByUser(Object other) {
    boolean comparable = other instanceof Value || other instanceof Number || other instanceof Boolean || other instanceof Enum;
    return comparable && WALKER.walk(frames -> frames.skip(2).findFirst()).filter(Comparison::isOfModule).isPresent();
  }

  private static boolean isOfModule(StackWalker.StackFrame caller) {
    if (caller.getMethodName().equals("equals")) return false;
    for (Class<?> type = caller.getDeclaringClass(); type != null; type = type.getEnclosingClass()) {
      if (type.getPackage() == Comparison.class.getPackage()) return false;
      if (Module.class.isAssignableFrom(type) || Bundle.class.isAssignableFrom(type)) return true;
    }
    return false;
  }

  static UserError ofHandles(Value value, Object other) {
    Builder scope = value.scope();
    String what = other instanceof Value that ? that.describe() : String.valueOf(other);
    return scope.fatal(Diagnostic.of(Code.TYPE, scope.here(),
            "equals of " + value.describe() + " and " + what + " is Java's, which knows handles, not values")
        .hint((other instanceof Enum ? "is(" + what + ")" : "eq(...)") + ", a Bool of the circuit; == where handles are meant"));
  }
}
