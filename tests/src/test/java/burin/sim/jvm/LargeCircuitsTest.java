package burin.sim.jvm;

import static burin.ir.BinaryOp.ADD;
import static burin.ir.BinaryOp.EQ;
import static burin.ir.BinaryOp.XOR;
import static org.assertj.core.api.Assertions.assertThat;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BitsType;
import burin.ir.Circuit;
import burin.ir.Constants;
import burin.ir.Expr;
import burin.ir.Index;
import burin.ir.Instance;
import burin.ir.IntType;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.ModuleDef;
import burin.ir.Mux;
import burin.ir.Range;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.Stmt;
import burin.ir.VecLiteral;
import burin.ir.VecOf;
import burin.ir.VecType;
import burin.ir.Wrap;
import burin.random.RandomCircuits;
import burin.random.Size;
import burin.sim.Bench;
import burin.sim.Sheet;
import burin.source.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Circuits as large as any user's: they compile in seconds on a stack of the usual size, into methods that HotSpot compiles.
@Timeout(120)
class LargeCircuitsTest {
  private static final IntType BYTE = new IntType(Range.unsigned(8));

  private static Bench open(Circuit circuit) {
    assertThat(MethodSizes.tooLong(circuit)).isEmpty();
    return new Bench(circuit, JvmModel.of(circuit));
  }

  private static Expr add(Expr a, Expr b) {
    return new Wrap(new Binary(ADD, a, b), BYTE);
  }

  private static Expr lit(long value) {
    return Literal.number(value);
  }

  @Test
  void chainOfOperations() {
    var sheet = new Sheet();
    Expr x = sheet.in("x", BYTE);
    Register r = sheet.reg("r", BYTE);
    Expr sum = new Ref(r);
    for (int i = 0; i < 100_000; i++) sum = add(sum, i % 3 == 0 ? x : lit(i % 200));
    sheet.drive(r, sum).out("sum", sum);
    try (Bench bench = open(sheet.circuit())) {
      long expected = 0;
      for (int i = 0; i < 100_000; i++) expected += i % 3 == 0 ? 7 : i % 200;
      assertThat(bench.poke("x", 7).peek("sum")).isEqualTo(expected % 256);
      assertThat(bench.step().state("r")).isEqualTo(Long.toString(expected % 256));
    }
  }

  @Test
  void chainOfMuxes() {
    var sheet = new Sheet();
    Expr x = sheet.in("x", new IntType(Range.unsigned(17)));
    Expr found = lit(0);
    for (int i = 0; i < 100_000; i++) found = new Mux(new Binary(EQ, x, lit(i)), lit(i % 251), found);
    sheet.out("found", found);
    try (Bench bench = open(sheet.circuit())) {
      assertThat(bench.poke("x", 99_999).peek("found")).isEqualTo(99_999 % 251);
      assertThat(bench.poke("x", 100_001).peek("found")).isEqualTo(0);
    }
  }

  @Test
  void shiftRegisterOfSingleRegisters() {
    var sheet = new Sheet();
    Expr last = sheet.in("x", BYTE);
    for (int i = 0; i < 50_000; i++) {
      Register register = sheet.reg("r" + i, BYTE, i % 200);
      sheet.drive(register, last);
      last = new Ref(register);
    }
    sheet.out("last", last);
    try (Bench bench = open(sheet.circuit())) {
      bench.reset(true).step().reset(false).poke("x", 55);
      for (int i = 0; i < 10; i++) {
        assertThat(bench.peek("last")).isEqualTo((49_999 - i) % 200);
        bench.step();
      }
      assertThat(bench.step(90).state("r0")).isEqualTo("55");
      assertThat(bench.state("r99")).isEqualTo("55");
      assertThat(bench.state("r100")).isEqualTo("0");
    }
  }

  /// Equal values are computed once, but each register has to take them.
  @Test
  void manyRegistersOfOneValue() {
    var sheet = new Sheet();
    Expr x = sheet.in("x", BYTE);
    for (int i = 0; i < 20_000; i++) {
      sheet.drive(sheet.reg("r" + i, BYTE), i % 2 == 0 ? add(x, lit(i % 4)) : lit(i % 100));
    }
    try (Bench bench = open(sheet.circuit())) {
      bench.poke("x", 9).step();
      for (int i = 0; i < 20_000; i += 997) {
        assertThat(bench.state("r" + i)).isEqualTo(Integer.toString(i % 2 == 0 ? 9 + i % 4 : i % 100));
      }
    }
  }

  private static ModuleDef cell() {
    var sheet = new Sheet("Cell");
    Expr in = sheet.in("in", BYTE);
    Register held = sheet.reg("held", BYTE);
    sheet.drive(held, add(in, lit(1)));
    sheet.out("out", new Ref(held)).out("next", add(in, lit(2)));
    return sheet.module();
  }

