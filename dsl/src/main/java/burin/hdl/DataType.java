package burin.hdl;

import burin.ir.Expr;
import burin.ir.Type;
import java.util.Objects;

/// The type of a signal, such as `uint(8)`, which makes the handles of its signals. Two are equal when their IR types and
/// their kinds are.
public final class DataType<T extends Value> {
  /// Makes a handle for an expression of a module.
  interface Maker<T extends Value> {
    T make(Builder builder, Expr expr);
  }

  private final Type ir;
  private final Class<?> kind;
  private final Maker<T> maker;

  DataType(Type ir, Class<?> kind, Maker<T> maker) {
    this.ir = ir;
    this.kind = kind;
    this.maker = maker;
  }

  /// The type in the IR.
  public Type ir() {
    return ir;
  }

  /// Bits that a value takes.
  public int width() {
    return ir.width();
  }

  /// The same kind of value with another range.
  DataType<T> withIr(Type other) {
    return other.equals(ir) ? this : new DataType<>(other, kind, maker);
  }

  T make(Builder builder, Expr expr) {
    return maker.make(builder, expr);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DataType<?> that && ir.equals(that.ir) && kind.equals(that.kind);
  }

  @Override
  public int hashCode() {
    return Objects.hash(ir, kind);
  }

  @Override
  public String toString() {
    return ir.toString();
  }
}
