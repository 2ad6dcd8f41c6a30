package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Expr;
import burin.ir.InstancePort;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.Signal;

/// A handle of a value in a circuit: a port, register or wire, or what was computed from them.
///
/// Outputs, wires and inputs of instances are given their value with `drive`, registers with `next`. Within a
/// [Module#when], both hold where its condition does; the last one in program order wins.
public abstract sealed class Value permits Bool, Num, Bits, Vec {
  private final Builder builder;
  private final Expr expr;

  Value(Builder builder, Expr expr) {
    this.builder = builder;
    this.expr = expr;
  }

  /// Its type; numbers have the exact range of what they can be.
  public abstract DataType<? extends Value> type();

  /// Bits that it takes.
  public final int width() {
    return expr.type().width();
  }

  /// What this stands for in its own module.
  public final Expr expr() {
    return expr;
  }

  /// The module within which this is used: its own, or, once that is an instance, the one around it.
  final Builder scope() {
    return builder.isPlaced() ? builder.parent() : builder;
  }

  /// What this stands for in [#scope].
  final Expr local() {
    if (!builder.isPlaced()) return expr;
    if (expr instanceof Ref(Port port)) return builder.seenFromParent(port);
    throw builder.parent().fatal(
        Diagnostic.of(Code.FOREIGN, builder.parent().here(), describe() + " is inside " + builder.className()
                + "; only its ports can be used from outside")
            .hint("an output in " + builder.className() + " that it drives"));
  }

  final Builder owner() {
    return builder;
  }

  /// What to call this in a message: the signal's name or the author's, else its kind.
  final String describe() {
    return switch (expr) {
      case Ref(InstancePort port) -> "`" + port.name() + "`";
      case Ref(Signal signal) -> "`" + signal.name() + "`";
      default -> builder.names().name(expr).map(name -> "`" + name + "`").orElse("the value");
    };
  }

  final boolean isRegister() {
    return expr instanceof Ref(Register _);
  }

  @Override
  public final String toString() {
    return describe() + " : " + expr.type();
  }
}
