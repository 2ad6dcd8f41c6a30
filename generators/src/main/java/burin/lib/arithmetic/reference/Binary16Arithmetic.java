package burin.lib.arithmetic.reference;

/// binary16 by Java's `float`: a sum or product in twice the precision and two bits more, rounded again, is what it would be if
/// it were rounded once. What Java does not say is that of [ExactArithmetic].
record Binary16Arithmetic(ExactArithmetic exact) implements FloatArithmetic {
  private static final long MASK = 0xffff;

  private float value(long a) {
    return Float.float16ToFloat((short) exact.flushed(a));
  }

  private long bits(float value) {
    return Float.isNaN(value) ? exact.nan() : exact.flushed(Float.floatToFloat16(value) & MASK);
  }

  @Override
  public long add(long a, long b) {
    return bits(value(a) + value(b));
  }

  @Override
  public long mul(long a, long b) {
    return bits(value(a) * value(b));
  }

  @Override
  public long neg(long a) {
    return exact.neg(a);
  }

  @Override
  public long relu(long a) {
    return bits(Math.max(value(a), 0f));
  }

  @Override
  public boolean isLess(long a, long b) {
    return value(a) < value(b);
  }

  @Override
  public long max(long a, long b) {
    return bits(Math.max(value(a), value(b)));
  }

  @Override
  public long scaled(long a, int power) {
    return exact.scaled(a, power);
  }

  @Override
  public long fromLong(long value) {
    return exact.fromLong(value);
  }

  @Override
  public long toLong(long a, long lowest, long highest) {
    return Math.clamp((long) value(a), lowest, highest);
  }

  @Override
  public long fromDouble(double value) {
    return exact.fromDouble(value);
  }

  @Override
  public double toDouble(long a) {
    return value(a);
  }
}
