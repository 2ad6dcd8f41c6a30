package burin.hdl;

import burin.ir.BinaryOp;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.Range;
import burin.ir.UnaryOp;

/// A whole number that may be negative. Where its range is known to have no negative number, such as after `max(0)`, it is
/// stored without a sign bit.
public final class SInt extends Num {
  SInt(Builder builder, Expr expr) {
    super(builder, expr);
  }

  static DataType<SInt> type(Range range) {
    return DataType.leaf(new IntType(range), SInt.class, SInt::new);
  }

  @Override
  public DataType<SInt> type() {
    return type(range());
  }

  public SInt add(Num other) {
    return Ops.binary(BinaryOp.ADD, this, other, SInt::new);
  }

  public SInt add(long other) {
    return Ops.binary(BinaryOp.ADD, this, other, SInt::new);
  }

  public SInt sub(Num other) {
    return Ops.binary(BinaryOp.SUB, this, other, SInt::new);
  }

  public SInt sub(long other) {
    return Ops.binary(BinaryOp.SUB, this, other, SInt::new);
  }

  public SInt mul(Num other) {
    return Ops.binary(BinaryOp.MUL, this, other, SInt::new);
  }

  public SInt mul(long other) {
    return Ops.binary(BinaryOp.MUL, this, other, SInt::new);
  }

  /// The quotient without its fraction (-7 / 2 is -3); the divisor's range must not hold 0.
  public SInt div(Num other) {
    return Ops.divide(BinaryOp.DIV, this, other, SInt::new);
  }

  public SInt div(long other) {
    return Ops.divide(BinaryOp.DIV, this, other, SInt::new);
  }

  /// The remainder of [#div(Num)], with the sign of this number.
  public SInt rem(Num other) {
    return Ops.divide(BinaryOp.REM, this, other, SInt::new);
  }

  public SInt rem(long other) {
    return Ops.divide(BinaryOp.REM, this, other, SInt::new);
  }

  public SInt neg() {
    return Ops.unary(UnaryOp.NEG, this, SInt::new);
  }

  public UInt abs() {
    return Ops.unary(UnaryOp.ABS, this, UInt::new);
  }

  /// Times `2^amount`.
  public SInt shl(int amount) {
    return Ops.shift(BinaryOp.SHL, this, amount, SInt::new);
  }

  public SInt shl(UInt amount) {
    return Ops.shift(BinaryOp.SHL, this, amount, SInt::new);
  }

  /// Divided by `2^amount`, rounded towards minus infinity.
  public SInt shr(int amount) {
    return Ops.shift(BinaryOp.SHR, this, amount, SInt::new);
  }

  public SInt shr(UInt amount) {
    return Ops.shift(BinaryOp.SHR, this, amount, SInt::new);
  }

  /// Divided by `2^amount`, rounded to nearest, halves up: `(x + 2^(amount-1)) >> amount`.
  public SInt roundHalfUpShift(int amount) {
    return Ops.roundHalfUp(this, amount, SInt::new);
  }

  public SInt min(Num other) {
    return Ops.binary(BinaryOp.MIN, this, other, SInt::new);
  }

  public SInt min(long other) {
    return Ops.binary(BinaryOp.MIN, this, other, SInt::new);
  }

  public SInt max(Num other) {
    return Ops.binary(BinaryOp.MAX, this, other, SInt::new);
  }

  public SInt max(long other) {
    return Ops.binary(BinaryOp.MAX, this, other, SInt::new);
  }

  /// Limited to `[lo, hi]`.
  public SInt clamp(long lo, long hi) {
    return limit(Ops.interval(this, lo, hi), SInt::new);
  }

  /// Modulo `2^bits`, as a signed number of that many bits.
  public SInt wrap(int bits) {
    return wrapTo(Ops.width(this, bits, Range::signed), SInt::new);
  }

  /// Limited to what a signed number of `bits` bits holds.
  public SInt saturate(int bits) {
    return limit(Ops.width(this, bits, Range::signed), SInt::new);
  }

  /// The same number as an unsigned one; its range must have no negative number.
  public UInt toUInt() {
    return Ops.toUnsigned(this);
  }
}
