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
    long[] lanes = new long[Types.scalarCount(type)];
    byte[] bytes = bits.toByteArray();
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = value(slice(bytes, (long) i * scalar.width(), scalar.width()), scalar).longValueExact();
    }
    return lanes;
  }

  /// Only the bytes that hold the bits are looked at, so that a vector takes time in proportion to its length.
  private static BigInteger slice(byte[] bigEndian, long from, int width) {
    int end = bigEndian.length - (int) (from / 8);
    int start = Math.max(0, bigEndian.length - (int) ((from + width + 7) / 8));
    if (end <= 0) return BigInteger.ZERO;
    BigInteger part = new BigInteger(1, bigEndian, start, end - start).shiftRight((int) (from % 8));
    return part.bitLength() <= width ? part : part.and(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
  }

  /// A pattern of bits, 64 to a number, the least significant first.
  public static long[] words(BigInteger bits) {
    long[] words = new long[(bits.bitLength() + Long.SIZE - 1) / Long.SIZE];
    BigInteger left = bits;
    for (int i = 0; i < words.length; i++) {
      words[i] = left.longValue();
      left = left.shiftRight(Long.SIZE);
    }
    return words;
  }

  /// `width` bits of a pattern, from bit `low` on.
  static BigInteger slice(BigInteger bits, int low, int width) {
    return slice(bits.toByteArray(), low, width);
  }

  /// A pattern with other bits where a lane is.
  static BigInteger with(BigInteger whole, BigInteger bits, Handles.Target lane) {
    BigInteger before = slice(whole, lane.low(), lane.type().width());
    return whole.xor(before.xor(bits).shiftLeft(lane.low()));
  }

  /// The pattern of scalars.
  public static BigInteger pack(long[] scalars, Type type) {
    int width = Types.scalar(type).width();
    byte[] bytes = new byte[(int) (((long) scalars.length * width + 7) / 8) + 1];
    for (int i = 0; i < scalars.length; i++) {
      for (int bit = 0; bit < width; bit++) {
        boolean isOne = (scalars[i] >> Math.min(bit, Long.SIZE - 1) & 1) != 0;
        long at = (long) i * width + bit;
        if (isOne) bytes[bytes.length - 1 - (int) (at / 8)] |= (byte) (1 << at % 8);
      }
    }
    return new BigInteger(bytes);
  }
}
