package burin.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.docs.ImageGuide.Edges;
import burin.docs.ImageGuide.Filter;
import burin.lib.image.ImageSize;
import burin.sim.Engine;
import burin.sim.testing.Item;
import burin.sim.testing.Scoreboard;
import burin.sim.testing.TestBench;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What `docs/guide/image.md` says of its examples is so.
class ImageGuideTest {
  private static final long SEED = 1;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void findsEdges(Engine engine) {
    var edges = new Edges();
    try (var sim = engine.open(edges)) {
      var bench = new TestBench(sim, SEED).reset();
      var driver = bench.add(bench.driver(edges.in.valid, edges.in.ready, edges.in.payload).stalling(30));
      var board = bench.add(new Scoreboard("out"));
      bench.add(bench.monitor(edges.out.valid, edges.out.ready, edges.out.payload).stalling(30)).onItem(board::arrived);
      int[] row = {10, 20, 90, 90, 20, 255};
      for (int r = 0; r < 4; r++) {
        for (int c = 0; c < 6; c++) driver.send(Item.of(r == 0 && c == 0 ? 1 : 0, row[c]));
        board.expect(List.of(Item.of(r == 0 ? 1 : 0, 80), Item.of(0, 70), Item.of(0, 0), Item.of(0, 165)));
      }
      bench.runUntil(() -> driver.isDone() && board.isDone());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void filters(Engine engine) {
    var config = new Filter.Config(new ImageSize(4, 5), new long[] {-1, -2, 3, 0, 9, 0, 4, -5, 1}, 3, 4);
    var filter = new Filter(config);
    try (var sim = engine.open(filter)) {
      var bench = new TestBench(sim, SEED).reset();
      var driver = bench.add(bench.driver(filter.in.valid, filter.in.ready, filter.in.payload).stalling(20));
      var board = bench.add(new Scoreboard("out"));
      bench.add(bench.monitor(filter.out.valid, filter.out.ready, filter.out.payload).stalling(30)).onItem(board::arrived);
      var random = new SplittableRandom(SEED);
      for (int image = 0; image < 3; image++) {
        int[][] pixels = new int[4][5];
        for (int[] row : pixels) {
          for (int c = 0; c < 5; c++) driver.send(row[c] = random.nextInt(256));
        }
        board.expect(model(config, pixels));
      }
      bench.runUntil(() -> driver.isDone() && board.isDone());
    }
  }

  private static List<Item> model(Filter.Config config, int[][] pixels) {
    var items = new ArrayList<Item>();
    for (int r = 0; r < 2; r++) {
      for (int c = 0; c < 2; c++) {
        long most = 0;
        for (int i = 0; i < 4; i++) most = Math.max(most, filtered(config, pixels, 2 * r + i / 2, 2 * c + i % 2));
        items.add(Item.of(r == 0 && c == 0 ? 1 : 0, most));
      }
    }
    assertEquals(4, items.size());
    return items;
  }

  private static long filtered(Filter.Config config, int[][] pixels, int row, int column) {
    long sum = 0;
    for (int i = 0; i < 9; i++) {
      int r = row + i / 3 - 1;
      int c = column + i % 3 - 1;
      if (0 <= r && r < 4 && 0 <= c && c < 5) sum += config.weights()[i] * pixels[r][c];
    }
    return Math.clamp((sum * config.multiplier() + (1L << config.shift() - 1)) >> config.shift(), 0, 255);
  }
}
