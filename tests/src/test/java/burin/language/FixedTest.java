package burin.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.diag.UserError;
import burin.hdl.Bool;
import burin.hdl.Fixed;
import burin.hdl.Memory;
import burin.hdl.Fixed.Rounding;
import burin.hdl.Module;
import burin.hdl.Vec;
import burin.sim.Engine;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

/// Rounding against BigDecimal, over all values of 10 bits with 6 behind the point.
class FixedTest {
  private static final class Rounder extends Module {
    final Fixed value = input(fixed(10, 6));
    final Fixed result;

    Rounder(int point, Rounding mode) {
      super();
      result = output(fixed(12, point));
      result.drive(value.round(point, mode).saturate(12));
    }
  }

  @Test
  void roundsAsBigDecimalDoes() {
    for (Rounding mode : Rounding.values()) {
      for (int point : new int[] {0, 1, 5}) {
        var rounder = new Rounder(point, mode);
        try (var sim = Engine.INTERP.open(rounder)) {
          for (int steps = -512; steps < 512; steps++) {
            sim.poke(rounder.value, steps);
            assertEquals(expected(steps, point, mode), sim.peek(rounder.result), mode + " of " + steps + " to " + point);
          }
        }
      }
    }
  }

  private static long expected(int steps, int point, Rounding mode) {
    var scaled = BigDecimal.valueOf(steps).divide(BigDecimal.valueOf(1L << (6 - point)));
    RoundingMode java = switch (mode) {
      case FLOOR -> RoundingMode.FLOOR;
      case CEILING -> RoundingMode.CEILING;
      case TOWARDS_ZERO -> RoundingMode.DOWN;
      case HALF_UP -> scaled.signum() < 0 ? RoundingMode.HALF_DOWN : RoundingMode.HALF_UP;
      case HALF_EVEN -> RoundingMode.HALF_EVEN;
    };
    return scaled.setScale(0, java).longValueExact();
  }

  private static final class Arithmetic extends Module {
    final Fixed a = input(fixed(8, 4));
    final Fixed b = input(fixed(6, 1));
    final Fixed sum = output(fixed(10, 4));
    final Fixed product = output(fixed(14, 5));
    final Bool less = output(bool());
    final Fixed eighth = output(fixed(8, 7));

    Arithmetic() {
      sum.drive(a.add(b));
      product.drive(a.mul(b));
      less.drive(a.lt(b));
      eighth.drive(a.scale(-3));
    }
  }

  @Test
  void alignsThePoints() {
    var arithmetic = new Arithmetic();
    try (var sim = Engine.INTERP.open(arithmetic)) {
      for (int a = -128; a < 128; a += 3) {
        for (int b = -32; b < 32; b++) {
          sim.poke(arithmetic.a, a).poke(arithmetic.b, b);
          assertEquals(a + 8 * b, sim.peek(arithmetic.sum));
          assertEquals(a * b, sim.peek(arithmetic.product));
          assertEquals(a < 8 * b ? 1 : 0, sim.peek(arithmetic.less));
          assertEquals(a, sim.peek(arithmetic.eighth));
        }
      }
    }
  }

  private static final class Compared extends Module {
    final Fixed a = input(fixed(8, 4));
    final Fixed b = input(fixed(6, 1));
    final Bool greater = output(bool());
    final Bool atLeast = output(bool());
    final Bool other = output(bool());

    Compared() {
      greater.drive(a.gt(b));
      atLeast.drive(a.ge(b));
      other.drive(a.ne(b));
    }
  }

  @Test
  void compares() {
    var compared = new Compared();
    try (var sim = Engine.INTERP.open(compared)) {
      for (double b : new double[] {-16, -0.5, 0, 0.5, 7.5}) {
        for (int steps = -128; steps < 128; steps++) {
          double a = steps / 16.0;
          sim.poke(compared.a, steps).pokeReal(compared.b, b);
          assertEquals(a > b ? 1 : 0, sim.peek(compared.greater));
          assertEquals(a >= b ? 1 : 0, sim.peek(compared.atLeast));
          assertEquals(a != b ? 1 : 0, sim.peek(compared.other));
        }
      }
    }
  }

