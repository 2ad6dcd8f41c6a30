package burin.lib.logic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.hdl.Bool;
import burin.hdl.Module;
import burin.lib.Engines;
import burin.sim.Engine;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Counters, pulses and edges, cycle for cycle against models in Java.
class CountersTest {
  private static final long SEED = 11;
  private static final int CYCLES = 400;

  private static Stream<Arguments> sized(long lockstep, long... sizes) {
    var quick = Engines.quick().flatMap(engine -> LongStream.of(sizes).mapToObj(size -> Arguments.of(engine, size)));
    return Stream.concat(quick, Stream.of(Arguments.of(Engine.LOCKSTEP, lockstep)));
  }

  static Stream<Arguments> counters() {
    return sized(5, 1, 2, 3, 7, 8, 100).flatMap(size -> Stream.of(Counter.AtEnd.values())
        .map(atEnd -> Arguments.of(size.get()[0], size.get()[1], atEnd)));
  }

  @ParameterizedTest
  @MethodSource("counters")
  void counts(Engine engine, long max, Counter.AtEnd atEnd) {
    var counter = new Counter(new Counter.Config(max, atEnd));
    var random = new Random(SEED);
    try (var sim = engine.open(counter)) {
      sim.reset();
      long expected = 0;
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        assertEquals(expected, sim.peek(counter.value), "seed " + SEED + ", cycle " + cycle);
        boolean clear = random.nextInt(50) == 0;
        boolean up = random.nextInt(100) < (cycle < CYCLES / 2 ? 80 : 30);
        boolean down = random.nextInt(100) < 40;
        sim.poke(counter.clear, clear).poke(counter.up, up).poke(counter.down, down).step();
        long next = expected + (up ? 1 : 0) - (down ? 1 : 0);
        expected = clear ? 0 : atEnd == Counter.AtEnd.WRAP
            ? Math.floorMod(next, max + 1)
            : Math.clamp(next, 0, max);
      }
    }
  }

  static Stream<Arguments> periods() {
    return sized(3, 1, 2, 3, 8, 100);
  }

  @ParameterizedTest
  @MethodSource("periods")
  void ticksOnceAPeriod(Engine engine, long period) {
    var ticker = new Ticker(new Ticker.Config(period));
    var random = new Random(SEED);
    try (var sim = engine.open(ticker)) {
      sim.reset();
      long enabled = 0;
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        boolean enable = random.nextInt(4) != 0;
        if (enable) enabled++;
        boolean tick = enable && enabled % period == 0;
        assertEquals(tick, sim.poke(ticker.enable, enable).peek(ticker.tick) == 1, "seed " + SEED + ", cycle " + cycle);
        sim.step();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("periods")
  void stretchesPulses(Engine engine, long cycles) {
    var stretcher = new PulseStretcher(new PulseStretcher.Config((int) cycles));
    var random = new Random(SEED);
    try (var sim = engine.open(stretcher)) {
      sim.reset();
      long since = Long.MAX_VALUE / 2;
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        boolean in = random.nextInt(20) == 0;
        since = in ? 0 : since + 1;
        assertEquals(since < cycles, sim.poke(stretcher.in, in).peek(stretcher.out) == 1, "seed " + SEED + ", cycle " + cycle);
        sim.step();
      }
    }
  }

  /// The verbs, each with a detector of its own.
  static final class Edges extends Module {
    final Bool in = input(bool());
    final Bool rising = output(bool());
    final Bool falling = output(bool());
    final Bool changed = output(bool());

    Edges() {
      rising.drive(Edge.rising(in));
      falling.drive(Edge.falling(in));
      changed.drive(Edge.changed(in));
    }
  }

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#all")
  void findsEdges(Engine engine) {
    var edges = new Edges();
    var random = new Random(SEED);
    try (var sim = engine.open(edges)) {
      sim.reset();
      boolean before = false;
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        boolean now = random.nextBoolean();
        sim.poke(edges.in, now);
        assertEquals(now && !before, sim.peek(edges.rising) == 1);
        assertEquals(before && !now, sim.peek(edges.falling) == 1);
        assertEquals(now != before, sim.peek(edges.changed) == 1);
        sim.step();
        before = now;
      }
    }
  }

  @Test
  void rejectsWhatCannotCount() {
    var error = assertThrows(IllegalArgumentException.class, () -> new Counter.Config(0, Counter.AtEnd.WRAP));
    assertEquals("max is 0, must be at least 1", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> new Ticker.Config(0));
    assertEquals("period is 0, must be at least 1", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> new PulseStretcher.Config(0));
    assertEquals("cycles is 0, must be at least 1", error.getMessage());
  }
}
