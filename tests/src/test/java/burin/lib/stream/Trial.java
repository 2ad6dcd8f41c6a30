package burin.lib.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.hdl.Module;
import burin.sim.Compiled;
import burin.sim.Engine;
import burin.sim.testing.Item;
import burin.sim.testing.Scoreboard;
import burin.sim.testing.StreamDriver;
import burin.sim.testing.StreamMonitor;
import burin.sim.testing.TestBench;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/// A part with one stream in and one stream out, tried against a model of what it does to the list of all items.
public final class Trial {
  private static final int[][] STALLS = {{0, 0}, {0, 50}, {50, 0}, {50, 50}, {90, 20}, {20, 90}};
  private static final int ITEMS = 150;
  private static final long PATIENCE = 100_000;
  private static final long SEED = 20;

  private final Compiled compiled;
  private final Stream<?> in;
  private final Stream<?> out;

  public Trial(Engine engine, Module part, Stream<?> in, Stream<?> out) {
    this.compiled = engine.compile(part);
    this.in = in;
    this.out = out;
  }

  /// Random items at several rates of stalls on either side, with a reset in the middle of the first run.
  ///
  /// @param any makes an item
  public void matches(Function<Random, Item> any, Function<List<Item>, List<Item>> model) {
    for (int i = 0; i < STALLS.length; i++) run(SEED + i, STALLS[i][0], STALLS[i][1], any, model);
  }

  private void run(
      long seed, int inStalls, int outStalls, Function<Random, Item> any, Function<List<Item>, List<Item>> model) {
    try (var sim = compiled.open()) {
      var bench = new TestBench(sim, seed).reset();
      var driver = bench.add(driver(bench).stalling(inStalls));
      var board = bench.add(new Scoreboard("out"));
      var monitor = bench.add(monitor(bench).stalling(outStalls).onItem(board::arrived));
      interrupt(bench, driver, monitor, board, any);
      Random random = bench.random();
      List<Item> items = IntStream.range(0, ITEMS).mapToObj(_ -> any.apply(random)).toList();
      driver.send(items);
      board.expect(model.apply(items));
      bench.runUntil(() -> driver.isDone() && board.isDone(), PATIENCE).run(10);
    }
  }

  /// Leaves something inside, then resets: nothing of it may come out.
  private static void interrupt(
      TestBench bench, StreamDriver driver, StreamMonitor monitor, Scoreboard board, Function<Random, Item> any) {
    Random random = bench.random();
    for (int i = 0; i < 20; i++) driver.send(any.apply(random));
    board.ignore(true);
    bench.run(13);
    driver.clear();
    bench.reset();
    monitor.clear();
    board.ignore(false);
  }

  private StreamDriver driver(TestBench bench) {
    return bench.driver(in.valid, in.ready, in.payload);
  }

  private StreamMonitor monitor(TestBench bench) {
    return bench.monitor(out.valid, out.ready, out.payload);
  }

  /// Cycles from the one in which item `from` goes in to the one in which item `to` comes out, where nobody waits.
  public void hasLatency(int latency, int from, int to, Function<Random, Item> any) {
    var cycles = undisturbed(any);
    assertEquals(latency, cycles.out().get(to) - cycles.in().get(from), "latency");
  }

  public void hasLatency(int latency, Function<Random, Item> any) {
    hasLatency(latency, 0, 0, any);
  }

  /// Once it runs, `items` go in within exactly `cycles` cycles, over and over.
  public void takes(int items, int cycles, Function<Random, Item> any) {
    assertRate(items, cycles, undisturbed(any).in());
  }

  /// Once it runs, `items` come out within exactly `cycles` cycles, over and over.
  public void gives(int items, int cycles, Function<Random, Item> any) {
    assertRate(items, cycles, undisturbed(any).out());
  }

  private static void assertRate(int items, int cycles, List<Long> times) {
    for (int i = 2 * items; i + items < times.size(); i++) {
      assertEquals(cycles, times.get(i + items) - times.get(i), "cycles for " + items + " items");
    }
  }

  private record Cycles(List<Long> in, List<Long> out) {}

  private Cycles undisturbed(Function<Random, Item> any) {
    try (var sim = compiled.open()) {
      var bench = new TestBench(sim, SEED).reset();
      var driver = bench.add(driver(bench));
      var monitor = bench.add(monitor(bench));
      Random random = bench.random();
      for (int i = 0; i < 40; i++) driver.send(any.apply(random));
      bench.runUntil(driver::isDone).run(20);
      return new Cycles(List.copyOf(driver.cycles()), List.copyOf(monitor.cycles()));
    }
  }

  /// An unsigned number of so many bits.
  public static Function<Random, Item> number(int bits) {
    return random -> Item.of(random.nextLong() & (1L << bits) - 1);
  }
}
