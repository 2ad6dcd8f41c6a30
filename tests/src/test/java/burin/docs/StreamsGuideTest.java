package burin.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.docs.StreamsGuide.Checked;
import burin.docs.StreamsGuide.Doubler;
import burin.docs.StreamsGuide.Framer;
import burin.docs.StreamsGuide.Sampler;
import burin.docs.StreamsGuide.SquarePlus;
import burin.docs.StreamsGuide.Throttle;
import burin.docs.StreamsGuide.TwoWays;
import burin.sim.Engine;
import burin.sim.testing.Item;
import burin.sim.testing.Scoreboard;
import burin.sim.testing.TestBench;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What `docs/guide/streams.md` says of its examples is so.
class StreamsGuideTest {
  private static final long SEED = 1;

  // region bench
  @ParameterizedTest
  @EnumSource(Engine.class)
  void doublesWhatIsNotZero(Engine engine) {
    var doubler = new Doubler();
    try (var sim = engine.open(doubler)) {
      var bench = new TestBench(sim, SEED).reset();
      var driver = bench.add(bench.driver(doubler.in.valid, doubler.in.ready, doubler.in.payload).stalling(30));
      var board = bench.add(new Scoreboard("out").expect(2, 4, 510));
      bench.add(bench.monitor(doubler.out.valid, doubler.out.ready, doubler.out.payload).stalling(50)).onItem(board::arrived);
      driver.send(1, 0, 2, 0, 0, 255);
      bench.runUntil(() -> driver.isDone() && board.isDone());
    }
  }
  // endregion

  @ParameterizedTest
  @EnumSource(Engine.class)
  void addsSquares(Engine engine) {
    var module = new SquarePlus();
    try (var sim = engine.open(module)) {
      var bench = new TestBench(sim, SEED).reset();
      var driver = bench.add(bench.driver(module.in.valid, module.in.ready, module.in.payload));
      var monitor = bench.add(bench.monitor(module.out.valid, module.out.ready, module.out.payload));
      driver.send(0, 1, 2, 200, 255, 3, 4, 5);
      bench.run(12);
      assertEquals(Item.each(0, 2, 6, 40_200, 65_280, 12, 20, 30), monitor.items());
      assertEquals(List.of(3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L), monitor.cycles(), "one a cycle, two cycles later");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void goesTwoWays(Engine engine) {
    var module = new TwoWays();
    try (var sim = engine.open(module)) {
      var bench = new TestBench(sim, SEED).reset();
      bench.add(bench.driver(module.in.valid, module.in.ready, module.in.payload)).send(2, 4, 1, 3, 6, 5);
      var monitor = bench.add(bench.monitor(module.out.valid, module.out.ready, module.out.payload));
      bench.run(12);
      assertEquals(Item.each(2, 4, 3, 9, 6, 15), monitor.items());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void makesFrames(Engine engine) {
    var module = new Framer();
    try (var sim = engine.open(module)) {
      var bench = new TestBench(sim, SEED).reset();
      var driver = bench.add(bench.driver(module.in.valid, module.in.ready, module.in.payload));
      var monitor = bench.add(bench.monitor(module.out.valid, module.out.ready, module.out.payload));
      for (int i = 0; i < 64; i++) driver.send(i);
      bench.run(70);
      assertEquals(Item.of(0, 0, 1, 2, 3), monitor.items().getFirst());
      assertEquals(Item.of(1, 60, 61, 62, 63), monitor.items().get(15));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void tellsOfLostSamples(Engine engine) {
    var module = new Sampler();
    try (var sim = engine.open(module)) {
      sim.reset().poke(module.samples.valid, true);
      int lost = 0;
      for (int i = 90; i < 120; i++) {
        lost += (int) sim.poke(module.samples.payload, i).peek(module.lost);
        sim.step();
      }
      assertEquals(4, lost);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void throttles(Engine engine) {
    var module = new Throttle();
    try (var sim = engine.open(module)) {
      sim.reset().poke(module.in.valid, true).step(499);
      assertEquals(0, sim.peek(module.almostFull));
      sim.step();
      assertEquals(1, sim.peek(module.almostFull));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void appendsParity(Engine engine) {
    var module = new Checked();
    try (var sim = engine.open(module)) {
      assertEquals(0b1011_0111, sim.poke(module.in.payload, 0b101_1011).peek(module.out.payload));
    }
  }
}
