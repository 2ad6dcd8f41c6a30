package burin.sim.handles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import burin.diag.UserError;
import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.EnumValue;
import burin.hdl.Fields;
import burin.hdl.InstanceArray;
import burin.hdl.Memory;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.sim.Compiled;
import burin.sim.Engine;
import java.math.BigInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What tests say to a running circuit: every kind of value in and out, and what is said against mistakes.
class SimulatorTest {
  enum Color { RED, GREEN, BLUE }

  static final class Pixel extends Bundle {
    final UInt x;
    final SInt y;

    Pixel(Fields fields) {
      super(fields);
      x = fields.of(DataType.uint(3));
      y = fields.of(DataType.sint(4));
    }
  }

  static final class Counter extends Module {
    final UInt step = input(uint(4));
    final UInt count = reg(uint(8), 1);
    final UInt out = output(uint(8));
    final Memory<UInt> log = memory(uint(8), 4);

    Counter() {
      count.next(count.add(step).wrap(8));
      out.drive(count);
      log.write(count.truncate(2), count);
    }
  }

  static final class Top extends Module {
    final Bool flag = input(bool());
    final UInt small = input(range(3, 9));
    final SInt signed = input(sint(4));
    final Bits wide = input(bits(64));
    final UInt huge = input(uint(100));
    final Vec<SInt> lanes = input(vec(3, signedRange(-3, 2)));
    final Vec<UInt> hugeLanes = input(vec(2, uint(100)));
    final Vec<UInt> one = input(vec(1, uint(4)));
    final Vec<Vec<UInt>> matrix = input(vec(2, vec(2, uint(70))));
    final EnumValue<Color> color = input(DataType.enumeration(Color.class));
    final Pixel pixel = input(bundle(Pixel::new));

    final UInt same = output(range(3, 9));
    final Bits wideOut = output(bits(64));
    final UInt hugeOut = output(uint(100));
    final Vec<SInt> lanesOut = output(vec(3, signedRange(-3, 2)));
    final Vec<Vec<UInt>> matrixOut = output(vec(2, vec(2, uint(70))));
    final EnumValue<Color> colorOut = output(DataType.enumeration(Color.class));
    final Pixel pixelOut = output(bundle(Pixel::new));

    final UInt sum = small.add(1);
    final UInt held = wire(uint(4));
    final Counter counter = instance(new Counter());
    final InstanceArray<Counter> counters = instances(3, Counter::new);
    final Memory<SInt> words = memory(sint(5), 4, 1, -2, 3);
    final Memory<Vec<UInt>> rows = memory(vec(2, uint(4)), 2);
    final Memory<Bits> patterns = memory(bits(64), 2);
    final Memory<Pixel> pixels = memory(bundle(Pixel::new), 2);
    final SInt data = words.readSync(ulit(1));
    final Vec<SInt> kept = reg(vec(3, signedRange(-3, 2)));

    Top() {
      same.drive(small);
      wideOut.drive(wide);
      hugeOut.drive(huge);
      lanesOut.drive(lanes);
      matrixOut.drive(matrix);
      colorOut.drive(color);
      pixelOut.drive(pixel);
      held.drive(small);
      counter.step.drive(2);
      counters.each(c -> c.step, indices(3).map(lane -> lane.add(1)));
      kept.next(lanes);
      when(flag, () -> pixels.write(ulit(0), pixel));
    }
  }

  private static final BigInteger TOP_BIT = BigInteger.ONE.shiftLeft(63);

