package burin.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Arithmetic of ranges: against all values of small ones, and at the corners of `int` and `long` against `BigInteger`.
class RangeTest {
  private static final int SMALL = 5;
  private static final List<Range> SMALL_RANGES = smallRanges();

  private static List<Range> smallRanges() {
    List<Range> ranges = new ArrayList<>();
    for (int lo = -SMALL; lo <= SMALL; lo++) {
      for (int hi = lo; hi <= SMALL; hi++) ranges.add(Range.of(lo, hi));
    }
    return ranges;
  }

  private static long[] values(Range range) {
    return LongStream.rangeClosed(range.loLong(), range.hiLong()).toArray();
  }

  private interface LongOperator {
    long apply(long a, long b);
  }

  /// The smallest range that holds every result.
  private static Range hull(Range a, Range b, LongOperator op) {
    long lo = Long.MAX_VALUE;
    long hi = Long.MIN_VALUE;
    for (long x : values(a)) {
      for (long y : values(b)) {
        lo = Math.min(lo, op.apply(x, y));
        hi = Math.max(hi, op.apply(x, y));
      }
    }
    return Range.of(lo, hi);
  }

  private static void isExact(BinaryOperator<Range> ranges, LongOperator values) {
    for (Range a : SMALL_RANGES) {
      for (Range b : SMALL_RANGES) {
        assertThat(ranges.apply(a, b)).as("%s and %s", a, b).isEqualTo(hull(a, b, values));
      }
    }
  }

  private static void isExact(UnaryOperator<Range> range, LongOperator value) {
    isExact((a, _) -> range.apply(a), value);
  }

  @Test
  void sumsDifferencesAndProductsAreExact() {
    isExact(Range::add, (a, b) -> a + b);
    isExact(Range::sub, (a, b) -> a - b);
    isExact(Range::mul, (a, b) -> a * b);
    isExact(Range::neg, (a, _) -> -a);
    isExact(Range::abs, (a, _) -> Math.abs(a));
  }

  @Test
  void minimumAndMaximumAreExact() {
    isExact(Range::min, Math::min);
    isExact(Range::max, Math::max);
  }

  @Test
  void quotientsAreExact() {
    for (Range a : SMALL_RANGES) {
      for (Range b : SMALL_RANGES) {
        if (b.contains(0)) continue;
        assertThat(a.div(b)).as("%s / %s", a, b).isEqualTo(hull(a, b, (x, y) -> x / y));
      }
    }
  }

  @Test
  void remaindersHoldAllAndAreExactForMostDivisors() {
    int exact = 0;
    int all = 0;
    for (Range a : SMALL_RANGES) {
      for (Range b : SMALL_RANGES) {
        if (b.contains(0)) continue;
        Range hull = hull(a, b, (x, y) -> x % y);
        assertThat(a.rem(b).contains(hull)).as("%s %% %s", a, b).isTrue();
        all++;
        if (a.rem(b).equals(hull)) exact++;
      }
    }
    assertThat(exact).isGreaterThan(all * 3 / 4);
  }

  @ParameterizedTest
  @CsvSource({
      "0, 255, 8, 8, 0, 7", "0, 5, 8, 8, 0, 5", "3, 5, 8, 9, 3, 5", "17, 19, 8, 8, 1, 3", "-7, 7, 3, 3, -2, 2",
      "-1, 100, -4, -4, -1, 3", "-19, -17, 8, 8, -3, -1", "0, 100, 3, 5, 0, 4"})
  void remainders(long lo, long hi, long divisorLo, long divisorHi, long resultLo, long resultHi) {
    assertThat(Range.of(lo, hi).rem(Range.of(divisorLo, divisorHi))).isEqualTo(Range.of(resultLo, resultHi));
  }

  @Test
  void shiftsAreExact() {
    for (Range a : SMALL_RANGES) {
      for (Range amounts : SMALL_RANGES) {
        if (amounts.isSigned()) continue;
        assertThat(a.shl(amounts)).as("%s << %s", a, amounts).isEqualTo(hull(a, amounts, (x, y) -> x << y));
        assertThat(a.shr(amounts)).as("%s >> %s", a, amounts).isEqualTo(hull(a, amounts, (x, y) -> x >> y));
      }
    }
  }

