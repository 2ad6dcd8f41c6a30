package burin.lib.arithmetic;

import java.util.function.LongBinaryOperator;

/// What Java itself computes for the formats that it has: `float`, `double`, and binary16 through `float`, which has twice its
/// precision and two bits more, so that rounding twice is rounding once. Subnormal numbers are flushed around it.
final class JavaFloats {
  private final FloatFormat format;

  JavaFloats(FloatFormat format) {
    this.format = format;
  }

  LongBinaryOperator adder() {
    return (a, b) -> bits(value(a), value(b), Double::sum, Float::sum);
  }

  LongBinaryOperator multiplier() {
    return (a, b) -> bits(value(a), value(b), (x, y) -> x * y, (x, y) -> x * y);
  }

  private interface OnDoubles {
    double of(double x, double y);
  }

  private interface OnFloats {
    float of(float x, float y);
  }

  private long bits(double x, double y, OnDoubles onDoubles, OnFloats onFloats) {
    return switch (format.width()) {
      case 64 -> flushed(Double.doubleToLongBits(onDoubles.of(x, y)));
      case 32 -> flushed(Integer.toUnsignedLong(Float.floatToIntBits(onFloats.of((float) x, (float) y))));
      default -> flushed(half(onFloats.of((float) x, (float) y)));
    };
  }

  private static long half(float value) {
    return Float.isNaN(value) ? 0x7e00 : Short.toUnsignedLong(Float.floatToFloat16(value));
  }

  double value(long bits) {
    long a = flushed(bits);
    return switch (format.width()) {
      case 64 -> Double.longBitsToDouble(a);
      case 32 -> Float.intBitsToFloat((int) a);
      default -> Float.float16ToFloat((short) a);
    };
  }

  private long flushed(long bits) {
    boolean subnormal = (bits >>> format.fractionBits() & format.highestExponent()) == 0;
    return format.flushes() && subnormal ? bits & 1L << (format.width() - 1) : bits;
  }
}
