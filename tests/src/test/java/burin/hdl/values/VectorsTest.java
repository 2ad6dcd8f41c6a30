package burin.hdl.values;

import static org.assertj.core.api.Assertions.assertThat;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Elaborator;
import burin.hdl.Module;
import burin.hdl.Num;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.hdl.Vec;
import burin.ir.Literal;
import burin.ir.Walk;
import burin.sim.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Every verb of vectors: values, types, and that an operation over all lanes is one node.
class VectorsTest {
  static final class Lanes extends Module {
    final Vec<SInt> x = input(vec(5, sint(4)));
    final Vec<UInt> u = input(vec(5, range(0, 9)));
    final UInt index = input(index(5));
    final SInt s = input(sint(6));

    final List<Vec<?>> outputs = new ArrayList<>();
    final Vec<SInt> mapped = show(x.map(lane -> lane.add(s)));
    final Vec<SInt> negated = show(x.map(SInt::neg));
    final Vec<Bool> positive = show(x.map(lane -> lane.gt(0)));
    final Vec<SInt> zipped = show(x.zip(u, SInt::mul));
    final Vec<SInt> shifted = show(x.shiftIn(s));
    final Vec<SInt> sliced = show(x.slice(1, 3));
    final Vec<SInt> joined = show(x.concat(x.slice(0, 1).shiftIn(s)));
    final Vec<SInt> reversed = show(x.reverse());
    final Vec<SInt> gathered = show(x.gather(4, 0, 0));
    final Vec<SInt> permuted = show(x.permute(4, 0, 3, 1, 2));
    final Vec<SInt> changed = show(x.with(index, s));
    final Vec<SInt> sums = show(x.scan(SInt::add));
    final Vec<SInt> filled = show(fill(3, s));
    final Vec<SInt> single = show(vecOf(3, i -> x.get(i).add(i)));
    final Vec<UInt> listed = show(vecOf(List.of(u.get(2), ulit(100))));
    final Vec<UInt> numbered = show(indices(4));
    final Vec<SInt> constant = show(constants(sint(4), 3, -8, 7));
    final Vec<UInt> either = show(s.lt(0).mux(u, fill(5, ulit(20))));
    final Vec<SInt> ofLane = show(x.map(lane -> x.get(index).sub(lane)));

    private <T extends Value> Vec<T> show(Vec<T> value) {
      Vec<T> output = output(value.type());
      output.drive(value);
      outputs.add(output);
      return output;
    }
  }

  @Test
  void valuesAndTypesOfAllVerbs() {
    var m = new Lanes();
    assertThat(m.outputs).extracting(vec -> vec.type().toString()).containsExactly(
        "vec(5, signedRange(-40, 38))", "vec(5, signedRange(-7, 8))", "vec(5, bool)", "vec(5, signedRange(-72, 63))",
        "vec(5, sint(6))", "vec(3, sint(4))", "vec(6, sint(6))", "vec(5, sint(4))", "vec(3, sint(4))", "vec(5, sint(4))",
        "vec(5, sint(6))", "vec(5, signedRange(-40, 35))", "vec(3, sint(6))", "vec(3, signedRange(-8, 9))",
        "vec(2, range(0, 100))", "vec(4, uint(2))", "vec(3, sint(4))", "vec(5, range(0, 20))",
        "vec(5, signedRange(-15, 15))");
    try (var sim = Engine.INTERP.open(m)) {
      sim.poke(m.x, 1, -2, 3, -4, 5).poke(m.u, 9, 8, 7, 6, 5).poke(m.index, 3).poke(m.s, -30);
      assertThat(sim.peek(m.mapped)).containsExactly(-29, -32, -27, -34, -25);
      assertThat(sim.peek(m.negated)).containsExactly(-1, 2, -3, 4, -5);
      assertThat(sim.peek(m.positive)).containsExactly(1, 0, 1, 0, 1);
      assertThat(sim.peek(m.zipped)).containsExactly(9, -16, 21, -24, 25);
      assertThat(sim.peek(m.shifted)).containsExactly(-2, 3, -4, 5, -30);
      assertThat(sim.peek(m.sliced)).containsExactly(-2, 3, -4);
      assertThat(sim.peek(m.joined)).containsExactly(1, -2, 3, -4, 5, -30);
      assertThat(sim.peek(m.reversed)).containsExactly(5, -4, 3, -2, 1);
      assertThat(sim.peek(m.gathered)).containsExactly(5, 1, 1);
      assertThat(sim.peek(m.permuted)).containsExactly(5, 1, -4, -2, 3);
      assertThat(sim.peek(m.changed)).containsExactly(1, -2, 3, -30, 5);
      assertThat(sim.peek(m.sums)).containsExactly(1, -1, 2, -2, 3);
      assertThat(sim.peek(m.filled)).containsExactly(-30, -30, -30);
      assertThat(sim.peek(m.single)).containsExactly(1, -1, 5);
      assertThat(sim.peek(m.listed)).containsExactly(7, 100);
      assertThat(sim.peek(m.numbered)).containsExactly(0, 1, 2, 3);
      assertThat(sim.peek(m.constant)).containsExactly(3, -8, 7);
      assertThat(sim.peek(m.either)).containsExactly(9, 8, 7, 6, 5);
      assertThat(sim.peek(m.ofLane)).containsExactly(-5, -2, -7, 0, -9);
      sim.poke(m.s, 0);
      assertThat(sim.peek(m.either)).containsExactly(20, 20, 20, 20, 20);
    }
  }

