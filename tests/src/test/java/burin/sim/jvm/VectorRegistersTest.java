package burin.sim.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BoolType;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.Memory;
import burin.ir.Mux;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.ShiftIn;
import burin.ir.Stmt;
import burin.ir.Update;
import burin.ir.VecType;
import burin.sim.Bench;
import burin.sim.Sheet;
import burin.source.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Arrays that are changed in place are never shared with what keeps an older value, and others are never changed.
class VectorRegistersTest {
  private static final IntType NUMBER = IntType.of(-100, 100);
  private static final VecType VEC = new VecType(3, NUMBER);
  private static final IntType INDEX = IntType.of(0, 2);

  private static Expr put(Expr vec, Expr index, Expr value) {
    return new Update(vec, index, value, VEC);
  }

  private static Expr negated(Expr vec) {
    var lane = new LaneParam(NUMBER);
    return new MapLanes(3, List.of(lane), List.of(vec), new Binary(BinaryOp.SUB, Literal.number(0), lane));
  }

  private static Stmt when(Expr condition, Stmt then) {
    return new Stmt.When(List.of(new Stmt.Branch(condition, List.of(then), Place.NONE)), List.of(), Place.NONE);
  }

  @Test
  void copyOfARegisterThatIsFilledLaneByLane() {
    var sheet = new Sheet();
    Register filling = sheet.reg("filling", VEC);
    Register full = sheet.reg("full", VEC);
    Expr at = sheet.in("at", INDEX);
    Expr value = sheet.in("value", NUMBER);
    Expr swap = sheet.in("swap", BoolType.BOOL);
    sheet.drive(filling, put(new Ref(filling), at, value));
    sheet.drive(full, new Mux(swap, new Ref(filling), new Ref(full)));
    sheet.out("filled", new Ref(filling)).out("taken", new Ref(full));
    try (Bench bench = open(sheet)) {
      bench.poke("at", 0).poke("value", 5).step().poke("swap", 1).poke("at", 1).poke("value", 6).step().poke("swap", 0);
      assertThat(bench.show("taken")).isEqualTo("[5, 0, 0]");
      bench.poke("at", 0).poke("value", 7).step();
      assertThat(bench.show("taken")).isEqualTo("[5, 0, 0]");
      assertThat(bench.show("filled")).isEqualTo("[7, 6, 0]");
    }
  }

  private static Bench open(Sheet sheet) {
    var circuit = sheet.circuit();
    return new Bench(circuit, JvmModel.of(circuit));
  }

  @Test
  void wordsOfAMemory() {
    var sheet = new Sheet();
    Register row = sheet.reg("row", VEC);
    Memory memory = sheet.mem("memory", 3, VEC);
    Expr at = sheet.in("at", INDEX);
    Expr value = sheet.in("value", NUMBER);
    sheet.drive(row, new ShiftIn(new Ref(row), value));
    sheet.add(new Stmt.Write(memory, at, new Ref(row), Place.NONE));
    sheet.out("read", new Ref(sheet.read("read", memory, at)));
    try (Bench bench = open(sheet)) {
      bench.poke("value", 1).step().poke("at", 1).poke("value", 2).step().poke("at", 2).poke("value", 3).step();
      assertThat(bench.state("memory", 0)).isEqualTo("[0, 0, 0]");
      assertThat(bench.state("memory", 1)).isEqualTo("[0, 0, 1]");
      assertThat(bench.state("memory", 2)).isEqualTo("[0, 1, 2]");
      bench.poke("at", 1).step().step();
      assertThat(bench.show("read")).isEqualTo("[1, 2, 3]");
      assertThat(bench.state("row")).isEqualTo("[3, 3, 3]");
    }
  }

  @Test
  void registersThatTakeEachOther() {
    var sheet = new Sheet();
    Register a = sheet.reg("a", VEC);
    Register b = sheet.reg("b", VEC);
    Expr swap = sheet.in("swap", BoolType.BOOL);
    sheet.drive(a, new Mux(swap, new Ref(b), put(new Ref(a), Literal.number(0), Literal.number(1))));
    sheet.drive(b, new Mux(swap, new Ref(a), put(new Ref(b), Literal.number(2), Literal.number(2))));
    try (Bench bench = open(sheet)) {
      bench.step().poke("swap", 1).step();
      assertThat(bench.state("a")).isEqualTo("[0, 0, 2]");
      assertThat(bench.state("b")).isEqualTo("[1, 0, 0]");
      bench.poke("swap", 0).step().poke("swap", 1).step();
      assertThat(bench.state("a")).isEqualTo("[1, 0, 2]");
      assertThat(bench.state("b")).isEqualTo("[1, 0, 2]");
    }
  }

