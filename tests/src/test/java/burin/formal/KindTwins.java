package burin.formal;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Encoding;
import burin.hdl.EnumValue;
import burin.hdl.Fields;
import burin.hdl.Fixed;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import java.util.List;

/// Fixed point, enumerations, bundles.
final class KindTwins {
  private KindTwins() {}

  static List<Twin> all() {
    return List.of(
        new Twin("fixed point", FixedPoint::new, FIXED_POINT),
        new Twin("rounding", Rounded::new, ROUNDED),
        new Twin("fixed-point registers", FixedRegisters::new, FIXED_REGISTERS),
        new Twin("enumeration in binary", () -> new Colours(Encoding.BINARY), colours(2, "2'b00", "2'b01", "2'b10")),
        new Twin("enumeration in Gray code", () -> new Colours(Encoding.GRAY), colours(2, "2'b00", "2'b01", "2'b11")),
        new Twin("enumeration in one-hot code", () -> new Colours(Encoding.ONE_HOT), colours(3, "3'b001", "3'b010", "3'b100")),
        new Twin("enumeration", Plain::new, PLAIN),
        new Twin("bundles", Bundles::new, BUNDLES),
        new Twin("directions in bundles", Directions::new, DIRECTIONS));
  }

  static final class FixedPoint extends Shown {
    final Fixed a = input(fixed(4, 2));
    final Fixed b = input(fixed(4, 1));
    final UInt u = input(uint(3));

    FixedPoint() {
      show("sum", fixed(12, 2), a.add(b));
      show("difference", fixed(12, 2), a.sub(b));
      show("product", fixed(12, 3), a.mul(b));
      show("negated", fixed(12, 2), a.neg());
      show("magnitude", fixed(12, 2), a.abs());
      show("smaller", fixed(12, 2), a.min(b));
      show("larger", fixed(12, 2), a.max(b));
      show("less", bool(), a.lt(b));
      show("atMost", bool(), a.le(b));
      show("same", bool(), a.eq(b));
      show("more", bool(), a.gt(b));
      show("atLeast", bool(), a.ge(b));
      show("other", bool(), a.ne(b));
      show("lessThreeQuarters", fixed(12, 2), a.add(litFixed(-0.75, 2)));
      show("timesTwo", fixed(12, 1), a.scale(1));
      show("timesEight", fixed(12, 0), a.scale(3));
      show("quarter", fixed(12, 4), a.scale(-2));
      show("saturated", fixed(12, 2), a.saturate(3));
      show("wrapped", fixed(12, 2), a.wrap(3));
      show("pattern", bits(4), a.asBits());
      show("steps", sint(12), a.steps());
      show("ofNumber", fixed(12, 1), Fixed.of(u, 1));
    }
  }

  private static final String FIXED_POINT = """
      module FixedPoint(
        input signed [3:0] a, b, input [2:0] u,
        output signed [11:0] sum, difference, product, negated, magnitude, smaller, larger,
        output less, atMost, same, more, atLeast, other, output signed [11:0] lessThreeQuarters,
        output signed [11:0] timesTwo, timesEight, quarter, saturated, wrapped, output [3:0] pattern,
        output signed [11:0] steps, ofNumber
      );
        wire signed [13:0] A = a;
        wire signed [13:0] B = 2 * b;
        assign sum = A + B;
        assign difference = A - B;
        assign product = A * b;
        assign negated = -A;
        assign magnitude = A < 0 ? -A : A;
        assign smaller = A < B ? A : B;
        assign larger = A > B ? A : B;
        assign less = A < B;
        assign atMost = A <= B;
        assign same = A == B;
        assign more = A > B;
        assign atLeast = A >= B;
        assign other = A != B;
        assign lessThreeQuarters = A - 3;
        assign timesTwo = A;
        assign timesEight = A * 2;
        assign quarter = A;
        assign saturated = A < -4 ? -4 : A > 3 ? 3 : A;
        assign wrapped = {{9{a[2]}}, a[2:0]};
        assign pattern = a;
        assign steps = A;
        assign ofNumber = {9'b0, u};
      endmodule
      """;

  static final class Rounded extends Shown {
    final Fixed a = input(fixed(6, 3));

