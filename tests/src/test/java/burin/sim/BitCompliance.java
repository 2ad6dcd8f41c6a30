package burin.sim;

import static burin.ir.BinaryOp.AND;
import static burin.ir.BinaryOp.EQ;
import static burin.ir.BinaryOp.NE;
import static burin.ir.BinaryOp.OR;
import static burin.ir.BinaryOp.SHL;
import static burin.ir.BinaryOp.SHR;
import static burin.ir.BinaryOp.XOR;
import static burin.ir.BoolType.BOOL;
import static burin.ir.UnaryOp.ALL_ONES;
import static burin.ir.UnaryOp.ANY_ONE;
import static burin.ir.UnaryOp.NOT;
import static burin.ir.UnaryOp.PARITY;
import static burin.sim.Exprs.bits;
import static burin.sim.Exprs.computed;
import static burin.sim.Exprs.lit;
import static burin.sim.Exprs.op;
import static burin.sim.Exprs.range;
import static burin.sim.Exprs.sint;
import static burin.sim.Exprs.uint;
import static burin.sim.Exprs.vec;
import static org.assertj.core.api.Assertions.assertThat;

import burin.ir.BinaryOp;
import burin.ir.Cast;
import burin.ir.Cat;
import burin.ir.Constants;
import burin.ir.EnumType;
import burin.ir.Expr;
import burin.ir.Extract;
import burin.ir.Index;
import burin.ir.Literal;
import burin.ir.Mux;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.VecLiteral;
import burin.ir.VecOf;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Bits, bools and enumerations, and casts between all types.
interface BitCompliance extends Compliance {
  @Test
  default void bitwiseOperations() {
    var sheet = new Sheet();
    Expr a = sheet.in("a", bits(4));
    Expr b = sheet.in("b", bits(4));
    Expr p = sheet.in("p", BOOL);
    Expr q = sheet.in("q", BOOL);
    for (BinaryOp op : List.of(AND, OR, XOR, EQ, NE)) sheet.out("o" + op, op(a, op, b)).out("p" + op, op(p, op, q));
    sheet.out("not", op(NOT, a)).out("notP", op(NOT, p));
    sheet.out("all", op(ALL_ONES, a)).out("any", op(ANY_ONE, a)).out("parity", op(PARITY, a));
    sheet.out("high", new Extract(a, 3, 2)).out("middle", new Extract(a, 2, 1)).out("bit", new Extract(a, 0, 0));
    sheet.out("cat", new Cat(List.of(a, p, b))).out("catOne", new Cat(List.of(q)));
    try (Bench bench = bench(sheet)) {
      for (int x = 0; x < 16; x++) {
        for (int y = 0; y < 16; y++) {
          bench.poke("a", x).poke("b", y).poke("p", x & 1).poke("q", y & 1);
          for (BinaryOp op : List.of(AND, OR, XOR, EQ, NE)) {
            assertThat(bench.peek("o" + op)).isEqualTo(computed(op, x, y));
            assertThat(bench.peek("p" + op)).isEqualTo(computed(op, x & 1, y & 1));
          }
          assertThat(bench.peek("not")).isEqualTo(15 - x);
          assertThat(bench.peek("notP")).isEqualTo(1 - (x & 1));
          assertThat(bench.peek("all")).isEqualTo(x == 15 ? 1 : 0);
          assertThat(bench.peek("any")).isEqualTo(x == 0 ? 0 : 1);
          assertThat(bench.peek("parity")).isEqualTo(Integer.bitCount(x) & 1);
          assertThat(bench.peek("high")).isEqualTo(x >> 2);
          assertThat(bench.peek("middle")).isEqualTo(x >> 1 & 3);
          assertThat(bench.peek("bit")).isEqualTo(x & 1);
          assertThat(bench.peek("cat")).isEqualTo(x << 5 | (x & 1) << 4 | y);
          assertThat(bench.peek("catOne")).isEqualTo(y & 1);
        }
      }
    }
  }

  @Test
  default void shiftsOfBitsKeepTheWidth() {
    var sheet = new Sheet();
    Expr a = sheet.in("a", bits(6));
    Expr by = sheet.in("by", range(0, 9));
    sheet.out("left", op(a, SHL, by)).out("right", op(a, SHR, by));
    sheet.out("left2", op(a, SHL, lit(2))).out("right2", op(a, SHR, lit(2)));
    sheet.out("left6", op(a, SHL, lit(6))).out("right7", op(a, SHR, lit(7)));
    try (Bench bench = bench(sheet)) {
      for (int value = 0; value < 64; value++) {
        bench.poke("a", value);
        assertThat(bench.peek("left2")).isEqualTo(value << 2 & 63);
        assertThat(bench.peek("right2")).isEqualTo(value >> 2);
        assertThat(bench.peek("left6")).isZero();
        assertThat(bench.peek("right7")).isZero();
        for (int amount = 0; amount <= 9; amount++) {
          bench.poke("by", amount);
          assertThat(bench.peek("left")).isEqualTo(value << amount & 63);
          assertThat(bench.peek("right")).isEqualTo(value >> amount);
        }
      }
    }
  }

