package burin.lib.arithmetic.reference;

/// Arithmetic by Java's own `float`, which holds every number of the format. What Java does not say is that of
/// [ExactArithmetic].
sealed interface OnJavaFloats extends FloatArithmetic permits Binary16Arithmetic, Binary32Arithmetic {
  ExactArithmetic exact();

  /// The number that bits stand for, subnormal ones flushed where they are.
  float value(long a);

  /// The bits of a number, rounded to the format.
  long bits(float value);

  @Override
  default long add(long a, long b) {
    return bits(value(a) + value(b));
  }

  @Override
  default long mul(long a, long b) {
    return bits(value(a) * value(b));
  }

  @Override
  default long neg(long a) {
    return exact().neg(a);
  }

  @Override
  default long relu(long a) {
    return bits(Math.max(value(a), 0f));
  }

  @Override
  default boolean isLess(long a, long b) {
    return value(a) < value(b);
  }

  @Override
  default long max(long a, long b) {
    return bits(Math.max(value(a), value(b)));
  }

  @Override
  default long toLong(long a, long lowest, long highest) {
    return Math.clamp((long) value(a), lowest, highest);
  }

  @Override
  default double toDouble(long a) {
    return value(a);
  }
}
