package burin.sim;

import static burin.ir.BinaryOp.ADD;
import static burin.ir.BinaryOp.MIN;
import static burin.sim.Exprs.drive;
import static burin.sim.Exprs.lit;
import static burin.sim.Exprs.op;
import static burin.sim.Exprs.sint;
import static burin.sim.Exprs.tree;
import static burin.sim.Exprs.uint;
import static burin.sim.Exprs.vec;
import static org.assertj.core.api.Assertions.assertThat;

import burin.ir.Expr;
import burin.ir.Index;
import burin.ir.Instance;
import burin.ir.MapLanes;
import burin.ir.ModuleDef;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.VecOf;
import burin.ir.Wrap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Modules within modules.
interface InstanceCompliance extends Compliance {
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
  default void pathsLeadThroughInstances() {
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
  default void arraysOfInstances() {
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
  default void instancesOfInstances() {
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
}
