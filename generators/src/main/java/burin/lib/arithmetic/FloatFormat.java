package burin.lib.arithmetic;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.lib.arithmetic.reference.FloatArithmetic;

/// A binary floating-point format as IEEE 754 defines them: a sign, an exponent, a fraction behind a leading one that is not
/// stored. The highest exponent is for infinities and for what is not a number, the lowest for zeros and subnormal numbers.
///
/// @param exponentBits 2 to 11
/// @param fractionBits 1 to 52
/// @param subnormals whether there are any
public record FloatFormat(int exponentBits, int fractionBits, Subnormals subnormals) {
  public static final FloatFormat BINARY16 = new FloatFormat(5, 10, Subnormals.FULL);
  public static final FloatFormat BINARY32 = new FloatFormat(8, 23, Subnormals.FULL);
  public static final FloatFormat BINARY64 = new FloatFormat(11, 52, Subnormals.FULL);
  /// The upper half of a [#BINARY32].
  public static final FloatFormat BFLOAT16 = new FloatFormat(8, 7, Subnormals.FULL);

  private static final int MOST_EXPONENT_BITS = 11;
  private static final int MOST_FRACTION_BITS = 52;

  public FloatFormat {
    Given.notNull(subnormals, "subnormals");
    boolean exponentFits = exponentBits >= 2 && exponentBits <= MOST_EXPONENT_BITS;
    checkArgument(exponentFits, "exponentBits is %s, allowed 2..%s", exponentBits, MOST_EXPONENT_BITS);
    boolean fractionFits = fractionBits >= 1 && fractionBits <= MOST_FRACTION_BITS;
    checkArgument(fractionFits, "fractionBits is %s, allowed 1..%s", fractionBits, MOST_FRACTION_BITS);
  }

  public FloatFormat with(Subnormals other) {
    Given.notNull(other, "other");
    return new FloatFormat(exponentBits, fractionBits, other);
  }

  /// The same without subnormal numbers.
  public FloatFormat flushing() {
    return with(Subnormals.FLUSH);
  }

  public boolean flushes() {
    return subnormals == Subnormals.FLUSH;
  }

  /// Bits of a number.
  public int width() {
    return 1 + exponentBits + fractionBits;
  }

  /// Bits of a significand: the fraction and the leading one.
  public int precision() {
    return fractionBits + 1;
  }

  /// What is added to an exponent to store it.
  public int bias() {
    return (1 << (exponentBits - 1)) - 1;
  }

  /// The stored exponent of infinities.
  public int highestExponent() {
    return (1 << exponentBits) - 1;
  }

  /// The bits of the number nearest to `value`.
  public long bits(double value) {
    return reference().fromDouble(value);
  }

  /// The value of such bits, as near as a `double` comes; exact, since no format is wider.
  public double value(long bits) {
    return reference().toDouble(bits);
  }

  private FloatArithmetic reference() {
    return FloatArithmetic.of(exponentBits, fractionBits, flushes());
  }
}
