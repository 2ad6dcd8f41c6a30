package burin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.Burin;
import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.ClockDomain;
import burin.hdl.Memory;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.ir.Circuit;
import burin.ir.ResetStyle;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every engine must do with clock domains: with each of them alone, within one another, and through the hierarchy, in
/// modules that are used once and in those that are used several times.
public abstract class DomainsSuite {
  protected abstract Model open(Circuit circuit);

  private Simulator open(Module top) {
    Circuit circuit = Burin.circuit(top);
    return Compiled.of(top, circuit, () -> open(circuit)).open();
  }

  /// Counts from 5 on.
  private static final class Counter extends Module {
    final UInt count = output(uint(8));

    Counter() {
      var value = reg(uint(8), 5);
      value.next(value.add(1).wrap(8));
      count.drive(value);
    }
  }

  // Several clocks

  private static final class Exchange extends Module {
    final ClockDomain other = clockDomain();
    final UInt here = output(uint(8));
    final UInt there = output(uint(8));
    final Bits wideHere = output(bits(100));
    final Vec<UInt> lanesHere = output(vec(3, uint(8)));
    final Vec<UInt> lanesThere = output(vec(3, uint(8)));

    Exchange() {
      var a = crossing(() -> reg(uint(8), 1));
      var b = in(other, () -> crossing(() -> reg(uint(8), 2)));
      a.next(b);
      b.next(a);
      var wideA = crossing(() -> reg(bits(100), litBits(100, BigInteger.ONE.shiftLeft(99))));
      var wideB = in(other, () -> crossing(() -> reg(bits(100), litBits(100, BigInteger.TWO))));
      wideA.next(wideB);
      wideB.next(wideA);
      var lanesA = crossing(() -> reg(vec(3, uint(8)), constants(uint(8), 1, 2, 3)));
      var lanesB = in(other, () -> crossing(() -> reg(vec(3, uint(8)), constants(uint(8), 7, 8, 9))));
      lanesA.next(lanesB.with(0, a));
      lanesB.next(lanesA);
      here.drive(a);
      there.drive(b);
      wideHere.drive(wideA);
      lanesHere.drive(lanesA);
      lanesThere.drive(lanesB);
    }
  }

  @Test
  void edgesAtOnceExchangeValues() {
    var top = new Exchange();
    try (var sim = open(top)) {
      sim.reset().step();
      assertExchange(sim, top, 2, 1, new long[] {1, 8, 9}, new long[] {1, 2, 3});
      assertEquals(BigInteger.TWO, sim.peekBig(top.wideHere));
      sim.step(top.other, top.mainDomain());
      assertExchange(sim, top, 1, 2, new long[] {2, 2, 3}, new long[] {1, 8, 9});
      assertEquals(BigInteger.ONE.shiftLeft(99), sim.peekBig(top.wideHere));
      sim.step(top.other);
      assertExchange(sim, top, 1, 1, new long[] {2, 2, 3}, new long[] {2, 2, 3});
      sim.step(top.mainDomain());
      assertExchange(sim, top, 1, 1, new long[] {1, 2, 3}, new long[] {2, 2, 3});
    }
  }

  private static void assertExchange(Simulator sim, Exchange top, long here, long there, long[] lanes, long[] others) {
    assertEquals(here, sim.peek(top.here));
    assertEquals(there, sim.peek(top.there));
    assertArrayEquals(lanes, sim.peek(top.lanesHere));
    assertArrayEquals(others, sim.peek(top.lanesThere));
  }

  private static final class OnlyOther extends Module {
    final ClockDomain other = clockDomain();
    final UInt count = output(uint(8));

    OnlyOther() {
      count.drive(in(other, () -> instance(new Counter())).count);
    }
  }

  @Test
  void aCircuitMayHaveNothingButAnotherClock() {
    var top = new OnlyOther();
    try (var sim = open(top)) {
      sim.hold(top.other).step(top.mainDomain());
      assertEquals(0, sim.peek(top.count));
      sim.step(top.other).release(top.other);
      assertEquals(5, sim.peek(top.count));
      sim.step(top.mainDomain()).step(top.other).step();
      assertEquals(7, sim.peek(top.count));
      sim.hold(top.mainDomain()).step();
      assertEquals(8, sim.peek(top.count));
    }
  }

  /// Swaps its two clocks for what is within.
  private static final class Level extends Module {
    final ClockDomain fast = clockDomain();
    final Bool run = input(bool());
    final UInt mainCount = output(uint(8));
    final UInt fastCount = output(uint(8));
    final UInt gatedCount = output(uint(8));

