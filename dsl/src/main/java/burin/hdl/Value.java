package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Expr;
import burin.ir.InstancePort;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A handle of a value in a circuit: a port, register or wire, or what was computed from them.
///
/// Outputs, wires and inputs of instances are given their value with `drive`, registers with `next`. Within a
/// [Module#when], both hold where its condition does; the last one in program order wins.
public abstract sealed class Value permits Bool, Num, Bits, Fixed, EnumValue, Vec, Bundle {
  /// Null for a field that is only described, see [Fields].
  private final Builder builder;
  private final List<Expr> exprs;

  Value(Builder builder, Expr expr) {
    this(builder, List.of(expr));
  }

  Value(Builder builder, List<Expr> exprs) {
    this.builder = builder;
    this.exprs = exprs;
  }

  /// Its type; numbers have the exact range of what they can be.
  public abstract DataType<? extends Value> type();

  /// Its bits; two's complement of a number whose range has negative ones, lane 0 of a vector in the least significant.
  public abstract Bits asBits();

  /// Bits that it takes.
  public final int width() {
    int width = 0;
    for (Expr expr : exprs) width += expr.type().width();
    return width;
  }

  /// What this stands for in its own module; a bundle stands for several.
  public final Expr expr() {
    if (exprs.size() != 1) throw new IllegalStateException("a " + getClass().getSimpleName() + " is no single expression");
    return exprs.getFirst();
  }

  /// One expression for each leaf of the type, in its own module.
  public final List<Expr> exprs() {
    return exprs;
  }

  /// The module within which this is used: its own, or, once that is an instance, the one around it.
  final Builder scope() {
    return builder.isPlaced() ? builder.parent() : builder;
  }

  /// What this stands for in [#scope].
  final Expr local() {
    return local(expr());
  }

  final List<Expr> locals() {
    if (!builder.isPlaced()) return exprs;
    List<Expr> locals = new ArrayList<>(exprs.size());
    for (Expr expr : exprs) locals.add(local(expr));
    return locals;
  }

  private Expr local(Expr expr) {
    if (!builder.isPlaced()) return expr;
    if (expr instanceof Ref(Port port)) return builder.seenFromParent(port);
    throw builder.parent().fatal(
        Diagnostic.of(Code.FOREIGN, builder.parent().here(), describe() + " is inside " + builder.className()
                + "; only its ports can be used from outside")
            .hint("an output in " + builder.className() + " that it drives"));
  }

  /// The result of a verb that takes several steps; see [Builder#composed].
  final <T extends Value> T composed(Supplier<T> verb) {
    return scope().composed(verb);
  }

  final Builder owner() {
    return builder;
  }

  /// What to call this in a message: the signal's name or the author's, else its kind.
  final String describe() {
    return describe(exprs.getFirst());
  }

  final String describe(Expr leaf) {
    return switch (leaf) {
      case Ref(InstancePort port) -> "`" + port.name() + "`";
      case Ref(Signal signal) -> "`" + signal.name() + "`";
      default -> builder.names().name(leaf).map(name -> "`" + name + "`").orElse("the value");
    };
  }

  @Override
  public final String toString() {
    return describe() + " : " + type();
  }
}
