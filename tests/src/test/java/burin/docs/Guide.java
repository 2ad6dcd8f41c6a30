package burin.docs;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.EnumValue;
import burin.hdl.Fields;
import burin.hdl.Fixed;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;

/// The modules of `docs/guide/language.md`.
final class Guide {
  private Guide() {}

  // region numbers
  public static final class Numbers extends Module {
    public final UInt a = input(uint(8));                     // [0, 255]
    public final SInt b = input(sint(4));                     // [-8, 7]
    public final UInt percent = input(range(0, 100));         // [0, 100], 7 bits
    public final SInt mixed = output(signedRange(-8, 262));
    public final SInt scaled = output(sint(8));
    public final SInt clipped = output(sint(4));
    public final UInt low = output(uint(4));
    public final UInt next = output(range(0, 100));

    public Numbers() {
      mixed.drive(a.add(b));                                  // exact: [-8, 262]
      scaled.drive(b.mul(percent).roundHalfUpShift(3));       // [-800, 700] / 8, rounded, is [-100, 88]
      clipped.drive(a.sub(100).saturate(4));                  // [-100, 155], limited to [-8, 7]
      low.drive(a.truncate(4));                               // the lowest four bits
      next.drive(percent.incrementWrapping());                // after 100 comes 0
    }
  }
  // endregion

  // region bits
  public static final class Patterns extends Module {
    public final Bits word = input(bits(16));
    public final UInt ones = output(range(0, 16));
    public final UInt first = output(range(0, 16));
    public final Bits swapped = output(bits(16));
    public final SInt high = output(sint(8));
    public final Vec<UInt> nibbles = output(vec(4, uint(4)));

    public Patterns() {
      ones.drive(word.populationCount());
      first.drive(word.lowestOne());                          // 16 where no bit is one
      swapped.drive(word.slice(7, 0).cat(word.slice(15, 8)));
      high.drive(word.slice(15, 8).asSInt());
      nibbles.drive(word.asVec(uint(4)));                     // lane 0 is the lowest nibble
    }
  }
  // endregion

  // region fixed
  public static final class Mixer extends Module {
    public final Fixed sample = input(fixed(16, 15));         // 16 bits, 15 of them behind the point: [-1, 1)
    public final Fixed gain = input(fixed(8, 4));
    public final Fixed result = output(fixed(16, 12));

    public Mixer() {
      var product = sample.mul(gain);                         // exact, 19 bits behind the point
      result.drive(product.round(12, Fixed.Rounding.HALF_EVEN).saturate(16));
    }
  }
  // endregion

  // region lanes
  public static final class Lanes extends Module {
    public final Vec<SInt> a = input(vec(8, sint(6)));
    public final Vec<SInt> b = input(vec(8, sint(6)));
    public final UInt choice = input(index(8));
    public final SInt dot;
    public final Vec<UInt> sizes = output(vec(8, range(0, 32)));
    public final SInt largest = output(sint(6));
    public final SInt chosen = output(sint(6));
    public final Vec<SInt> rotated = output(vec(8, sint(6)));

    public Lanes() {
      var sum = a.zip(b, SInt::mul).reduceTree(SInt::add);
      dot = output(sum.type());
      dot.drive(sum);
      sizes.drive(a.map(SInt::abs));
      largest.drive(a.reduceTree(SInt::max));
      chosen.drive(a.get(choice));
      rotated.drive(a.slice(1, 7).concat(a.slice(0, 1)));
    }
  }
  // endregion

  // region bundles
  public static final class Pixel extends Bundle {
    public final UInt light;
    public final UInt alpha;

    public Pixel(Fields fields, int bits) {
      super(fields);
      light = fields.of(DataType.uint(bits));
      alpha = fields.of(DataType.uint(bits));
    }

    public static DataType<Pixel> type(int bits) {
      return DataType.bundle(fields -> new Pixel(fields, bits));
    }
  }

  public static final class Line extends Module {
    public final Pixel in = input(Pixel.type(8));             // ports in_light and in_alpha
    public final Pixel brightest = output(Pixel.type(8));

    public Line() {
      var last = reg(vec(4, Pixel.type(8)), 0);
      last.next(last.shiftIn(in));
      brightest.drive(last.reduceTree((a, b) -> mux(a.light.ge(b.light), a, b)));
    }
  }
  // endregion

  // region control
  public enum Op { ADD, SUB, LARGER, CLEAR }

  public static final class Accumulator extends Module {
    public final EnumValue<Op> op = input(enumeration(Op.class));
    public final Bool enable = input(bool());
    public final SInt operand = input(sint(8));
    public final SInt total = output(sint(16));

    public Accumulator() {
      var sum = reg(sint(16), 0);
      when(enable, () -> select(op)
          .is(Op.ADD, () -> sum.next(sum.add(operand).saturate(16)))
          .is(Op.SUB, () -> sum.next(sum.sub(operand).saturate(16)))
          .is(Op.LARGER, () -> sum.next(sum.max(operand)))
          .is(Op.CLEAR, () -> sum.next(0)));
      total.drive(sum);
    }
  }
  // endregion

  // region machine
  public enum Light { RED, GREEN, YELLOW }

  public static final class TrafficLight extends Module {
    public final Bool waiting = input(bool());
    public final Bool go = output(bool());

    public TrafficLight() {
      var time = reg(range(0, 9), 0);
      var light = stateMachine(Light.RED);
      time.next(time.incrementWrapping());
      light.in(Light.RED, () -> when(waiting, () -> {
        light.go(Light.GREEN);
        time.next(0);
      }));
      light.in(Light.GREEN, () -> when(time.eq(9), () -> light.go(Light.YELLOW)));
      light.in(Light.YELLOW, () -> when(time.eq(2), () -> light.go(Light.RED)));
      go.drive(light.is(Light.GREEN));
    }
  }
  // endregion

  // region memory
  public static final class Table extends Module {
    public final Bool write = input(bool());
    public final UInt address = input(index(100));
    public final UInt value = input(uint(8));
    public final UInt now = output(uint(8));
    public final UInt later = output(uint(8));

    public Table() {
      var words = memory(uint(8), 100);
      when(write, () -> words.write(address, value));
      now.drive(words.read(address));                         // in the same cycle
      later.drive(words.readSync(address));                   // one cycle later, as a block RAM does
    }
  }
  // endregion

  // region pipeline
  public static final class Polynomial extends Module {
    public final SInt x = input(sint(8));
    public final SInt result;

    /// How many cycles after `x` the result is there.
    public final int latency;

    public Polynomial() {
      super();
      var pipe = pipeline();
      var square = pipe.at(x).mul(x);
      pipe.stage();
      var cube = pipe.at(square).mul(pipe.at(x));
      pipe.stage();
      var sum = pipe.at(cube).add(pipe.at(square)).add(pipe.at(x));
      result = output(sum.type().holdingZero());
      result.drive(sum);
      latency = pipe.latency();
    }
  }
  // endregion

  static Numbers numbers() {
    return new Numbers();
  }

  static Accumulator accumulator() {
    return new Accumulator();
  }

  static TrafficLight trafficLight() {
    return new TrafficLight();
  }

  static Table table() {
    return new Table();
  }

  static Polynomial polynomial() {
    return new Polynomial();
  }
}