    Level(int depth) {
      if (depth == 0) {
        mainCount.drive(count());
        fastCount.drive(in(fast, this::count));
        gatedCount.drive(in(fast.gated(run), this::count));
        return;
      }
      var inner = in(fast, () -> instance(new Level(depth - 1)));
      inner.fast.drive(mainDomain());
      inner.run.drive(run);
      mainCount.drive(inner.fastCount);
      fastCount.drive(inner.mainCount);
      gatedCount.drive(inner.gatedCount);
    }

    private UInt count() {
      var count = reg(uint(8), 0);
      count.next(count.add(1).wrap(8));
      return count;
    }
  }

  private static final class Levels extends Module {
    final ClockDomain fast = clockDomain();
    final Bool run = input(bool());
    final Vec<UInt> once = output(vec(3, uint(8)));
    final Vec<UInt> first = output(vec(3, uint(8)));
    final Vec<UInt> second = output(vec(3, uint(8)));

    Levels() {
      once.drive(counts(2, mainDomain(), fast));
      first.drive(counts(1, mainDomain(), fast));
      second.drive(counts(1, fast, mainDomain()));
    }

    private Vec<UInt> counts(int depth, ClockDomain main, ClockDomain other) {
      var level = in(main, () -> instance(new Level(depth)));
      level.fast.drive(other);
      level.run.drive(run);
      return vecOf(List.of(level.mainCount, level.fastCount, level.gatedCount));
    }
  }

  @Test
  void clocksGoThroughSeveralLevels() {
    var top = new Levels();
    try (var sim = open(top)) {
      sim.reset().poke(top.run, true).step(top.fast).step(top.fast).poke(top.run, false).step(top.fast);
      sim.poke(top.run, true).step(top.mainDomain());
      assertArrayEquals(new long[] {1, 3, 2}, sim.peek(top.once));
      assertArrayEquals(new long[] {1, 3, 1}, sim.peek(top.first));
      assertArrayEquals(new long[] {3, 1, 2}, sim.peek(top.second));
      sim.hold(top.fast).step(top.mainDomain());
      assertArrayEquals(new long[] {2, 3, 2}, sim.peek(top.once));
      sim.step(top.fast);
      assertArrayEquals(new long[] {2, 0, 0}, sim.peek(top.once));
      assertArrayEquals(new long[] {2, 0, 2}, sim.peek(top.first));
      assertArrayEquals(new long[] {0, 2, 0}, sim.peek(top.second));
    }
  }

  // Gates

  private static final class GateOfGate extends Module {
    final Bool outer = input(bool());
    final Bool inner = input(bool());
    final UInt count = output(uint(8));
    final UInt child = output(uint(8));
    final UInt other = output(uint(8));
    final Vec<UInt> shift = output(vec(3, uint(8)));

    GateOfGate() {
      var first = mainDomain().gated(outer);
      var opened = in(first, () -> regNext(inner, 0));
      var second = first.enabled(opened);
      in(second, () -> {
        var value = reg(uint(8), 5);
        value.next(value.add(1).wrap(8));
        count.drive(value);
        child.drive(instance(new Counter()).count);
        var lanes = reg(vec(3, uint(8)), constants(uint(8), 1, 2, 3));
        lanes.next(lanes.shiftIn(value));
        shift.drive(lanes);
      });
      other.drive(in(first, () -> instance(new Counter())).count);
    }
  }

  @Test
  void aGateMayBeBehindAnotherGate() {
    var top = new GateOfGate();
    try (var sim = open(top)) {
      sim.poke(top.outer, true).poke(top.inner, true).step();
      assertGates(sim, top, 0, 1);
      sim.reset();
      assertGates(sim, top, 5, 5);
      assertArrayEquals(new long[] {1, 2, 3}, sim.peek(top.shift));
      sim.step();
      assertGates(sim, top, 5, 6);
      sim.step().step();
      assertGates(sim, top, 7, 8);
      assertArrayEquals(new long[] {3, 5, 6}, sim.peek(top.shift));
      sim.poke(top.outer, false).step(3);
      assertGates(sim, top, 7, 8);
      sim.poke(top.outer, true).poke(top.inner, false).step();
      assertGates(sim, top, 8, 9);
      sim.step();
      assertGates(sim, top, 8, 10);
      sim.reset();
      assertGates(sim, top, 8, 5);
      assertArrayEquals(new long[] {5, 6, 7}, sim.peek(top.shift));
    }
  }

