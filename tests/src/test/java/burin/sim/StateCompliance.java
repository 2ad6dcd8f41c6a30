package burin.sim;

import static burin.ir.BinaryOp.ADD;
import static burin.ir.BinaryOp.SUB;
import static burin.ir.BoolType.BOOL;
import static burin.sim.Exprs.branch;
import static burin.sim.Exprs.drive;
import static burin.sim.Exprs.lit;
import static burin.sim.Exprs.op;
import static burin.sim.Exprs.range;
import static burin.sim.Exprs.sint;
import static burin.sim.Exprs.uint;
import static burin.sim.Exprs.vec;
import static burin.sim.Exprs.when;
import static burin.sim.Exprs.write;
import static org.assertj.core.api.Assertions.assertThat;

import burin.ir.Constants;
import burin.ir.Expr;
import burin.ir.Memory;
import burin.ir.MemoryRead;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.ShiftIn;
import burin.ir.SyncRead;
import burin.ir.VecLiteral;
import burin.ir.Wrap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Registers and memories.
interface StateCompliance extends Compliance {
  @Test
  default void registersKeepTakeAndReset() {
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
    return bench.values("plainQ", "presetQ", "idleQ", "delayedQ");
  }

  @Test
  default void everythingBeginsNearZero() {
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
  default void aVectorShiftsThrough() {
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
  default void memoriesReadOldData() {
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
    return bench.values("now", "alwaysQ", "enabledQ");
  }

  @Test
  default void theLastWriteWins() {
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
    return bench.values("w0", "w1", "w2", "w3");
  }

  @Test
  default void memoriesHoldVectors() {
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
  default void stateCanBeSet() {
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
}
