package burin.sim;

import static burin.ir.BinaryOp.EQ;
import static burin.sim.Exprs.lit;
import static burin.sim.Exprs.op;
import static burin.sim.Exprs.range;
import static burin.sim.Exprs.sint;
import static burin.sim.Exprs.uint;
import static burin.sim.Exprs.vec;
import static org.assertj.core.api.Assertions.assertThat;

import burin.ir.Concat;
import burin.ir.Constants;
import burin.ir.Expr;
import burin.ir.Gather;
import burin.ir.Index;
import burin.ir.Iota;
import burin.ir.Mux;
import burin.ir.ShiftIn;
import burin.ir.Slice;
import burin.ir.Update;
import burin.ir.VecLiteral;
import burin.ir.VecOf;
import com.google.common.primitives.ImmutableIntArray;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Lanes and rows as they are, moved and chosen.
interface VectorCompliance extends Compliance {
  @Test
  default void lanesAreMoved() {
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
  default void rowsAreMoved() {
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
}
