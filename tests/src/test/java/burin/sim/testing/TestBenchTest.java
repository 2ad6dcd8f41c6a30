package burin.sim.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.diag.UserError;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.ClockDomain;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.sim.Engine;
import burin.sim.Simulator;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
  void tellsWhoWasForgotten() {
    bench(bench -> {
      bench.driver(wires.inValid, wires.inReady, wires.inPayload).send(5);
      monitor(bench);
      var error = assertThrows(AssertionError.class, () -> bench.runUntil(() -> false, 3));
      assertEquals("""
          nothing came of waiting 3 cycles
            `out`: 0 items came, none is offered
            a driver was never added; write: bench.add(bench.driver(...))
          (seed 42, cycle 3)""", error.getMessage());
    });
  }

  @Test
  void rejectsNothingToSend() {
    bench(bench -> {
      assertNull("`item` of `StreamDriver.send`", () -> driver(bench).send((Item) null));
      assertNull("`values` of `StreamDriver.send`", () -> driver(bench).send((IntStream) null));
      assertNull("`items` of `Scoreboard.expect`", () -> new Scoreboard("out").expect((Iterable<Item>) null));
      assertNull("`stalls` of `StreamMonitor.stalling`", () -> monitor(bench).stalling(null));
    });
  }

  private static void assertNull(String what, Runnable call) {
    assertThat(assertThrows(UserError.class, call::run)).hasMessageContaining("error B015: " + what + " is null\n");
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

  private static void assertRefused(String text, Runnable call) {
    assertThat(assertThrows(UserError.class, call::run)).hasMessageEndingWith(text);
  }

  @Test
  void rejectsNumbersThatMeanNothing() {
    bench(bench -> {
      String percent = "\n  write: a percentage in [0, 100]";
      assertRefused("error B004: stalls in 101 of 100 cycles" + percent, () -> driver(bench).stalling(101));
      assertRefused("error B004: stalls in -1 of 100 cycles" + percent, () -> monitor(bench).stalling(-1));
      assertRefused("error B004: bursts of up to 0 cycles\n  write: at least 1", () -> Stalls.bursts(new Random(5), 0));
      assertRefused("error B004: a pause in all but one of 0 cycles\n  write: at least 1", () -> Stalls.allBut(0));
      assertRefused("error B004: a run of -1 cycles\n  write: at least 0", () -> bench.run(-1));
      assertRefused("error B004: a patience of -1 cycles\n  write: at least 0", () -> bench.runUntil(() -> false, -1));
      var likely = new LinkedHashMap<ClockDomain, Integer>();
      assertRefused("error B021: no clock ever has an edge\n  write: a percentage above 0 for one of them",
          () -> bench.stepRandomly(likely));
      likely.put(wires.mainDomain(), 120);
      assertRefused("error B004: an edge in 120 of 100 steps" + percent, () -> bench.stepRandomly(likely));
    });
  }

  /// A stream without end is asked for an item only when it is offered.
  @Test
  void sendsAndExpectsItemsWithoutEnd() {
    bench(bench -> {
      var drawn = new AtomicInteger();
      var driver = driver(bench).send(7).send(IntStream.generate(() -> drawn.getAndIncrement() % 100));
      var board = bench.add(new Scoreboard("out").expect(7)
          .expect(Stream.iterate(Item.of(0), item -> Item.of((item.get(0) + 1) % 100))));
      var monitor = monitor(bench).stalling(Stalls.allBut(2)).onItem(board::arrived);
      bench.run(300);
      assertEquals(150, monitor.items().size());
      assertTrue(drawn.get() <= 151, drawn + " items were asked for");
      assertFalse(driver.isDone() || board.isDone());
      var error = assertThrows(AssertionError.class, () -> bench.runUntil(driver::isDone, 4));
      assertThat(error).hasMessageContaining(" items taken, 1 or more not, the first of them ");
    });
  }

  @Test
  void sendsInTheOrderOfTheCalls() {
    bench(bench -> {
      var driver = driver(bench).send(LongStream.range(0, 3)).send(List.of(Item.of(9))).send(Set.of(Item.of(8)));
      var monitor = monitor(bench);
      driver.send((Iterable<Item>) () -> Item.each(4, 5).iterator()).send(6);
      bench.runUntil(driver::isDone);
      assertEquals(Item.each(0, 1, 2, 9, 8, 4, 5, 6), monitor.items());
    });
  }

  @Test
  void checksItemsWhenTheyAreAskedFor() {
    bench(bench -> {
      driver(bench).send(IntStream.of(99, 100));
      monitor(bench);
      bench.step();
      assertRefused("error B001: 100 for `inPayload`, which is range(0, 99)\n  write: a value within it", bench::step);
    });
  }

  static final class Link extends Bundle {
    final Bool valid;
    final Bool ready;
    final UInt data;
    final Bool last;

    Link(Fields fields) {
      super(fields);
      valid = fields.of(DataType.bool());
      ready = fields.flip(DataType.bool());
      data = fields.of(DataType.uint(4));
      last = fields.of(DataType.bool());
    }
  }

  static final class Two extends Bundle {
    final UInt data;
    final UInt more;

    Two(Fields fields) {
      super(fields);
      data = fields.of(DataType.uint(4));
      more = fields.of(DataType.uint(4));
    }
  }

  static final class Links extends Module {
    final Link in = input(bundle(Link::new));
    final Link out = output(bundle(Link::new));
    final Two two = input(bundle(Two::new));

    Links() {
      out.drive(in);
    }
  }

  @Test
  void takesBundlesForStreams() {
    var links = new Links();
    try (Simulator sim = Engine.INTERP.open(links)) {
      var bench = new TestBench(sim, 1);
      bench.add(bench.driver(links.in)).send(Item.of(3, 1)).send(Item.of(5, 0));
      var monitor = bench.add(bench.monitor(links.out));
      var watcher = bench.add(bench.watcher(links.out));
      bench.run(3);
      assertEquals("[[3, 1], [5, 0]]", monitor.items().toString());
      assertEquals(monitor.items(), watcher.items());
      assertRefused("error B002: `two` is no stream: there is no bool `two_valid`\n  write: a bundle with fields valid and "
          + "ready, or its signals one by one: driver(valid, ready, payload...)", () -> bench.driver(links.two));
    }
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