    Rounded() {
      show("down", fixed(8, 1), a.round(1, Fixed.Rounding.FLOOR));
      show("up", fixed(8, 1), a.round(1, Fixed.Rounding.CEILING));
      show("towardsZero", fixed(8, 1), a.round(1, Fixed.Rounding.TOWARDS_ZERO));
      show("halfUp", fixed(8, 1), a.round(1, Fixed.Rounding.HALF_UP));
      show("halfEven", fixed(8, 1), a.round(1, Fixed.Rounding.HALF_EVEN));
      show("finer", fixed(8, 4), a.round(4, Fixed.Rounding.FLOOR));
    }
  }

  private static final String ROUNDED = """
      module Rounded(
        input signed [5:0] a, output signed [7:0] down, up, towardsZero, output reg signed [7:0] halfUp, halfEven,
        output signed [7:0] finer
      );
        wire signed [7:0] whole = {{4{a[5]}}, a[5:2]};
        wire [1:0] rest = a[1:0];
        assign down = whole;
        assign up = rest == 0 ? whole : whole + 1;
        assign towardsZero = a < 0 && rest != 0 ? whole + 1 : whole;
        always @*
          case (rest)
            0, 1: halfUp = whole;
            2, 3: halfUp = whole + 1;
          endcase
        always @*
          case (rest)
            0, 1: halfEven = whole;
            2: halfEven = whole[0] ? whole + 1 : whole;
            3: halfEven = whole + 1;
          endcase
        assign finer = a * 2;
      endmodule
      """;

  static final class FixedRegisters extends Shown {
    final Fixed a = input(fixed(4, 1));
    final Fixed result = output(fixed(8, 3));

    FixedRegisters() {
      var held = reg(fixed(6, 2), 0);
      held.next(a);
      result.drive(held);
    }
  }

  private static final String FIXED_REGISTERS = """
      module FixedRegisters(input clock, reset, input signed [3:0] a, output signed [7:0] result);
        reg signed [5:0] held;
        always @(posedge clock)
          if (reset) held <= 0;
          else held <= a * 2;
        assign result = held * 2;
      endmodule
      """;

  enum Colour { RED, GREEN, BLUE }

  static final class Colours extends Shown {
    private final Encoding encoding;
    final EnumValue<Colour> a = input(enumeration(Colour.class, encoding));
    final EnumValue<Colour> b = input(enumeration(Colour.class, encoding));
    final UInt warmth = output(uint(3));

    Colours(Encoding encoding) {
      this.encoding = encoding;
      super();
      show("isGreen", bool(), a.is(Colour.GREEN));
      show("isRedOrBlue", bool(), a.isAny(Colour.RED, Colour.BLUE));
      show("same", bool(), a.eq(b));
      show("other", bool(), a.ne(b));
      show("pattern", bits(encoding == Encoding.ONE_HOT ? 3 : 2), a.asBits());
      var last = reg(enumeration(Colour.class, encoding), Colour.BLUE);
      when(a.eq(b), () -> last.next(Colour.GREEN)).otherwise(() -> last.next(a));
      show("before", enumeration(Colour.class, encoding), last);
      select(b)
          .is(Colour.RED, () -> warmth.drive(5))
          .is(List.of(Colour.GREEN, Colour.BLUE), () -> warmth.drive(2));
    }
  }

  /// The twin of an enumeration in these codes.
  private static String colours(int bits, String red, String green, String blue) {
    return """
        module Colours(
          input clock, reset, input [BITS-1:0] a, b, output isGreen, isRedOrBlue, same, other,
          output [BITS-1:0] pattern, before_, output [2:0] warmth
        );
          reg [BITS-1:0] last;
          assign isGreen = a == GREEN;
          assign isRedOrBlue = a == RED || a == BLUE;
          assign same = a == b;
          assign other = a != b;
          assign pattern = a;
          always @(posedge clock)
            if (reset) last <= BLUE;
            else if (a == b) last <= GREEN;
            else last <= a;
          assign before_ = last;
          assign warmth = b == RED ? 5 : 2;
        endmodule
        """.replace("BITS", "" + bits).replace("RED", red).replace("GREEN", green).replace("BLUE", blue);
  }

  static final class Plain extends Shown {
    final EnumValue<Colour> a = input(enumeration(Colour.class));
    final EnumValue<Colour> copied = output(enumeration(Colour.class));
    final EnumValue<Colour> always = output(enumeration(Colour.class));
    final Bool cold = output(bool());

