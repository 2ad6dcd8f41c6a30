package burin.lib.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.hdl.DataType;
import burin.hdl.UInt;
import burin.lib.Engines;
import burin.sim.Engine;
import burin.sim.testing.Item;
import burin.sim.testing.Stalls;
import burin.sim.testing.StreamMonitor;
import burin.sim.testing.TestBench;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// One stream to each of several, eagerly and lazily.
class ForkTest {
  private static final DataType<UInt> TYPE = DataType.uint(8);
  private static final List<Item> ITEMS = Item.each(IntStream.range(0, 100).mapToLong(i -> i * 7 % 256).toArray());

  static Stream<Arguments> sizes() {
    var quick = Engines.quick().flatMap(engine -> Stream.of(1, 2, 3, 8).map(n -> Arguments.of(engine, n)));
    return Stream.concat(quick, Stream.of(Arguments.of(Engine.LOCKSTEP, 3)));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void everyOutputGetsEveryItem(Engine engine, int outputs) {
    var fork = new Fork<>(new Fork.Config<>(TYPE, outputs));
    try (var sim = engine.open(fork)) {
      var bench = new TestBench(sim, outputs).reset();
      var driver = Ports.driver(bench, fork.in, 20).send(ITEMS);
      var monitors = Ports.monitors(bench, fork.out, 40);
      bench.runUntil(driver::isDone);
      bench.explaining(() -> monitors.forEach(monitor -> assertEquals(ITEMS, monitor.items())));
    }
  }

  /// One that waits does not keep another from taking the same item, but from taking the next one.
  @ParameterizedTest
  @MethodSource("sizes")
  void outputsGoTheirOwnPace(Engine engine, int outputs) {
    var fork = new Fork<>(new Fork.Config<>(TYPE, outputs));
    try (var sim = engine.open(fork)) {
      var bench = new TestBench(sim, 1).reset();
      Ports.driver(bench, fork.in, 0).send(ITEMS);
      var monitors = Ports.monitors(bench, fork.out, 0);
      boolean[] blocked = {true};
      monitors.getLast().stalling(Stalls.when(() -> blocked[0]));
      bench.run(10);
      for (StreamMonitor other : monitors.subList(0, outputs - 1)) assertEquals(1, other.items().size());
      assertEquals(0, monitors.getLast().items().size());
      blocked[0] = false;
      bench.run(10);
      for (StreamMonitor monitor : monitors) assertEquals(10, monitor.items().size());
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void takesAnItemEveryCycleWithoutLatency(Engine engine, int outputs) {
    var fork = new Fork<>(new Fork.Config<>(TYPE, outputs));
    try (var sim = engine.open(fork)) {
      var bench = new TestBench(sim, 1).reset();
      var driver = Ports.driver(bench, fork.in, 0).send(ITEMS);
      var monitors = Ports.monitors(bench, fork.out, 0);
      bench.run(ITEMS.size());
      assertTrue(driver.isDone());
      for (StreamMonitor monitor : monitors) assertEquals(driver.cycles(), monitor.cycles());
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void lazyForkServesAllInOneCycle(Engine engine, int outputs) {
    var fork = new LazyFork<>(new LazyFork.Config<>(TYPE, outputs));
    try (var sim = engine.open(fork)) {
      var bench = new TestBench(sim, 5).reset();
      var driver = Ports.driver(bench, fork.in, 20).send(ITEMS);
      int steady = 2;
      var monitors = Ports.monitors(bench, fork.out, 0);
      monitors.getLast().stalling(Stalls.allBut(steady));
      monitors.subList(0, outputs - 1).forEach(monitor -> monitor.stalling(Stalls.allBut(steady)));
      bench.runUntil(driver::isDone);
      for (StreamMonitor monitor : monitors) {
        assertEquals(ITEMS, monitor.items());
        assertEquals(driver.cycles(), monitor.cycles());
      }
    }
  }

  @Test
  void rejectsNoOutputs() {
    var error = assertThrows(IllegalArgumentException.class, () -> new Fork.Config<>(TYPE, 0));
    assertEquals("outputs is 0, must be at least 1", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> new LazyFork.Config<>(TYPE, 0));
    assertEquals("outputs is 0, must be at least 1", error.getMessage());
  }
}
