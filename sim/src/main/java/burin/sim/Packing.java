package burin.sim;

import burin.ir.IntType;
import burin.ir.Type;
import burin.ir.Types;
import java.math.BigInteger;

/// Values as patterns of bits and back.
public final class Packing {
  private Packing() {}

  /// The lowest `width` bits in two's complement.
  public static BigInteger pattern(BigInteger value, int width) {
    return value.signum() >= 0 ? value : value.add(BigInteger.ONE.shiftLeft(width));
  }

  /// The number that a pattern means in a scalar type.
  public static BigInteger value(BigInteger bits, Type type) {
    boolean negative = type instanceof IntType number && number.isSigned() && bits.testBit(type.width() - 1);
    return negative ? bits.subtract(BigInteger.ONE.shiftLeft(type.width())) : bits;
  }

  /// The scalars of a pattern; lane 0 is in the least significant bits.
  ///
  /// @throws ArithmeticException where one does not fit in a `long`
  public static long[] lanes(BigInteger bits, Type type) {
    Type scalar = Types.scalar(type);
    int width = scalar.width();
    BigInteger mask = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
    long[] lanes = new long[Types.scalarCount(type)];
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = value(bits.shiftRight(i * width).and(mask), scalar).longValueExact();
    }
    return lanes;
  }

  /// The pattern of scalars.
  public static BigInteger pack(long[] scalars, Type type) {
    int width = Types.scalar(type).width();
    BigInteger bits = BigInteger.ZERO;
    for (int i = scalars.length - 1; i >= 0; i--) {
      bits = bits.shiftLeft(width).or(pattern(BigInteger.valueOf(scalars[i]), width));
    }
    return bits;
  }
}
