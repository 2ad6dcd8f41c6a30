package burin.hdl;

import burin.ir.BinaryOp;
import burin.ir.BoolType;
import burin.ir.Cast;
import burin.ir.BitsType;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.Literal;
import burin.ir.UnaryOp;

/// True or false.
public final class Bool extends Value {
  static final DataType<Bool> TYPE = DataType.leaf(BoolType.BOOL, Bool.class, Bool::new);

  Bool(Builder builder, Expr expr) {
    super(builder, expr);
  }

  @Override
  public DataType<Bool> type() {
    return TYPE;
  }

  public Bool and(Bool other) {
    return Ops.binary(BinaryOp.AND, this, other, TYPE);
  }

  public Bool or(Bool other) {
    return Ops.binary(BinaryOp.OR, this, other, TYPE);
  }

  public Bool xor(Bool other) {
    return Ops.binary(BinaryOp.XOR, this, other, TYPE);
  }

  public Bool not() {
    return Ops.unary(UnaryOp.NOT, this, TYPE);
  }

  public Bool eq(Bool other) {
    return Ops.binary(BinaryOp.EQ, this, other, TYPE);
  }

  public Bool ne(Bool other) {
    return Ops.binary(BinaryOp.NE, this, other, TYPE);
  }

  /// `onTrue` where this holds, else `onFalse`. Numbers may differ in range; the result can be either.
  public <T extends Value> T mux(T onTrue, T onFalse) {
    scope().given(onTrue, "onTrue");
    scope().given(onFalse, "onFalse");
    return Ops.mux(this, onTrue, onFalse);
  }

  /// 1 where this holds, else 0.
  public UInt toUInt() {
    return Ops.convert(this, expr -> new Cast(expr, IntType.of(0, 1)), UInt::new);
  }

  /// One bit.
  @Override
  public Bits asBits() {
    return Ops.convert(this, expr -> new Cast(expr, new BitsType(1)), Bits::new);
  }

  /// Gives an output, a wire or an input of an instance its value.
  public void drive(Bool value) {
    Ops.drive(this, value);
  }

  public void drive(boolean value) {
    Ops.drive(this, Literal.bool(value));
  }

  /// Gives a register the value that it takes at the next clock edge.
  public void next(Bool value) {
    Ops.next(this, value);
  }

  public void next(boolean value) {
    Ops.next(this, Literal.bool(value));
  }
}