  @Test
  void everyKindOfValueGoesInAndOut() {
    var top = new Top();
    try (var sim = Engine.INTERP.open(top)) {
      assertThat(sim.peek(top.same)).isEqualTo(3);
      sim.poke(top.flag, true).poke(top.flag, 0).poke(top.small, 7).poke(top.wide, TOP_BIT).poke(top.lanes, -3, 0, 2);
      sim.poke(top.huge, BigInteger.TEN.pow(30)).poke(top.color, Color.BLUE).poke(top.pixel.x, 5).poke(top.pixel.y, -8);
      sim.poke(top.matrix, 1, 2, 3, 4).poke(top.one, 9);
      assertThat(sim.peek(top.same)).isEqualTo(7);
      assertThat(sim.peekBig(top.wideOut)).isEqualTo(TOP_BIT);
      assertThat(sim.peekBig(top.hugeOut)).isEqualTo(BigInteger.TEN.pow(30));
      assertThat(sim.peek(top.lanesOut)).containsExactly(-3, 0, 2);
      assertThat(sim.peekBig(top.lanesOut)).isEqualTo(0b010_000_101);
      assertThat(sim.peek(top.matrixOut)).containsExactly(1, 2, 3, 4);
      assertThat(sim.peekConstant(top.colorOut)).isEqualTo(Color.BLUE);
      assertThat(sim.peek(top.colorOut)).isEqualTo(2);
      assertThat(sim.peek(top.pixelOut.y)).isEqualTo(-8);
      sim.poke(top.lanes, BigInteger.valueOf(0b111_110_000)).poke(top.huge, 12);
      assertThat(sim.peek(top.lanesOut)).containsExactly(0, -2, -1);
      sim.pin(top.lanes).set(1, -1, 2);
      long[] lanes = new long[3];
      sim.pin(top.lanesOut).get(lanes);
      assertThat(lanes).containsExactly(1, -1, 2);
      sim.poke(top.lanes, BigInteger.valueOf(0b111_110_000));
      assertThat(sim.peek(top.hugeOut)).isEqualTo(12);
    }
  }

