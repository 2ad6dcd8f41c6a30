package burin.hdl.values;

import static burin.hdl.DataType.bool;
import static burin.hdl.DataType.range;
import static burin.hdl.DataType.signedRange;
import static burin.hdl.DataType.sint;
import static burin.hdl.DataType.uint;
import static org.assertj.core.api.Assertions.assertThat;

import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Num;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.sim.Engine;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/// Every verb of numbers: its values for all operands, and its exact range. Where no type is given, it must be the smallest
/// one that holds all results.
class NumbersTest {
  private static final DataType<UInt> U = uint(4);
  private static final DataType<UInt> V = range(2, 9);
  private static final DataType<SInt> S = sint(4);
  private static final DataType<SInt> T = signedRange(-3, 9);

  @Test
  void sums() {
    Probe.check(U, V, UInt::add, null, (a, b) -> a + b);
    Probe.check(U, S, (a, b) -> a.add(b), null, (a, b) -> a + b);
    Probe.check(S, T, SInt::add, null, (a, b) -> a + b);
    Probe.check(S, U, SInt::add, null, (a, b) -> a + b);
    Probe.check(V, a -> a.add(5), null, a -> a + 5);
    Probe.check(S, a -> a.add(-5), null, a -> a - 5);
  }

  @Test
  void differences() {
    Probe.check(U, V, UInt::sub, null, (a, b) -> a - b);
    Probe.check(U, S, UInt::sub, null, (a, b) -> a - b);
    Probe.check(S, T, SInt::sub, null, (a, b) -> a - b);
    Probe.check(V, a -> a.sub(2), "uint(3)", a -> a - 2);
    Probe.check(V, a -> a.sub(2).toUInt(), "uint(3)", a -> a - 2);
    Probe.check(U, a -> a.sub(-2), null, a -> a + 2);
    Probe.check(S, a -> a.sub(5), null, a -> a - 5);
  }

  @Test
  void products() {
    Probe.check(U, V, UInt::mul, null, (a, b) -> a * b);
    Probe.check(U, T, (a, b) -> a.mul(b), null, (a, b) -> a * b);
    Probe.check(S, T, SInt::mul, null, (a, b) -> a * b);
    Probe.check(S, U, SInt::mul, null, (a, b) -> a * b);
    Probe.check(V, a -> a.mul(7), null, a -> a * 7);
    Probe.check(T, a -> a.mul(-7), null, a -> a * -7);
    Probe.check(S, a -> a.mul(0), "range(0, 0)", _ -> 0L);
  }

  @Test
  void quotientsAndRemainders() {
    DataType<SInt> negative = signedRange(-5, -2);
    Probe.check(U, V, UInt::div, null, (a, b) -> a / b);
    Probe.check(U, a -> a.div(3), null, a -> a / 3);
    Probe.check(S, V, SInt::div, null, (a, b) -> a / b);
    Probe.check(S, negative, SInt::div, null, (a, b) -> a / b);
    Probe.check(S, a -> a.div(-3), null, a -> a / -3);
    Probe.check(U, V, UInt::rem, null, (a, b) -> a % b);
    Probe.check(U, a -> a.rem(3), null, a -> a % 3);
    Probe.check(S, V, SInt::rem, null, (a, b) -> a % b);
    Probe.check(S, negative, SInt::rem, null, (a, b) -> a % b);
    Probe.check(S, a -> a.rem(-3), null, a -> a % -3);
  }

  @Test
  void signs() {
    Probe.check(U, UInt::neg, null, a -> -a);
    Probe.check(S, SInt::neg, null, a -> -a);
    Probe.check(S, SInt::abs, null, Math::abs);
    Probe.check(T, SInt::abs, null, Math::abs);
    Probe.check(signedRange(-9, -4), SInt::abs, null, Math::abs);
    Probe.check(S, a -> a.max(0).toUInt(), "uint(3)", a -> Math.max(a, 0));
    Probe.check(U, UInt::toSInt, "uint(4)", a -> a);
  }

  @Test
  void shifts() {
    Probe.check(V, a -> a.shl(3), null, a -> a << 3);
    Probe.check(S, a -> a.shl(0), null, a -> a);
    Probe.check(U, range(1, 5), (a, b) -> a.shl(b), null, (a, b) -> a << b);
    Probe.check(T, uint(2), (a, b) -> a.shl(b), null, (a, b) -> a << b);
    Probe.check(U, a -> a.shr(2), null, a -> a >> 2);
    Probe.check(S, a -> a.shr(2), null, a -> a >> 2);
    Probe.check(S, a -> a.shr(100), "sint(1)", a -> a >> 63);
    Probe.check(U, range(1, 5), (a, b) -> a.shr(b), null, (a, b) -> a >> b);
    Probe.check(T, uint(2), (a, b) -> a.shr(b), null, (a, b) -> a >> b);
  }

  @Test
  void roundingShifts() {
    for (int amount = 0; amount < 6; amount++) {
      int n = amount;
      long half = n == 0 ? 0 : 1L << (n - 1);
      Probe.check(U, a -> a.roundHalfUpShift(n), null, a -> (a + half) >> n);
      Probe.check(S, a -> a.roundHalfUpShift(n), null, a -> (a + half) >> n);
    }
    Probe.check(U, a -> a.roundHalfUpShift(64), "range(0, 0)", _ -> 0L);
    Probe.check(S, a -> a.roundHalfUpShift(70), "range(0, 0)", _ -> 0L);
  }

