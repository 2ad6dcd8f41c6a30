package burin.sim;

import static burin.ir.BinaryOp.ADD;
import static burin.ir.BinaryOp.DIV;
import static burin.ir.BinaryOp.EQ;
import static burin.ir.BinaryOp.LT;
import static burin.ir.BinaryOp.MAX;
import static burin.ir.BinaryOp.MIN;
import static burin.ir.BinaryOp.MUL;
import static burin.ir.BinaryOp.REM;
import static burin.ir.BinaryOp.SHL;
import static burin.ir.BinaryOp.SHR;
import static burin.ir.BinaryOp.SUB;
import static burin.ir.UnaryOp.ABS;
import static burin.ir.UnaryOp.NEG;
import static burin.sim.Exprs.lit;
import static burin.sim.Exprs.op;
import static burin.sim.Exprs.range;
import static burin.sim.Exprs.sint;
import static burin.sim.Exprs.uint;
import static org.assertj.core.api.Assertions.assertThat;

import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.Mux;
import burin.ir.Range;
import burin.ir.Wrap;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Numbers of more bits than Java's own types have, and at their edges.
interface WideNumberCompliance extends Compliance {
  @Test
  default void wideNumbers() {
    var sheet = new Sheet();
    var wide = sint(100);
    BigInteger minus5 = BigInteger.valueOf(-5);
    Expr a = sheet.in("a", wide);
    Expr b = sheet.in("b", wide);
    Expr u = sheet.in("u", uint(65));
    Expr by = sheet.in("by", range(0, 90));
    sheet.out("add", op(a, ADD, b)).out("sub", op(a, SUB, b)).out("mul", op(a, MUL, b));
    sheet.out("min", op(a, MIN, u)).out("max", op(a, MAX, u)).out("lt", op(a, LT, u)).out("eq", op(a, EQ, u));
    sheet.out("neg", op(NEG, a)).out("abs", op(ABS, a)).out("shl", op(u, SHL, by)).out("shr", op(a, SHR, by));
    sheet.out("div", op(a, DIV, new Mux(op(u, EQ, lit(0)), lit(1), op(u, MAX, lit(1)))));
    sheet.out("rem", op(a, REM, op(u, MAX, lit(1))));
    var below = new IntType(Range.of(wide.range().lo(), minus5));
    sheet.out("remDown", op(a, REM, new Mux(op(b, LT, lit(-5)), b, lit(-5), below)));
    sheet.out("wrap", new Wrap(a, sint(64))).out("wrapU", new Wrap(a, uint(64)));
    var random = new Random(1);
    try (Bench bench = bench(sheet)) {
      for (int i = 0; i < 100; i++) {
        BigInteger x = wide(random, i);
        BigInteger y = wide(random, i / 3);
        BigInteger z = i == 0 ? BigInteger.ZERO : new BigInteger(65, random);
        int amount = random.nextInt(91);
        bench.pokeNumber("a", x).pokeNumber("b", y).pokeNumber("u", z).poke("by", amount);
        BigInteger divisor = z.max(BigInteger.ONE);
        assertThat(bench.peekNumber("add")).isEqualTo(x.add(y));
        assertThat(bench.peekNumber("sub")).isEqualTo(x.subtract(y));
        assertThat(bench.peekNumber("mul")).isEqualTo(x.multiply(y));
        assertThat(bench.peekNumber("min")).isEqualTo(x.min(z));
        assertThat(bench.peekNumber("max")).isEqualTo(x.max(z));
        assertThat(bench.peek("lt")).isEqualTo(x.compareTo(z) < 0 ? 1 : 0);
        assertThat(bench.peek("eq")).isEqualTo(x.equals(z) ? 1 : 0);
        assertThat(bench.peekNumber("neg")).isEqualTo(x.negate());
        assertThat(bench.peekNumber("abs")).isEqualTo(x.abs());
        assertThat(bench.peekNumber("shl")).isEqualTo(z.shiftLeft(amount));
        assertThat(bench.peekNumber("shr")).isEqualTo(x.shiftRight(amount));
        assertThat(bench.peekNumber("div")).isEqualTo(x.divide(divisor));
        assertThat(bench.peekNumber("rem")).isEqualTo(x.remainder(divisor));
        assertThat(bench.peekNumber("remDown")).isEqualTo(x.remainder(y.min(minus5)));
        assertThat(bench.peekNumber("wrap")).isEqualTo(BigInteger.valueOf(x.longValue()));
        assertThat(bench.peekNumber("wrapU")).isEqualTo(x.mod(BigInteger.ONE.shiftLeft(64)));
      }
    }
  }

