package burin.hdl;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.Literal;
import burin.ir.Mux;
import burin.ir.Range;
import burin.ir.Wrap;

/// A whole number that is never negative.
public final class UInt extends Num {
  UInt(Builder builder, Expr expr) {
    super(builder, expr);
  }

  static DataType<UInt> type(Range range) {
    return DataType.leaf(new IntType(range), UInt.class, UInt::new);
  }

  @Override
  public DataType<UInt> type() {
    return type(range());
  }

  public UInt add(UInt other) {
    return Ops.binary(BinaryOp.ADD, this, other, UInt::new);
  }

  public UInt add(long other) {
    return Ops.binary(BinaryOp.ADD, this, Ops.notNegative(this, other, "add", "sub(" + -other + ")"), UInt::new);
  }

  public SInt add(SInt other) {
    return Ops.binary(BinaryOp.ADD, this, other, SInt::new);
  }

  /// The difference, which may be negative; `toUInt()` where the ranges say that it is not.
  public SInt sub(Num other) {
    return Ops.binary(BinaryOp.SUB, this, other, SInt::new);
  }

  public SInt sub(long other) {
    return Ops.binary(BinaryOp.SUB, this, other, SInt::new);
  }

  public UInt mul(UInt other) {
    return Ops.binary(BinaryOp.MUL, this, other, UInt::new);
  }

  public UInt mul(long other) {
    return Ops.binary(BinaryOp.MUL, this, Ops.notNegative(this, other, "mul"), UInt::new);
  }

  public SInt mul(SInt other) {
    return Ops.binary(BinaryOp.MUL, this, other, SInt::new);
  }

  /// The quotient without its fraction; the divisor's range must not hold 0.
  public UInt div(UInt other) {
    return Ops.divide(BinaryOp.DIV, this, other, UInt::new);
  }

  public UInt div(long other) {
    return Ops.divide(BinaryOp.DIV, this, Ops.notNegative(this, other, "div"), UInt::new);
  }

  /// The remainder of [#div(UInt)].
  public UInt rem(UInt other) {
    return Ops.divide(BinaryOp.REM, this, other, UInt::new);
  }

  public UInt rem(long other) {
    return Ops.divide(BinaryOp.REM, this, Ops.notNegative(this, other, "rem"), UInt::new);
  }

  public SInt neg() {
    return Ops.unary(burin.ir.UnaryOp.NEG, this, SInt::new);
  }

  /// Times `2^amount`.
  public UInt shl(int amount) {
    return Ops.shift(BinaryOp.SHL, this, amount, UInt::new);
  }

  public UInt shl(UInt amount) {
    return Ops.shift(BinaryOp.SHL, this, amount, UInt::new);
  }

  /// Divided by `2^amount`; the fraction is dropped.
  public UInt shr(int amount) {
    return Ops.shift(BinaryOp.SHR, this, amount, UInt::new);
  }

  public UInt shr(UInt amount) {
    return Ops.shift(BinaryOp.SHR, this, amount, UInt::new);
  }

  /// Divided by `2^amount`, rounded to nearest, halves up: `(x + 2^(amount-1)) >> amount`.
  public UInt roundHalfUpShift(int amount) {
    return Ops.roundHalfUp(this, amount, UInt::new);
  }

  public UInt min(UInt other) {
    return Ops.binary(BinaryOp.MIN, this, other, UInt::new);
  }

  public UInt min(long other) {
    return Ops.binary(BinaryOp.MIN, this, Ops.notNegative(this, other, "min"), UInt::new);
  }

  public UInt max(UInt other) {
    return Ops.binary(BinaryOp.MAX, this, other, UInt::new);
  }

  public UInt max(long other) {
    return Ops.binary(BinaryOp.MAX, this, Ops.notNegative(this, other, "max"), UInt::new);
  }

  /// Limited to `[lo, hi]`.
  public UInt clamp(long lo, long hi) {
    return limit(Ops.interval(this, lo, Ops.notNegative(this, hi, "clamp", "toSInt().clamp(" + lo + ", " + hi + ")")), UInt::new);
  }

  /// Modulo `2^bits`.
  public UInt wrap(int bits) {
    return truncate(bits);
  }

  /// Limited to what `bits` bits hold.
  public UInt saturate(int bits) {
    return limit(Ops.width(this, bits, Range::unsigned), UInt::new);
  }

  /// One more, and after the highest number of the range the lowest again: the next value of a counter.
  public UInt incrementWrapping() {
    Range range = range();
    return Ops.convert(this, value -> {
      if (range.isPoint()) return value;
      Expr more = new Binary(BinaryOp.ADD, value, Literal.number(1));
      if (range.isWhole()) return new Wrap(more, new IntType(range));
      Expr atEnd = new Binary(BinaryOp.EQ, value, Literal.number(range.hi()));
      return new Mux(atEnd, Literal.number(range.lo()), more, new IntType(range));
    }, UInt::new);
  }

  /// One less, and after the lowest number of the range the highest again.
  public UInt decrementWrapping() {
    Range range = range();
    return Ops.convert(this, value -> {
      if (range.isPoint()) return value;
      Expr less = new Binary(BinaryOp.SUB, value, Literal.number(1));
      if (range.isWhole()) return new Wrap(less, new IntType(range));
      Expr atEnd = new Binary(BinaryOp.EQ, value, Literal.number(range.lo()));
      return new Mux(atEnd, Literal.number(range.hi()), less, new IntType(range));
    }, UInt::new);
  }

  /// `width` bits, of which the one with this number is one; none where there is no such bit.
  public Bits oneHot(int width) {
    DataType.checkLanes(width, Bool.TYPE);
    return composed(() -> scope().lanes(width).map(lane -> lane.eq(this)).asBits());
  }

  /// The same number as one that may take part in signed arithmetic.
  public SInt toSInt() {
    return Ops.convert(this, expr -> expr, SInt::new);
  }
}