    Plain() {
      copied.drive(a);
      always.drive(Colour.BLUE);
      cold.drive(false);
      select(a).is(Colour.BLUE, () -> cold.drive(true)).otherwise(() -> {});
    }
  }

  private static final String PLAIN = """
      module Plain(input [1:0] a, output [1:0] copied, always_, output cold);
        assign copied = a;
        assign always_ = 2;
        assign cold = a == 2;
      endmodule
      """;

  static final class Pixel extends Bundle {
    final UInt light;
    final SInt tone;

    Pixel(Fields fields) {
      super(fields);
      light = fields.of(DataType.uint(3));
      tone = fields.of(DataType.sint(2));
    }
  }

  static final class Bundles extends Shown {
    final Pixel a = input(bundle(Pixel::new));
    final Pixel b = input(bundle(Pixel::new));
    final Bits raw = input(bits(5));
    final Bool choose = input(bool());
    final Vec<Pixel> row = input(vec(3, bundle(Pixel::new)));
    final Pixel copied = output(bundle(Pixel::new));
    final Pixel made = output(bundle(Pixel::new));

    Bundles() {
      copied.drive(a);
      made.drive(bundleOf(bundle(Pixel::new), a.light, b.tone));
      show("chosen", bundle(Pixel::new), choose.mux(a, b));
      show("pattern", bits(5), a.asBits());
      show("read", bundle(Pixel::new), raw.as(bundle(Pixel::new)));
      var held = reg(bundle(Pixel::new), 0);
      held.next(b);
      show("later", bundle(Pixel::new), held);
      show("brightest", bundle(Pixel::new), row.reduceTree((x, y) -> mux(x.light.ge(y.light), x, y)));
      show("rowPattern", bits(15), row.asBits());
      show("lights", vec(3, uint(3)), row.map(pixel -> pixel.light));
    }
  }

  private static final String BUNDLES = """
      module Bundles(
        input clock, reset, input [2:0] a_light, b_light, input signed [1:0] a_tone, b_tone, input [4:0] raw, input choose,
        input [8:0] row_light, input [5:0] row_tone,
        output [2:0] copied_light, made_light, chosen_light, read_light, later_light, brightest_light,
        output [1:0] copied_tone, made_tone, chosen_tone, read_tone, later_tone, brightest_tone,
        output [4:0] pattern, output [14:0] rowPattern, output [8:0] lights
      );
        reg [2:0] held_light;
        reg signed [1:0] held_tone;
        assign copied_light = a_light;
        assign copied_tone = a_tone;
        assign made_light = a_light;
        assign made_tone = b_tone;
        assign chosen_light = choose ? a_light : b_light;
        assign chosen_tone = choose ? a_tone : b_tone;
        assign pattern = {a_light, a_tone};
        assign read_light = raw[4:2];
        assign read_tone = raw[1:0];
        always @(posedge clock) begin
          held_light <= reset ? 0 : b_light;
          held_tone <= reset ? 0 : b_tone;
        end
        assign later_light = held_light;
        assign later_tone = held_tone;
        wire [2:0] l0 = row_light[2:0];
        wire [2:0] l1 = row_light[5:3];
        wire [2:0] l2 = row_light[8:6];
        wire first = l0 >= l1 && l0 >= l2;
        wire second = l1 > l0 && l1 >= l2;
        assign brightest_light = first ? l0 : second ? l1 : l2;
        assign brightest_tone = first ? row_tone[1:0] : second ? row_tone[3:2] : row_tone[5:4];
        assign rowPattern = {l2, row_tone[5:4], l1, row_tone[3:2], l0, row_tone[1:0]};
        assign lights = row_light;
      endmodule
      """;

  static final class Link extends Bundle {
    final UInt data;
    final Bool ready;

    Link(Fields fields) {
      super(fields);
      data = fields.of(DataType.uint(3));
      ready = fields.flip(DataType.bool());
    }
  }

  static final class Directions extends Shown {
    final Link in = input(bundle(Link::new));
    final Link out = output(bundle(Link::new));

    Directions() {
      out.drive(in);
    }
  }

  private static final String DIRECTIONS = """
      module Directions(input [2:0] in_data, output in_ready, output [2:0] out_data, input out_ready);
        assign out_data = in_data;
        assign in_ready = out_ready;
      endmodule
      """;
}
