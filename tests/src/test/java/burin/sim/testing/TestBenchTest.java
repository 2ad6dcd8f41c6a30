package burin.sim.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.diag.UserError;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.sim.Engine;
import burin.sim.Simulator;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The bench finds what breaks the rules of streams, and says so in words.
class TestBenchTest {

  /// Hands on what comes; `drop` withdraws the offer, `change` changes it.
  static final class Wires extends Module {
    final Bool inValid = input(bool());
    final Bool inReady = output(bool());
    final UInt inPayload = input(range(0, 99));
    final Bool outValid = output(bool());
    final Bool outReady = input(bool());
    final UInt outPayload = output(range(0, 100));
    final Bool drop = input(bool());
    final Bool change = input(bool());

    Wires() {
      inReady.drive(outReady);
      outValid.drive(inValid.and(drop.not()));
      outPayload.drive(inPayload.add(change.toUInt()));
    }
  }

  private final Wires wires = new Wires();

  private void bench(Consumer<TestBench> test) {
    try (Simulator sim = Engine.INTERP.open(wires)) {
      test.accept(new TestBench(sim, 42));
    }
  }

  private StreamDriver driver(TestBench bench) {
    return bench.add(bench.driver(wires.inValid, wires.inReady, wires.inPayload));
  }

  private StreamMonitor monitor(TestBench bench) {
    return bench.add(bench.monitor(wires.outValid, wires.outReady, wires.outPayload));
  }

  @Test
  void tellsWhenAnOfferIsWithdrawn() {
    bench(bench -> {
      driver(bench).send(5);
      monitor(bench).stalling(100);
      bench.step();
      bench.sim().poke(wires.drop, true);
      var error = assertThrows(AssertionError.class, bench::step);
      assertEquals("`out` offered 5 and took it back\n(seed 42, cycle 1)", error.getMessage());
    });
  }

  @Test
  void tellsWhenAnOfferChanges() {
    bench(bench -> {
      driver(bench).send(5);
      bench.add(bench.watcher(wires.outValid, wires.outReady, wires.outPayload));
      bench.step();
      bench.sim().poke(wires.change, true);
      var error = assertThrows(AssertionError.class, bench::step);
      assertEquals("`out` offered 5 and changed it to 6\n(seed 42, cycle 1)", error.getMessage());
    });
  }

  @Test
  void tellsWhatEveryoneWaitsFor() {
    bench(bench -> {
      driver(bench).send(5, 6, 7);
      var monitor = monitor(bench).stalling(Stalls.when(() -> bench.sim().cycle() > 0));
      var board = bench.add(new Scoreboard("board").expect(5, 6));
      monitor.onItem(board::arrived);
      var error = assertThrows(AssertionError.class, () -> bench.runUntil(board::isDone, 20));
      assertEquals("""
          nothing came of waiting 20 cycles
            `in`: 1 items taken, 2 not, the first of them 6, which is offered
            `out`: 1 items came, one more is offered
            `board`: 1 items came, 1 are missing, the next of them 6
          (seed 42, cycle 20)""", error.getMessage());
    });
  }

  @Test
  void tellsWhatIsWrongAndWhatIsTooMuch() {
    bench(bench -> {
      driver(bench).send(5, 6);
      monitor(bench).onItem(new Scoreboard("board").expect(7)::arrived);
      var error = assertThrows(AssertionError.class, bench::step);
      assertEquals("`board`: item 0 is 5, expected 7\n(seed 42, cycle 0)", error.getMessage());
      error = assertThrows(AssertionError.class, bench::step);
      assertEquals("`board`: item 0 is 6, one too many\n(seed 42, cycle 0)", error.getMessage());
    });
  }

  @Test
  void stallsInBursts() {
    Stalls stalls = Stalls.bursts(new Random(5), 4);
    Stalls again = Stalls.bursts(new Random(5), 4);
    var lengths = new TreeMap<Integer, Integer>();
    boolean last = stalls.next();
    assertEquals(last, again.next());
    int length = 1;
    for (int i = 0; i < 1000; i++) {
      boolean next = stalls.next();
      assertEquals(next, again.next());
      if (next != last) lengths.merge(length, 1, Integer::sum);
      length = next == last ? length + 1 : 1;
      last = next;
    }
    assertEquals(Set.of(1, 2, 3, 4), lengths.keySet());
    assertTrue(Collections.min(lengths.values()) > 50, lengths.toString());
    assertThrows(UserError.class, () -> Stalls.bursts(new Random(5), 0));
  }