  static final class OneNode extends Module {
    OneNode(int lanes) {
      Vec<SInt> x = input(vec(lanes, sint(4)));
      Vec<SInt> w = reg(vec(lanes, sint(4)));
      SInt sum = output(sint(30));
      sum.drive(x.zip(w, SInt::mul).reduceTree(SInt::add));
      w.next(x.map(lane -> lane.max(0)));
    }
  }

  private static int nodes(Module module) {
    List<Object> nodes = new ArrayList<>();
    Walk.postOrder(Walk.roots(Elaborator.written(module)), nodes::add);
    return nodes.size();
  }

  @Test
  void theNumberOfNodesDoesNotGrowWithTheLanes() {
    assertThat(nodes(new OneNode(64))).isEqualTo(29);
    assertThat(nodes(new OneNode(1 << 16))).isEqualTo(29 + 10 * 3);
  }

  static final class Trees extends Module {
    final Vec<SInt> x;
    final SInt sum;
    final SInt least;
    final UInt all;
    final Bool any;
    final Bits joined;

    Trees(int lanes) {
      x = input(vec(lanes, sint(4)));
      SInt treeSum = x.reduceTree(SInt::add);
      sum = output(treeSum.type());
      sum.drive(treeSum);
      SInt treeMin = x.reduceTree((a, b) -> a.lt(b).mux(a, b));
      least = output(treeMin.type());
      least.drive(treeMin);
      UInt treeSquares = x.map(lane -> lane.mul(lane).abs()).reduceTree(UInt::add);
      all = output(treeSquares.type());
      all.drive(treeSquares);
      any = output(bool());
      any.drive(x.map(lane -> lane.eq(7)).reduceTree(Bool::or));
      Bits cat = x.map(SInt::asBits).reduceTree((a, b) -> b.cat(a));
      joined = output(cat.type());
      joined.drive(cat);
    }
  }

  @Test
  void treesOfAnyNumberOfLanes() {
    for (int lanes = 1; lanes <= 15; lanes++) {
      var m = new Trees(lanes);
      long[] x = IntStream.range(0, lanes).mapToLong(i -> (i * 5 + 3) % 16 - 8).toArray();
      assertThat(m.sum.type()).hasToString(
          DataType.signedRange(-8L * lanes, 7L * lanes).toString());
      assertThat(m.joined.width()).isEqualTo(4 * lanes);
      try (var sim = Engine.INTERP.open(m)) {
        sim.poke(m.x, x);
        assertThat(sim.peek(m.sum)).isEqualTo(IntStream.range(0, lanes).mapToLong(i -> x[i]).sum());
        assertThat(sim.peek(m.least)).isEqualTo(IntStream.range(0, lanes).mapToLong(i -> x[i]).min().getAsLong());
        assertThat(sim.peek(m.all)).isEqualTo(IntStream.range(0, lanes).mapToLong(i -> x[i] * x[i]).sum());
        assertThat(sim.peek(m.any)).isEqualTo(IntStream.range(0, lanes).anyMatch(i -> x[i] == 7) ? 1 : 0);
        long bits = 0;
        for (int i = lanes - 1; i >= 0; i--) bits = bits << 4 | x[i] & 15;
        assertThat(sim.peekBig(m.joined).longValue()).isEqualTo(bits);
      }
    }
  }

