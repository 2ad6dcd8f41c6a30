package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import java.math.BigInteger;

/// A constant. A bool is 0 or 1, bits are read as an unsigned number.
public final class Literal extends Expr {
  private final Type type;
  private final BigInteger value;

  public Literal(Type type, BigInteger value) {
    switch (type) {
      case BoolType _, BitsType _ ->
          checkArgument(
              value.signum() >= 0 && value.bitLength() <= type.width(), "%s does not fit in %s", value, type);
      case IntType number -> checkArgument(number.range().contains(value), "%s is outside %s", value, type);
      case EnumType names -> checkArgument(names.codes().contains(value), "%s is no code of %s", value, type);
      case VecType _ -> throw new IllegalArgumentException("a vector's constant is a VecLiteral");
    }
    this.type = type;
    this.value = value;
  }

  @Override
  public Type type() {
    return type;
  }

  public BigInteger value() {
    return value;
  }

  public static Literal number(BigInteger value) {
    return new Literal(new IntType(Range.point(value)), value);
  }

  public static Literal number(long value) {
    return number(BigInteger.valueOf(value));
  }

  public static Literal bool(boolean value) {
    return new Literal(BoolType.BOOL, value ? BigInteger.ONE : BigInteger.ZERO);
  }

  public boolean isZero() {
    return value.signum() == 0;
  }
}