  @Test
  void setsOfNumbers() {
    for (Range a : SMALL_RANGES) {
      for (Range b : SMALL_RANGES) {
        long lo = Math.max(a.loLong(), b.loLong());
        long hi = Math.min(a.hiLong(), b.hiLong());
        if (lo <= hi) assertThat(a.intersect(b)).isEqualTo(Range.of(lo, hi));
        else assertThatIllegalArgumentException().isThrownBy(() -> a.intersect(b));
        assertThat(a.union(b)).isEqualTo(
            Range.of(Math.min(a.loLong(), b.loLong()), Math.max(a.hiLong(), b.hiLong())));
        assertThat(a.contains(b)).isEqualTo(a.union(b).equals(a));
      }
      for (long value = -SMALL - 1; value <= SMALL + 1; value++) {
        boolean inside = a.loLong() <= value && value <= a.hiLong();
        assertThat(a.contains(value)).isEqualTo(inside);
        assertThat(a.contains(BigInteger.valueOf(value))).isEqualTo(inside);
      }
    }
  }

  // Corners

  private static final List<BigInteger> CORNERS = LongStream.of(
          Long.MIN_VALUE, Long.MIN_VALUE + 1, Integer.MIN_VALUE - 1L, Integer.MIN_VALUE, -3, -1, 0, 1, 2, Integer.MAX_VALUE,
          Integer.MAX_VALUE + 1L, 1L << 62, Long.MAX_VALUE - 1, Long.MAX_VALUE)
      .mapToObj(BigInteger::valueOf)
      .flatMap(value -> List.of(value, value.shiftLeft(40)).stream())
      .distinct().sorted().toList();

  private static List<Range> cornerRanges() {
    List<Range> ranges = new ArrayList<>();
    for (int i = 0; i < CORNERS.size(); i++) {
      for (int j = i; j < CORNERS.size(); j += 3) ranges.add(Range.of(CORNERS.get(i), CORNERS.get(j)));
    }
    return ranges;
  }

  /// The hull of what the bounds give, which for a monotone operation is the hull of all.
  private static Range ofBounds(Range a, Range b, BinaryOperator<BigInteger> op) {
    List<BigInteger> results = List.of(op.apply(a.lo(), b.lo()), op.apply(a.lo(), b.hi()), op.apply(a.hi(), b.lo()),
        op.apply(a.hi(), b.hi()));
    return Range.of(results.stream().min(BigInteger::compareTo).get(), results.stream().max(BigInteger::compareTo).get());
  }

  @Test
  void arithmeticIsExactBeyondLong() {
    for (Range a : cornerRanges()) {
      assertThat(a.neg()).isEqualTo(Range.of(a.hi().negate(), a.lo().negate()));
      assertThat(a.neg().neg()).isEqualTo(a);
      assertThat(a.abs().hi()).isEqualTo(a.lo().abs().max(a.hi().abs()));
      for (Range b : cornerRanges()) {
        assertThat(a.add(b)).as("%s + %s", a, b).isEqualTo(ofBounds(a, b, BigInteger::add));
        assertThat(a.sub(b)).as("%s - %s", a, b).isEqualTo(ofBounds(a, b, BigInteger::subtract));
        assertThat(a.mul(b)).as("%s * %s", a, b).isEqualTo(ofBounds(a, b, BigInteger::multiply));
        assertThat(a.min(b)).as("min %s %s", a, b).isEqualTo(ofBounds(a, b, BigInteger::min));
        assertThat(a.max(b)).as("max %s %s", a, b).isEqualTo(ofBounds(a, b, BigInteger::max));
        if (b.contains(0)) continue;
        assertThat(a.div(b)).as("%s / %s", a, b).isEqualTo(ofBounds(a, b, BigInteger::divide));
        assertThat(a.rem(b).contains(ofBounds(a, b, BigInteger::remainder))).as("%s %% %s", a, b).isTrue();
      }
    }
  }

  @Test
  void shiftsAreExactBeyondLong() {
    for (Range a : cornerRanges()) {
      for (int amount : new int[] {0, 1, 30, 31, 62, 63, 64, 200}) {
        assertThat(a.shl(amount)).isEqualTo(Range.of(a.lo().shiftLeft(amount), a.hi().shiftLeft(amount)));
        assertThat(a.shr(amount)).isEqualTo(Range.of(a.lo().shiftRight(amount), a.hi().shiftRight(amount)));
      }
    }
  }

  // Widths