  static final class Matrix extends Module {
    final Vec<Vec<UInt>> m = input(vec(3, vec(2, uint(4))));
    final UInt row = input(index(3));
    final UInt column = input(index(2));
    final Vec<UInt> sums = output(vec(3, uint(5)));
    final Vec<UInt> columnSums = output(vec(2, range(0, 45)));
    final UInt picked = output(uint(4));
    final Vec<Vec<UInt>> turned = output(vec(2, vec(3, uint(4))));
    final Vec<Vec<UInt>> patched = reg(vec(3, vec(2, uint(4))));
    final Vec<Vec<UInt>> outer = output(vec(3, vec(2, range(0, 225))));

    Matrix() {
      sums.drive(m.map(r -> r.reduceTree(UInt::add)));
      columnSums.drive(m.reduceTree((a, b) -> a.zip(b, UInt::add)));
      picked.drive(m.get(row).get(column));
      turned.drive(Vec.transpose(m));
      patched.get(row).get(column).next(picked);
      outer.drive(m.map(r -> r.map(x -> x.mul(r.get(0)))));
    }
  }

  @Test
  void lanesNest() {
    var m = new Matrix();
    try (var sim = Engine.INTERP.open(m)) {
      sim.poke(m.m, 1, 2, 3, 4, 5, 6).poke(m.row, 1).poke(m.column, 1).step();
      assertThat(sim.peek(m.sums)).containsExactly(3, 7, 11);
      assertThat(sim.peek(m.columnSums)).containsExactly(9, 12);
      assertThat(sim.peek(m.picked)).isEqualTo(4);
      assertThat(sim.peek(m.turned)).containsExactly(1, 3, 5, 2, 4, 6);
      assertThat(sim.peek(m.patched)).containsExactly(0, 0, 0, 4, 0, 0);
      assertThat(sim.peek(m.outer)).containsExactly(1, 2, 9, 12, 25, 30);
    }
  }

  static final class Constants extends Module {
    final SInt scalar = constants(sint(8), 3, -8, 7).get(1);
    final Bool flag = constants(bool(), 1, 0).get(0);
    final Vec<SInt> row = constants(vec(2, sint(8)), 1, 2, 3, 4).get(1);
    final SInt ofRow = row.get(0);
    final SInt any = constants(sint(8), 3, -8, 7).get(indices(3).get(2));
  }

  @Test
  void lanesOfConstantsAreConstants() {
    var m = new Constants();
    assertThat(m.scalar.type()).hasToString("signedRange(-8, -8)");
    assertThat(m.flag.expr()).isInstanceOfSatisfying(Literal.class, flag -> assertThat(flag.isZero()).isFalse());
    assertThat(m.row.type()).hasToString("vec(2, sint(8))");
    assertThat(m.ofRow.type()).hasToString("range(3, 3)");
    assertThat(m.any.type()).hasToString("sint(8)");
  }

  static final class Mixed extends Module {
    final UInt u = input(uint(4));
    final SInt s = input(sint(4));

    Mixed() {
      List<Num> numbers = List.of(u, s);
      Vec<Num> both = vecOf(numbers);
      wire(both.type()).drive(both);
      assertThat(both.get(0)).isInstanceOf(SInt.class);
      assertThat(both.concat(both).get(3)).isInstanceOf(SInt.class);
      assertThat(vecOf(List.<Num>of(u)).concat(both).get(0)).isInstanceOf(SInt.class);
      assertThat(vecOf(List.<Num>of(u)).shiftIn(s).get(0)).isInstanceOf(SInt.class);
    }
  }

  /// What may be negative is never handed out as a number that cannot be.
  @Test
  void numbersOfBothKindsMeetAsSignedOnes() {
    Elaborator.elaborate(new Mixed());
  }
}