  @Test
  void minimaMaximaAndLimits() {
    Probe.check(U, V, UInt::min, null, Math::min);
    Probe.check(U, V, UInt::max, null, Math::max);
    Probe.check(S, T, SInt::min, null, Math::min);
    Probe.check(S, U, SInt::max, null, Math::max);
    Probe.check(U, a -> a.min(9), null, a -> Math.min(a, 9));
    Probe.check(U, a -> a.max(9), null, a -> Math.max(a, 9));
    Probe.check(S, a -> a.min(-2), null, a -> Math.min(a, -2));
    Probe.check(S, a -> a.max(2), null, a -> Math.max(a, 2));
    Probe.check(S, a -> a.clamp(-3, 5), null, a -> Math.clamp(a, -3, 5));
    Probe.check(S, a -> a.clamp(20, 30), "range(20, 20)", _ -> 20L);
    Probe.check(S, a -> a.clamp(-30, -20), "signedRange(-20, -20)", _ -> -20L);
    Probe.check(U, a -> a.clamp(-3, 5), null, a -> Math.clamp(a, -3, 5));
    Probe.check(U, a -> a.clamp(-3, 50), null, a -> a);
    Probe.check(S, a -> a.mul(20).max(0).shr(3).min(7), "uint(3)", a -> Math.min(Math.max(a * 20, 0) >> 3, 7));
  }

  @Test
  void wrappingTruncatingAndSaturating() {
    Probe.check(U, a -> a.truncate(3), null, a -> a & 7);
    Probe.check(U, a -> a.wrap(3), null, a -> a & 7);
    Probe.check(V, a -> a.truncate(4), null, a -> a);
    Probe.check(S, a -> a.truncate(3), null, a -> a & 7);
    Probe.check(S, a -> a.truncate(6), "uint(6)", a -> a & 63);
    Probe.check(S, a -> a.wrap(3), null, a -> a << 61 >> 61);
    Probe.check(T, a -> a.wrap(3), "sint(3)", a -> a << 61 >> 61);
    Probe.check(S, a -> a.wrap(9), null, a -> a);
    Probe.check(U, a -> a.saturate(3), null, a -> Math.min(a, 7));
    Probe.check(T, a -> a.saturate(3), "signedRange(-3, 3)", a -> Math.clamp(a, -4, 3));
    Probe.check(S, a -> a.saturate(1), null, a -> Math.clamp(a, -1, 0));
  }

  @Test
  void countersWrap() {
    Probe.check(V, UInt::incrementWrapping, null, a -> a == 9 ? 2 : a + 1);
    Probe.check(V, UInt::decrementWrapping, null, a -> a == 2 ? 9 : a - 1);
    Probe.check(range(7, 7), UInt::incrementWrapping, null, _ -> 7L);
    Probe.check(range(7, 7), UInt::decrementWrapping, null, _ -> 7L);
  }

  @Test
  void comparisons() {
    Probe.check(U, V, Num::eq, "bool", (a, b) -> a == b ? 1 : 0);
    Probe.check(U, T, Num::ne, "bool", (a, b) -> a != b ? 1 : 0);
    Probe.check(U, S, Num::lt, "bool", (a, b) -> a < b ? 1 : 0);
    Probe.check(S, U, Num::le, "bool", (a, b) -> a <= b ? 1 : 0);
    Probe.check(S, T, Num::gt, "bool", (a, b) -> a > b ? 1 : 0);
    Probe.check(U, V, Num::ge, "bool", (a, b) -> a >= b ? 1 : 0);
    Probe.check(S, a -> a.eq(-3), "bool", a -> a == -3 ? 1L : 0);
    Probe.check(U, a -> a.eq(-3), "bool", _ -> 0L);
    Probe.check(S, a -> a.ne(100), "bool", _ -> 1L);
    Probe.check(S, a -> a.lt(-3), "bool", a -> a < -3 ? 1L : 0);
    Probe.check(S, a -> a.le(-3), "bool", a -> a <= -3 ? 1L : 0);
    Probe.check(U, a -> a.gt(5), "bool", a -> a > 5 ? 1L : 0);
    Probe.check(U, a -> a.ge(5), "bool", a -> a >= 5 ? 1L : 0);
  }

  @Test
  void choicesBetweenKindsOfNumbers() {
    Probe.check(U, bool(), (a, b) -> b.mux(a, a.add(9)), null, (a, b) -> b == 1 ? a : a + 9);
    Probe.check(S, bool(), (a, b) -> b.<Num>mux(a, a.abs()), null, (a, b) -> b == 1 ? a : Math.abs(a));
    Probe.check(S, bool(), (a, b) -> b.<Num>mux(a.abs(), a), null, (a, b) -> b == 1 ? Math.abs(a) : a);
  }

  static final class Wide extends Module {
    final UInt a = input(uint(100));
    final SInt b = input(sint(70));
    final SInt y = output(sint(172));
    final UInt low = output(uint(65));

    Wide() {
      y.drive(a.mul(b).add(lit(BigInteger.TEN.pow(30))));
      low.drive(a.truncate(65));
    }
  }

  @Test
  void numbersOfAnyWidth() {
    var wide = new Wide();
    BigInteger a = BigInteger.TWO.pow(99).add(BigInteger.valueOf(12345));
    BigInteger b = BigInteger.TWO.pow(69).negate();
    try (var sim = Engine.INTERP.open(wide)) {
      sim.poke(wide.a, a).poke(wide.b, b);
      assertThat(sim.peekBig(wide.y)).isEqualTo(a.multiply(b).add(BigInteger.TEN.pow(30)));
      assertThat(sim.peekBig(wide.low)).isEqualTo(a.mod(BigInteger.TWO.pow(65)));
      sim.poke(wide.b, -1);
      assertThat(sim.peekBig(wide.y)).isEqualTo(BigInteger.TEN.pow(30).subtract(a));
    }
  }
}
