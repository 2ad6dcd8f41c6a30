package burin.sim.jvm;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.Arrays;

/// What generated code calls where a few instructions do not do.
public final class Helpers {
  private Helpers() {}

  /// `value` modulo `2^width`.
  public static BigInteger low(BigInteger value, int width) {
    if (value.signum() >= 0 && value.bitLength() <= width) return value;
    return value.and(mask(width));
  }

  private static BigInteger mask(int width) {
    return BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
  }

  /// The low bits of `value` as a two's complement number.
  public static BigInteger signed(BigInteger value, int width) {
    BigInteger bits = low(value, width);
    return bits.testBit(width - 1) ? bits.subtract(BigInteger.ONE.shiftLeft(width)) : bits;
  }

  /// A `long` read as an unsigned number.
  public static BigInteger unsigned(long value) {
    return value >= 0 ? BigInteger.valueOf(value) : low(BigInteger.valueOf(value), Long.SIZE);
  }

  public static long minUnsigned(long a, long b) {
    return Long.compareUnsigned(a, b) < 0 ? a : b;
  }

  public static long maxUnsigned(long a, long b) {
    return Long.compareUnsigned(a, b) < 0 ? b : a;
  }

  /// All 64 bits, shifted by up to 64.
  public static long shiftLeft(long bits, int amount) {
    return amount < Long.SIZE ? bits << amount : 0;
  }

  /// As [#shiftLeft], the other way.
  public static long shiftRight(long bits, int amount) {
    return amount < Long.SIZE ? bits >>> amount : 0;
  }

  /// The bits of lanes of `width` bits each, at most 64 in all.
  public static long pack(int[] lanes, int width) {
    long bits = 0;
    long mask = (1L << width) - 1;
    for (int i = lanes.length - 1; i >= 0; i--) bits = bits << width | lanes[i] & mask;
    return bits;
  }

  /// Undoes [#pack]; `width` is at most 32.
  public static int[] unpack(long bits, int length, int width, boolean signed) {
    int[] lanes = new int[length];
    long left = bits;
    int shift = Integer.SIZE - width;
    for (int i = 0; i < length; i++) {
      int lane = (int) left << shift;
      lanes[i] = signed ? lane >> shift : lane >>> shift;
      left >>= width;
    }
    return lanes;
  }

  public static int[] gather(int[] lanes, int[] sources) {
    int[] gathered = new int[sources.length];
    for (int i = 0; i < sources.length; i++) gathered[i] = lanes[sources[i]];
    return gathered;
  }

  public static long[] gather(long[] lanes, int[] sources) {
    long[] gathered = new long[sources.length];
    for (int i = 0; i < sources.length; i++) gathered[i] = lanes[sources[i]];
    return gathered;
  }

  public static Object[] gather(Object[] lanes, int[] sources) {
    Object[] gathered = (Object[]) Array.newInstance(lanes.getClass().getComponentType(), sources.length);
    for (int i = 0; i < sources.length; i++) gathered[i] = lanes[sources[i]];
    return gathered;
  }

  public static long[] longs(int[] lanes) {
    long[] wide = new long[lanes.length];
    for (int i = 0; i < lanes.length; i++) wide[i] = lanes[i];
    return wide;
  }

  /// A copy of nested lanes with other scalars, of the class of `like`, which has no lanes.
  ///
  /// @param signed whether scalars are numbers with a sign
  /// @param words how many words the scalars have in the copy; 1 for those that are none
  public static Object convert(Object value, Object like, boolean signed, int words) {
    Class<?> element = like.getClass().getComponentType();
    if (words > 1 && element == long.class) return widened(value, signed, words);
    int length = Array.getLength(value);
    Object converted = Array.newInstance(element, length);
    for (int i = 0; i < length; i++) {
      Object lane = Array.get(value, i);
      Array.set(converted, i, element.isArray()
          ? convert(lane, Array.newInstance(element.getComponentType(), 0), signed, words)
          : scalar(lane, element));
    }
    return converted;
  }

  private static Object scalar(Object value, Class<?> kind) {
    long number = value instanceof long[] wide ? wide[0] : ((Number) value).longValue();
    return kind == int.class ? (Object) (int) number : (Object) number;
  }

  private static long[] widened(Object value, boolean signed, int words) {
    return value instanceof long[] wide
        ? wide.length < words ? Wide.extend(wide, wide.length, signed, new long[words]) : Arrays.copyOf(wide, words)
        : Wide.ofLong(((Number) value).longValue(), signed, new long[words]);
  }
}