  @Test
  default void castsKeepTheBits() {
    var sheet = new Sheet();
    Expr s = sheet.in("s", sint(6));
    Expr odd = sheet.in("odd", range(-3, 10));
    Expr b = sheet.in("b", bits(6));
    Expr flag = sheet.in("flag", BOOL);
    Expr lanes = sheet.in("lanes", vec(3, sint(2)));
    sheet.out("sBits", new Cast(s, bits(6))).out("sUint", new Cast(s, uint(6)));
    sheet.out("sLanes", new Cast(s, vec(3, uint(2))));
    sheet.out("sNested", new Cast(s, vec(3, vec(2, BOOL)))).out("oddBits", new Cast(odd, bits(5)));
    sheet.out("bSint", new Cast(b, sint(6))).out("bSame", new Cast(b, bits(6)));
    sheet.out("flagUint", new Cast(flag, uint(1))).out("flagSint", new Cast(flag, sint(1)));
    sheet.out("flagBits", new Cast(flag, bits(1)));
    sheet.out("lanesBits", new Cast(lanes, bits(6))).out("lanesSint", new Cast(lanes, sint(6)));
    sheet.out("lanesOther", new Cast(lanes, vec(2, sint(3)))).out("bit", new Cast(new Extract(b, 5, 5), BOOL));
    try (Bench bench = bench(sheet)) {
      bench.poke("s", -20).poke("odd", -3).poke("b", 0b100110).poke("flag", 1).pokeLanes("lanes", 1, -2, -1);
      assertThat(bench.peek("sBits")).isEqualTo(0b101100);
      assertThat(bench.peek("sUint")).isEqualTo(44);
      assertThat(bench.peekLanes("sLanes")).containsExactly(0, 3, 2);
      assertThat(bench.peekLanes("sNested")).containsExactly(0, 0, 1, 1, 0, 1);
      assertThat(bench.peek("oddBits")).isEqualTo(0b11101);
      assertThat(bench.peek("bSint")).isEqualTo(-26);
      assertThat(bench.peek("bSame")).isEqualTo(0b100110);
      assertThat(bench.peek("flagUint")).isEqualTo(1);
      assertThat(bench.peek("flagSint")).isEqualTo(-1);
      assertThat(bench.peek("flagBits")).isEqualTo(1);
      assertThat(bench.peek("lanesBits")).isEqualTo(0b111001);
      assertThat(bench.peek("lanesSint")).isEqualTo(-7);
      assertThat(bench.peekLanes("lanesOther")).containsExactly(1, -1);
      assertThat(bench.peek("bit")).isEqualTo(1);
    }
  }

  @Test
  default void enumsAreTheirCodes() {
    List<BigInteger> codes = Stream.of(6, 1, 9).map(BigInteger::valueOf).toList();
    var sparse = new EnumType("Sparse", List.of("A", "B", "C"), codes, 4);
    var sheet = new Sheet();
    Expr e = sheet.in("e", sparse);
    Expr c = sheet.in("c", BOOL);
    Register state = sheet.reg("state", sparse, 9);
    var member = new Literal(sparse, BigInteger.valueOf(6));
    sheet.drive(state, new Mux(c, e, new Ref(state))).out("q", new Ref(state));
    sheet.out("isA", op(e, EQ, member)).out("isNot", op(e, NE, new Ref(state))).out("code", new Cast(e, bits(4)));
    sheet.out("back", new Cast(new Cast(e, bits(4)), sparse));
    sheet.out("lanes", new VecOf(List.of(e, new Ref(state), member)));
    try (Bench bench = bench(sheet)) {
      assertThat(bench.values("isA", "isNot", "code", "back", "q")).isEqualTo("0 0 1 1 1");
      assertThat(bench.poke("e", 6).values("isA", "isNot", "code", "back", "q")).isEqualTo("1 1 6 6 1");
      assertThat(bench.poke("c", 1).step().show("lanes")).isEqualTo("[6, 6, 6]");
      assertThat(bench.reset(true).step().show("lanes")).isEqualTo("[6, 9, 6]");
    }
  }

  /// A number that is packed into bits, kept in a register of lanes and unpacked again.
  @Test
  default void castsToTypesThatMissPatterns() {
    var sheet = new Sheet();
    Expr a = sheet.in("a", range(-3, 4));
    Expr b = sheet.in("b", range(5, 9));
    Register packed = sheet.reg("packed", vec(2, bits(4)), new VecLiteral(vec(2, bits(4)), Constants.of(5, 13)));
    sheet.drive(packed, new Cast(new Cat(List.of(new Cast(a, bits(4)), new Cast(b, bits(4)))), vec(2, bits(4))));
    Expr valid = sheet.in("valid", BOOL);
    Expr low = new Mux(valid, new Index(new Ref(packed), lit(0)), new Literal(bits(4), BigInteger.valueOf(5)));
    sheet.out("aAgain", new Cast(new Index(new Ref(packed), lit(1)), sint(4)));
    sheet.out("bAgain", new Cast(low, range(5, 9)));
    try (Bench bench = bench(sheet)) {
      bench.poke("a", -2).poke("b", 9).step().poke("valid", 1);
      assertThat(bench.values("aAgain", "bAgain")).isEqualTo("-2 9");
    }
  }
}