  @Test
  void stallsAsTold() {
    bench(bench -> {
      var driver = driver(bench).stalling(Stalls.allBut(3)).send(1, 2, 3);
      var monitor = monitor(bench);
      bench.run(9);
      assertEquals("[0, 3, 6]", driver.cycles().toString());
      assertEquals("[0, 3, 6]", monitor.cycles().toString());
      assertEquals(Item.each(1, 2, 3), monitor.items());
      assertTrue(driver.isDone());
      driver.stalling(50).send(new Random(1).longs(200, 0, 99).toArray());
      long start = bench.sim().cycle();
      bench.runUntil(driver::isDone);
      long cycles = bench.sim().cycle() - start;
      assertTrue(cycles > 300 && cycles < 500, cycles + " cycles for 200 items at half the rate");
    });
  }

  @Test
  void drawsTheSameAgain() {
    String[] runs = new String[2];
    for (int i = 0; i < 2; i++) {
      int run = i;
      bench(bench -> {
        driver(bench).stalling(50).send(1, 2, 3, 4, 5, 6);
        var monitor = monitor(bench).stalling(50);
        bench.run(50);
        runs[run] = monitor.cycles().toString();
      });
    }
    assertEquals(runs[0], runs[1]);
  }

  @Test
  void rejectsItemsThatDoNotFit() {
    bench(bench -> {
      var error = assertThrows(UserError.class, () -> driver(bench).send(100));
      assertThat(error).hasMessageEndingWith(
          "error B001: 100 for `inPayload`, which is range(0, 99)\n  write: a value within it");
    });
    bench(bench -> {
      var error = assertThrows(UserError.class, () -> driver(bench).send(Item.of(1, 2)));
      assertThat(error).hasMessageEndingWith(
          "error B004: [1, 2] for `inPayload`, which has 1 scalars\n  write: one value for each");
    });
  }

  @Test
  void rejectsDriversOfOutputsAndMonitorsOfInputs() {
    bench(bench -> {
      var driver = assertThrows(UserError.class, () -> bench.driver(wires.outValid, wires.outReady, wires.outPayload));
      assertThat(driver).hasMessageEndingWith("""
          error B008: `outValid` is no input of `Wires`, so that a driver cannot set it
            write: a driver where items go in, a monitor where they come out, a watcher elsewhere""");
      var monitor = assertThrows(UserError.class, () -> bench.monitor(wires.inValid, wires.inReady, wires.inPayload));
      assertThat(monitor).hasMessageContaining("`inReady` is no input of `Wires`, so that a monitor cannot set it");
    });
  }

  /// Payloads of several parts, of lanes, and wider than a `long`.
  static final class Shapes extends Module {
    final Vec<Bool> valid = input(vec(2, bool()));
    final Vec<Bool> ready = output(vec(2, bool()));
    final Vec<SInt> number = input(vec(2, sint(5)));
    final UInt wide = input(uint(80));
    final Vec<SInt> copy = output(vec(2, sint(5)));

    Shapes() {
      ready.drive(valid);
      copy.drive(number);
    }
  }

  @Test
  void drivesLanesAndWideNumbers() {
    var shapes = new Shapes();
    try (Simulator sim = Engine.INTERP.open(shapes)) {
      var bench = new TestBench(sim, 1);
      var huge = BigInteger.ONE.shiftLeft(79);
      bench.add(bench.driver(shapes.valid.get(1), shapes.ready.get(1), shapes.number.get(1), shapes.wide))
          .send(Item.of(BigInteger.valueOf(-9), huge));
      bench.add(bench.driver(shapes.valid.get(0), shapes.ready.get(0), shapes.number.get(0))).send(7);
      var watcher = bench.add(bench.watcher(shapes.valid.get(1), shapes.ready.get(1), shapes.copy, shapes.wide));
      bench.step();
      assertEquals("[[7, -9, 604462909807314587353088]]", watcher.items().toString());
      assertEquals("[0]", watcher.cycles().toString());
    }
  }
}
