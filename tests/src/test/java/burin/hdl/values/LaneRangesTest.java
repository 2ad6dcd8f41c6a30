package burin.hdl.values;

import static org.assertj.core.api.Assertions.assertThat;

import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.ir.Expr;
import burin.ir.ReduceLanes;
import burin.ir.Types;
import burin.sim.Engine;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Trees over constant vectors know each lane's own range, so that every level is as wide as it must be and no wider.
class LaneRangesTest {
  /// A tree over something that is made of lanes of inputs.
  static final class Tree extends Module {
    final Vec<SInt> x;
    final SInt y;

    Tree(int lanes, int bits, Function<Tree, Vec<SInt>> terms) {
      x = input(vec(lanes, sint(bits)));
      SInt sum = terms.apply(this).reduceTree(SInt::add);
      y = output(sum.type());
      y.drive(sum);
      root = sum.expr();
    }

    final Expr root;

    Vec<SInt> weights(long... weights) {
      return constants(sint(8), weights);
    }

    Vec<SInt> onesByOne(long... weights) {
      return vecOf(weights.length, i -> lit(weights[i]));
    }

    Vec<UInt> numbers() {
      return indices(x.length());
    }
  }

  /// Bits of all adders: those of the first operands' sums, level by level.
  private static int adderBits(Expr root) {
    var tree = (ReduceLanes) root;
    int lanes = Types.vec(tree.operand().type()).length();
    boolean tail = false;
    int bits = 0;
    for (ReduceLanes.Level level : tree.levels()) {
      int fulls = lanes - (tail ? 1 : 0);
      int pairs = fulls / 2;
      if (level.pair().isPresent()) bits += pairs * level.pair().get().body().type().width();
      if (level.tail().isPresent()) bits += level.tail().get().body().type().width();
      tail = tail || fulls % 2 == 1;
      lanes = (lanes + 1) / 2;
    }
    return bits;
  }

  private static final long[] KERNEL = {
      3, -1, 0, 2, -4, 1, 5, -7, 0, 2, -3, 6, 7, -8, 1, 0, 0, 4, -2, 3, -5, 1, 2, -6, 1};

  private static Tree convolution(long... weights) {
    return new Tree(weights.length, 4, t -> t.x.zip(t.weights(weights), SInt::mul));
  }

  @Test
  void theRootOfAConvolutionIsExact() {
    var tree = convolution(KERNEL);
    long lo = LongStream.of(KERNEL).map(w -> Math.min(w * 7, w * -8)).sum();
    long hi = LongStream.of(KERNEL).map(w -> Math.max(w * 7, w * -8)).sum();
    assertThat(tree.y.type()).hasToString("signedRange(%d, %d)".formatted(lo, hi));
    try (var sim = Engine.INTERP.open(tree)) {
      sim.poke(tree.x, LongStream.of(KERNEL).map(w -> w < 0 ? 7 : -8).toArray());
      assertThat(sim.peek(tree.y)).isEqualTo(lo);
      sim.poke(tree.x, LongStream.of(KERNEL).map(w -> w < 0 ? -8 : 7).toArray());
      assertThat(sim.peek(tree.y)).isEqualTo(hi);
    }
  }

  /// With one bit more at every level, an adder of level k has the width of a product and k bits more.
  @Test
  void constantsSaveAdderBits() {
    int oneBitPerLevel = 12 * 9 + 6 * 10 + 3 * 11 + 2 * 12 + 13;
    assertThat(adderBits(convolution(KERNEL).root)).isLessThan(oneBitPerLevel * 9 / 10);
    long[] ternary = LongStream.of(KERNEL).map(Long::signum).toArray();
    assertThat(adderBits(convolution(ternary).root)).isLessThan(oneBitPerLevel * 3 / 4);
  }

  static final class Products extends Module {
    Products() {
      Vec<SInt> a = input(vec(400, sint(4)));
      Vec<SInt> b = input(vec(400, sint(4)));
      sum = a.zip(b, SInt::mul).reduceTree(SInt::add);
    }

    final SInt sum;
  }

  @Test
  void fourHundredProductsOfFourBitsTakeSixteenBits() {
    var sum = new Products().sum;
    assertThat(sum.type()).hasToString("signedRange(-22400, 25600)");
    assertThat(sum.width()).isEqualTo(16);
  }

  /// Whatever the constants go through, the range of a lane is that of its own constant.
  @Test
  void rangesFollowTheLanes() {
    long[] w = {1, -2, 100, 0, 5};
    assertRange(w, t -> t.x.zip(t.onesByOne(w), SInt::mul));
    assertRange(w, t -> t.x.zip(t.weights(5, 0, 100, -2, 1).reverse(), SInt::mul));
    assertRange(w, t -> t.x.zip(t.weights(9, 1, -2, 100, 0, 5).slice(1, 5), SInt::mul));
    assertRange(w, t -> t.x.zip(t.weights(1, -2).concat(t.weights(100, 0, 5)), SInt::mul));
    assertRange(w, t -> t.x.zip(t.weights(99, 1, -2, 100, 0).shiftIn(t.weights(5).get(0)), SInt::mul));
    assertRange(w, t -> t.x.zip(t.weights(0, -3, 99, -1, 4), (x, weight) -> x.mul(weight.add(1))));
    assertRange(new long[] {0, 1, 2, 3, 4}, t -> t.x.zip(t.numbers(), SInt::mul));
  }

  private static void assertRange(long[] weights, Function<Tree, Vec<SInt>> terms) {
    var tree = new Tree(weights.length, 4, terms);
    long lo = LongStream.of(weights).map(w -> Math.min(w * 7, w * -8)).sum();
    long hi = LongStream.of(weights).map(w -> Math.max(w * 7, w * -8)).sum();
    assertThat(tree.y.type()).hasToString("signedRange(%d, %d)".formatted(lo, hi));
  }

  static final class Chain extends Module {
    final SInt y;

    Chain(int layers) {
      Vec<SInt> x = input(vec(4, sint(2))).zip(constants(sint(8), 1, 2, 3, 4), SInt::mul);
      for (int i = 0; i < layers; i++) x = x.zip(x, (a, b) -> a.max(b));
      Vec<SInt> long1 = x;
      for (int i = 0; i < layers; i++) long1 = long1.slice(1, 3).concat(long1.slice(0, 1));
      y = x.reduceTree(SInt::add).add(long1.reduceTree(SInt::add));
    }
  }

  /// Each vector is looked at once, however often it is used, and a long chain needs no deep stack.
  @Test
  void longChainsOfSharedVectors() {
    assertThat(new Chain(5_000).y.type()).hasToString("signedRange(-40, 20)");
  }

  /// The ranges are sound: the interpreter checks every value of every level against its type.
  @Test
  void everyLevelHoldsItsValues() {
    var random = new Random(7);
    for (int lanes = 1; lanes <= 20; lanes++) {
      long[] weights = LongStream.range(0, lanes).map(_ -> random.nextInt(256) - 128).toArray();
      var tree = convolution(weights);
      try (var sim = Engine.INTERP.open(tree)) {
        for (int i = 0; i < 20; i++) {
          int extreme = i;
          long[] x = LongStream.of(weights)
              .map(w -> extreme == 0 ? (w < 0 ? 7 : -8) : extreme == 1 ? (w < 0 ? -8 : 7) : random.nextInt(16) - 8)
              .toArray();
          long sum = IntStream.range(0, x.length).mapToLong(l -> x[l] * weights[l]).sum();
          assertThat(sim.poke(tree.x, x).step().peek(tree.y)).isEqualTo(sum);
        }
      }
    }
  }
}
