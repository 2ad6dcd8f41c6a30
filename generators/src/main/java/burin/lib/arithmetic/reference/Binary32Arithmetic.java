package burin.lib.arithmetic.reference;

/// binary32 by Java's own `float`, which is that format. What Java does not say is that of [ExactArithmetic].
record Binary32Arithmetic(ExactArithmetic exact) implements FloatArithmetic {

  private float value(long a) {
    return Float.intBitsToFloat((int) exact.flushed(a));
  }

  private long bits(float value) {
    return exact.flushed(Integer.toUnsignedLong(Float.floatToIntBits(value)));
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
    return bits(Math.scalb(value(a), power));
  }

  @Override
  public long fromLong(long value) {
    return bits((float) value);
  }

  @Override
  public long toLong(long a, long lowest, long highest) {
    return Math.clamp((long) value(a), lowest, highest);
  }

  @Override
  public long fromDouble(double value) {
    return bits((float) value);
  }

  @Override
  public double toDouble(long a) {
    return value(a);
  }
}
