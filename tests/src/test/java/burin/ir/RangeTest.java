package burin.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.LongBinaryOperator;
import org.junit.jupiter.api.Test;

class RangeTest {
  /// Every range within [-5, 5].
  private static List<Range> small() {
    List<Range> ranges = new ArrayList<>();
    for (long lo = -5; lo <= 5; lo++) {
      for (long hi = lo; hi <= 5; hi++) ranges.add(Range.of(lo, hi));
    }
    return ranges;
  }

  /// The smallest range that holds every result.
  private static Range hull(Range a, Range b, LongBinaryOperator op) {
    long lo = Long.MAX_VALUE;
    long hi = Long.MIN_VALUE;
    for (long x = a.loLong(); x <= a.hiLong(); x++) {
      for (long y = b.loLong(); y <= b.hiLong(); y++) {
        lo = Math.min(lo, op.applyAsLong(x, y));
        hi = Math.max(hi, op.applyAsLong(x, y));
      }
    }
    return Range.of(lo, hi);
  }

  private static void isExact(BinaryOperator<Range> ofRanges, LongBinaryOperator ofNumbers) {
    for (Range a : small()) {
      for (Range b : small()) {
        assertThat(ofRanges.apply(a, b)).as("%s, %s", a, b).isEqualTo(hull(a, b, ofNumbers));
      }
    }
  }

  @Test
  void arithmeticIsExact() {
    isExact(Range::add, (x, y) -> x + y);
    isExact(Range::sub, (x, y) -> x - y);
    isExact(Range::mul, (x, y) -> x * y);
    isExact(Range::min, Math::min);
    isExact(Range::max, Math::max);
    isExact((a, _) -> a.neg(), (x, _) -> -x);
    isExact((a, _) -> a.abs(), (x, _) -> Math.abs(x));
  }

  @Test
  void divisionIsExactAndRemaindersHoldAll() {
    for (Range a : small()) {
      for (Range b : small()) {
        if (b.contains(0)) {
          assertThatThrownBy(() -> a.div(b)).isInstanceOf(IllegalArgumentException.class);
        } else {
          assertThat(a.div(b)).as("%s / %s", a, b).isEqualTo(hull(a, b, (x, y) -> x / y));
          assertThat(a.rem(b).contains(hull(a, b, (x, y) -> x % y))).as("%s %% %s", a, b).isTrue();
        }
      }
    }
  }

  @Test
  void shiftsAreExact() {
    for (Range a : small()) {
      for (Range by : small()) {
        if (by.isSigned()) continue;
        assertThat(a.shl(by)).isEqualTo(hull(a, by, (x, y) -> x << y));
        assertThat(a.shr(by)).isEqualTo(hull(a, by, (x, y) -> x >> y));
      }
    }
  }

  /// Moved far from zero, so that the bounds leave `long`, results are those of small numbers, moved.
  @Test
  void nothingOverflows() {
    for (int bits : List.of(62, 63, 90)) {
      BigInteger far = BigInteger.ONE.shiftLeft(bits);
      for (Range a : small()) {
        Range there = Range.of(a.lo().add(far), a.hi().add(far));
        assertThat(there.add(there)).isEqualTo(Range.of(there.lo().add(there.lo()), there.hi().add(there.hi())));
        assertThat(there.sub(there)).isEqualTo(a.sub(a));
        assertThat(there.neg().neg()).isEqualTo(there);
        assertThat(there.neg().abs()).isEqualTo(there);
        assertThat(there.mul(there).lo()).isEqualTo(there.lo().multiply(there.lo()));
        assertThat(there.neg().mul(there).lo()).isEqualTo(there.hi().multiply(there.hi()).negate());
        assertThat(there.shl(3).hi()).isEqualTo(there.hi().shiftLeft(3));
        assertThat(there.div(Range.point(-1))).isEqualTo(there.neg());
        assertThat(there.union(there.neg()).contains(there)).isTrue();
      }
    }
    assertThat(Range.point(Long.MIN_VALUE).neg().lo()).isEqualTo(BigInteger.ONE.shiftLeft(63));
    assertThat(Range.point(Long.MIN_VALUE).div(Range.point(-1)).lo()).isEqualTo(BigInteger.ONE.shiftLeft(63));
    assertThat(Range.point(Long.MIN_VALUE).abs().lo()).isEqualTo(BigInteger.ONE.shiftLeft(63));
  }

  @Test
  void widthsAreTheLeast() {
    assertThat(Range.of(0, 0).width()).isEqualTo(1);
    assertThat(Range.of(-1, 0).width()).isEqualTo(1);
    assertThat(Range.of(-1, 1).width()).isEqualTo(2);
    assertThat(Range.of(100, 200).width()).isEqualTo(8);
    assertThat(Range.of(-22400, 25600).width()).isEqualTo(16);
    for (int bits = 1; bits <= 130; bits++) {
      assertThat(Range.unsigned(bits).width()).isEqualTo(bits);
      assertThat(Range.signed(bits).width()).isEqualTo(bits);
      assertThat(Range.unsigned(bits).isWhole()).isTrue();
      assertThat(Range.signed(bits).isWhole()).isTrue();
      assertThat(Range.unsigned(bits).add(Range.point(1)).isWhole()).isFalse();
    }
    assertThat(Range.of(1, 3).isWhole()).isFalse();
  }
}