  private static void assertGates(Simulator sim, GateOfGate top, long inner, long outer) {
    assertEquals(inner, sim.peek(top.count));
    assertEquals(inner, sim.peek(top.child));
    assertEquals(outer, sim.peek(top.other));
  }

  /// Has a gate of its own.
  private static final class Gated extends Module {
    final Bool enable = input(bool());
    final UInt total = output(uint(8));
    final UInt child = output(uint(8));
    final UInt cycles = output(uint(8));

    Gated() {
      var gate = mainDomain().gated(enable);
      var count = in(gate, () -> reg(uint(8), 7));
      count.next(count.add(1).wrap(8));
      total.drive(count);
      child.drive(in(gate, () -> instance(new Counter())).count);
      var cycle = reg(uint(8), 0);
      cycle.next(cycle.add(1).wrap(8));
      cycles.drive(cycle);
    }
  }

  private static final class GatedArray extends Module {
    final Bool all = input(bool());
    final Vec<Bool> enables = input(vec(3, bool()));
    final Vec<UInt> totals = output(vec(3, uint(8)));
    final Vec<UInt> children = output(vec(3, uint(8)));
    final Vec<UInt> cycles = output(vec(3, uint(8)));
    final UInt single = output(uint(8));

    GatedArray() {
      in(mainDomain().gated(all), () -> {
        var cells = instances(3, Gated::new);
        cells.each(cell -> cell.enable, enables);
        totals.drive(cells.get(cell -> cell.total));
        children.drive(cells.get(cell -> cell.child));
        cycles.drive(cells.get(cell -> cell.cycles));
      });
      var cell = instance(new Gated());
      cell.enable.drive(enables.get(1));
      single.drive(cell.total);
    }
  }

  @Test
  void everyInstanceOfAnArrayHasItsOwnGate() {
    var top = new GatedArray();
    try (var sim = open(top)) {
      sim.poke(top.all, true).poke(top.enables, 1, 1, 1).reset();
      assertArrayEquals(new long[] {7, 7, 7}, sim.peek(top.totals));
      sim.poke(top.enables, 1, 0, 1).step().poke(top.enables, 0, 0, 1).step();
      assertArrayEquals(new long[] {8, 7, 9}, sim.peek(top.totals));
      assertArrayEquals(new long[] {6, 5, 7}, sim.peek(top.children));
      assertArrayEquals(new long[] {2, 2, 2}, sim.peek(top.cycles));
      sim.poke(top.all, false).poke(top.enables, 1, 1, 1).step();
      assertArrayEquals(new long[] {8, 7, 9}, sim.peek(top.totals));
      assertArrayEquals(new long[] {2, 2, 2}, sim.peek(top.cycles));
      assertEquals(8, sim.peek(top.single));
      sim.poke(top.all, true).poke(top.enables, 0, 1, 0).reset();
      assertArrayEquals(new long[] {8, 7, 9}, sim.peek(top.totals));
      assertArrayEquals(new long[] {6, 5, 7}, sim.peek(top.children));
      assertArrayEquals(new long[] {0, 0, 0}, sim.peek(top.cycles));
    }
  }

  // Resets

  private static final class Chain extends Module {
    final Bool trigger = input(bool());
    final UInt count = output(uint(8));
    final UInt child = output(uint(8));
    final Vec<UInt> array = output(vec(2, uint(8)));
    final Bits wide = output(bits(70));
    final Vec<UInt> lanes = output(vec(2, uint(8)));
    final Bool first;
    final Bool second;

    Chain() {
      mainReset(ResetStyle.ASYNC_HIGH);
      first = reg(bool(), true);
      first.next(trigger);
      second = in(mainDomain().withAsyncReset(first), () -> reg(bool(), true));
      second.next(lit(false));
      var last = mainDomain().withAsyncReset(second);
      in(last, () -> {
        var value = reg(uint(8), 9);
        value.next(value.add(1).wrap(8));
        count.drive(value);
        child.drive(instance(new Counter()).count);
        array.drive(instances(2, Counter::new).get(counter -> counter.count));
        var bits = reg(bits(70), litBits(70, BigInteger.ONE.shiftLeft(69)));
        bits.next(litBits(70, 1));
        wide.drive(bits);
        var vec = reg(vec(2, uint(8)), constants(uint(8), 3, 4));
        when(trigger.not(), () -> vec.next(vec.with(0, value)));
        lanes.drive(vec);
      });
    }
  }