  @Test
  void instancesOneByOne() {
    ModuleDef cell = cell();
    var sheet = new Sheet();
    Expr value = sheet.in("x", BYTE);
    List<Instance> cells = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      Instance instance = sheet.use("c" + i, cell);
      sheet.connect(instance, "in", value);
      value = Sheet.of(instance, i % 4 == 0 ? "out" : "next");
      cells.add(instance);
    }
    sheet.out("y", value).out("first", Sheet.of(cells.getFirst(), "next"));
    try (Bench bench = open(sheet.circuit())) {
      assertThat(bench.poke("x", 3).peek("first")).isEqualTo(5);
      assertThat(bench.step().state("c1.held")).isEqualTo("1");
      assertThat(bench.state("c0.held")).isEqualTo("4");
      assertThat(bench.peek("y")).isEqualTo((1 + 3 * 2 + 3 * 2) % 256);
    }
  }

  @Test
  void instancesInAnArray() {
    ModuleDef cell = cell();
    var sheet = new Sheet();
    Expr x = sheet.in("x", new VecType(10_000, BYTE));
    Instance cells = sheet.use("cells", cell, 10_000);
    sheet.connect(cells, "in", x);
    var lane = new LaneParam(BYTE);
    sheet.out("y", new MapLanes(10_000, List.of(lane), List.of(Sheet.of(cells, "out")), add(lane, lit(9))));
    try (Bench bench = open(sheet.circuit())) {
      long[] lanes = new long[10_000];
      for (int i = 0; i < lanes.length; i++) lanes[i] = i % 256;
      bench.pokeLanes("x", lanes).step();
      assertThat(bench.state("cells[4321].held")).isEqualTo(Integer.toString((4321 + 1) % 256));
      assertThat(bench.peekLanes("y")[4321]).isEqualTo((4321 + 10) % 256);
    }
  }

  @Test
  void constantVectorOfAMillionLanes() {
    long[] values = new long[1_000_000];
    Arrays.setAll(values, i -> i * 31L % 1000);
    var type = new VecType(values.length, IntType.of(0, 999));
    var sheet = new Sheet();
    Expr at = sheet.in("at", IntType.of(0, values.length - 1));
    sheet.out("value", new Index(new VecLiteral(type, Constants.of(values)), at));
    try (Bench bench = open(sheet.circuit())) {
      assertThat(bench.poke("at", 765_432).peek("value")).isEqualTo(values[765_432]);
    }
  }

  @Test
  void vectorOfManyExpressions() {
    var sheet = new Sheet();
    Expr x = sheet.in("x", BYTE);
    Expr at = sheet.in("at", IntType.of(0, 19_999));
    List<Expr> lanes = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) lanes.add(add(x, lit(i % 256)));
    sheet.out("value", new Index(new VecOf(lanes), at));
    try (Bench bench = open(sheet.circuit())) {
      assertThat(bench.poke("x", 5).poke("at", 12_345).peek("value")).isEqualTo((5 + 12_345) % 256);
    }
  }

  @Test
  void manyLanesDrivenOneByOne() {
    int count = 2_000;
    var sheet = new Sheet();
    Expr x = sheet.in("x", BYTE);
    Expr from = sheet.in("from", IntType.of(0, count - 1));
    Register held = sheet.reg("held", new VecType(count, BYTE));
    for (int i = 0; i < count; i++) {
      var drive = new Stmt.Drive(held, List.of(lit(i)), add(x, lit(i % 100)), Place.NONE);
      Expr condition = new Binary(BinaryOp.LE, from, lit(i));
      sheet.add(new Stmt.When(List.of(new Stmt.Branch(condition, List.of(drive), Place.NONE)), List.of(), Place.NONE));
    }
    sheet.out("lanes", new Ref(held));
    try (Bench bench = open(sheet.circuit())) {
      long[] lanes = bench.poke("x", 1).poke("from", 1_500).step().peekLanes("lanes");
      assertThat(lanes[1_499]).isEqualTo(0);
      assertThat(lanes[1_500]).isEqualTo(1);
      assertThat(lanes[1_999]).isEqualTo(100);
    }
  }

  @Test
  void laneFunctionOfThousandsOfOperations() {
    var sheet = new Sheet();
    var bits = new BitsType(20);
    Expr x = sheet.in("x", new VecType(5, bits));
    var lane = new LaneParam(bits);
    Expr body = lane;
    long expected = 9;
    for (int i = 0; i < 3_000; i++) {
      var shifted = new Binary(BinaryOp.SHL, body, lit(1 + i % 3));
      body = new Binary(XOR, new Binary(XOR, body, shifted), new Binary(BinaryOp.SHR, lane, lit(i % 5)));
      expected = expected ^ expected << 1 + i % 3 & 0xfffff ^ 9 >> i % 5;
    }
    sheet.out("y", new MapLanes(5, List.of(lane), List.of(x), body));
    try (Bench bench = open(sheet.circuit())) {
      assertThat(bench.pokeLanes("x", 1, 2, 9, 4, 5).peekLanes("y")[2]).isEqualTo(expected);
    }
  }

  @Test
  void methodsOfRandomCircuitsAreShort() {
    for (long seed = 0; seed < 20; seed++) {
      assertThat(MethodSizes.tooLong(RandomCircuits.circuit(seed, Size.LARGE))).isEmpty();
    }
  }
}
