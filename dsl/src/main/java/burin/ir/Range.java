package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import java.math.BigInteger;

/// A non-empty interval of whole numbers `[lo, hi]`: what a number of the circuit can be.
///
/// All arithmetic but [#rem] is exact: the result of `a.add(b)` is the smallest interval that holds every sum. Bounds that fit
/// in a `long` are computed with `long`s; only what overflows them takes the way through `BigInteger`.
public final class Range {

  private final long low;
  private final long high;
  /// Both null where the bounds fit in a `long`.
  private final BigInteger bigLow;
  private final BigInteger bigHigh;
  /// [#width], or 0 where nobody has asked for it yet.
  private int width;

  private Range(long low, long high, BigInteger bigLow, BigInteger bigHigh) {
    this.low = low;
    this.high = high;
    this.bigLow = bigLow;
    this.bigHigh = bigHigh;
  }

  public static Range of(long lo, long hi) {
    checkArgument(lo <= hi, "empty range [%s, %s]", lo, hi);
    return new Range(lo, hi, null, null);
  }

  public static Range of(BigInteger lo, BigInteger hi) {
    checkArgument(lo.compareTo(hi) <= 0, "empty range [%s, %s]", lo, hi);
    return fits(lo) && fits(hi) ? of(lo.longValue(), hi.longValue()) : new Range(0, 0, lo, hi);
  }

  public static Range point(BigInteger value) {
    return of(value, value);
  }

  public static Range point(long value) {
    return of(value, value);
  }

  /// `[0, 2^bits - 1]`.
  public static Range unsigned(int bits) {
    checkArgument(bits >= 1, "an unsigned number needs at least 1 bit, not %s", bits);
    return bits < 63 ? of(0, (1L << bits) - 1) : of(BigInteger.ZERO, power(bits).subtract(BigInteger.ONE));
  }

  /// `[-2^(bits-1), 2^(bits-1) - 1]`.
  public static Range signed(int bits) {
    checkArgument(bits >= 1, "a signed number needs at least 1 bit, not %s", bits);
    return bits <= 64
        ? of(-1L << (bits - 1), ~(-1L << (bits - 1)))
        : of(power(bits - 1).negate(), power(bits - 1).subtract(BigInteger.ONE));
  }

  private static BigInteger power(int bits) {
    return BigInteger.ONE.shiftLeft(bits);
  }

  private static boolean fits(BigInteger value) {
    return value.bitLength() < Long.SIZE;
  }

  public BigInteger lo() {
    return bigLow == null ? BigInteger.valueOf(low) : bigLow;
  }

  public BigInteger hi() {
    return bigHigh == null ? BigInteger.valueOf(high) : bigHigh;
  }

  /// Both bounds fit in a `long`; then [#loLong] and [#hiLong] may be asked.
  public boolean fitsLong() {
    return bigLow == null;
  }

  public boolean fitsInt() {
    return bigLow == null && low >= Integer.MIN_VALUE && high <= Integer.MAX_VALUE;
  }

  public long loLong() {
    checkArgument(fitsLong(), "%s does not fit in a long", this);
    return low;
  }

  public long hiLong() {
    checkArgument(fitsLong(), "%s does not fit in a long", this);
    return high;
  }

  /// Whether the bits of this number are two's complement; a range without negative numbers is stored unsigned.
  public boolean isSigned() {
    return bigLow == null ? low < 0 : bigLow.signum() < 0;
  }

  /// The fewest bits that hold every number of the range; at least 1.
  public int width() {
    if (width == 0) width = findWidth();
    return width;
  }

  private int findWidth() {
    return isSigned() ? Math.max(bitLength(true), bitLength(false)) + 1 : Math.max(bitLength(false), 1);
  }

  private int bitLength(boolean ofLow) {
    if (bigLow != null) return (ofLow ? bigLow : bigHigh).bitLength();
    long value = ofLow ? low : high;
    return Long.SIZE - Long.numberOfLeadingZeros(value < 0 ? ~value : value);
  }

  public boolean isPoint() {
    return bigLow == null ? low == high : bigLow.equals(bigHigh);
  }

  /// Whether this is everything that its width can express, so that wrapping into it is dropping bits.
  public boolean isWhole() {
    return equals(isSigned() ? signed(width()) : unsigned(width()));
  }

  public boolean contains(BigInteger value) {
    if (bigLow == null) return fits(value) && contains(value.longValue());
    return lo().compareTo(value) <= 0 && value.compareTo(hi()) <= 0;
  }

  public boolean contains(long value) {
    return bigLow == null ? low <= value && value <= high : contains(BigInteger.valueOf(value));
  }

  public boolean contains(Range other) {
    if (bothFitLong(other)) return low <= other.low && other.high <= high;
    return lo().compareTo(other.lo()) <= 0 && other.hi().compareTo(hi()) <= 0;
  }

  public Range union(Range other) {
    return bothFitLong(other)
        ? of(Math.min(low, other.low), Math.max(high, other.high))
        : of(lo().min(other.lo()), hi().max(other.hi()));
  }

  /// What both hold.
  ///
  /// @throws IllegalArgumentException where they have nothing in common
  public Range intersect(Range other) {
    return bothFitLong(other)
        ? of(Math.max(low, other.low), Math.min(high, other.high))
        : of(lo().max(other.lo()), hi().min(other.hi()));
  }

