package burin.sim;

import static burin.ir.BinaryOp.ADD;
import static burin.ir.BinaryOp.DIV;
import static burin.ir.BinaryOp.EQ;
import static burin.ir.BinaryOp.GE;
import static burin.ir.BinaryOp.GT;
import static burin.ir.BinaryOp.LE;
import static burin.ir.BinaryOp.LT;
import static burin.ir.BinaryOp.MAX;
import static burin.ir.BinaryOp.MIN;
import static burin.ir.BinaryOp.MUL;
import static burin.ir.BinaryOp.NE;
import static burin.ir.BinaryOp.REM;
import static burin.ir.BinaryOp.SHL;
import static burin.ir.BinaryOp.SHR;
import static burin.ir.BinaryOp.SUB;
import static burin.ir.BoolType.BOOL;
import static burin.ir.UnaryOp.ABS;
import static burin.ir.UnaryOp.NEG;
import static burin.sim.Exprs.computed;
import static burin.sim.Exprs.lit;
import static burin.sim.Exprs.op;
import static burin.sim.Exprs.range;
import static burin.sim.Exprs.sint;
import static burin.sim.Exprs.uint;
import static org.assertj.core.api.Assertions.assertThat;

import burin.ir.BinaryOp;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.Mux;
import burin.ir.Wrap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Numbers of up to a few bits: every operation on every pair of values.
interface ArithmeticCompliance extends Compliance {
  private static Sheet arithmetic(IntType left, IntType right) {
    var sheet = new Sheet();
    Expr a = sheet.in("a", left);
    Expr b = sheet.in("b", right);
    for (BinaryOp op : List.of(ADD, SUB, MUL, MIN, MAX, EQ, NE, LT, LE, GT, GE)) sheet.out("o" + op, op(a, op, b));
    return sheet.out("oNEG", op(NEG, a)).out("oABS", op(ABS, a));
  }

  private void tryArithmetic(IntType left, IntType right) {
    try (Bench bench = bench(arithmetic(left, right))) {
      for (long a = left.range().loLong(); a <= left.range().hiLong(); a++) {
        for (long b = right.range().loLong(); b <= right.range().hiLong(); b++) {
          bench.poke("a", a).poke("b", b);
          for (BinaryOp op : List.of(ADD, SUB, MUL, MIN, MAX, EQ, NE, LT, LE, GT, GE)) {
            assertThat(bench.peek("o" + op)).as("%s %s %s", a, op, b).isEqualTo(computed(op, a, b));
          }
          assertThat(bench.peek("oNEG")).isEqualTo(-a);
          assertThat(bench.peek("oABS")).isEqualTo(Math.abs(a));
        }
      }
    }
  }

  @Test
  default void arithmeticOfSignedNumbers() {
    tryArithmetic(sint(4), sint(3));
  }

  @Test
  default void arithmeticOfUnsignedNumbers() {
    tryArithmetic(uint(4), uint(2));
  }

  @Test
  default void arithmeticOfSignedWithUnsignedNumbers() {
    tryArithmetic(uint(3), sint(4));
  }

  /// Where a result is narrower than the operands.
  @Test
  default void arithmeticOfNumbersFarFromZero() {
    tryArithmetic(range(98, 107), range(95, 101));
  }

  @Test
  default void arithmeticOfNegativeNumbers() {
    tryArithmetic(range(-9, -5), range(-3, 0));
  }

  @Test
  default void divisionDropsTheFraction() {
    var sheet = new Sheet();
    Expr a = sheet.in("a", sint(8));
    Expr up = sheet.in("up", range(1, 9));
    Expr down = sheet.in("down", range(-9, -1));
    Expr u = sheet.in("u", uint(8));
    sheet.out("aUp", op(a, DIV, up)).out("aUpRem", op(a, REM, up));
    sheet.out("aDown", op(a, DIV, down)).out("aDownRem", op(a, REM, down));
    sheet.out("uUp", op(u, DIV, up)).out("uUpRem", op(u, REM, up));
    sheet.out("uDown", op(u, DIV, down)).out("uDownRem", op(u, REM, down));
    try (Bench bench = bench(sheet)) {
      bench.poke("u", 200).poke("a", -7).poke("up", 2).poke("down", -2);
      assertThat(bench.peek("aUp")).isEqualTo(-3);
      assertThat(bench.peek("aUpRem")).isEqualTo(-1);
      assertThat(bench.peek("aDown")).isEqualTo(3);
      assertThat(bench.peek("aDownRem")).isEqualTo(-1);
      assertThat(bench.peek("uDown")).isEqualTo(-100);
      bench.poke("a", -128).poke("down", -1);
      assertThat(bench.peek("aDown")).isEqualTo(128);
      assertThat(bench.peek("aDownRem")).isZero();
      for (long value = -128; value < 128; value++) {
        for (long divisor = 1; divisor <= 9; divisor++) {
          bench.poke("a", value).poke("u", value + 128).poke("up", divisor).poke("down", -divisor);
          assertThat(bench.peek("aUp")).isEqualTo(value / divisor);
          assertThat(bench.peek("aUpRem")).isEqualTo(value % divisor);
          assertThat(bench.peek("aDown")).isEqualTo(value / -divisor);
          assertThat(bench.peek("aDownRem")).isEqualTo(value % -divisor);
          assertThat(bench.peek("uUp")).isEqualTo((value + 128) / divisor);
          assertThat(bench.peek("uUpRem")).isEqualTo((value + 128) % divisor);
          assertThat(bench.peek("uDown")).isEqualTo((value + 128) / -divisor);
          assertThat(bench.peek("uDownRem")).isEqualTo((value + 128) % -divisor);
        }
      }
    }
  }