  /// Several drives one after the other, some under conditions, one of the whole in between.
  @Test
  void stepsOfAChange() {
    var sheet = new Sheet();
    Register held = sheet.reg("held", VEC);
    Expr load = sheet.in("load", BoolType.BOOL);
    Expr late = sheet.in("late", BoolType.BOOL);
    Expr vec = sheet.in("vec", VEC);
    Expr value = sheet.in("value", NUMBER);
    sheet.add(new Stmt.Drive(held, List.of(Literal.number(0)), value, Place.NONE));
    sheet.add(when(load, new Stmt.Drive(held, negated(vec), Place.NONE)));
    sheet.add(when(late, new Stmt.Drive(held, List.of(Literal.number(2)), value, Place.NONE)));
    try (Bench bench = open(sheet)) {
      bench.pokeLanes("vec", 10, 20, 30).poke("value", 4);
      assertThat(bench.step().state("held")).isEqualTo("[4, 0, 0]");
      assertThat(bench.poke("late", 1).step().state("held")).isEqualTo("[4, 0, 4]");
      assertThat(bench.poke("load", 1).step().state("held")).isEqualTo("[-10, -20, 4]");
      assertThat(bench.poke("late", 0).step().state("held")).isEqualTo("[-10, -20, -30]");
      assertThat(bench.poke("load", 0).step().state("held")).isEqualTo("[4, -20, -30]");
    }
  }

  /// What is updated in a cycle is a copy, or where no condition holds the thing itself.
  @Test
  void updatesOfAnInput() {
    var sheet = new Sheet();
    Expr vec = sheet.in("vec", VEC);
    Expr first = sheet.in("first", BoolType.BOOL);
    Expr second = sheet.in("second", BoolType.BOOL);
    var wire = sheet.wire("wire", VEC);
    Register kept = sheet.reg("kept", VEC);
    sheet.drive(wire, vec);
    sheet.add(when(first, new Stmt.Drive(wire, List.of(Literal.number(1)), Literal.number(-1), Place.NONE)));
    sheet.add(when(second, new Stmt.Drive(wire, List.of(Literal.number(2)), Literal.number(-2), Place.NONE)));
    sheet.drive(kept, new Ref(wire)).out("now", new Ref(wire)).out("in", vec);
    try (Bench bench = open(sheet)) {
      bench.pokeLanes("vec", 1, 2, 3);
      assertThat(bench.show("now")).isEqualTo("[1, 2, 3]");
      assertThat(bench.step().poke("first", 1).show("now")).isEqualTo("[1, -1, 3]");
      assertThat(bench.state("kept")).isEqualTo("[1, 2, 3]");
      assertThat(bench.poke("second", 1).show("now")).isEqualTo("[1, -1, -2]");
      assertThat(bench.show("in")).isEqualTo("[1, 2, 3]");
    }
  }

  /// A parent that gives a register to children and changes it.
  @Test
  void registerGivenToInstances() {
    var child = new Sheet("Child");
    Expr in = child.in("in", VEC);
    Register held = child.reg("held", VEC);
    child.drive(held, in).out("out", new Ref(held));
    var module = child.module();
    var sheet = new Sheet();
    Register row = sheet.reg("row", VEC);
    Expr value = sheet.in("value", NUMBER);
    sheet.drive(row, new ShiftIn(new Ref(row), value));
    var cells = sheet.use("cells", module, 2);
    sheet.connect(cells, "in", new MapLanes(2, List.of(), List.of(), new Ref(row)));
    sheet.out("out", Sheet.of(cells, "out"));
    try (Bench bench = open(sheet)) {
      bench.poke("value", 1).step().poke("value", 2).step();
      assertThat(bench.show("out")).isEqualTo("[[0, 0, 1], [0, 0, 1]]");
      assertThat(bench.step().show("out")).isEqualTo("[[0, 1, 2], [0, 1, 2]]");
    }
  }
}
