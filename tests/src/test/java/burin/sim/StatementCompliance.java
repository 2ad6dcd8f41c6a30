package burin.sim;

import static burin.ir.BinaryOp.ADD;
import static burin.ir.BinaryOp.AND;
import static burin.ir.BinaryOp.EQ;
import static burin.ir.BoolType.BOOL;
import static burin.ir.UnaryOp.NOT;
import static burin.sim.Exprs.branch;
import static burin.sim.Exprs.drive;
import static burin.sim.Exprs.lit;
import static burin.sim.Exprs.op;
import static burin.sim.Exprs.range;
import static burin.sim.Exprs.uint;
import static burin.sim.Exprs.vec;
import static burin.sim.Exprs.when;
import static org.assertj.core.api.Assertions.assertThat;

import burin.ir.Constants;
import burin.ir.Expr;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.Stmt;
import burin.ir.VecLiteral;
import burin.ir.VecOf;
import burin.ir.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which drive counts.
interface StatementCompliance extends Compliance {
  @Test
  default void theLastActiveDriveWins() {
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
    return bench.values("last", "first", "nested");
  }

  @Test
  default void singleLanesAreDriven() {
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
  default void wiresMayBeReadBeforeTheyAreDriven() {
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
}
