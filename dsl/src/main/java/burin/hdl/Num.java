package burin.hdl;

import burin.ir.BinaryOp;
import burin.ir.BitsType;
import burin.ir.Cast;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.Literal;
import burin.ir.Range;
import burin.ir.Wrap;

/// A whole number. Arithmetic is exact: a result's range holds everything that the operands' ranges allow, so nothing
/// overflows and nothing is lost unless a verb says so ([#truncate], `wrap`, `saturate`, `clamp`).
public abstract sealed class Num extends Value permits UInt, SInt {
  Num(Builder builder, Expr expr) {
    super(builder, expr);
  }

  /// The smallest interval that is known to hold it.
  public final Range range() {
    return ((IntType) expr().type()).range();
  }

  public final Bool eq(Num other) {
    return Ops.binary(BinaryOp.EQ, this, other, Bool.TYPE);
  }

  public final Bool eq(long other) {
    return Ops.binary(BinaryOp.EQ, this, other, Bool.TYPE);
  }

  public final Bool ne(Num other) {
    return Ops.binary(BinaryOp.NE, this, other, Bool.TYPE);
  }

  public final Bool ne(long other) {
    return Ops.binary(BinaryOp.NE, this, other, Bool.TYPE);
  }

  public final Bool lt(Num other) {
    return Ops.binary(BinaryOp.LT, this, other, Bool.TYPE);
  }

  public final Bool lt(long other) {
    return Ops.binary(BinaryOp.LT, this, other, Bool.TYPE);
  }

  public final Bool le(Num other) {
    return Ops.binary(BinaryOp.LE, this, other, Bool.TYPE);
  }

  public final Bool le(long other) {
    return Ops.binary(BinaryOp.LE, this, other, Bool.TYPE);
  }

  public final Bool gt(Num other) {
    return Ops.binary(BinaryOp.GT, this, other, Bool.TYPE);
  }

  public final Bool gt(long other) {
    return Ops.binary(BinaryOp.GT, this, other, Bool.TYPE);
  }

  public final Bool ge(Num other) {
    return Ops.binary(BinaryOp.GE, this, other, Bool.TYPE);
  }

  public final Bool ge(long other) {
    return Ops.binary(BinaryOp.GE, this, other, Bool.TYPE);
  }

  /// The lowest `bits` bits, as an unsigned number; the bits above are dropped.
  public final UInt truncate(int bits) {
    return wrapTo(Ops.width(this, bits, Range::unsigned), UInt::new);
  }

  /// Its bits: two's complement where the range has negative numbers.
  @Override
  public final Bits asBits() {
    return Ops.convert(this, expr -> new Cast(expr, new BitsType(width())), Bits::new);
  }

  final <T extends Num> T wrapTo(Range range, DataType.LeafMaker<T> maker) {
    return Ops.convert(this, expr -> range.contains(range()) ? expr : new Wrap(expr, new IntType(range)), maker);
  }

  /// `value` limited to `range`, by nodes that know so.
  final <T extends Num> T limit(Range range, DataType.LeafMaker<T> maker) {
    return Ops.convert(this, expr -> limited(expr, range), maker);
  }

  private static Expr limited(Expr value, Range range) {
    Range from = ((IntType) value.type()).range();
    Expr low = range.lo().compareTo(from.lo()) <= 0
        ? value
        : new burin.ir.Binary(BinaryOp.MAX, value, Literal.number(range.lo()));
    return range.hi().compareTo(from.hi()) >= 0
        ? low
        : new burin.ir.Binary(BinaryOp.MIN, low, Literal.number(range.hi()));
  }

  /// Gives an output, a wire or an input of an instance its value, which must fit in the range.
  public final void drive(Num value) {
    Ops.drive(this, value);
  }

  public final void drive(long value) {
    Ops.drive(this, Literal.number(value));
  }

  /// Gives a register the value that it takes at the next clock edge; it must fit in the range.
  public final void next(Num value) {
    Ops.next(this, value);
  }

  public final void next(long value) {
    Ops.next(this, Literal.number(value));
  }
}