  @Test
  void whatIsResetMayResetOthers() {
    var top = new Chain();
    try (var sim = open(top)) {
      assertEquals(0, sim.peek(top.count));
      sim.hold(top.mainDomain());
      assertChain(sim, top, 9, 5, 69, 3);
      sim.release(top.mainDomain());
      assertChain(sim, top, 9, 5, 69, 3);
      sim.step();
      assertEquals(0, sim.peek(top.first));
      assertChain(sim, top, 9, 5, 69, 3);
      sim.step();
      assertEquals(0, sim.peek(top.second));
      assertChain(sim, top, 9, 5, 69, 3);
      sim.step();
      assertChain(sim, top, 10, 6, 0, 9);
      sim.poke(top.trigger, true);
      assertChain(sim, top, 10, 6, 0, 9);
      sim.step();
      assertEquals(1, sim.peek(top.second));
      assertChain(sim, top, 9, 5, 69, 3);
    }
  }

  private static void assertChain(Simulator sim, Chain top, long count, long child, int bit, long lane) {
    assertEquals(count, sim.peek(top.count));
    assertEquals(child, sim.peek(top.child));
    assertArrayEquals(new long[] {child, child}, sim.peek(top.array));
    assertEquals(BigInteger.ONE.shiftLeft(bit), sim.peekBig(top.wide));
    assertArrayEquals(new long[] {lane, 4}, sim.peek(top.lanes));
  }

  private static final class OwnResets extends Module {
    final Bool soft = input(bool());
    final Bool enable = input(bool());
    final UInt plain = output(uint(8));
    final UInt gated = output(uint(8));
    final UInt child = output(uint(8));
    final UInt idle = output(uint(8));

    OwnResets() {
      var restart = mainDomain().withReset(soft);
      var gate = restart.gated(enable);
      plain.drive(in(restart, () -> instance(new Counter())).count);
      child.drive(in(gate, () -> instance(new Counter())).count);
      var value = in(gate, () -> reg(uint(8), 30));
      value.next(value.add(1).wrap(8));
      gated.drive(value);
      var still = in(gate, () -> reg(uint(8), 40));
      still.next(still);
      idle.drive(still);
    }
  }

  @Test
  void aSynchronousResetNeedsAnEdgeOfItsDomain() {
    var top = new OwnResets();
    try (var sim = open(top)) {
      sim.poke(top.soft, true).step();
      assertCounts(sim, top, 5, 0, 0, 0);
      sim.poke(top.enable, true).step();
      assertCounts(sim, top, 5, 5, 30, 40);
      sim.poke(top.soft, false).step();
      assertCounts(sim, top, 6, 6, 31, 40);
      sim.reset();
      assertCounts(sim, top, 7, 7, 32, 40);
    }
  }

  private static void assertCounts(Simulator sim, OwnResets top, long plain, long child, long gated, long idle) {
    assertEquals(plain, sim.peek(top.plain));
    assertEquals(child, sim.peek(top.child));
    assertEquals(gated, sim.peek(top.gated));
    assertEquals(idle, sim.peek(top.idle));
  }

  // Memories

  private static final class TwoPorts extends Module {
    final ClockDomain reader = clockDomain();
    final UInt address = input(index(4));
    final Vec<UInt> data = input(vec(3, uint(8)));
    final Vec<Bool> mask = input(vec(3, bool()));
    final Bool enable = input(bool());
    final Vec<UInt> slow = output(vec(3, uint(8)));
    final Vec<UInt> gated = output(vec(3, uint(8)));
    final Vec<UInt> now = output(vec(3, uint(8)));
    final Memory<Vec<UInt>> words = memory(vec(3, uint(8)), 4);

    TwoPorts() {
      in(mainDomain().gated(enable), () -> words.write(address, data, mask));
      slow.drive(in(reader, () -> crossing(() -> words.readSync(address))));
      gated.drive(in(reader.enabled(enable), () -> crossing(() -> words.readSync(address))));
      now.drive(words.read(address));
    }
  }

  @Test
  void readsAndWritesHaveTheirOwnClocks() {
    var top = new TwoPorts();
    try (var sim = open(top)) {
      sim.poke(top.address, 3).poke(top.data, 1, 2, 3).poke(top.mask, 1, 1, 1).step();
      assertArrayEquals(new long[] {0, 0, 0}, sim.peek(top.now));
      sim.poke(top.enable, true).step();
      assertMemory(sim, top, new long[] {1, 2, 3}, new long[3], new long[3]);
      sim.poke(top.data, 7, 8, 9).poke(top.mask, 0, 1, 0).step();
      assertMemory(sim, top, new long[] {1, 8, 3}, new long[] {1, 2, 3}, new long[] {1, 2, 3});
      sim.poke(top.enable, false).step(top.reader);
      assertMemory(sim, top, new long[] {1, 8, 3}, new long[] {1, 8, 3}, new long[] {1, 2, 3});
      sim.poke(top.enable, true).poke(top.mask, 1, 0, 1).step(top.mainDomain());
      assertMemory(sim, top, new long[] {7, 8, 9}, new long[] {1, 8, 3}, new long[] {1, 2, 3});
      sim.step(top.reader);
      assertMemory(sim, top, new long[] {7, 8, 9}, new long[] {7, 8, 9}, new long[] {7, 8, 9});
    }
  }

