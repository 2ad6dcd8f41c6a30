package burin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.sim.Engine;
import burin.sim.Simulator;
import burin.sim.testing.Item;
import burin.sim.testing.Scoreboard;
import burin.sim.testing.StreamDriver;
import burin.sim.testing.TestBench;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Every item arrives where it is to go, in order for each input, and outputs serve inputs in turn.
class CrossbarTest {
  private static final Crossbar.Config CONFIG = new Crossbar.Config(5, 16, 3);
  private static final int ITEMS = 60;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void deliversEveryItem(Engine engine) {
    var crossbar = new Crossbar(CONFIG);
    var compiled = engine.compile(crossbar);
    int[][] stalls = {{0, 0}, {70, 0}, {0, 70}, {40, 40}};
    for (int[] rates : stalls) {
      try (var sim = compiled.open()) {
        deliversEveryItem(crossbar, sim, rates[0], rates[1]);
      }
    }
  }

  private static void deliversEveryItem(Crossbar crossbar, Simulator sim, int inStalls, int outStalls) {
    var bench = new TestBench(sim, 7).reset();
    List<Scoreboard> boards = new ArrayList<>();
    List<StreamDriver> drivers = new ArrayList<>();
    for (int way = 0; way < CONFIG.ports() * CONFIG.ports(); way++) {
      boards.add(bench.add(new Scoreboard("from %d to %d".formatted(way / CONFIG.ports(), way % CONFIG.ports()))));
    }
    for (int from = 0; from < CONFIG.ports(); from++) {
      var in = crossbar.in.get(from);
      var driver = bench.add(bench.driver(in.valid, in.ready, in.payload.port, in.payload.data).stalling(inStalls));
      drivers.add(driver);
      for (int i = 0; i < ITEMS; i++) {
        int to = bench.random().nextInt(CONFIG.ports());
        int data = bench.random().nextInt(1 << CONFIG.width());
        driver.send(Item.of(to, data));
        boards.get(from * CONFIG.ports() + to).expect(data);
      }
    }
    for (int to = 0; to < CONFIG.ports(); to++) {
      int output = to;
      var out = crossbar.out.get(to);
      bench.add(bench.monitor(out.valid, out.ready, out.payload.port, out.payload.data).stalling(outStalls)
          .onItem(item -> boards.get((int) item.get(0) * CONFIG.ports() + output).arrived(Item.of(item.get(1)))));
    }
    bench.runUntil(() -> drivers.stream().allMatch(StreamDriver::isDone) && boards.stream().allMatch(Scoreboard::isDone));
    bench.run(10);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void servesInTurn(Engine engine) {
    var crossbar = new Crossbar(CONFIG);
    try (var sim = engine.open(crossbar)) {
      var bench = new TestBench(sim, 8).reset();
      for (int from = 0; from < CONFIG.ports(); from++) {
        var in = crossbar.in.get(from);
        var driver = bench.add(bench.driver(in.valid, in.ready, in.payload.port, in.payload.data));
        for (int i = 0; i < 8; i++) driver.send(Item.of(2, i));
      }
      var out = crossbar.out.get(2);
      var monitor = bench.add(bench.monitor(out.valid, out.ready, out.payload.port, out.payload.data));
      bench.runUntil(() -> monitor.items().size() == 40);
      Map<Long, Integer> count = new TreeMap<>();
      for (Item item : monitor.items().subList(0, 25)) count.merge(item.get(0), 1, Integer::sum);
      assertEquals(Map.of(0L, 5, 1L, 5, 2L, 5, 3L, 5, 4L, 5), count);
      assertEquals(39, monitor.cycles().getLast() - monitor.cycles().getFirst(), "an item every cycle");
    }
  }

  /// Nobody is in anyone's way.
  @ParameterizedTest
  @EnumSource(Engine.class)
  void carriesAnItemACycleForEveryOutput(Engine engine) {
    var crossbar = new Crossbar(CONFIG);
    try (var sim = engine.open(crossbar)) {
      var bench = new TestBench(sim, 9).reset();
      for (int from = 0; from < CONFIG.ports(); from++) {
        var in = crossbar.in.get(from);
        var driver = bench.add(bench.driver(in.valid, in.ready, in.payload.port, in.payload.data));
        for (int i = 0; i < 20; i++) driver.send(Item.of((from + 1) % CONFIG.ports(), i));
      }
      var monitors = IntStream.range(0, CONFIG.ports()).mapToObj(crossbar.out::get)
          .map(out -> bench.add(bench.monitor(out.valid, out.ready, out.payload.port, out.payload.data))).toList();
      bench.runUntil(() -> monitors.stream().allMatch(monitor -> monitor.items().size() == 20));
      for (var monitor : monitors) {
        assertEquals(2 + 1, monitor.cycles().getFirst());
        assertEquals(19, monitor.cycles().getLast() - monitor.cycles().getFirst());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      1 | 8 | 2 | ports is 1, must be at least 2
      4 | 0 | 2 | width is 0, must be at least 1
      4 | 8 | 0 | depth is 0, must be at least 1
      """)
  void rejectsSizes(int ports, int width, int depth, String message) {
    var error = assertThrows(IllegalArgumentException.class, () -> new Crossbar.Config(ports, width, depth));
    assertEquals(message, error.getMessage());
  }
}
