package burin.lib.arithmetic.reference;

import java.math.BigInteger;

/// Any format: exact results in whole numbers of any size, rounded once. Slow and obvious.
///
/// @param exponentBits 2 to 11
/// @param fractionBits 1 to 52
/// @param flush whether subnormal numbers count as zeros
public record ExactArithmetic(int exponentBits, int fractionBits, boolean flush) implements FloatArithmetic {
  private static final ExactArithmetic DOUBLE = new ExactArithmetic(11, 52, false);

  public ExactArithmetic {
    if (exponentBits < 2 || exponentBits > 11) throw new IllegalArgumentException("exponentBits is " + exponentBits);
    if (fractionBits < 1 || fractionBits > 52) throw new IllegalArgumentException("fractionBits is " + fractionBits);
  }

  /// A number that is finite: `size * 2^power`, negative or not.
  private record Exact(boolean negative, BigInteger size, int power) {
    BigInteger signed() {
      return negative ? size.negate() : size;
    }

    /// The same with a power that is not higher.
    BigInteger signed(int lower) {
      return signed().shiftLeft(power - lower);
    }

    boolean isZero() {
      return size.signum() == 0;
    }
  }

  long infinity() {
    return ((1L << exponentBits) - 1) << fractionBits;
  }

  long nan() {
    return infinity() | 1L << (fractionBits - 1);
  }

  private long sign() {
    return 1L << (exponentBits + fractionBits);
  }

  /// The power of the lowest bit of subnormal numbers.
  private int lowestPower() {
    return 2 - (1 << (exponentBits - 1)) - fractionBits;
  }

  boolean isNegative(long a) {
    return (a & sign()) != 0;
  }

  private long magnitude(long a) {
    return a & (sign() - 1);
  }

  boolean isNan(long a) {
    return magnitude(a) > infinity();
  }

  private boolean isInfinite(long a) {
    return magnitude(a) == infinity();
  }

  private long signed(boolean negative, long magnitude) {
    return negative ? sign() | magnitude : magnitude;
  }

  /// A zero for what is flushed.
  long flushed(long a) {
    boolean subnormal = magnitude(a) >>> fractionBits == 0;
    return flush && subnormal ? a & sign() : a;
  }

  private Exact exact(long bits) {
    long a = flushed(bits);
    long exponent = magnitude(a) >>> fractionBits;
    long fraction = a & ((1L << fractionBits) - 1);
    long size = exponent == 0 ? fraction : fraction | 1L << fractionBits;
    return new Exact(isNegative(a), BigInteger.valueOf(size), lowestPower() + (int) Math.max(exponent - 1, 0));
  }

  /// The number nearest to an exact value.
  private long rounded(Exact value) {
    if (value.isZero()) return signed(value.negative(), 0);
    int power = Math.max(value.power() + value.size().bitLength() - 1 - fractionBits, lowestPower());
    BigInteger size = shifted(value.size(), value.power() - power);
    // A size with its leading one counts one exponent; one that rounding made too long, the next.
    BigInteger bits = BigInteger.valueOf(power - lowestPower()).shiftLeft(fractionBits).add(size);
    boolean overflows = bits.compareTo(BigInteger.valueOf(infinity())) >= 0;
    return flushed(signed(value.negative(), overflows ? infinity() : bits.longValueExact()));
  }

  /// Times `2^left`, rounded to nearest, ties to even.
  private static BigInteger shifted(BigInteger size, int left) {
    if (left >= 0) return size.shiftLeft(left);
    BigInteger down = size.shiftRight(-left);
    BigInteger twice = size.subtract(down.shiftLeft(-left)).shiftLeft(1);
    int toHalf = twice.compareTo(BigInteger.ONE.shiftLeft(-left));
    return toHalf > 0 || (toHalf == 0 && down.testBit(0)) ? down.add(BigInteger.ONE) : down;
  }

  @Override
  public long add(long a, long b) {
    if (isNan(a) || isNan(b)) return nan();
    if (isInfinite(a)) return isInfinite(b) && a != b ? nan() : a;
    if (isInfinite(b)) return b;
    Exact x = exact(a);
    Exact y = exact(b);
    int power = Math.min(x.power(), y.power());
    BigInteger sum = x.signed(power).add(y.signed(power));
    boolean negative = sum.signum() == 0 ? x.negative() && y.negative() : sum.signum() < 0;
    return rounded(new Exact(negative, sum.abs(), power));
  }

  @Override
  public long mul(long a, long b) {
    if (isNan(a) || isNan(b)) return nan();
    boolean negative = isNegative(a) != isNegative(b);
    boolean zero = flushed(a) == signed(isNegative(a), 0) || flushed(b) == signed(isNegative(b), 0);
    if (isInfinite(a) || isInfinite(b)) return zero ? nan() : signed(negative, infinity());
    Exact x = exact(a);
    Exact y = exact(b);
    return rounded(new Exact(negative, x.size().multiply(y.size()), x.power() + y.power()));
  }

  @Override
  public long neg(long a) {
    return a ^ sign();
  }

  @Override
  public long relu(long a) {
    if (isNan(a)) return nan();
    return isNegative(a) ? 0 : flushed(a);
  }

  @Override
  public boolean isLess(long a, long b) {
    return !isNan(a) && !isNan(b) && order(flushed(a)) < order(flushed(b)) && magnitude(flushed(a) | flushed(b)) != 0;
  }

  @Override
  public long max(long a, long b) {
    if (isNan(a) || isNan(b)) return nan();
    return order(flushed(a)) >= order(flushed(b)) ? flushed(a) : flushed(b);
  }

  /// Ascending with the value; -0 is below 0.
  private long order(long a) {
    return isNegative(a) ? -1 - magnitude(a) : magnitude(a);
  }

  @Override
  public long scaled(long a, int power) {
    if (isNan(a)) return nan();
    if (isInfinite(a)) return a;
    Exact x = exact(a);
    return rounded(new Exact(x.negative(), x.size(), x.power() + power));
  }

  @Override
  public long fromLong(long value) {
    return rounded(new Exact(value < 0, BigInteger.valueOf(value).abs(), 0));
  }

  @Override
  public long toLong(long a, long lowest, long highest) {
    if (isNan(a)) return Math.clamp(0, lowest, highest);
    if (isInfinite(a)) return isNegative(a) ? lowest : highest;
    Exact x = exact(a);
    BigInteger size = x.power() >= 0 ? x.size().shiftLeft(x.power()) : x.size().shiftRight(-x.power());
    BigInteger whole = x.negative() ? size.negate() : size;
    return whole.max(BigInteger.valueOf(lowest)).min(BigInteger.valueOf(highest)).longValueExact();
  }

  @Override
  public long fromDouble(double value) {
    if (Double.isNaN(value)) return nan();
    if (Double.isInfinite(value)) return signed(value < 0, infinity());
    return rounded(DOUBLE.exact(Double.doubleToRawLongBits(value)));
  }

  @Override
  public double toDouble(long a) {
    if (isNan(a)) return Double.NaN;
    if (isInfinite(a)) return isNegative(a) ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    return Double.longBitsToDouble(DOUBLE.rounded(exact(a)));
  }
}