  @Test
  void stateIsSeenEverywhere() {
    var top = new Top();
    try (var sim = Engine.INTERP.open(top)) {
      assertThat(sim.peek(top.counter.count)).isZero();
      sim.reset().poke(top.lanes, 1, 1, 1).step(3);
      assertThat(sim.cycle()).isEqualTo(4);
      assertThat(sim.peek(top.counter.count)).isEqualTo(7);
      assertThat(sim.peekEach(top.counters.module().count)).containsExactly(4, 7, 10);
      assertThat(sim.peek(top.kept)).containsExactly(1, 1, 1);
      assertThat(sim.peek(top.data)).isEqualTo(-2);
      assertThat(sim.peek(top.counter.log, 3)).containsExactly(3);
      assertThat(sim.step(0).cycle()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Engine.class, names = {"INTERP", "JVM", "VERILATOR"})
  void lanesAreSeenAndPokedByThemselves(Engine engine) {
    var top = new Top();
    try (var sim = engine.open(top)) {
      sim.poke(top.lanes, -3, 0, 2).poke(top.matrix, 1, 2, 3, 4);
      sim.poke(top.lanes.get(1), -2).poke(top.matrix.get(1), 9, 10).poke(top.matrix.get(0).get(1), 11);
      assertThat(sim.peek(top.lanesOut)).containsExactly(-3, -2, 2);
      assertThat(sim.peek(top.lanesOut.get(0))).isEqualTo(-3);
      assertThat(sim.peekBig(top.lanesOut.get(1))).isEqualTo(-2);
      assertThat(sim.peek(top.matrixOut)).containsExactly(1, 11, 9, 10);
      assertThat(sim.peek(top.matrixOut.get(1))).containsExactly(9, 10);
      assertThat(sim.peek(top.matrixOut.get(0).get(1))).isEqualTo(11);
      sim.step();
      assertThat(sim.peek(top.kept.get(1))).isEqualTo(-2);
    }
  }

  @Test
  void lanesThatThereAreNot() {
    var top = new Top();
    try (var sim = Engine.INTERP.open(top)) {
      assertThat(mistake(() -> sim.poke(top.lanes.get(1), 3))).isEqualTo("""
          HERE: error B001: `lanes[1]` is signedRange(-3, 2), but the value is 3
            SimulatorTest.java: `lanes[1]` is declared here
            write: a value in [-3, 2]""");
      assertThat(mistake(() -> sim.peek(top.lanesOut.get(3)))).isEqualTo("""
          HERE: error B003: there is no lane 3 in `lanesOut`, which has 3 lanes
            write: lanes in [0, 2]""");
      assertThat(mistake(() -> sim.poke(top.lanesOut.get(0), 1))).contains("`lanesOut[0]` is no input of `Top`");
      assertThat(mistake(() -> sim.pin(top.lanes.get(0)))).contains("`lanes[0]` is no port of one number");
    }
  }

  @Test
  void memoriesAreSeenAndFilled() {
    var top = new Top();
    try (var sim = Engine.INTERP.open(top)) {
      assertThat(sim.peek(top.words, 0)).containsExactly(1);
      assertThat(sim.peek(top.words, 3)).containsExactly(0);
      sim.poke(top.words, 1, -16).poke(top.rows, 1, 3, 4).poke(top.patterns, 0, TOP_BIT).step();
      assertThat(sim.peek(top.data)).isEqualTo(-16);
      assertThat(sim.peekBig(top.words, 1)).isEqualTo(-16);
      assertThat(sim.peek(top.rows, 1)).containsExactly(3, 4);
      assertThat(sim.peekBig(top.rows, 1)).isEqualTo(0x43);
      assertThat(sim.peekBig(top.patterns, 0)).isEqualTo(TOP_BIT);
      sim.poke(top.flag, true).poke(top.pixel.x, 5).poke(top.pixel.y, -8).step();
      assertThat(sim.peekBig(top.pixels, 0)).isEqualTo(0b101_1000);
    }
  }

  @Test
  void simulatorsOfOneProgramAreApart() {
    var counter = new Counter();
    Compiled compiled = Engine.INTERP.compile(counter);
    try (var one = compiled.open(); var other = compiled.open()) {
      one.reset().poke(counter.step, 5).step();
      assertThat(one.peek(counter.count)).isEqualTo(6);
      assertThat(other.peek(counter.count)).isZero();
    }
  }

  /// The message of a mistake in the calling line, which is told as `HERE`; other lines of this file have no number.
  private static String mistake(ThrowingCallable call) {
    int line = StackWalker.getInstance().walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
    return catchThrowableOfType(UserError.class, call).getMessage()
        .replace("SimulatorTest.java:" + line + ":", "HERE:")
        .replaceAll("SimulatorTest.java:\\d+", "SimulatorTest.java");
  }

  @Test
  void valuesThatDoNotFit() {
    var top = new Top();
    try (var sim = Engine.INTERP.open(top)) {
      assertThat(mistake(() -> sim.poke(top.small, 10))).isEqualTo("""
          HERE: error B001: `small` is range(3, 9), but the value is 10
            SimulatorTest.java: `small` is declared here
            write: a value in [3, 9]""");
      assertThat(mistake(() -> sim.poke(top.flag, 2))).endsWith("""
          error B001: `flag` is bool, but the value is 2
            SimulatorTest.java: `flag` is declared here
            write: 0 or 1, true or false""");
      assertThat(mistake(() -> sim.poke(top.wide, -1))).endsWith("""
          error B001: `wide` is bits(64), but the value is -1
            SimulatorTest.java: `wide` is declared here
            write: a pattern of 64 bits, as a number that is not negative""");
      assertThat(mistake(() -> sim.poke(top.color, 3))).endsWith("""
          error B001: `color` is Color[RED, GREEN, BLUE], but the value is 3
            SimulatorTest.java: `color` is declared here
            write: one of the codes [0, 1, 2], or a constant""");
      assertThat(mistake(() -> sim.poke(top.lanes, 0, 0, 3)))
          .contains("`lanes` is vec(3, signedRange(-3, 2)), but the value is 3");
      assertThat(mistake(() -> sim.poke(top.lanes, BigInteger.valueOf(4)))).endsWith("write: poke(vector, lane 0, lane 1, ...)");
      assertThat(mistake(() -> sim.poke(top.huge, -1))).contains("`huge` is uint(100), but the value is -1");
      assertThat(mistake(() -> sim.poke(top.words, 1, 16))).contains("`words` is sint(5), but the value is 16");
      assertThat(mistake(() -> sim.poke(top.pixels, 1, BigInteger.valueOf(128))))
          .contains("`pixels` is bits(7), but the value is 128");
      sim.poke(top.wide, TOP_BIT);
      assertThat(mistake(() -> sim.peek(top.wideOut))).isEqualTo("""
          HERE: error B001: `wideOut` is 9223372036854775808, which is no long
            SimulatorTest.java: `wideOut` is declared here
            write: peekBig(...)""");
    }
  }

  @Test
  void wrongNumbersOfValues() {
    var top = new Top();
    try (var sim = Engine.INTERP.open(top)) {
      assertThat(mistake(() -> sim.poke(top.lanes, 1, 2))).isEqualTo("""
          HERE: error B004: 2 values for `lanes`, which is vec(3, signedRange(-3, 2))
            SimulatorTest.java: `lanes` is declared here
            write: 3 values""");
      assertThat(mistake(() -> sim.poke(top.rows, 1, 2))).endsWith("write: 2 values");
      assertThat(mistake(() -> sim.step(-1))).isEqualTo("""
          HERE: error B004: a step of -1 cycles
            write: at least 0""");
      assertThat(mistake(() -> sim.peek(top.words, 4))).isEqualTo("""
          HERE: error B003: there is no word 4 in `words`, which has 4
            SimulatorTest.java: `words` is declared here
            write: an address in [0, 3]""");
    }
  }

  @Test
  void signalsThatCannotBeReached() {
    var top = new Top();
    var other = new Top();
    try (var sim = Engine.INTERP.open(top)) {
      assertThat(mistake(() -> sim.poke(top.same, 5))).isEqualTo("""
          HERE: error B008: `same` is no input of `Top`
            SimulatorTest.java: `same` is declared here
            write: poke of an input""");
      assertThat(mistake(() -> sim.peek(top.held))).isEqualTo("""
          HERE: error B007: `held` is neither a port of `Top` nor a register
            SimulatorTest.java: `held` is declared here
            write: an output of `Top` that shows it""");
      assertThat(mistake(() -> sim.peek(top.sum))).isEqualTo("""
          HERE: error B007: `sum` : range(4, 10) has no place of its own in the circuit
            write: an output or a register for it""");
      assertThat(mistake(() -> sim.peek(top.counter.out))).contains("`counter.out` is neither a port of `Top` nor a register");
      assertThat(mistake(() -> sim.peek(other.counter.count))).isEqualTo("""
          HERE: error B007: `counter.count` is in another `Top` than the one that is simulated
            SimulatorTest.java: `counter.count` is declared here
            write: a handle of the module that the simulator was opened with""");
      assertThat(mistake(() -> sim.peek(other.same))).contains("is in another `Top` than the one that is simulated");
      assertThat(mistake(() -> sim.peek(other.words, 0))).contains("is in another `Top` than the one that is simulated");
      assertThat(mistake(() -> sim.peek(top.counters.module().count))).isEqualTo("""
          HERE: error B007: there are several `counters.count`, in the instances of an array
            SimulatorTest.java: `counters.count` is declared here
            write: peekEach(...) for all of them""");
      assertThat(mistake(() -> sim.peekEach(top.same))).endsWith("write: a register or a read port");
      assertThat(mistake(() -> sim.peek(top.pixelOut))).isEqualTo("""
          HERE: error B002: `pixelOut` : Pixel(x uint(3), y sint(4)) has several values
            write: its fields one by one""");
      assertThat(mistake(() -> sim.pin(top.huge))).endsWith("""
          error B008: `huge` is no port of one number
            SimulatorTest.java: `huge` is declared here
            write: peek or poke""");
      assertThat(mistake(() -> sim.pin(top.hugeLanes))).endsWith("""
          error B008: `hugeLanes` is no port of numbers
            SimulatorTest.java: `hugeLanes` is declared here
            write: peek or poke""");
    }
  }

  @Test
  void nothingAtAll() {
    var top = new Top();
    try (var sim = Engine.INTERP.open(top)) {
      assertThat(mistake(() -> sim.peek((UInt) null))).startsWith("HERE: error B015: the signal is null");
      assertThat(mistake(() -> sim.peek((Memory<?>) null, 0))).startsWith("HERE: error B015: the memory is null");
      assertThat(mistake(() -> sim.poke(top.huge, (BigInteger) null))).contains("error B015: the value for `huge` is null");
      assertThat(mistake(() -> sim.poke(top.lanes, (long[]) null))).contains("error B015: the values for `lanes` are null");
      assertThat(mistake(() -> sim.poke(top.color, (Color) null))).contains("error B015: the value for `color` is null");
    }
    assertThat(mistake(() -> Engine.INTERP.open(null))).startsWith("error B015: the module of the circuit is null");
  }
}
