package burin.lib.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.sim.Engine;
import burin.sim.testing.TestBench;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamCheckerTest {
  private static final DataType<Pair<UInt, UInt>> TYPE = Pair.of(DataType.range(0, 9), DataType.uint(4));

  @ParameterizedTest
  @EnumSource(Engine.class)
  void findsWhatBreaksTheRules(Engine engine) {
    var checker = new StreamChecker<>(new StreamChecker.Config<>(TYPE));
    var stream = checker.stream;
    try (var sim = engine.open(checker)) {
      sim.reset().poke(stream.valid, true).poke(stream.payload.first, 9).step();
      assertEquals(0, sim.peek(checker.failed));
      sim.poke(stream.payload.second, 1);
      assertEquals("1 0 1", sim.peek(checker.changed) + " " + sim.peek(checker.withdrawn) + " " + sim.peek(checker.failed));
      sim.step();
      assertEquals("0 0 1", sim.peek(checker.changed) + " " + sim.peek(checker.withdrawn) + " " + sim.peek(checker.failed));
      sim.poke(stream.valid, false);
      assertEquals("0 1 1", sim.peek(checker.changed) + " " + sim.peek(checker.withdrawn) + " " + sim.peek(checker.failed));
      sim.reset();
      assertEquals("0 0 0", sim.peek(checker.changed) + " " + sim.peek(checker.withdrawn) + " " + sim.peek(checker.failed));
      sim.poke(stream.valid, true).poke(stream.ready, true).step().poke(stream.payload.first, 3).step();
      sim.poke(stream.valid, false).step();
      assertEquals(0, sim.peek(checker.failed), "offers that were taken may change");
    }
  }

  /// Looks at a port and at a stream between two instances.
  static final class Watched extends Module {
    final Stream<UInt> in = input(Stream.of(DataType.uint(8)));
    final Stream<UInt> out = output(Stream.of(DataType.uint(8)));
    final Bool failed = output(bool());

    Watched() {
      var early = in.checker();
      var middle = in.stage();
      var between = middle.checker();
      out.drive(middle.fifo(2));
      failed.drive(early.failed.or(between.failed).or(out.checker().failed));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void looksOnWithoutTaking(Engine engine) {
    var watched = new Watched();
    try (var sim = engine.open(watched)) {
      var bench = new TestBench(sim, 9).reset();
      var driver = Ports.driver(bench, watched.in, 40);
      for (int i = 0; i < 100; i++) driver.send(i);
      var monitor = Ports.monitor(bench, watched.out, 40);
      bench.runUntil(() -> monitor.items().size() == 100);
      assertEquals(0, sim.peek(watched.failed));
      driver.send(1).send(2);
      monitor.stalling(100);
      bench.run(20);
      sim.poke(watched.in.payload, 77);
      assertEquals(0, sim.peek(watched.failed), "nothing is offered");
    }
  }
}
