package burin.hdl;

import burin.ir.BinaryOp;
import burin.ir.BitsType;
import burin.ir.Cast;
import burin.ir.EnumType;
import burin.ir.Expr;
import burin.ir.Literal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/// One of the constants of a Java enum.
public final class EnumValue<E extends Enum<E>> extends Value {
  private final Class<E> constants;

  private EnumValue(Builder builder, Expr expr, Class<E> constants) {
    super(builder, expr);
    this.constants = constants;
  }

  static <E extends Enum<E>> DataType<EnumValue<E>> type(Class<E> constants, Encoding encoding) {
    E[] all = constants.getEnumConstants();
    List<BigInteger> codes = encoding.codes(all.length);
    int width = codes.stream().mapToInt(BigInteger::bitLength).max().orElse(1);
    List<String> members = Arrays.stream(all).map(Enum::name).toList();
    return of(new EnumType(constants.getSimpleName(), members, codes, Math.max(1, width)), constants);
  }

  private static <E extends Enum<E>> DataType<EnumValue<E>> of(EnumType type, Class<E> constants) {
    return DataType.leaf(type, constants, (builder, expr) -> new EnumValue<>(builder, expr, constants));
  }

  static <E extends Enum<E>> Literal literal(DataType<EnumValue<E>> type, E constant) {
    return literal((EnumType) type.ir(), constant);
  }

  private static Literal literal(EnumType type, Enum<?> constant) {
    return new Literal(type, type.codes().get(constant.ordinal()));
  }

  @Override
  public DataType<EnumValue<E>> type() {
    return of(ir(), constants);
  }

  EnumType ir() {
    return (EnumType) expr().type();
  }

  /// The enumeration whose constants it can be.
  public Class<E> constants() {
    return constants;
  }

  private Literal literal(E constant) {
    if (constant == null) throw scope().nullOperand();
    return literal(ir(), constant);
  }

  /// Whether it is a constant.
  public Bool is(E constant) {
    Literal code = literal(constant);
    return Ops.convert(this, expr -> new burin.ir.Binary(BinaryOp.EQ, expr, code), Bool::new);
  }

  /// Whether it is any of the constants.
  @SafeVarargs
  public final Bool isAny(E first, E... more) {
    scope().given(more, "more");
    Bool any = is(first);
    for (E constant : more) any = any.or(is(constant));
    return any;
  }

  public Bool eq(EnumValue<E> other) {
    return Ops.binary(BinaryOp.EQ, this, other, Bool.TYPE);
  }

  public Bool ne(EnumValue<E> other) {
    return Ops.binary(BinaryOp.NE, this, other, Bool.TYPE);
  }

  @Override
  public Bits asBits() {
    return Ops.convert(this, expr -> new Cast(expr, new BitsType(width())), Bits::new);
  }

  /// Gives an output, a wire or an input of an instance its value.
  public void drive(EnumValue<E> value) {
    Ops.drive(this, value);
  }

  public void drive(E constant) {
    Ops.drive(this, literal(constant));
  }

  /// Gives a register the value that it takes at the next clock edge.
  public void next(EnumValue<E> value) {
    Ops.next(this, value);
  }

  public void next(E constant) {
    Ops.next(this, literal(constant));
  }
}
