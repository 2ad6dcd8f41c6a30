package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Expr;
import burin.ir.Index;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MemoryRead;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.VecLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    if (builder == null) {
      throw DataType.wrong(Code.TYPE, "a field of a bundle is used while the bundle is described",
          "a constructor that only takes its fields, and a method for what is computed from them");
    }
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
    if (expr instanceof Ref ref && ref.signal() instanceof Port port) return builder.seenFromParent(port);
    String module = "`" + builder.className() + "`";
    throw builder.parent().fatal(
        Diagnostic.of(Code.FOREIGN, builder.parent().here(), describe() + " is inside " + module
                + "; only its ports can be used from outside")
            .hint("an output in " + module + " that it drives"));
  }

  /// The result of a verb that takes several steps; see [Builder#composed].
  final <T extends Value> T composed(Supplier<T> verb) {
    return scope().composed(verb);
  }

  final Builder owner() {
    return builder;
  }

  /// What to call this in a message: the signal's name or the author's, else what it is.
  final String describe() {
    String first = describe(exprs.getFirst());
    String field = "_" + (builder == null ? "" : type().leaves().getFirst().name()) + "`";
    return this instanceof Bundle && first.endsWith(field) ? first.substring(0, first.length() - field.length()) + "`" : first;
  }

  /// As [#describe()], of what is something: "the index `x`", or just "the index" of what has no name.
  final String describe(String role) {
    String name = describe();
    return name.equals("the value") ? role : role + " " + name;
  }

  final String describe(Expr leaf) {
    return switch (leaf) {
      case Ref ref when ref.signal() instanceof Port port && builder != null && builder.isPlaced() ->
          "`" + builder.placed().name() + "." + port.name() + "`";
      case Ref ref -> "`" + ref.signal().name() + "`";
      case Literal constant -> "the constant " + constant.value();
      case LaneParam _ -> "the lane";
      default -> named(leaf).orElseGet(() -> unnamed(leaf));
    };
  }

  private Optional<String> named(Expr leaf) {
    return builder == null ? Optional.empty() : builder.names().name(leaf).map(name -> "`" + name + "`");
  }

  private String unnamed(Expr leaf) {
    return switch (leaf) {
      case VecLiteral _ -> "the constant vector";
      case Index lane when lane.index() instanceof Literal number -> "lane " + number.value() + " of " + describe(lane.operand());
      case Index lane -> "a lane of " + describe(lane.operand());
      case MemoryRead read -> "a word of `" + read.memory().name() + "`";
      default -> "the value";
    };
  }

  /// Whether both are one handle, as collections ask for it. In the code of a module this is a mistake that is reported:
  /// whether two values are equal is a matter of the circuit, see [Num#eq(Num)].
  @Override
  public final boolean equals(Object other) {
    if (other != this && other != null && Comparison.isByUser(other)) throw Comparison.ofHandles(this, other);
    return other == this;
  }

  @Override
  public final int hashCode() {
    return System.identityHashCode(this);
  }

  /// What messages say of it, such as "`count` : uint(8)"; its value is known to simulators only.
  @Override
  public final String toString() {
    return describe() + " : " + type();
  }
}