  public Range min(Range other) {
    return bothFitLong(other)
        ? of(Math.min(low, other.low), Math.min(high, other.high))
        : of(lo().min(other.lo()), hi().min(other.hi()));
  }

  public Range max(Range other) {
    return bothFitLong(other)
        ? of(Math.max(low, other.low), Math.max(high, other.high))
        : of(lo().max(other.lo()), hi().max(other.hi()));
  }

  private boolean bothFitLong(Range other) {
    return fitsLong() && other.fitsLong();
  }

  public Range add(Range other) {
    if (bothFitLong(other)) {
      long newLow = low + other.low;
      long newHigh = high + other.high;
      boolean overflows = ((low ^ newLow) & (other.low ^ newLow)) < 0 || ((high ^ newHigh) & (other.high ^ newHigh)) < 0;
      if (!overflows) return of(newLow, newHigh);
    }
    return of(lo().add(other.lo()), hi().add(other.hi()));
  }

  public Range sub(Range other) {
    return add(other.neg());
  }

  public Range neg() {
    if (fitsLong() && low != Long.MIN_VALUE) return of(-high, -low);
    return of(hi().negate(), lo().negate());
  }

  public Range abs() {
    if (!isSigned()) return this;
    if (hi().signum() <= 0) return neg();
    return of(BigInteger.ZERO, hi().max(lo().negate()));
  }

  public Range mul(Range other) {
    if (isHalf() && other.isHalf()) {
      return corners(low * other.low, low * other.high, high * other.low, high * other.high);
    }
    return corners(
        lo().multiply(other.lo()), lo().multiply(other.hi()), hi().multiply(other.lo()), hi().multiply(other.hi()));
  }

  /// Products of two such numbers cannot overflow a `long`.
  private boolean isHalf() {
    return fitsInt();
  }

  /// Division that drops the fraction, as Java's and Verilog's; the divisor must not hold zero.
  public Range div(Range other) {
    checkArgument(!other.contains(0), "division by %s, which holds 0", other);
    return corners(
        lo().divide(other.lo()), lo().divide(other.hi()), hi().divide(other.lo()), hi().divide(other.hi()));
  }

  /// The remainder of [#div]; it has the sign of the dividend. The interval is the smallest one where the quotient can be but
  /// one number; else it may be a little too wide.
  public Range rem(Range other) {
    checkArgument(!other.contains(0), "remainder by %s, which holds 0", other);
    Range divisor = other.abs();
    if (abs().hi().compareTo(divisor.lo()) < 0) return this;
    if (divisor.isPoint() && lo().divide(divisor.lo()).equals(hi().divide(divisor.lo()))) {
      return of(lo().remainder(divisor.lo()), hi().remainder(divisor.lo()));
    }
    BigInteger most = divisor.hi().subtract(BigInteger.ONE);
    BigInteger lowest = lo().signum() < 0 ? most.negate().max(lo()) : BigInteger.ZERO;
    BigInteger highest = hi().signum() > 0 ? most.min(hi()) : BigInteger.ZERO;
    return of(lowest, highest);
  }

  /// Multiplied by `2^amount`.
  public Range shl(int amount) {
    if (fitsInt() && amount < 31) return of(low << amount, high << amount);
    return of(lo().shiftLeft(amount), hi().shiftLeft(amount));
  }

  /// Divided by `2^amount`, rounded towards minus infinity.
  public Range shr(int amount) {
    if (fitsLong()) return of(low >> Math.min(amount, 63), high >> Math.min(amount, 63));
    return of(lo().shiftRight(amount), hi().shiftRight(amount));
  }

  /// [#shl] by any amount in `amounts`, which must not be negative.
  public Range shl(Range amounts) {
    return shl(shiftAmount(amounts.lo())).union(shl(shiftAmount(amounts.hi())));
  }

  /// [#shr] by any amount in `amounts`, which must not be negative.
  public Range shr(Range amounts) {
    return shr(shiftAmount(amounts.lo())).union(shr(shiftAmount(amounts.hi())));
  }

  /// Shifting by more than this is refused, since the result would not fit anything.
  private static final int MAX_SHIFT = 1 << 20;

  private static int shiftAmount(BigInteger amount) {
    checkArgument(
        amount.signum() >= 0 && amount.bitLength() <= 20, "a shift by %s; it must be in [0, %s]", amount, MAX_SHIFT - 1);
    return amount.intValue();
  }

  private static Range corners(long a, long b, long c, long d) {
    return of(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
  }

  private static Range corners(BigInteger a, BigInteger b, BigInteger c, BigInteger d) {
    return of(a.min(b).min(c.min(d)), a.max(b).max(c.max(d)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Range that
        && low == that.low
        && high == that.high
        && lo().equals(that.lo())
        && hi().equals(that.hi());
  }

  @Override
  public int hashCode() {
    return fitsLong() ? Long.hashCode(low * 31 + high) : lo().hashCode() * 31 + hi().hashCode();
  }

  /// `[-8, 7]`.
  @Override
  public String toString() {
    return "[" + lo() + ", " + hi() + "]";
  }
}
