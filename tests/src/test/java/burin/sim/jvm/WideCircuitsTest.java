package burin.sim.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.sim.Engine;
import burin.sim.Simulator;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers and rows of more than 64 bits in every place where they are computed, kept or handed on, beside the interpreter.
class WideCircuitsTest {
  private static final int CYCLES = 60;

  /// Outputs that say what their values are named after.
  private abstract static class Results extends Module {
    final List<Value> results = new ArrayList<>();

    <T extends Value> void result(T value) {
      T result = naming("result" + results.size(), () -> output(DataType.of(value)));
      drive(result, value);
      results.add(result);
    }
  }

  /// Every operation on two numbers without and two with sign.
  private static final class Operations extends Results {
    final UInt a;
    final UInt b;
    final SInt c;
    final SInt d;
    final UInt amount = input(uint(10));

    Operations(int width, int other) {
      a = input(uint(width));
      b = input(uint(other));
      c = input(sint(width));
      d = input(sint(other));
      result(a.add(b));
      result(a.sub(b));
      result(a.mul(b));
      result(a.div(b.max(1)));
      result(b.rem(a.max(1)));
      result(a.min(b));
      result(a.max(b));
      result(a.neg());
      result(a.add(b).wrap(width));
      result(a.add(b).wrap(20));
      result(a.mul(a).sub(c).wrap(40));
      result(c.add(d));
      result(c.sub(a));
      result(c.mul(d));
      result(c.mul(b));
      result(c.div(d.max(1)));
      result(c.div(d.min(-1)));
      result(d.rem(c.max(1)));
      result(d.rem(c.min(-1)));
      result(c.min(d));
      result(c.max(d));
      result(c.neg());
      result(c.abs());
      result(c.add(d).wrap(other));
      result(c.mul(d).wrap(width));
      result(c.add(1));
      result(a.add(7).sub(5));
      result(a.lt(b));
      result(c.le(d));
      result(c.gt(a));
      result(b.ge(a));
      result(a.eq(b));
      result(c.ne(d));
      result(c.lt(-1));
      result(a.ge(3));
      result(a.shl(70));
      result(c.shl(3));
      result(a.shr(66));
      result(c.shr(5));
      result(a.shr(amount));
      result(c.shr(amount));
      result(mux(a.lt(b), c.add(d), d.sub(c)));
      result(mux(c.lt(d), c, d));
      result(a.asBits());
      result(c.asBits());
      result(c.asBits().asUInt().add(a.asBits().asSInt()));
      result(a.clamp(5, 1L << 62));
      result(c.saturate(50));
    }
  }

  /// Bitwise operations within one another, up to the top bit.
  private static final class Rows extends Results {
    final Bits a;
    final Bits b;
    final Bits c;
    final UInt amount = input(uint(9));

    Rows(int width) {
      a = input(bits(width));
      b = input(bits(width));
      c = input(bits(width));
      result(a.and(b.not()));
      result(a.not().and(b));
      result(a.not().and(b.not()));
      result(a.not().or(b).xor(c.not()));
      result(a.or(b.not()).and(c.not().xor(a)));
      result(a.and(b).or(a.not().and(c)).xor(b));
      result(a.not().and(b.not().or(c.not())).anyOne());
      result(a.xor(b).not().allOnes());
      result(a.xor(b.and(c)).parity());
      result(a.or(b).eq(c));
      result(a.shl(65).or(b.shr(3)));
      result(a.shl(amount));
      result(a.shr(amount).not());
      result(a.rotateLeft(67).xor(b.rotateRight(1)));
      result(a.slice(width - 1, 1).cat(b.slice(2, 0)));
      result(a.cat(b).slice(width + 3, 3));
      result(mux(a.bit(width - 1), a.and(b), mux(b.bit(0), c, a.xor(c))));
    }
  }

  private static final class Stage extends Module {
    final UInt in;
    final Bool enable = input(bool());
    final UInt out;
    final UInt sum;

    Stage(int width) {
      in = input(uint(width));
      out = output(uint(width));
      sum = output(uint(width));
      var held = reg(uint(width), 3);
      when(enable, () -> held.next(in));
      out.drive(held);
      sum.drive(held.add(in).wrap(width));
    }
  }

  /// State: registers that swap, shift, choose and wait, memories, vectors, children one after the other and in an array.
  private static final class State extends Results {
    final UInt in;
    final Bool first = input(bool());
    final Bool second = input(bool());
    final UInt address = input(uint(2));

    State(int width) {
      in = input(uint(width));
      var a = reg(uint(width), 1);
      var b = reg(uint(width), 2);
      var c = reg(uint(width));
      var later = regNext(in);
      when(first, () -> {
        a.next(b);
        b.next(a);
      }).otherwise(() -> a.next(in));
      when(second, () -> c.next(mux(first, a, mux(in.asBits().bit(0), b, c))));
      result(a);
      result(b.add(c));
      result(later);
      result(mux(first, a, later));
      memories(width, a);
      vectors(width, a, b);
      children(width, a, c);
    }

