package burin.sim.interp;

import static burin.ir.BoolType.BOOL;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.Expr;
import burin.ir.Instance;
import burin.ir.IntType;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Stmt;
import burin.ir.VecType;
import burin.ir.Wire;
import burin.ir.Wrap;
import burin.sim.Bench;
import burin.sim.Sheet;
import burin.source.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the interpreter finds wrong with circuits.
class InterpModelTest {
  private static final IntType DIGIT = IntType.of(0, 9);

  private static Bench bench(Sheet sheet) {
    return new Bench(sheet.circuit(), InterpModel.of(sheet.circuit()));
  }

  private static Stmt when(Expr condition, Stmt... body) {
    return new Stmt.When(List.of(new Stmt.Branch(condition, List.of(body), Place.NONE)), List.of(), Place.NONE);
  }

  @Test
  void aValueOutsideItsType() {
    var sheet = new Sheet();
    Expr a = sheet.in("a", DIGIT);
    Expr b = sheet.in("b", DIGIT);
    sheet.out("out", new Binary(BinaryOp.SUB, a, b, DIGIT));
    try (Bench bench = bench(sheet)) {
      bench.poke("a", 3).poke("b", 3).step();
      bench.poke("b", 5);
      assertThatThrownBy(() -> bench.peek("out")).isInstanceOf(IllegalStateException.class)
          .hasMessage("SUB in Top is -2, outside range(0, 9); from range(0, 9) 3, range(0, 9) 5");
    }
  }

  @Test
  void aValueOutsideItsTypeThatNothingUsesInThisCycle() {
    var sheet = new Sheet();
    Expr a = sheet.in("a", DIGIT);
    Expr c = sheet.in("c", BOOL);
    Port out = sheet.outPort("out", DIGIT);
    sheet.drive(out, a);
    var less = new Binary(BinaryOp.SUB, a, Literal.number(1), IntType.of(0, 8));
    sheet.add(when(c, new Stmt.Drive(out, less, Place.NONE)));
    try (Bench bench = bench(sheet)) {
      bench.poke("a", 1).step().poke("a", 0);
      assertThatThrownBy(bench::step).hasMessageStartingWith("SUB in Top is -1, outside range(0, 8)");
    }
  }

  @Test
  void anInputOutsideItsType() {
    var sheet = new Sheet();
    sheet.out("out", sheet.in("a", DIGIT));
    try (Bench bench = bench(sheet)) {
      bench.poke("a", 10);
      assertThatThrownBy(() -> bench.peek("out")).hasMessage("input a : range(0, 9) in Top is 10, outside range(0, 9)");
    }
  }

  @Test
  void aSignalThatIsNotDrivenOnAPath() {
    var sheet = new Sheet();
    Expr c = sheet.in("c", BOOL);
    Wire wire = sheet.wire("w", DIGIT);
    sheet.add(when(c, new Stmt.Drive(wire, Literal.number(3), Place.NONE))).out("out", new Ref(wire));
    try (Bench bench = bench(sheet)) {
      bench.poke("c", 1).peek("out");
      bench.poke("c", 0);
      assertThatThrownBy(() -> bench.peek("out"))
          .hasMessage("Top.w, declared at Top.java:2, is not driven, or in part only: Undriven[]");
    }
  }

  @Test
  void aLaneThatIsNotDriven() {
    var sheet = new Sheet();
    Port out = sheet.outPort("out", new VecType(2, DIGIT));
    sheet.add(new Stmt.Drive(out, List.of(Literal.number(1)), Literal.number(3), Place.NONE));
    try (Bench bench = bench(sheet)) {
      assertThatThrownBy(bench::step)
          .hasMessage("Top.out, declared at Top.java:1, is not driven, or in part only: [Undriven[], 3]");
    }
  }

  @Test
  void aLoopThroughAnInstance() {
    var inner = new Sheet("Inner");
    Expr x = inner.in("x", IntType.of(0, 7));
    inner.out("y", new Wrap(new Binary(BinaryOp.ADD, x, Literal.number(1)), IntType.of(0, 7)));
    ModuleDef module = inner.module();
    var sheet = new Sheet();
    Instance instance = sheet.use("u", module);
    sheet.connect(instance, "x", Sheet.of(instance, "y")).out("out", Sheet.of(instance, "y"));
    try (Bench bench = bench(sheet)) {
      assertThatThrownBy(() -> bench.peek("out")).hasMessage("combinational loop through Top.u.y");
      assertThatThrownBy(() -> bench.peek("out")).hasMessage("combinational loop through Top.u.y");
    }
  }

  @Test
  void aLaneParameterOutsideItsFunction() {
    var sheet = new Sheet();
    sheet.out("out", new LaneParam(DIGIT));
    try (Bench bench = bench(sheet)) {
      assertThatThrownBy(() -> bench.peek("out"))
          .hasMessage("LaneParam in Top uses a lane parameter outside its lane function");
    }
  }
}
