package burin.lib.arithmetic.reference;

/// binary32, which is the format of `float`.
record Binary32Arithmetic(ExactArithmetic exact) implements OnJavaFloats {

  @Override
  public float value(long a) {
    return Float.intBitsToFloat((int) exact.flushed(a));
  }

  @Override
  public long bits(float value) {
    return exact.flushed(Integer.toUnsignedLong(Float.floatToIntBits(value)));
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
  public long fromDouble(double value) {
    return bits((float) value);
  }
}
