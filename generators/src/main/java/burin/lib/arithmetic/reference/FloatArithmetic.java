package burin.lib.arithmetic.reference;

/// Arithmetic on the bits of floating-point numbers of one format, each in the lowest bits of a `long`.
///
/// Rounded to nearest, ties to even. Whatever is not a number gives the same one: positive, with only the highest bit of the
/// fraction. Where subnormal numbers are flushed, operands and results that are subnormal count as zeros of their sign.
public interface FloatArithmetic {
  /// The quickest that there is for a format.
  ///
  /// @param exponentBits 2 to 11
  /// @param fractionBits 1 to 52
  /// @param flush whether subnormal numbers count as zeros
  static FloatArithmetic of(int exponentBits, int fractionBits, boolean flush) {
    var exact = new ExactArithmetic(exponentBits, fractionBits, flush);
    if (exponentBits == 8 && fractionBits == 23) return new Binary32Arithmetic(exact);
    if (exponentBits == 5 && fractionBits == 10) return new Binary16Arithmetic(exact);
    return exact;
  }

  long add(long a, long b);

  long mul(long a, long b);

  default long sub(long a, long b) {
    return add(a, neg(b));
  }

  /// With the other sign, whatever it is.
  long neg(long a);

  /// Zero for what is negative, also for -0.
  long relu(long a);

  /// Whether one is less than the other; zeros are equal, and what is not a number is less than nothing.
  boolean isLess(long a, long b);

  /// The larger one; 0 is larger than -0, and what is not a number stays so.
  long max(long a, long b);

  /// Times `2^power`.
  long scaled(long a, int power);

  /// The nearest to a whole number.
  long fromLong(long value);

  /// Without its fraction, limited to `[lowest, highest]`; what is not a number is 0.
  long toLong(long a, long lowest, long highest);

  /// The nearest to a value.
  long fromDouble(double value);

  /// Its value; a number that is flushed is zero.
  double toDouble(long a);
}