  @ParameterizedTest
  @CsvSource({
      "0, 0, 1", "0, 1, 1", "0, 2, 2", "0, 255, 8", "0, 256, 9", "5, 5, 3", "-1, -1, 1", "-1, 0, 1", "-1, 1, 2", "-2, 1, 2",
      "-3, 0, 3", "-8, 7, 4", "-8, 8, 5", "-9, 7, 5", "-22400, 25600, 16",
      "0, 9223372036854775807, 63", "-9223372036854775808, 9223372036854775807, 64"})
  void widthIsTheFewestBits(long lo, long hi, int width) {
    assertThat(Range.of(lo, hi).width()).isEqualTo(width);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 31, 32, 33, 62, 63, 64, 65, 100, 1000})
  void wholeRanges(int bits) {
    BigInteger power = BigInteger.ONE.shiftLeft(bits);
    Range unsigned = Range.unsigned(bits);
    assertThat(unsigned).isEqualTo(Range.of(BigInteger.ZERO, power.subtract(BigInteger.ONE)));
    assertThat(unsigned.width()).isEqualTo(bits);
    assertThat(unsigned.isSigned()).isFalse();
    assertThat(unsigned.isWhole()).isTrue();
    Range signed = Range.signed(bits);
    assertThat(signed).isEqualTo(Range.of(power.shiftRight(1).negate(), power.shiftRight(1).subtract(BigInteger.ONE)));
    assertThat(signed.width()).isEqualTo(bits);
    assertThat(signed.isSigned()).isTrue();
    assertThat(signed.isWhole()).isTrue();
    assertThat(Range.of(BigInteger.ONE, unsigned.hi()).isWhole()).isFalse();
    assertThat(Range.of(signed.lo().subtract(BigInteger.ONE), signed.hi()).isWhole()).isFalse();
  }

  @Test
  void boundsOfAnySizeAreOneKindOfRange() {
    Range viaBig = Range.of(BigInteger.valueOf(Long.MAX_VALUE), BigInteger.ONE.shiftLeft(63)).shr(1);
    assertThat(viaBig).isEqualTo(Range.of(Long.MAX_VALUE >> 1, 1L << 62)).hasSameHashCodeAs(
        Range.of(Long.MAX_VALUE >> 1, 1L << 62));
    assertThat(viaBig.fitsLong()).isTrue();
    assertThat(Range.of(0, Long.MAX_VALUE).add(Range.point(1)).fitsLong()).isFalse();
    assertThat(Range.of(0, Long.MAX_VALUE).add(Range.point(1))).isNotEqualTo(Range.of(0, 0));
    assertThat(Range.of(Integer.MIN_VALUE, Integer.MAX_VALUE).fitsInt()).isTrue();
    assertThat(Range.of(0, Integer.MAX_VALUE + 1L).fitsInt()).isFalse();
    assertThat(Range.point(BigInteger.TEN)).isEqualTo(Range.point(10));
    assertThat(Range.point(7).isPoint()).isTrue();
    assertThat(Range.unsigned(65).isPoint()).isFalse();
    assertThat(Range.of(-8, 7)).hasToString("[-8, 7]");
  }

  @Test
  void refusesWhatIsNoRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> Range.of(1, 0)).withMessage("empty range [1, 0]");
    assertThatIllegalArgumentException().isThrownBy(() -> Range.of(BigInteger.ONE, BigInteger.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> Range.unsigned(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Range.signed(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> Range.of(1, 2).div(Range.of(-1, 1)));
    assertThatIllegalArgumentException().isThrownBy(() -> Range.of(1, 2).rem(Range.point(0)));
    assertThatIllegalArgumentException().isThrownBy(() -> Range.of(1, 2).shl(Range.of(-1, 1)));
    assertThatIllegalArgumentException().isThrownBy(() -> Range.of(1, 2).shr(Range.unsigned(21)));
    assertThatIllegalArgumentException().isThrownBy(() -> Range.unsigned(64).hiLong());
  }

  /// The result holds what any two values give, for ranges of any size.
  @Test
  void resultsHoldRandomValues() {
    var random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      Range a = random(random);
      Range b = random(random);
      BigInteger x = within(a, random);
      BigInteger y = within(b, random);
      assertThat(a.add(b).contains(x.add(y))).isTrue();
      assertThat(a.sub(b).contains(x.subtract(y))).isTrue();
      assertThat(a.mul(b).contains(x.multiply(y))).isTrue();
      assertThat(a.abs().contains(x.abs())).isTrue();
      if (b.contains(0)) continue;
      assertThat(a.div(b).contains(x.divide(y))).isTrue();
      assertThat(a.rem(b).contains(x.remainder(y))).as("%s %% %s", x, y).isTrue();
    }
  }

  private static Range random(Random random) {
    BigInteger one = new BigInteger(random.nextInt(80), random).multiply(BigInteger.valueOf(random.nextInt(3) - 1));
    BigInteger size = new BigInteger(random.nextInt(80), random);
    return Range.of(one, one.add(size));
  }

  private static BigInteger within(Range range, Random random) {
    BigInteger size = range.hi().subtract(range.lo()).add(BigInteger.ONE);
    return range.lo().add(new BigInteger(size.bitLength() + 8, random).mod(size));
  }
}
