package burin.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.hdl.Bool;
import burin.hdl.Fixed;
import burin.hdl.Fixed.Rounding;
import burin.hdl.Module;
import burin.sim.Engine;
import java.math.BigDecimal;
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
}
