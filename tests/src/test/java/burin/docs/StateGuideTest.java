package burin.docs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.sim.Engine;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What `docs/guide/state.md` says of its examples is so.
class StateGuideTest {
  @ParameterizedTest
  @EnumSource(Engine.class)
  void table(Engine engine) {
    var table = new StateGuide.Table();
    try (var sim = engine.open(table)) {
      sim.poke(table.write, true).poke(table.address, 42).poke(table.value, 7).step();
      assertEquals(7, sim.peek(table.now));
      assertEquals(0, sim.peek(table.later));
      sim.poke(table.write, false).step();
      assertEquals(7, sim.peek(table.later));
    }
  }

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#quick")
  void watcher(Engine engine) {
    var watcher = new StateGuide.Watcher();
    var random = new Random(5);
    long last = 0;
    long largest = -128;
    long before = 0;
    long[] past = {0, 0, 0};
    try (var sim = engine.open(watcher)) {
      sim.reset();
      for (int i = 0; i < 200; i++) {
        int sample = random.nextInt(-128, 128);
        boolean valid = i == 0 || random.nextBoolean();
        boolean clear = random.nextInt(20) == 0;
        sim.poke(watcher.sample, sample).poke(watcher.valid, valid).poke(watcher.clear, clear);
        assertEquals(sample - before, sim.peek(watcher.change));
        sim.step();
        if (valid) {
          last = sample;
          past = new long[] {past[1], past[2], sample};
          largest = Math.max(largest, sample);
        }
        if (clear) largest = -128;
        before = sample;
        assertEquals(last, sim.peek(watcher.last));
        assertEquals(largest, sim.peek(watcher.largest));
        assertArrayEquals(past, sim.peek(watcher.history));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#quick")
  void stopwatch(Engine engine) {
    var stopwatch = new StateGuide.Stopwatch();
    try (var sim = engine.open(stopwatch)) {
      sim.reset().poke(stopwatch.tick, true);
      for (int second = 0; second < 6100; second++) {
        assertEquals(second % 60, sim.peek(stopwatch.seconds));
        assertEquals(Math.min(99, second / 60), sim.peek(stopwatch.minutes));
        sim.step();
      }
      sim.poke(stopwatch.clear, true).step();
      assertEquals(0, sim.peek(stopwatch.seconds) + sim.peek(stopwatch.minutes));
    }
  }
}
