package burin.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.hdl.Bool;
import burin.hdl.ClockDomain;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.ir.ResetStyle;
import burin.sim.Engine;
import burin.sim.Simulator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Several clocks, resets of every style, gates: what a step of some clocks does.
class ClocksTest {
  static Stream<Engine> engines() {
    return Stream.of(Engine.values());
  }

  private static final class Counter extends Module {
    final UInt count = output(uint(8));

    Counter() {
      var value = reg(uint(8), 5);
      value.next(value.add(1).wrap(8));
      count.drive(value);
    }
  }

  private static final class TwoClocks extends Module {
    final ClockDomain pixel = clockDomain(ResetStyle.ASYNC_LOW);
    final UInt slow = output(uint(8));
    final UInt fast = output(uint(8));
    final UInt child = output(uint(8));

    TwoClocks() {
      var a = reg(uint(8), 10);
      a.next(a.add(1).wrap(8));
      slow.drive(a);
      in(pixel, () -> {
        var b = reg(uint(8), 20);
        b.next(b.add(1).wrap(8));
        fast.drive(b);
        var counter = instance(new Counter());
        child.drive(counter.count);
      });
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void eachClockHasItsOwnEdges(Engine engine) {
    var top = new TwoClocks();
    try (var sim = engine.open(top)) {
      sim.reset();
      assertCounts(sim, top, 10, 20, 5);
      sim.step(top.mainDomain());
      assertCounts(sim, top, 11, 20, 5);
      sim.step(top.pixel).step(top.pixel);
      assertCounts(sim, top, 11, 22, 7);
      sim.step(top.mainDomain(), top.pixel);
      assertCounts(sim, top, 12, 23, 8);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void anAsynchronousResetActsAtOnce(Engine engine) {
    var top = new TwoClocks();
    try (var sim = engine.open(top)) {
      sim.reset().step(3);
      sim.hold(top.pixel);
      assertCounts(sim, top, 13, 20, 5);
      sim.step();
      assertCounts(sim, top, 14, 20, 5);
      sim.release(top.pixel);
      assertCounts(sim, top, 14, 20, 5);
      sim.hold(top.mainDomain());
      assertCounts(sim, top, 14, 20, 5);
      sim.step();
      assertCounts(sim, top, 10, 21, 6);
    }
  }

  private static void assertCounts(Simulator sim, TwoClocks top, long slow, long fast, long child) {
    assertEquals(slow, sim.peek(top.slow));
    assertEquals(fast, sim.peek(top.fast));
    assertEquals(child, sim.peek(top.child));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void periodsGiveTheEdgesOfSeveralClocks(Engine engine) {
    var top = new TwoClocks();
    try (var sim = engine.open(top)) {
      sim.reset().period(top.mainDomain(), 10, 0).period(top.pixel, 4, 2);
      sim.advance(40);
      assertCounts(sim, top, 14, 30, 15);
      sim.advance(2);
      assertCounts(sim, top, 15, 30, 15);
      assertEquals(42, sim.time());
    }
  }

  private static final class Gates extends Module {
    final Bool enable = input(bool());
    final UInt gatedCount = output(uint(8));
    final UInt enabledCount = output(uint(8));
    final UInt insideGate = output(uint(8));
    final UInt insideEnable = output(uint(8));

    Gates() {
      var gate = mainDomain().gated(enable);
      var slot = mainDomain().enabled(enable);
      gatedCount.drive(in(gate, () -> counter()));
      enabledCount.drive(in(slot, () -> counter()));
      insideGate.drive(in(gate, () -> instance(new Counter())).count);
      insideEnable.drive(in(slot, () -> instance(new Counter())).count);
    }

    private UInt counter() {
      var value = reg(uint(8), 5);
      value.next(value.add(1).wrap(8));
      return value;
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aGateLetsEdgesThroughWhileItIsEnabled(Engine engine) {
    var top = new Gates();
    try (var sim = engine.open(top)) {
      sim.poke(top.enable, true).reset();
      assertAll(sim, top, 5);
      sim.step();
      assertAll(sim, top, 6);
      sim.poke(top.enable, false).step(3);
      assertAll(sim, top, 6);
      sim.reset();
      assertAll(sim, top, 6);
      sim.poke(top.enable, true).step();
      assertAll(sim, top, 7);
      sim.reset();
      assertAll(sim, top, 5);
    }
  }

  private static void assertAll(Simulator sim, Gates top, long count) {
    assertEquals(count, sim.peek(top.gatedCount));
    assertEquals(count, sim.peek(top.enabledCount));
    assertEquals(count, sim.peek(top.insideGate));
    assertEquals(count, sim.peek(top.insideEnable));
  }

  private static final class OwnResets extends Module {
    final Bool soft = input(bool());
    final UInt softCount = output(uint(8));
    final UInt heldCount = output(uint(8));

    OwnResets() {
      mainReset(ResetStyle.ASYNC_LOW);
      var restart = mainDomain().withReset(soft);
      var held = reg(bool(), true);
      held.next(soft);
      var asynchronous = mainDomain().withAsyncReset(held);
      softCount.drive(in(restart, () -> instance(new Counter())).count);
      heldCount.drive(in(asynchronous, () -> instance(new Counter())).count);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aDomainHasAResetOfItsOwn(Engine engine) {
    var top = new OwnResets();
    try (var sim = engine.open(top)) {
      sim.hold(top.mainDomain());
      assertEquals(0, sim.peek(top.softCount));
      assertEquals(5, sim.peek(top.heldCount));
      sim.release(top.mainDomain()).poke(top.soft, true).step();
      assertEquals(5, sim.peek(top.softCount));
      assertEquals(5, sim.peek(top.heldCount));
      sim.poke(top.soft, false).step();
      assertEquals(6, sim.peek(top.softCount));
      assertEquals(5, sim.peek(top.heldCount));
      sim.step();
      assertEquals(7, sim.peek(top.softCount));
      assertEquals(6, sim.peek(top.heldCount));
      sim.poke(top.soft, true).step();
      assertEquals(5, sim.peek(top.softCount));
      assertEquals(5, sim.peek(top.heldCount), "the register is high after the edge, and resets at once");
    }
  }

  private static final class Inner extends Module {
    final ClockDomain write = clockDomain();
    final ClockDomain read = clockDomain();
    final UInt written = output(uint(4));
    final UInt taken = output(uint(4));

    Inner() {
      in(write, () -> {
        var count = reg(uint(4), 1);
        count.next(count.add(1).wrap(4));
        written.drive(count);
      });
      in(read, () -> {
        var count = reg(uint(4), 2);
        count.next(count.add(1).wrap(4));
        taken.drive(count);
      });
    }
  }

  private static final class Outer extends Module {
    final ClockDomain fast = clockDomain(ResetStyle.SYNC_LOW);
    final UInt written = output(uint(4));
    final UInt taken = output(uint(4));

    Outer() {
      var inner = instance(new Inner());
      inner.write.drive(fast);
      inner.read.drive(mainDomain());
      written.drive(inner.written);
      taken.drive(inner.taken);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void theClocksOfAnInstanceAreConnected(Engine engine) {
    var top = new Outer();
    try (var sim = engine.open(top)) {
      sim.reset().step(top.fast).step(top.fast).step(top.mainDomain());
      assertEquals(3, sim.peek(top.written));
      assertEquals(3, sim.peek(top.taken));
    }
  }
}
