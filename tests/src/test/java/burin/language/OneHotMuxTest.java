package burin.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import burin.sim.Engine;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Lanes of every kind chosen by all codes, one-hot or not.
class OneHotMuxTest {
  private static final int LANES = 5;

  enum Colour { RED, GREEN, BLUE }

  static final class Pixel extends Bundle {
    final UInt light;
    final Bool shown;

    Pixel(Fields fields) {
      super(fields);
      light = fields.of(DataType.uint(6));
      shown = fields.of(DataType.bool());
    }
  }

  private static final class Choices extends Module {
    final Bits select = input(bits(LANES));
    final Vec<SInt> numbers = input(vec(LANES, sint(70)));
    final Vec<UInt> digits = input(vec(LANES, range(3, 9)));
    final Vec<SInt> cold = input(vec(LANES, signedRange(-20, -2)));
    final Vec<Bool> flags = input(vec(LANES, bool()));
    final Vec<Fixed> gains = input(vec(LANES, fixed(8, 4)));
    final Vec<EnumValue<Colour>> colours = input(vec(LANES, enumeration(Colour.class)));
    final Vec<Pixel> pixels = input(vec(LANES, bundle(Pixel::new)));
    final Vec<Vec<UInt>> rows = input(vec(LANES, vec(2, uint(4))));
    final Vec<Vec<UInt>> digitRows = input(vec(LANES, vec(2, range(1, 6))));

    final SInt number = output(sint(70));
    final UInt digit = output(range(3, 9));
    final SInt temperature = output(signedRange(-20, -2));
    final Bool flag = output(bool());
    final Fixed gain = output(fixed(8, 4));
    final EnumValue<Colour> colour = output(enumeration(Colour.class));
    final Pixel pixel = output(bundle(Pixel::new));
    final Vec<UInt> row = output(vec(2, uint(4)));
    final Vec<UInt> digitRow = output(vec(2, range(1, 6)));
    final Vec<UInt> columns = output(vec(2, uint(4)));

    Choices() {
      number.drive(numbers.getOneHot(select));
      digit.drive(digits.getOneHot(select.asVec(bool())));
      temperature.drive(cold.getOneHot(select));
      flag.drive(flags.getOneHot(select));
      gain.drive(gains.getOneHot(select));
      colour.drive(colours.getOneHot(select));
      pixel.drive(pixels.getOneHot(select));
      row.drive(rows.getOneHot(select));
      digitRow.drive(digitRows.getOneHot(select));
      columns.drive(Vec.transpose(rows).map(column -> column.getOneHot(select)));
    }
  }

  private static long[] lanes(long first, long step) {
    return IntStream.range(0, LANES).mapToLong(lane -> first + lane * step).toArray();
  }

  private static long[] ofBoth(long[] even, long[] odd) {
    return IntStream.range(0, 2 * LANES).mapToLong(i -> (i % 2 == 0 ? even : odd)[i / 2]).toArray();
  }

  /// The bits of all chosen lanes together.
  private static long all(int select, long... lanes) {
    return IntStream.range(0, LANES).filter(lane -> (select >> lane & 1) == 1)
        .mapToLong(lane -> lanes[lane]).reduce(0, (a, b) -> a | b);
  }

  private static long lowest(int select, long nothing, long... lanes) {
    return select == 0 ? nothing : lanes[Integer.numberOfTrailingZeros(select)];
  }

  @ParameterizedTest
  @EnumSource(value = Engine.class, names = {"INTERP", "JVM"})
  void lanesOfEveryKindAreChosen(Engine engine) {
    var choices = new Choices();
    try (var sim = engine.open(choices)) {
      long[] numbers = lanes(-2, -123_456_789);
      long[] gains = lanes(-128, 51);
      long[] digits = {3, 9, 4, 8, 5};
      long[] colours = {2, 1, 0, 1, 2};
      long[] lights = lanes(0, 13);
      long[] rows = lanes(1, 3);
      long[] others = lanes(15, -2);
      long[] cold = lanes(-20, 4);
      sim.poke(choices.numbers, numbers).poke(choices.gains, gains).poke(choices.digits, digits);
      sim.poke(choices.colours, colours).poke(choices.cold, cold).poke(choices.flags, 1, 0, 1, 1, 0);
      for (int i = 0; i < LANES; i++) {
        sim.poke(choices.pixels.get(i).light, lights[i]).poke(choices.pixels.get(i).shown, i % 2);
      }
      sim.poke(choices.rows, ofBoth(rows, others)).poke(choices.digitRows, ofBoth(lanes(1, 1), lanes(6, -1)));
      for (int select = 0; select < 1 << LANES; select++) {
        sim.poke(choices.select, select);
        assertEquals(all(select, numbers), sim.peek(choices.number));
        assertEquals(lowest(select, 3, digits), sim.peek(choices.digit));
        assertEquals(lowest(select, -2, cold), sim.peek(choices.temperature));
        assertEquals(all(select, 1, 0, 1, 1, 0), sim.peek(choices.flag));
        assertEquals(all(select, gains), sim.peek(choices.gain));
        assertEquals(lowest(select, 0, colours), sim.peek(choices.colour));
        assertEquals(all(select, lights), sim.peek(choices.pixel.light));
        assertEquals(all(select, 0, 1, 0, 1, 0), sim.peek(choices.pixel.shown));
        assertEquals(all(select, rows), sim.peek(choices.row)[0]);
        assertEquals(all(select, others), sim.peek(choices.row)[1]);
        assertEquals(lowest(select, 1, lanes(1, 1)), sim.peek(choices.digitRow)[0]);
        assertEquals(lowest(select, 1, lanes(6, -1)), sim.peek(choices.digitRow)[1]);
        assertEquals(all(select, rows), sim.peek(choices.columns)[0]);
      }
    }
  }
}
