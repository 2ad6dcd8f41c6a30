package burin.lib.arithmetic.reference;

/// binary16: a sum or product in twice the precision and two bits more, rounded again, is what it would be if it were rounded
/// once.
record Binary16Arithmetic(ExactArithmetic exact) implements OnJavaFloats {
  private static final long MASK = 0xffff;

  @Override
  public float value(long a) {
    return Float.float16ToFloat((short) exact.flushed(a));
  }

  @Override
  public long bits(float value) {
    return Float.isNaN(value) ? exact.nan() : exact.flushed(Float.floatToFloat16(value) & MASK);
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
  public long fromDouble(double value) {
    return exact.fromDouble(value);
  }
}