    private void memories(int width, UInt a) {
      var words = memory(uint(width), 4);
      var other = words.read(address);
      when(first, () -> words.write(address, in));
      when(second, () -> words.write(address, other.add(a).wrap(width)));
      result(words.readSync(address));
      result(other);
      var copied = reg(uint(width), 0);
      copied.next(other);
      result(copied);
    }

    private void vectors(int width, UInt a, UInt b) {
      var lanes = reg(vec(3, uint(width)));
      when(first, () -> lanes.get(address.min(2)).next(a));
      when(second, () -> lanes.next(vecOf(List.of(b, in, a.add(b).wrap(width)))));
      result(lanes);
      result(lanes.get(address.min(2)));
      result(lanes.map(lane -> lane.add(in).wrap(width)));
      result(lanes.reduceTree(UInt::add));
      result(lanes.map(lane -> lane.asBits().xor(a.asBits())).get(address.min(2)));
    }

    private void children(int width, UInt a, UInt c) {
      var one = instance(new Stage(width));
      var two = instance(new Stage(width));
      one.in.drive(a);
      two.in.drive(one.out);
      one.enable.drive(first);
      two.enable.drive(second);
      result(two.sum);
      var taken = reg(uint(width), 0);
      taken.next(mux(second, two.out, one.out));
      result(taken);
      var stages = instances(3, () -> new Stage(width));
      stages.all(stage -> stage.in, c);
      stages.each(stage -> stage.enable, vecOf(List.of(first, second, first.and(second))));
      result(stages.get(stage -> stage.out));
      result(stages.get(stage -> stage.sum).get(address.min(2)));
      var summing = instances(2, () -> new Stage(width));
      summing.each(stage -> stage.in, stages.get(stage -> stage.out).slice(1, 2).map(lane -> lane.add(a).wrap(width)));
      summing.all(stage -> stage.enable, second);
      result(summing.get(stage -> stage.sum));
    }
  }

  private final Random random = new Random(7);

  private BigInteger bits(int width) {
    return switch (random.nextInt(6)) {
      case 0 -> BigInteger.ZERO;
      case 1 -> BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
      case 2 -> BigInteger.ONE.shiftLeft(random.nextInt(width));
      case 3 -> new BigInteger(Math.min(width, 64), random);
      default -> new BigInteger(width, random);
    };
  }

  private BigInteger signed(int width) {
    BigInteger value = bits(width);
    return value.testBit(width - 1) ? value.subtract(BigInteger.ONE.shiftLeft(width)) : value;
  }

  private static void same(Results top, Simulator jvm, Simulator interp, int cycle) {
    for (int i = 0; i < top.results.size(); i++) {
      Value result = top.results.get(i);
      int number = i;
      assertEquals(interp.peekBig(result), jvm.peekBig(result), () -> "result " + number + " in cycle " + cycle);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 66, 100, 127, 128, 129, 191, 192, 193, 320, 511, 512, 600})
  void operations(int width) {
    for (int other : new int[] {7, 64, width - 1, width, width + 70}) {
      var top = new Operations(width, other);
      try (var jvm = Engine.JVM.open(top); var interp = Engine.INTERP.open(top)) {
        for (int cycle = 0; cycle < CYCLES; cycle++) {
          BigInteger a = bits(width);
          BigInteger b = random.nextInt(5) == 0 ? a.min(BigInteger.ONE.shiftLeft(other).subtract(BigInteger.ONE)) : bits(other);
          BigInteger c = signed(width);
          BigInteger d = signed(other);
          long amount = random.nextInt(1024);
          for (var sim : List.of(jvm, interp)) {
            sim.poke(top.a, a).poke(top.b, b).poke(top.c, c).poke(top.d, d).poke(top.amount, amount);
          }
          same(top, jvm, interp, cycle);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {68, 127, 128, 130, 256, 300, 320, 321, 600})
  void rows(int width) {
    var top = new Rows(width);
    try (var jvm = Engine.JVM.open(top); var interp = Engine.INTERP.open(top)) {
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        BigInteger a = bits(width);
        BigInteger b = bits(width);
        BigInteger c = random.nextInt(4) == 0 ? a.or(b) : bits(width);
        long amount = random.nextInt(512);
        for (var sim : List.of(jvm, interp)) {
          sim.poke(top.a, a).poke(top.b, b).poke(top.c, c).poke(top.amount, amount);
        }
        same(top, jvm, interp, cycle);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 65, 128, 129, 600})
  void state(int width) {
    var top = new State(width);
    try (var jvm = Engine.JVM.open(top); var interp = Engine.INTERP.open(top)) {
      jvm.reset();
      interp.reset();
      for (int cycle = 0; cycle < 4 * CYCLES; cycle++) {
        BigInteger in = bits(width);
        int choice = random.nextInt(16);
        for (var sim : List.of(jvm, interp)) {
          sim.poke(top.in, in).poke(top.first, choice & 1).poke(top.second, choice >> 1 & 1).poke(top.address, choice >> 2);
        }
        if (random.nextBoolean()) same(top, jvm, interp, cycle);
        jvm.step();
        interp.step();
        same(top, jvm, interp, cycle);
      }
    }
  }
}