  /// The extremes first, then anything.
  private static BigInteger wide(Random random, int round) {
    BigInteger extreme = BigInteger.ONE.shiftLeft(99);
    return switch (round) {
      case 0 -> extreme.negate();
      case 1 -> extreme.subtract(BigInteger.ONE);
      case 2 -> BigInteger.ZERO;
      case 3 -> BigInteger.ONE.negate();
      default -> new BigInteger(100, random).subtract(extreme).shiftRight(random.nextInt(99));
    };
  }

  /// Around the widths of Java's own types.
  @Test
  default void numbersAtTheEdgesOfMachineWords() {
    List<Integer> widths = List.of(31, 32, 33, 63, 64);
    var sheet = new Sheet();
    for (int width : widths) {
      Expr s = sheet.in("s" + width, sint(width));
      Expr u = sheet.in("u" + width, uint(width));
      sheet.out("add" + width, op(s, ADD, s)).out("addU" + width, op(u, ADD, u)).out("mix" + width, op(s, SUB, u));
      sheet.out("neg" + width, op(NEG, s)).out("mul" + width, op(s, MUL, u)).out("lt" + width, op(s, LT, u));
      sheet.out("shr" + width, op(u, SHR, lit(width - 1))).out("max" + width, op(s, MAX, u));
      sheet.out("same" + width, u).out("sameS" + width, s);
    }
    try (Bench bench = bench(sheet)) {
      for (int width : widths) {
        BigInteger half = BigInteger.ONE.shiftLeft(width - 1);
        for (BigInteger x : List.of(half.negate(), half.subtract(BigInteger.ONE), BigInteger.ONE.negate())) {
          BigInteger y = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
          bench.pokeNumber("s" + width, x).pokeNumber("u" + width, y);
          assertThat(bench.peekNumber("add" + width)).isEqualTo(x.add(x));
          assertThat(bench.peekNumber("addU" + width)).isEqualTo(y.add(y));
          assertThat(bench.peekNumber("mix" + width)).isEqualTo(x.subtract(y));
          assertThat(bench.peekNumber("neg" + width)).isEqualTo(x.negate());
          assertThat(bench.peekNumber("mul" + width)).isEqualTo(x.multiply(y));
          assertThat(bench.peek("lt" + width)).isEqualTo(1);
          assertThat(bench.peek("shr" + width)).isEqualTo(1);
          assertThat(bench.peekNumber("max" + width)).isEqualTo(y);
          assertThat(bench.peekNumber("same" + width)).isEqualTo(y);
          assertThat(bench.peekNumber("sameS" + width)).isEqualTo(x);
        }
      }
    }
  }

  /// The result needs one bit less than the operand, and so a smaller form.
  @Test
  default void aNegatedNumberMayBeNarrower() {
    List<Integer> widths = List.of(31, 32, 63, 64);
    var sheet = new Sheet();
    for (int width : widths) {
      Expr n = sheet.in("n" + width, new IntType(Range.of(most(width).negate(), BigInteger.ZERO)));
      sheet.out("neg" + width, op(NEG, n)).out("abs" + width, op(ABS, n)).out("less" + width, op(lit(0), SUB, n));
    }
    try (Bench bench = bench(sheet)) {
      for (int width : widths) {
        for (BigInteger x : List.of(BigInteger.ZERO, BigInteger.ONE, most(width))) {
          bench.pokeNumber("n" + width, x.negate());
          for (String port : List.of("neg", "abs", "less")) {
            assertThat(bench.peekNumber(port + width)).as(port + width).isEqualTo(x);
          }
        }
      }
    }
  }

  private static BigInteger most(int width) {
    return BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
  }
}
