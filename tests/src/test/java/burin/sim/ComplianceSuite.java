package burin.sim;

import static burin.ir.BinaryOp.ADD;
import static burin.ir.BinaryOp.AND;
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
import static burin.ir.BinaryOp.OR;
import static burin.ir.BinaryOp.REM;
import static burin.ir.BinaryOp.SHL;
import static burin.ir.BinaryOp.SHR;
import static burin.ir.BinaryOp.SUB;
import static burin.ir.BinaryOp.XOR;
import static burin.ir.BoolType.BOOL;
import static burin.ir.UnaryOp.ABS;
import static burin.ir.UnaryOp.ALL_ONES;
import static burin.ir.UnaryOp.ANY_ONE;
import static burin.ir.UnaryOp.NEG;
import static burin.ir.UnaryOp.NOT;
import static burin.ir.UnaryOp.PARITY;
import static org.assertj.core.api.Assertions.assertThat;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BitsType;
import burin.ir.Cast;
import burin.ir.Cat;
import burin.ir.Circuit;
import burin.ir.Concat;
import burin.ir.Constants;
import burin.ir.EnumType;
import burin.ir.Expr;
import burin.ir.Extract;
import burin.ir.Gather;
import burin.ir.Index;
import burin.ir.Instance;
import burin.ir.IntType;
import burin.ir.Iota;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.Memory;
import burin.ir.MemoryRead;
import burin.ir.ModuleDef;
import burin.ir.Mux;
import burin.ir.Port;
import burin.ir.Range;
import burin.ir.ReduceLanes;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.ShiftIn;
import burin.ir.Signal;
import burin.ir.Slice;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Type;
import burin.ir.Unary;
import burin.ir.UnaryOp;
import burin.ir.Update;
import burin.ir.VecLiteral;
import burin.ir.VecOf;
import burin.ir.VecType;
import burin.ir.Wire;
import burin.ir.Wrap;
import burin.source.Place;
import com.google.common.primitives.ImmutableIntArray;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every engine must do: each expression, each statement and all state, at their corners. One subclass an engine.
///
/// A circuit holds many cases, since some engines take a second to build one.
public abstract class ComplianceSuite {
  protected abstract Model open(Circuit circuit);

  /// How long a chain of expressions the engine is tried with.
  protected int deepest() {
    return 100_000;
  }

  private Bench bench(Sheet sheet) {
    Circuit circuit = sheet.circuit();
    return new Bench(circuit, open(circuit));
  }

  private static IntType uint(int bits) {
    return new IntType(Range.unsigned(bits));
  }

  private static IntType sint(int bits) {
    return new IntType(Range.signed(bits));
  }

  private static IntType range(long low, long high) {
    return IntType.of(low, high);
  }

  private static BitsType bits(int width) {
    return new BitsType(width);
  }

  private static VecType vec(int lanes, Type element) {
    return new VecType(lanes, element);
  }

  private static Literal lit(long value) {
    return Literal.number(value);
  }

  private static Binary op(Expr left, BinaryOp op, Expr right) {
    return new Binary(op, left, right);
  }

  private static Unary op(UnaryOp op, Expr operand) {
    return new Unary(op, operand);
  }

  private static Stmt.Drive drive(Signal signal, Expr value) {
    return new Stmt.Drive(signal, value, Place.NONE);
  }

  private static Stmt.Drive drive(Signal signal, List<Expr> path, Expr value) {
    return new Stmt.Drive(signal, path, value, Place.NONE);
  }

  private static Stmt.Branch branch(Expr condition, Stmt... body) {
    return new Stmt.Branch(condition, List.of(body), Place.NONE);
  }

  private static Stmt when(Expr condition, Stmt... body) {
    return new Stmt.When(List.of(branch(condition, body)), List.of(), Place.NONE);
  }

  private static Stmt when(List<Stmt.Branch> branches, Stmt... otherwise) {
    return new Stmt.When(branches, List.of(otherwise), Place.NONE);
  }

  private static Stmt write(Memory memory, Expr address, Expr value) {
    return new Stmt.Write(memory, address, value, Place.NONE);
  }

  // Numbers.

  private static Sheet arithmetic(IntType left, IntType right) {
    var sheet = new Sheet();
    Expr a = sheet.in("a", left);
    Expr b = sheet.in("b", right);
    for (BinaryOp op : List.of(ADD, SUB, MUL, MIN, MAX, EQ, NE, LT, LE, GT, GE)) sheet.out("o" + op, op(a, op, b));
    return sheet.out("oNEG", op(NEG, a)).out("oABS", op(ABS, a));
  }