  private static final class Scaled extends Module {
    final Fixed x = input(fixed(8, 7));
    final Fixed y;

    Scaled() {
      super();
      var product = x.mul(litFixed(-0.6072529350, 12));
      y = output(product.type());
      y.drive(product);
    }
  }

  @Test
  void constantsAreTheNearestNumbers() {
    assertEquals(-2487, Fixed.stepsOf(-0.6072529350, 12).longValueExact());
    assertEquals(2, Fixed.stepsOf(0.3125, 3).longValueExact());
    assertEquals(2, Fixed.stepsOf(0.1875, 3).longValueExact());
    assertEquals(BigInteger.ONE.shiftLeft(100), Fixed.stepsOf(1, 100));
    var scaled = new Scaled();
    try (var sim = Engine.INTERP.open(scaled)) {
      sim.pokeReal(scaled.x, 0.75);
      assertEquals(96, sim.peek(scaled.x));
      assertEquals(0.75, sim.peekReal(scaled.x));
      assertEquals(0.75 * -2487 / 4096, sim.peekReal(scaled.y));
      assertEquals(20, scaled.y.type().width());
    }
  }

  @Test
  void numbersThatDoNotFitAreRefused() {
    var scaled = new Scaled();
    try (var sim = Engine.INTERP.open(scaled)) {
      assertRefused("`x` is fixed(8, 7), but the value is 1.0", "a number in [-1, 0.9921875]", () -> sim.pokeReal(scaled.x, 1));
      assertRefused("`x` is fixed(8, 7), but the value is NaN", "a number in [-1, 0.9921875]",
          () -> sim.pokeReal(scaled.x, Double.NaN));
      String numbers = "a number of steps in [-128, 127]; pokeReal(...) takes numbers in [-1, 0.9921875]";
      assertRefused("`x` is fixed(8, 7), but the value is 200 steps of 2^-7, which is 1.5625", numbers,
          () -> sim.poke(scaled.x, 200));
      assertRefused("`x` is fixed(8, 7), but the value is -129 steps of 2^-7, which is -1.0078125", numbers,
          () -> sim.poke(scaled.x, BigInteger.valueOf(-129)));
    }
  }

  private static final class Kept extends Module {
    final Vec<Fixed> x = input(vec(2, fixed(4, 2)));
    final Vec<Fixed> y = output(vec(2, fixed(4, 2)));
    final Memory<Fixed> words = memory(fixed(40, 30), 2);

    Kept() {
      y.drive(x);
      words.write(ulit(0), litFixed(0.5, 30));
    }
  }

  @Test
  void lanesAndWordsThatDoNotFitAreRefused() {
    var kept = new Kept();
    try (var sim = Engine.INTERP.open(kept)) {
      String numbers = "a number of steps in [-8, 7]; pokeReal(...) takes numbers in [-2, 1.75]";
      assertRefused("`x` is vec(2, fixed(4, 2)), but the value is 8 steps of 2^-2, which is 2", numbers,
          () -> sim.poke(kept.x, 0, 8));
      assertRefused("`x[1]` is fixed(4, 2), but the value is -9 steps of 2^-2, which is -2.25", numbers,
          () -> sim.poke(kept.x.get(1), -9));
      assertRefused("`words` is fixed(40, 30), but the value is 1000000000000 steps of 2^-30, which is 931.3225746",
          "a number of steps in [-549755813888, 549755813887]; pokeReal(...) takes numbers in [-512, 511.9999999]",
          () -> sim.poke(kept.words, 0, 1_000_000_000_000L));
    }
  }

  private static void assertRefused(String what, String hint, Runnable call) {
    String message = assertThrows(UserError.class, call::run).getMessage();
    assertTrue(message.contains("error B001: " + what + "\n") && message.endsWith("\n  write: " + hint), message);
  }
}