  @Test
  default void shiftsOfNumbers() {
    var sheet = new Sheet();
    Expr s = sheet.in("s", sint(6));
    Expr u = sheet.in("u", uint(6));
    Expr by = sheet.in("by", range(0, 11));
    sheet.out("sLeft", op(s, SHL, by)).out("sRight", op(s, SHR, by));
    sheet.out("uLeft", op(u, SHL, by)).out("uRight", op(u, SHR, by));
    sheet.out("sBy3", op(s, SHR, lit(3))).out("uBy3", op(u, SHR, lit(3)));
    sheet.out("sBy9", op(s, SHR, lit(9))).out("uBy9", op(u, SHR, lit(9))).out("sUp2", op(s, SHL, lit(2)));
    sheet.out("sBy200", op(s, SHR, lit(200))).out("by0", op(s, SHL, lit(0)));
    try (Bench bench = bench(sheet)) {
      for (int value = -32; value < 32; value++) {
        bench.poke("s", value).poke("u", value + 32);
        assertThat(bench.peek("sBy3")).isEqualTo(Math.floorDiv(value, 8));
        assertThat(bench.peek("uBy3")).isEqualTo((value + 32) / 8);
        assertThat(bench.peek("sBy9")).isEqualTo(value < 0 ? -1 : 0);
        assertThat(bench.peek("sBy200")).isEqualTo(value < 0 ? -1 : 0);
        assertThat(bench.peek("uBy9")).isZero();
        assertThat(bench.peek("sUp2")).isEqualTo(value * 4);
        assertThat(bench.peek("by0")).isEqualTo(value);
        for (int amount = 0; amount <= 11; amount++) {
          bench.poke("by", amount);
          assertThat(bench.peek("sLeft")).isEqualTo((long) value << amount);
          assertThat(bench.peek("sRight")).isEqualTo(value >> amount);
          assertThat(bench.peek("uLeft")).isEqualTo((value + 32L) << amount);
          assertThat(bench.peek("uRight")).isEqualTo((value + 32) >> amount);
        }
      }
    }
  }

  @Test
  default void wrapKeepsTheLowBits() {
    var sheet = new Sheet();
    Expr s = sheet.in("s", sint(8));
    Expr u = sheet.in("u", range(100, 300));
    sheet.out("sAsU4", new Wrap(s, uint(4))).out("sAsS4", new Wrap(s, sint(4)));
    sheet.out("sAsU12", new Wrap(s, uint(12))).out("sAsS12", new Wrap(s, sint(12)));
    sheet.out("uAsS8", new Wrap(u, sint(8))).out("uAsU1", new Wrap(u, uint(1))).out("uAsS1", new Wrap(u, sint(1)));
    try (Bench bench = bench(sheet)) {
      for (int i = 0; i <= 200; i++) {
        int signed = i - 100;
        bench.poke("s", signed).poke("u", i + 100);
        assertThat(bench.peek("sAsU4")).isEqualTo(signed & 15);
        assertThat(bench.peek("sAsS4")).isEqualTo((signed << 28) >> 28);
        assertThat(bench.peek("sAsU12")).isEqualTo(signed & 4095);
        assertThat(bench.peek("sAsS12")).isEqualTo(signed);
        assertThat(bench.peek("uAsS8")).isEqualTo((byte) (i + 100));
        assertThat(bench.peek("uAsU1")).isEqualTo(i & 1);
        assertThat(bench.peek("uAsS1")).isEqualTo(-(i & 1));
      }
    }
  }

  @Test
  default void muxOfArmsWithDifferentRanges() {
    var sheet = new Sheet();
    Expr c = sheet.in("c", BOOL);
    Expr s = sheet.in("s", sint(4));
    Expr u = sheet.in("u", uint(6));
    sheet.out("either", new Mux(c, s, u));
    Expr positive = new Mux(op(s, GT, lit(0)), s, lit(1), range(1, 7));
    sheet.out("positive", positive).out("quotient", op(u, DIV, positive));
    try (Bench bench = bench(sheet)) {
      bench.poke("c", 1).poke("s", -8).poke("u", 63);
      assertThat(bench.peek("either")).isEqualTo(-8);
      assertThat(bench.peek("positive")).isEqualTo(1);
      bench.poke("c", 0).poke("s", 5);
      assertThat(bench.peek("either")).isEqualTo(63);
      assertThat(bench.peek("positive")).isEqualTo(5);
      assertThat(bench.peek("quotient")).isEqualTo(12);
    }
  }
}