  private static long java(BinaryOp op, long a, long b) {
    return switch (op) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case REM -> a % b;
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case SHL -> a << b;
      case SHR -> a >> b;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case EQ -> a == b ? 1 : 0;
      case NE -> a != b ? 1 : 0;
      case LT -> a < b ? 1 : 0;
      case LE -> a <= b ? 1 : 0;
      case GT -> a > b ? 1 : 0;
      case GE -> a >= b ? 1 : 0;
    };
  }

  private void tryArithmetic(IntType left, IntType right) {
    try (Bench bench = bench(arithmetic(left, right))) {
      for (long a = left.range().loLong(); a <= left.range().hiLong(); a++) {
        for (long b = right.range().loLong(); b <= right.range().hiLong(); b++) {
          bench.poke("a", a).poke("b", b);
          for (BinaryOp op : List.of(ADD, SUB, MUL, MIN, MAX, EQ, NE, LT, LE, GT, GE)) {
            assertThat(bench.peek("o" + op)).as("%s %s %s", a, op, b).isEqualTo(java(op, a, b));
          }
          assertThat(bench.peek("oNEG")).isEqualTo(-a);
          assertThat(bench.peek("oABS")).isEqualTo(Math.abs(a));
        }
      }
    }
  }

  @Test
  void arithmeticOfSignedNumbers() {
    tryArithmetic(sint(4), sint(3));
  }

  @Test
  void arithmeticOfUnsignedNumbers() {
    tryArithmetic(uint(4), uint(2));
  }

  @Test
  void arithmeticOfSignedWithUnsignedNumbers() {
    tryArithmetic(uint(3), sint(4));
  }

  /// Where a result is narrower than the operands.
  @Test
  void arithmeticOfNumbersFarFromZero() {
    tryArithmetic(range(98, 107), range(95, 101));
  }

  @Test
  void arithmeticOfNegativeNumbers() {
    tryArithmetic(range(-9, -5), range(-3, 0));
  }

  @Test
  void divisionDropsTheFraction() {
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
  void shiftsOfNumbers() {
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
  void wrapKeepsTheLowBits() {
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
  void wideNumbers() {
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
  void numbersAtTheEdgesOfMachineWords() {
    for (int width : List.of(31, 32, 33, 63, 64)) {
      var sheet = new Sheet();
      Expr s = sheet.in("s", sint(width));
      Expr u = sheet.in("u", uint(width));
      sheet.out("add", op(s, ADD, s)).out("addU", op(u, ADD, u)).out("mix", op(s, SUB, u)).out("neg", op(NEG, s));
      sheet.out("mul", op(s, MUL, u)).out("lt", op(s, LT, u)).out("shr", op(u, SHR, lit(width - 1)));
      sheet.out("max", op(s, MAX, u)).out("same", u).out("sameS", s);
      try (Bench bench = bench(sheet)) {
        BigInteger half = BigInteger.ONE.shiftLeft(width - 1);
        for (BigInteger x : List.of(half.negate(), half.subtract(BigInteger.ONE), BigInteger.ONE.negate())) {
          BigInteger y = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
          bench.pokeNumber("s", x).pokeNumber("u", y);
          assertThat(bench.peekNumber("add")).isEqualTo(x.add(x));
          assertThat(bench.peekNumber("addU")).isEqualTo(y.add(y));
          assertThat(bench.peekNumber("mix")).isEqualTo(x.subtract(y));
          assertThat(bench.peekNumber("neg")).isEqualTo(x.negate());
          assertThat(bench.peekNumber("mul")).isEqualTo(x.multiply(y));
          assertThat(bench.peek("lt")).isEqualTo(1);
          assertThat(bench.peek("shr")).isEqualTo(1);
          assertThat(bench.peekNumber("max")).isEqualTo(y);
          assertThat(bench.peekNumber("same")).isEqualTo(y);
          assertThat(bench.peekNumber("sameS")).isEqualTo(x);
        }
      }
    }
  }

  /// The result needs one bit less than the operand, and so a smaller form.
  @Test
  void aNegatedNumberMayBeNarrower() {
    for (int width : List.of(31, 32, 63, 64)) {
      BigInteger most = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
      var sheet = new Sheet();
      Expr n = sheet.in("n", new IntType(Range.of(most.negate(), BigInteger.ZERO)));
      sheet.out("neg", op(NEG, n)).out("abs", op(ABS, n)).out("less", op(lit(0), SUB, n));
      try (Bench bench = bench(sheet)) {
        for (BigInteger x : List.of(BigInteger.ZERO, BigInteger.ONE, most)) {
          bench.pokeNumber("n", x.negate());
          for (String port : List.of("neg", "abs", "less")) assertThat(bench.peekNumber(port)).as(port).isEqualTo(x);
        }
      }
    }
  }

  @Test
  void muxOfArmsWithDifferentRanges() {
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

  // Bits and bools.

  @Test
  void bitwiseOperations() {
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
            assertThat(bench.peek("o" + op)).isEqualTo(java(op, x, y));
            assertThat(bench.peek("p" + op)).isEqualTo(java(op, x & 1, y & 1));
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
  void shiftsOfBitsKeepTheWidth() {
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
  void castsKeepTheBits() {
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
  void enumsAreTheirCodes() {
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
      assertThat(values(bench, "isA", "isNot", "code", "back", "q")).isEqualTo("0 0 1 1 1");
      assertThat(values(bench.poke("e", 6), "isA", "isNot", "code", "back", "q")).isEqualTo("1 1 6 6 1");
      assertThat(bench.poke("c", 1).step().show("lanes")).isEqualTo("[6, 6, 6]");
      assertThat(bench.reset(true).step().show("lanes")).isEqualTo("[6, 9, 6]");
    }
  }

  /// A number that is packed into bits, kept in a register of lanes and unpacked again.
  @Test
  void castsToTypesThatMissPatterns() {
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
      assertThat(values(bench, "aAgain", "bAgain")).isEqualTo("-2 9");
    }
  }

  // Vectors.

  @Test
  void lanesAreMoved() {
    var sheet = new Sheet();
    Expr v = sheet.in("v", vec(4, sint(5)));
    Expr w = sheet.in("w", vec(2, uint(3)));
    Expr i = sheet.in("i", range(0, 3));
    Expr x = sheet.in("x", uint(5));
    sheet.out("index", new Index(v, i)).out("last", new Index(v, lit(3)));
    sheet.out("update", new Update(v, i, x, vec(4, range(-16, 31)))).out("slice", new Slice(v, 1, 2));
    sheet.out("concat", new Concat(List.of(w, v, w))).out("shift", new ShiftIn(v, x)).out("iota", new Iota(5));
    sheet.out("gather", new Gather(v, ImmutableIntArray.of(3, 2, 1, 0, 0)));
    sheet.out("of", new VecOf(List.of(x, lit(-9), new Index(w, lit(1)))));
    sheet.out("table", new Index(new VecLiteral(vec(4, sint(8)), Constants.of(-100, 7, 0, 127)), i));
    try (Bench bench = bench(sheet)) {
      bench.pokeLanes("v", -16, 1, 2, 15).pokeLanes("w", 6, 7).poke("i", 2).poke("x", 30);
      assertThat(bench.peek("index")).isEqualTo(2);
      assertThat(bench.peek("last")).isEqualTo(15);
      assertThat(bench.peekLanes("update")).containsExactly(-16, 1, 30, 15);
      assertThat(bench.peekLanes("slice")).containsExactly(1, 2);
      assertThat(bench.peekLanes("concat")).containsExactly(6, 7, -16, 1, 2, 15, 6, 7);
      assertThat(bench.peekLanes("shift")).containsExactly(1, 2, 15, 30);
      assertThat(bench.peekLanes("iota")).containsExactly(0, 1, 2, 3, 4);
      assertThat(bench.peekLanes("gather")).containsExactly(15, 2, 1, -16, -16);
      assertThat(bench.peekLanes("of")).containsExactly(30, -9, 7);
      assertThat(bench.peek("table")).isEqualTo(0);
      bench.poke("i", 0);
      assertThat(bench.peek("index")).isEqualTo(-16);
      assertThat(bench.peekLanes("update")).containsExactly(30, 1, 2, 15);
      assertThat(bench.peek("table")).isEqualTo(-100);
    }
  }

  @Test
  void rowsAreMoved() {
    var sheet = new Sheet();
    Expr m = sheet.in("m", vec(3, vec(2, sint(4))));
    Expr i = sheet.in("i", range(0, 2));
    Expr row = sheet.in("row", vec(2, sint(4)));
    sheet.out("index", new Index(m, i)).out("scalar", new Index(new Index(m, i), lit(1)));
    sheet.out("update", new Update(m, i, row, vec(3, vec(2, sint(4))))).out("slice", new Slice(m, 1, 2));
    sheet.out("concat", new Concat(List.of(m, new VecOf(List.of(row))))).out("shift", new ShiftIn(m, row));
    sheet.out("gather", new Gather(m, ImmutableIntArray.of(2, 0)));
    sheet.out("table", new VecLiteral(vec(2, vec(2, uint(3))), Constants.of(1, 2, 3, 4)));
    sheet.out("mux", new Mux(op(i, EQ, lit(0)), m, new ShiftIn(m, row)));
    try (Bench bench = bench(sheet)) {
      bench.pokeLanes("m", 1, 2, 3, 4, 5, 6).poke("i", 1).pokeLanes("row", -7, -8);
      assertThat(bench.peekLanes("index")).containsExactly(3, 4);
      assertThat(bench.peek("scalar")).isEqualTo(4);
      assertThat(bench.show("update")).isEqualTo("[[1, 2], [-7, -8], [5, 6]]");
      assertThat(bench.show("slice")).isEqualTo("[[3, 4], [5, 6]]");
      assertThat(bench.show("concat")).isEqualTo("[[1, 2], [3, 4], [5, 6], [-7, -8]]");
      assertThat(bench.show("shift")).isEqualTo("[[3, 4], [5, 6], [-7, -8]]");
      assertThat(bench.show("gather")).isEqualTo("[[5, 6], [1, 2]]");
      assertThat(bench.show("table")).isEqualTo("[[1, 2], [3, 4]]");
      assertThat(bench.show("mux")).isEqualTo("[[3, 4], [5, 6], [-7, -8]]");
    }
  }

  // Lane functions.

  private static MapLanes map(Expr vec, UnaryOperator<Expr> body) {
    VecType type = (VecType) vec.type();
    var lane = new LaneParam(type.element());
    return new MapLanes(type.length(), List.of(lane), List.of(vec), body.apply(lane));
  }

  private static MapLanes zip(Expr a, Expr b, BinaryOperator<Expr> body) {
    var left = new LaneParam(((VecType) a.type()).element());
    var right = new LaneParam(((VecType) b.type()).element());
    return new MapLanes(((VecType) a.type()).length(), List.of(left, right), List.of(a, b), body.apply(left, right));
  }

  @Test
  void lanesAreMapped() {
    var sheet = new Sheet();
    Expr a = sheet.in("a", vec(3, sint(4)));
    Expr b = sheet.in("b", vec(3, uint(4)));
    Expr k = sheet.in("k", sint(4));
    Expr sum = op(k, ADD, lit(1));
    sheet.out("zip", zip(a, b, (x, y) -> op(op(x, MUL, y), ADD, sum)));
    sheet.out("broadcast", new MapLanes(3, List.of(), List.of(), sum));
    sheet.out("numbers", zip(a, new Iota(3), (x, i) -> op(x, MUL, i)));
    sheet.out("same", map(a, x -> x)).out("constant", map(a, _ -> lit(5)));
    var wide = new LaneParam(sint(9));
    sheet.out("widened", new MapLanes(3, List.of(wide), List.of(a), op(wide, ADD, lit(1))));
    sheet.out("lookUp", map(b, y -> new Index(a, op(y, REM, lit(3)))));
    sheet.out("twice", map(map(a, x -> op(x, ADD, x)), x -> op(x, MUL, x)));
    try (Bench bench = bench(sheet)) {
      bench.pokeLanes("a", -8, 0, 7).pokeLanes("b", 15, 3, 1).poke("k", -5);
      assertThat(bench.peekLanes("zip")).containsExactly(-124, -4, 3);
      assertThat(bench.peekLanes("broadcast")).containsExactly(-4, -4, -4);
      assertThat(bench.peekLanes("numbers")).containsExactly(0, 0, 14);
      assertThat(bench.peekLanes("same")).containsExactly(-8, 0, 7);
      assertThat(bench.peekLanes("constant")).containsExactly(5, 5, 5);
      assertThat(bench.peekLanes("widened")).containsExactly(-7, 1, 8);
      assertThat(bench.peekLanes("lookUp")).containsExactly(-8, -8, 0);
      assertThat(bench.peekLanes("twice")).containsExactly(256, 0, 196);
    }
  }

  /// A matrix times a vector, an outer product that uses the outer lane within the inner function, and a table.
  @Test
  void laneFunctionsNest() {
    var sheet = new Sheet();
    Expr m = sheet.in("m", vec(2, vec(3, sint(4))));
    Expr v = sheet.in("v", vec(3, sint(4)));
    Expr w = sheet.in("w", vec(2, uint(3)));
    sheet.out("times", map(m, row -> tree(zip(row, v, (x, y) -> op(x, MUL, y)), ADD)));
    sheet.out("outer", map(w, x -> map(v, y -> op(x, MUL, y))));
    sheet.out("table", map(m, row -> map(row, x -> map(w, y -> op(x, ADD, y)))));
    sheet.out("columns", reduce(m, (x, y) -> zip(x, y, (p, q) -> op(p, SUB, q))));
    try (Bench bench = bench(sheet)) {
      bench.pokeLanes("m", 1, 2, 3, -4, -5, -6).pokeLanes("v", 7, -8, 2).pokeLanes("w", 1, 5);
      assertThat(bench.peekLanes("times")).containsExactly(-3, 0);
      assertThat(bench.show("outer")).isEqualTo("[[7, -8, 2], [35, -40, 10]]");
      assertThat(bench.show("table")).isEqualTo("[[[2, 6], [3, 7], [4, 8]], [[-3, 1], [-4, 0], [-5, -1]]]");
      assertThat(bench.peekLanes("columns")).containsExactly(5, 7, 9);
    }
  }

  private static ReduceLanes tree(Expr vec, BinaryOp op) {
    return reduce(vec, (x, y) -> op(x, op, y));
  }

  /// A balanced tree, full lanes and tail with their own types.
  private static ReduceLanes reduce(Expr vec, BinaryOperator<Expr> function) {
    VecType type = (VecType) vec.type();
    List<ReduceLanes.Level> levels = new ArrayList<>();
    Type full = type.element();
    Type tail = null;
    for (int n = type.length(); n > 1; n = (n + 1) / 2) {
      int fullLanes = tail == null ? n : n - 1;
      Optional<ReduceLanes.Combine> pair = Optional.empty();
      Optional<ReduceLanes.Combine> atTail = Optional.empty();
      if (fullLanes >= 2) pair = Optional.of(combine(full, full, function));
      if (fullLanes % 2 == 1 && tail != null) atTail = Optional.of(combine(full, tail, function));
      if (fullLanes % 2 == 1) tail = atTail.map(combine -> combine.body().type()).orElse(full);
      levels.add(new ReduceLanes.Level(pair, atTail));
      full = pair.map(combine -> combine.body().type()).orElse(full);
    }
    return new ReduceLanes(vec, levels, tail == null ? full : tail);
  }

  private static ReduceLanes.Combine combine(
      Type left, Type right, BinaryOperator<Expr> function) {
    var x = new LaneParam(left);
    var y = new LaneParam(right);
    return new ReduceLanes.Combine(x, y, function.apply(x, y));
  }

  /// Subtraction shows how the tree is put together.
  @Test
  void treesOfEverySize() {
    var sheet = new Sheet();
    Expr v = sheet.in("v", vec(13, sint(5)));
    for (int n = 1; n <= 13; n++) {
      sheet.out("sub" + n, tree(new Slice(v, 0, n), SUB)).out("max" + n, tree(new Slice(v, 0, n), MAX));
      sheet.out("add" + n, tree(new Slice(v, 0, n), ADD));
    }
    try (Bench bench = bench(sheet)) {
      bench.pokeLanes("v", 3, -16, 15, 1, -2, 7, 7, -9, 0, 11, -13, 5, 8);
      assertThat(bench.peek("sub1")).isEqualTo(3);
      assertThat(bench.peek("sub2")).isEqualTo(19);
      assertThat(bench.peek("sub3")).isEqualTo(19 - 15);
      assertThat(bench.peek("sub5")).isEqualTo(19 - 14 - -2);
      assertThat(bench.peek("sub6")).isEqualTo(19 - 14 - (-2 - 7));
      assertThat(bench.peek("sub7")).isEqualTo(19 - 14 - (-2 - 7 - 7));
      assertThat(bench.peek("max13")).isEqualTo(15);
      List<Long> lanes = List.of(3L, -16L, 15L, 1L, -2L, 7L, 7L, -9L, 0L, 11L, -13L, 5L, 8L);
      for (int n = 1; n <= 13; n++) {
        assertThat(bench.peek("sub" + n)).isEqualTo(treeOf(SUB, lanes.subList(0, n)));
        assertThat(bench.peek("add" + n)).isEqualTo(lanes.stream().limit(n).mapToLong(x -> x).sum());
        assertThat(bench.peek("max" + n)).isEqualTo(treeOf(MAX, lanes.subList(0, n)));
      }
    }
  }

  private static long treeOf(BinaryOp op, List<Long> lanes) {
    if (lanes.size() == 1) return lanes.getFirst();
    List<Long> next = new ArrayList<>();
    for (int i = 0; i + 1 < lanes.size(); i += 2) next.add(java(op, lanes.get(i), lanes.get(i + 1)));
    if (lanes.size() % 2 == 1) next.add(lanes.getLast());
    return treeOf(op, next);
  }

  @Test
  void treesOfBitsAndBools() {
    var sheet = new Sheet();
    Expr p = sheet.in("p", vec(5, BOOL));
    Expr b = sheet.in("b", vec(3, bits(40)));
    Expr k = sheet.in("k", bits(40));
    sheet.out("all", tree(p, AND)).out("any", tree(p, OR)).out("odd", tree(p, XOR)).out("mixed", tree(b, XOR));
    sheet.out("keyed", reduce(b, (x, y) -> op(op(x, XOR, y), OR, k)));
    try (Bench bench = bench(sheet)) {
      bench.pokeLanes("p", 1, 0, 1, 1, 0).pokeLanes("b", 0xF0_0000_0001L, 0x0F_0000_0001L, 0x01_0000_0004L);
      bench.poke("k", 0x10);
      assertThat(bench.peek("all")).isZero();
      assertThat(bench.peek("any")).isEqualTo(1);
      assertThat(bench.peek("odd")).isEqualTo(1);
      assertThat(bench.peek("mixed")).isEqualTo(0xFE_0000_0004L);
      assertThat(bench.peek("keyed")).isEqualTo(0xFE_0000_0014L);
    }
  }

  // Statements.

  @Test
  void theLastActiveDriveWins() {
    var sheet = new Sheet();
    Expr a = sheet.in("a", BOOL);
    Expr b = sheet.in("b", BOOL);
    Port last = sheet.outPort("last", uint(4));
    Port first = sheet.outPort("first", uint(4));
    Port nested = sheet.outPort("nested", uint(4));
    sheet.drive(last, lit(1)).add(when(a, drive(last, lit(2)))).add(when(b, drive(last, lit(3))));
    sheet.add(when(List.of(branch(a, drive(first, lit(2))), branch(b, drive(first, lit(3)))), drive(first, lit(1))));
    Stmt notB = when(op(NOT, b), drive(nested, lit(3)));
    sheet.drive(nested, lit(0)).add(when(a, drive(nested, lit(1)), when(b, drive(nested, lit(2))), notB));
    sheet.add(when(op(a, AND, b), drive(nested, lit(4)), drive(nested, lit(5))));
    try (Bench bench = bench(sheet)) {
      assertThat(drives(bench, 0, 0)).isEqualTo("1 1 0");
      assertThat(drives(bench, 1, 0)).isEqualTo("2 2 3");
      assertThat(drives(bench, 0, 1)).isEqualTo("3 3 0");
      assertThat(drives(bench, 1, 1)).isEqualTo("3 2 5");
    }
  }

  private static String drives(Bench bench, int a, int b) {
    bench.poke("a", a).poke("b", b);
    return values(bench, "last", "first", "nested");
  }

  private static String values(Bench bench, String... outputs) {
    return Stream.of(outputs).map(bench::show).collect(Collectors.joining(" "));
  }

  @Test
  void singleLanesAreDriven() {
    var sheet = new Sheet();
    Expr i = sheet.in("i", range(0, 2));
    Expr j = sheet.in("j", range(0, 1));
    Expr x = sheet.in("x", uint(4));
    Port lanes = sheet.outPort("lanes", vec(3, uint(4)));
    sheet.drive(lanes, new VecLiteral(vec(3, uint(4)), Constants.of(1, 2, 3)));
    sheet.add(drive(lanes, List.of(i), x)).add(when(op(x, EQ, lit(9)), drive(lanes, List.of(lit(0)), lit(15))));
    Port each = sheet.outPort("each", vec(2, uint(4)));
    sheet.add(drive(each, List.of(lit(1)), x)).add(drive(each, List.of(lit(0)), lit(4)));
    Port grid = sheet.outPort("grid", vec(3, vec(2, uint(4))));
    sheet.drive(grid, new VecLiteral(vec(3, vec(2, uint(4))), Constants.of(1, 2, 3, 4, 5, 6)));
    sheet.add(drive(grid, List.of(i, j), x)).add(drive(grid, List.of(lit(2)), new VecOf(List.of(x, lit(0)))));
    sheet.add(drive(grid, List.of(lit(2), lit(1)), lit(8)));
    Register held = sheet.reg("held", vec(3, uint(4)));
    sheet.add(drive(held, List.of(i), x)).out("q", new Ref(held));
    try (Bench bench = bench(sheet)) {
      bench.poke("i", 1).poke("j", 0).poke("x", 7);
      assertThat(bench.show("lanes")).isEqualTo("[1, 7, 3]");
      assertThat(bench.show("each")).isEqualTo("[4, 7]");
      assertThat(bench.show("grid")).isEqualTo("[[1, 2], [7, 4], [7, 8]]");
      bench.step().poke("i", 2).poke("x", 9).step();
      assertThat(bench.show("lanes")).isEqualTo("[15, 2, 9]");
      assertThat(bench.show("q")).isEqualTo("[0, 7, 9]");
      bench.poke("i", 0).poke("j", 1).poke("x", 9);
      assertThat(bench.show("grid")).isEqualTo("[[1, 9], [3, 4], [9, 8]]");
    }
  }

  @Test
  void wiresMayBeReadBeforeTheyAreDriven() {
    var sheet = new Sheet();
    Expr a = sheet.in("a", uint(4));
    Wire late = sheet.wire("late", uint(5));
    Wire later = sheet.wire("later", uint(5));
    sheet.out("out", op(new Ref(late), ADD, lit(1)));
    sheet.drive(late, new Ref(later)).drive(later, op(a, ADD, lit(1)));
    Port out = sheet.outPort("again", uint(6));
    sheet.drive(out, op(a, ADD, a)).out("readBack", new Ref(out));
    try (Bench bench = bench(sheet)) {
      bench.poke("a", 9);
      assertThat(bench.peek("out")).isEqualTo(11);
      assertThat(bench.peek("readBack")).isEqualTo(18);
    }
  }

  // State.

  @Test
  void registersKeepTakeAndReset() {
    var sheet = new Sheet();
    Expr en = sheet.in("en", BOOL);
    Expr d = sheet.in("d", sint(4));
    Register plain = sheet.reg("plain", sint(4));
    Register preset = sheet.reg("preset", sint(4), -3);
    Register idle = sheet.reg("idle", uint(4), 9);
    Register delayed = sheet.reg("delayed", sint(4));
    sheet.add(when(en, drive(plain, d), drive(preset, d))).drive(delayed, new Ref(plain));
    sheet.out("plainQ", new Ref(plain)).out("presetQ", new Ref(preset)).out("idleQ", new Ref(idle));
    sheet.out("delayedQ", new Ref(delayed));
    try (Bench bench = bench(sheet)) {
      assertThat(registers(bench)).isEqualTo("0 0 0 0");
      bench.poke("d", 5).poke("en", 1).reset(true);
      assertThat(registers(bench)).isEqualTo("0 0 0 0");
      assertThat(registers(bench.step())).isEqualTo("5 -3 9 0");
      assertThat(registers(bench.reset(false).step())).isEqualTo("5 5 9 5");
      assertThat(registers(bench.poke("d", -8).poke("en", 0).step())).isEqualTo("5 5 9 5");
      assertThat(registers(bench.poke("en", 1).step())).isEqualTo("-8 -8 9 5");
      assertThat(registers(bench.poke("en", 0).reset(true).step(2))).isEqualTo("-8 -3 9 -8");
    }
  }

  private static String registers(Bench bench) {
    return values(bench, "plainQ", "presetQ", "idleQ", "delayedQ");
  }

  @Test
  void everythingBeginsNearZero() {
    var sheet = new Sheet();
    Expr a = sheet.in("a", range(5, 9));
    Expr n = sheet.in("n", vec(2, range(-9, -2)));
    Register r = sheet.reg("r", range(100, 200), 150);
    Memory m = sheet.mem("m", 3, range(3, 6), 5);
    SyncRead read = sheet.read("read", m, lit(1));
    sheet.out("aQ", a).out("nQ", n).out("rQ", new Ref(r)).out("readQ", new Ref(read));
    sheet.out("less", op(new Ref(r), SUB, lit(100))).out("word", new MemoryRead(m, lit(0)));
    sheet.out("rest", new MemoryRead(m, lit(2)));
    try (Bench bench = bench(sheet)) {
      assertThat(bench.peek("aQ")).isEqualTo(5);
      assertThat(bench.peekLanes("nQ")).containsExactly(-2, -2);
      assertThat(bench.peek("rQ")).isEqualTo(100);
      assertThat(bench.peek("less")).isZero();
      assertThat(bench.peek("readQ")).isEqualTo(3);
      assertThat(bench.peek("word")).isEqualTo(5);
      assertThat(bench.peek("rest")).isEqualTo(3);
      bench.reset(true).step();
      assertThat(bench.peek("less")).isEqualTo(50);
    }
  }

  @Test
  void aVectorShiftsThrough() {
    var sheet = new Sheet();
    Expr d = sheet.in("d", uint(4));
    Register line = sheet.reg("line", vec(3, uint(4)), new VecLiteral(vec(3, uint(4)), Constants.of(7, 8, 9)));
    sheet.drive(line, new ShiftIn(new Ref(line), d)).out("q", new Ref(line));
    try (Bench bench = bench(sheet)) {
      bench.reset(true).step().reset(false);
      assertThat(bench.peekLanes("q")).containsExactly(7, 8, 9);
      assertThat(bench.poke("d", 1).step().peekLanes("q")).containsExactly(8, 9, 1);
      assertThat(bench.poke("d", 2).step().poke("d", 3).step().peekLanes("q")).containsExactly(1, 2, 3);
    }
  }

  @Test
  void memoriesReadOldData() {
    var sheet = new Sheet();
    Expr at = sheet.in("at", range(0, 4));
    Expr d = sheet.in("d", sint(8));
    Expr write = sheet.in("write", BOOL);
    Expr read = sheet.in("read", BOOL);
    Memory m = sheet.mem("m", 5, sint(8), -1, -2, -3);
    SyncRead always = sheet.read("always", m, at);
    SyncRead enabled = sheet.read("enabled", m, at, read);
    sheet.add(when(write, write(m, at, d)));
    sheet.out("now", new MemoryRead(m, at)).out("alwaysQ", new Ref(always)).out("enabledQ", new Ref(enabled));
    try (Bench bench = bench(sheet)) {
      assertThat(memory(bench.poke("at", 1))).isEqualTo("-2 0 0");
      assertThat(memory(bench.poke("d", 50).poke("write", 1))).isEqualTo("-2 0 0");
      assertThat(memory(bench.step())).isEqualTo("50 -2 0");
      assertThat(memory(bench.poke("write", 0).poke("read", 1).step())).isEqualTo("50 50 50");
      assertThat(memory(bench.poke("at", 4).poke("read", 0).step())).isEqualTo("0 0 50");
      bench.reset(true).step();
      assertThat(memory(bench.poke("at", 1))).isEqualTo("50 0 50");
      assertThat(bench.state("m", 2)).isEqualTo("-3");
      assertThat(bench.setState("m", 2, 77).poke("at", 2).peek("now")).isEqualTo(77);
    }
  }

  private static String memory(Bench bench) {
    return values(bench, "now", "alwaysQ", "enabledQ");
  }

  @Test
  void theLastWriteWins() {
    var sheet = new Sheet();
    Expr a = sheet.in("a", range(0, 3));
    Expr b = sheet.in("b", range(0, 3));
    Expr also = sheet.in("also", BOOL);
    Memory m = sheet.mem("m", 4, uint(8));
    sheet.add(write(m, a, lit(1)));
    sheet.add(when(List.of(branch(also, write(m, b, lit(2)), write(m, lit(3), lit(9)))), write(m, b, lit(3))));
    for (int i = 0; i < 4; i++) sheet.out("w" + i, new MemoryRead(m, lit(i)));
    try (Bench bench = bench(sheet)) {
      bench.poke("a", 1).poke("b", 1).poke("also", 1).step();
      assertThat(words(bench)).isEqualTo("0 2 0 9");
      bench.poke("a", 3).poke("b", 0).step();
      assertThat(words(bench)).isEqualTo("2 2 0 9");
      bench.poke("a", 3).poke("b", 2).poke("also", 0).step();
      assertThat(words(bench)).isEqualTo("2 2 3 1");
    }
  }

  private static String words(Bench bench) {
    return values(bench, "w0", "w1", "w2", "w3");
  }

  @Test
  void memoriesHoldVectors() {
    var sheet = new Sheet();
    Expr at = sheet.in("at", range(0, 2));
    Expr row = sheet.in("row", vec(2, sint(6)));
    Memory m = sheet.mem("m", 3, vec(2, sint(6)), 1, -2, 3, -4);
    SyncRead read = sheet.read("read", m, at);
    sheet.add(write(m, at, row)).out("now", new MemoryRead(m, at)).out("later", new Ref(read));
    try (Bench bench = bench(sheet)) {
      bench.poke("at", 1).pokeLanes("row", -30, 30);
      assertThat(bench.show("now")).isEqualTo("[3, -4]");
      bench.step();
      assertThat(bench.show("now")).isEqualTo("[-30, 30]");
      assertThat(bench.show("later")).isEqualTo("[3, -4]");
      assertThat(bench.state("m", 0)).isEqualTo("[1, -2]");
      assertThat(bench.poke("at", 2).show("now")).isEqualTo("[0, 0]");
      assertThat(bench.setState("m", 2, 9, -9).show("now")).isEqualTo("[9, -9]");
    }
  }

  @Test
  void stateCanBeSet() {
    var sheet = new Sheet();
    Register r = sheet.reg("r", sint(70));
    Register v = sheet.reg("v", vec(2, uint(3)));
    sheet.drive(r, new Wrap(op(new Ref(r), ADD, lit(1)), sint(70))).out("q", new Ref(r)).out("vQ", new Ref(v));
    try (Bench bench = bench(sheet)) {
      bench.setState("r", 0, -2).setState("v", 0, 5, 6);
      assertThat(bench.peekNumber("q")).isEqualTo(-2);
      assertThat(bench.step().state("r")).isEqualTo("-1");
      assertThat(bench.step(3).state("r")).isEqualTo("2");
      assertThat(bench.show("vQ")).isEqualTo("[5, 6]");
      assertThat(bench.state("v")).isEqualTo("[5, 6]");
    }
  }

  // Instances.

  private static ModuleDef accumulator() {
    var sheet = new Sheet("Accumulator");
    Expr x = sheet.in("x", sint(4));
    Expr pass = sheet.in("pass", uint(3));
    Register sum = sheet.reg("sum", sint(8), 1);
    sheet.drive(sum, new Wrap(op(new Ref(sum), ADD, x), sint(8)));
    sheet.out("total", new Ref(sum)).out("next", op(new Ref(sum), ADD, x));
    sheet.out("passed", new Wrap(op(pass, ADD, lit(1)), uint(3)));
    return sheet.module();
  }

  /// One input of an instance may depend on its output by way of another input.
  @Test
  void pathsLeadThroughInstances() {
    ModuleDef child = accumulator();
    var sheet = new Sheet();
    Expr x = sheet.in("x", sint(4));
    Instance a = sheet.use("a", child);
    Instance b = sheet.use("b", child);
    sheet.connect(a, "x", x).connect(a, "pass", Sheet.of(b, "passed")).connect(b, "pass", lit(6));
    sheet.connect(b, "x", new Wrap(Sheet.of(a, "passed"), sint(4)));
    sheet.out("aTotal", Sheet.of(a, "total")).out("bNext", Sheet.of(b, "next")).out("aPassed", Sheet.of(a, "passed"));
    try (Bench bench = bench(sheet)) {
      bench.poke("x", -3).reset(true).step().reset(false);
      assertThat(bench.peek("aPassed")).isEqualTo(0);
      assertThat(bench.peek("bNext")).isEqualTo(1);
      assertThat(bench.step(2).peek("aTotal")).isEqualTo(-5);
      assertThat(bench.state("a.sum")).isEqualTo("-5");
      assertThat(bench.setState("b.sum", 0, 100).peek("bNext")).isEqualTo(100);
    }
  }

  @Test
  void arraysOfInstances() {
    ModuleDef child = accumulator();
    var sheet = new Sheet();
    Expr x = sheet.in("x", vec(3, sint(4)));
    Expr p = sheet.in("p", uint(3));
    Instance tiles = sheet.use("tiles", child, 3);
    Instance one = sheet.use("one", child, 1);
    sheet.connect(tiles, "x", x).connect(tiles, "pass", new MapLanes(3, List.of(), List.of(), p));
    sheet.add(drive(one.port(child.ports().get(0)), List.of(lit(0)), lit(7)));
    sheet.connect(one, "pass", new VecOf(List.of(new Index(Sheet.of(tiles, "passed"), lit(2)))));
    sheet.out("totals", Sheet.of(tiles, "total")).out("passed", Sheet.of(tiles, "passed"));
    sheet.out("sum", tree(Sheet.of(tiles, "next"), ADD)).out("twice", Sheet.of(one, "passed"));
    sheet.out("q", Sheet.of(one, "total"));
    try (Bench bench = bench(sheet)) {
      bench.pokeLanes("x", 1, -2, 7).poke("p", 4).reset(true).step().reset(false).step(2);
      assertThat(bench.peekLanes("totals")).containsExactly(3, -3, 15);
      assertThat(bench.peekLanes("passed")).containsExactly(5, 5, 5);
      assertThat(bench.peek("sum")).isEqualTo(15 + 6);
      assertThat(bench.peekLanes("twice")).containsExactly(6);
      assertThat(bench.peekLanes("q")).containsExactly(15);
      assertThat(bench.state("tiles[1].sum")).isEqualTo("-3");
      bench.setState("tiles[1].sum", 0, 60);
      assertThat(bench.peekLanes("totals")).containsExactly(3, 60, 15);
    }
  }

  @Test
  void instancesOfInstances() {
    var middle = new Sheet("Pair");
    Expr x = middle.in("x", sint(4));
    Instance pair = middle.use("pair", accumulator(), 2);
    middle.connect(pair, "x", new VecOf(List.of(x, op(x, MIN, lit(0)))));
    middle.connect(pair, "pass", new VecOf(List.of(lit(0), lit(7))));
    middle.out("totals", Sheet.of(pair, "total"));
    var sheet = new Sheet();
    Instance quads = sheet.use("quads", middle.module(), 2);
    sheet.connect(quads, "x", sheet.in("x", vec(2, sint(4)))).out("totals", Sheet.of(quads, "totals"));
    try (Bench bench = bench(sheet)) {
      bench.pokeLanes("x", 3, -3).reset(true).step().reset(false).step();
      assertThat(bench.show("totals")).isEqualTo("[[4, 1], [-2, -2]]");
      assertThat(bench.state("quads[1].pair[0].sum")).isEqualTo("-2");
      assertThat(bench.setState("quads[0].pair[1].sum", 0, 9).show("totals")).isEqualTo("[[4, 9], [-2, -2]]");
    }
  }

  // The contract of the model itself.

  @Test
  void aValueHasThreeForms() {
    var sheet = new Sheet();
    Expr v = sheet.in("v", vec(2, sint(4)));
    Expr b = sheet.in("b", bits(63));
    Expr wide = sheet.in("wide", vec(2, uint(70)));
    sheet.out("vQ", v).out("bQ", b).out("wideQ", wide);
    try (Bench bench = bench(sheet)) {
      Model model = bench.model();
      model.pokeLanes(0, new long[] {-1, 5});
      assertThat(model.peekBits(3)).isEqualTo(0x5F);
      assertThat(model.peekBits(0)).isEqualTo(0x5F);
      model.pokeBits(0, BigInteger.valueOf(0x8C));
      assertThat(bench.peekLanes("vQ")).containsExactly(-4, -8);
      model.poke(1, Long.MAX_VALUE);
      assertThat(model.peek(4)).isEqualTo(Long.MAX_VALUE);
      assertThat(model.peekBits(4)).isEqualTo(BigInteger.valueOf(Long.MAX_VALUE));
      BigInteger huge = BigInteger.ONE.shiftLeft(139).add(BigInteger.valueOf(12345));
      model.pokeBits(2, huge);
      assertThat(model.peekBits(5)).isEqualTo(huge);
      assertThat(bench.show("wideQ")).isEqualTo("[12345, " + BigInteger.ONE.shiftLeft(69) + "]");
    }
  }

  @Test
  void longChains() {
    var sheet = new Sheet();
    Expr value = sheet.in("a", uint(8));
    for (int i = 0; i < deepest(); i++) value = new Wrap(op(value, ADD, lit(1)), uint(8));
    sheet.out("out", value);
    try (Bench bench = bench(sheet)) {
      assertThat(bench.poke("a", 7).peek("out")).isEqualTo((7 + deepest()) & 255);
    }
  }
}