  private static void assertMemory(Simulator sim, TwoPorts top, long[] now, long[] slow, long[] gated) {
    assertArrayEquals(now, sim.peek(top.now));
    assertArrayEquals(slow, sim.peek(top.slow));
    assertArrayEquals(gated, sim.peek(top.gated));
  }

  // What is watched

  private static final class Watched extends Module {
    final ClockDomain other = clockDomain();
    final Bool enable = input(bool());
    final UInt value = input(uint(8));

    Watched() {
      in(mainDomain().gated(enable), () -> cover(value.gt(3), "gated"));
      in(other, () -> print("other {}", value));
      in(other.withReset(enable), () -> cover(value.gt(3), "own reset"));
    }
  }

  private static final class Watches extends Module {
    final ClockDomain other = clockDomain();
    final Vec<Bool> enables = input(vec(2, bool()));
    final UInt value = input(uint(8));

    Watches() {
      var single = instance(new Watched());
      single.other.drive(other);
      single.enable.drive(enables.get(0));
      single.value.drive(value);
      var array = instances(2, Watched::new);
      array.module().other.drive(other);
      array.each(cell -> cell.enable, enables);
      array.all(cell -> cell.value, value);
      print("main {}", value);
    }
  }

  @Test
  void watchesBelongToTheirDomains() {
    var top = new Watches();
    List<String> lines = new ArrayList<>();
    try (var sim = open(top)) {
      sim.onPrint(lines::add).poke(top.value, 4).poke(top.enables, 1, 0).step(top.mainDomain());
      assertThat(lines).containsExactly("main 4");
      assertCovered(sim, 1, 0, 1, 0, 0, 0);
      lines.clear();
      sim.step(top.other);
      assertThat(lines).containsExactly("other 4", "other 4", "other 4");
      assertCovered(sim, 1, 0, 1, 0, 0, 1);
      lines.clear();
      sim.poke(top.enables, 0, 0).step();
      assertThat(lines).containsExactly("main 4", "other 4", "other 4", "other 4");
      assertCovered(sim, 1, 1, 1, 1, 0, 2);
      lines.clear();
      sim.hold(top.other).poke(top.value, 9).step();
      assertThat(lines).containsExactly("main 9");
      assertCovered(sim, 1, 2, 1, 2, 0, 3);
      sim.hold(top.mainDomain()).release(top.other).poke(top.enables, 1, 1).step(top.mainDomain());
      assertCovered(sim, 1, 2, 1, 2, 0, 3);
    }
  }

  private static void assertCovered(Simulator sim, long... counts) {
    List<String> names = List.of("single: gated", "single: own reset", "array[0]: gated", "array[0]: own reset",
        "array[1]: gated", "array[1]: own reset");
    Map<String, Long> coverage = sim.coverage();
    assertThat(names.stream().map(coverage::get).toList()).isEqualTo(java.util.Arrays.stream(counts).boxed().toList());
  }

  private static final class Printed extends Module {
    final SInt level = input(sint(5));
    final SInt shown = output(sint(22));

    Printed() {
      shown.drive(level);
      print("{} {x}", shown, shown);
    }
  }

  @Test
  void aValueIsShownAsOneOfItsType() {
    var top = new Printed();
    List<String> lines = new ArrayList<>();
    try (var sim = open(top)) {
      sim.onPrint(lines::add).poke(top.level, -16).step();
      assertThat(lines).containsExactly("-16 3ffff0");
    }
  }

  // State from outside

  @Test
  void aRegisterThatIsSetFromOutsideResetsAtOnce() {
    Circuit circuit = Burin.circuit(new Chain());
    try (var bench = new Bench(circuit, open(circuit))) {
      bench.setState("value", 0, 100);
      assertEquals("100", bench.state("value"));
      bench.setState("second", 0, 1);
      assertEquals("9", bench.state("value"));
      bench.setState("value", 0, 100).setState("vec", 0, 1, 2);
      assertEquals("9", bench.state("value"));
      assertEquals("[3, 4]", bench.state("vec"));
    }
  }
}
