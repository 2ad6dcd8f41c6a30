package burin.docs;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Encoding;
import burin.hdl.EnumValue;
import burin.hdl.Fields;
import burin.hdl.Fixed;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;

/// The modules of `docs/guide/types.md`.
final class TypesGuide {
  private TypesGuide() {}

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

  // region literals
  /// A header, or one of four codes.
  public static final class Codes extends Module {
    public final UInt which = input(index(4));
    public final Bool header = input(bool());
    public final Bits code = output(bits(12));

    public Codes() {
      var codes = constants(uint(12), 0x3a5, 0x0f1, 0xc33, 0x99e);
      code.drive(mux(header, litBits(12, 0xfff), codes.get(which).asBits()));
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

  // region enums
  public enum Direction { NORTH, EAST, SOUTH, WEST }

  /// Turns to the right.
  public static final class Compass extends Module {
    public final Bool turn = input(bool());
    public final EnumValue<Direction> facing = output(enumeration(Direction.class, Encoding.ONE_HOT));
    public final Bool sideways = output(bool());

    public Compass() {
      var now = reg(enumeration(Direction.class, Encoding.ONE_HOT), Direction.NORTH);
      when(turn, () -> select(now)
          .is(Direction.NORTH, () -> now.next(Direction.EAST))
          .is(Direction.EAST, () -> now.next(Direction.SOUTH))
          .is(Direction.SOUTH, () -> now.next(Direction.WEST))
          .is(Direction.WEST, () -> now.next(Direction.NORTH)));
      facing.drive(now);
      sideways.drive(now.isAny(Direction.EAST, Direction.WEST));
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

  // region oneHot
  /// The word of the lowest of four ports that ask.
  public static final class Grants extends Module {
    public final Bits requests = input(bits(4));
    public final Vec<SInt> words = input(vec(4, sint(16)));
    public final Vec<UInt> delays = input(vec(4, range(0, 9)));
    public final SInt word = output(sint(16));
    public final UInt delay = output(range(0, 9));

    public Grants() {
      var grant = requests.lowestOneOnly();
      word.drive(words.getOneHot(grant));                     // 0 where nothing asks
      delay.drive(delays.getOneHot(grant));
    }
  }
  // endregion

  // region matrix
  /// A matrix times a vector, in one cycle.
  public static final class MatrixTimesVector extends Module {
    public final Vec<Vec<SInt>> matrix = input(vec(4, vec(8, sint(4))));
    public final Vec<SInt> vector = input(vec(8, sint(4)));
    public final Vec<SInt> product;

    public MatrixTimesVector() {
      super();
      var sums = matrix.map(row -> row.zip(vector, SInt::mul).reduceTree(SInt::add));
      product = output(sums.type());
      product.drive(sums);
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

  // region packed
  /// A pixel out of a word of memory, and a word out of a pixel.
  public static final class Packer extends Module {
    public final Bits word = input(bits(16));
    public final Pixel pixel = output(Pixel.type(8));
    public final Bits darker = output(bits(16));

    public Packer() {
      pixel.drive(word.as(Pixel.type(8)));
      var half = wire(Pixel.type(8));
      half.drive(bundleOf(Pixel.type(8), pixel.light.shr(1), pixel.alpha));
      darker.drive(half.asBits());
    }
  }
  // endregion

  static Numbers numbers() {
    return new Numbers();
  }

  static Codes codes() {
    return new Codes();
  }

  static Patterns patterns() {
    return new Patterns();
  }

  static Compass compass() {
    return new Compass();
  }

  static Mixer mixer() {
    return new Mixer();
  }

  static Lanes lanes() {
    return new Lanes();
  }

  static Grants grants() {
    return new Grants();
  }

  static MatrixTimesVector matrixTimesVector() {
    return new MatrixTimesVector();
  }

  static Packer packer() {
    return new Packer();
  }
}
