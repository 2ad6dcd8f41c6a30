package burin.sim;

import static burin.ir.BinaryOp.ADD;
import static burin.ir.BinaryOp.AND;
import static burin.ir.BinaryOp.MAX;
import static burin.ir.BinaryOp.MUL;
import static burin.ir.BinaryOp.OR;
import static burin.ir.BinaryOp.REM;
import static burin.ir.BinaryOp.SUB;
import static burin.ir.BinaryOp.XOR;
import static burin.ir.BoolType.BOOL;
import static burin.sim.Exprs.bits;
import static burin.sim.Exprs.computed;
import static burin.sim.Exprs.lit;
import static burin.sim.Exprs.map;
import static burin.sim.Exprs.op;
import static burin.sim.Exprs.reduce;
import static burin.sim.Exprs.sint;
import static burin.sim.Exprs.tree;
import static burin.sim.Exprs.uint;
import static burin.sim.Exprs.vec;
import static burin.sim.Exprs.zip;
import static org.assertj.core.api.Assertions.assertThat;

import burin.ir.BinaryOp;
import burin.ir.Expr;
import burin.ir.Index;
import burin.ir.Iota;
import burin.ir.LaneParam;
import burin.ir.MapLanes;
import burin.ir.Slice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Functions of lanes and trees over them.
interface LaneFunctionCompliance extends Compliance {
  @Test
  default void lanesAreMapped() {
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
  default void laneFunctionsNest() {
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

  /// Subtraction shows how the tree is put together.
  @Test
  default void treesOfEverySize() {
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
    for (int i = 0; i + 1 < lanes.size(); i += 2) next.add(computed(op, lanes.get(i), lanes.get(i + 1)));
    if (lanes.size() % 2 == 1) next.add(lanes.getLast());
    return treeOf(op, next);
  }

  @Test
  default void treesOfBitsAndBools() {
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
}
