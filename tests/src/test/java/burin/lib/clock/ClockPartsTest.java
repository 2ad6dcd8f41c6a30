package burin.lib.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.Burin;
import burin.diag.UserError;
import burin.hdl.Bool;
import burin.hdl.ClockDomain;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.ir.ResetStyle;
import burin.lib.Engines;
import burin.lib.stream.Stream;
import burin.sim.Engine;
import burin.sim.testing.Item;
import burin.sim.testing.StreamDriver;
import burin.sim.testing.StreamMonitor;
import burin.sim.testing.TestBench;
import java.util.LinkedHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Parts between clocks, with clocks of all ratios and in random order.
class ClockPartsTest {
  static java.util.stream.Stream<Engine> engines() {
    return Engines.all();
  }

  static java.util.stream.Stream<Arguments> speeds() {
    return engines().flatMap(engine -> java.util.stream.Stream.of(
        Arguments.of(engine, 50, 50), Arguments.of(engine, 10, 90), Arguments.of(engine, 90, 10)));
  }

  private static final class Bits extends Module {
    final ClockDomain target = clockDomain(ResetStyle.ASYNC_LOW);
    final Bool in = input(bool());
    final Bool out = output(bool());
    final Bool pulse = output(bool());

    Bits() {
      var held = regNext(in, 0);
      out.drive(Synchronizer.of(held, target, new Synchronizer.Config(3, false)));
      pulse.drive(PulseSynchronizer.of(in, mainDomain(), target));
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aBitArrivesAfterItsStages(Engine engine) {
    var top = new Bits();
    try (var sim = engine.open(top)) {
      sim.reset().poke(top.in, true).step(top.mainDomain()).step(top.target).step(top.target);
      assertEquals(0, sim.peek(top.out));
      sim.step(top.target);
      assertEquals(1, sim.peek(top.out));
      sim.hold(top.target);
      assertEquals(0, sim.peek(top.out));
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void everyPulseArrivesOnce(Engine engine) {
    var top = new Bits();
    try (var sim = engine.open(top)) {
      sim.reset();
      for (int sent = 0; sent < 5; sent++) {
        sim.poke(top.in, true).step(top.mainDomain()).poke(top.in, false);
        int seen = 0;
        for (int i = 0; i < 6; i++) {
          sim.step(top.target);
          seen += (int) sim.peek(top.pulse);
          if (i % 2 == 0) sim.step(top.mainDomain());
        }
        assertEquals(1, seen);
      }
    }
  }

  private static final class Streams extends Module {
    final ClockDomain target = clockDomain();
    final Stream<UInt> in = input(Stream.of(uint(8)));
    final Stream<UInt> out = output(Stream.of(uint(8)));
    final Stream<UInt> slowIn = input(Stream.of(uint(8)));
    final Stream<UInt> slowOut = output(Stream.of(uint(8)));

    Streams() {
      out.drive(AsyncFifo.of(in, 4, mainDomain(), target));
      slowOut.drive(Handshake.of(slowIn, mainDomain(), target));
    }
  }

  @ParameterizedTest
  @MethodSource("speeds")
  void itemsArriveInOrder(Engine engine, int source, int target) {
    var top = new Streams();
    try (var sim = engine.open(top)) {
      var bench = new TestBench(sim, 7 * source + target).reset();
      var clocks = new LinkedHashMap<ClockDomain, Integer>();
      clocks.put(top.mainDomain(), source);
      clocks.put(top.target, target);
      long[] items = IntStream.range(0, 40).mapToLong(i -> (i * 37 + 11) % 256).toArray();
      var fast = send(bench, top.in, top.mainDomain(), items);
      var slow = send(bench, top.slowIn, top.mainDomain(), items);
      var fastOut = take(bench, top.out, top.target);
      var slowOut = take(bench, top.slowOut, top.target);
      for (int i = 0; i < 20_000 && slowOut.items().size() < items.length; i++) bench.stepRandomly(clocks);
      assertThat(fast.isDone() && slow.isDone()).isTrue();
      assertThat(fastOut.items()).isEqualTo(Item.each(items));
      assertThat(slowOut.items()).isEqualTo(Item.each(items));
    }
  }

  private static StreamDriver send(TestBench bench, Stream<UInt> in, ClockDomain clock, long... items) {
    return bench.add(bench.driver(in.valid, in.ready, in.payload).stalling(20).send(items), clock);
  }

  private static StreamMonitor take(TestBench bench, Stream<UInt> out, ClockDomain clock) {
    return bench.add(bench.monitor(out.valid, out.ready, out.payload).stalling(30), clock);
  }

  private static final class Queue extends Module {
    final AsyncFifo<UInt> fifo = instance(new AsyncFifo<>(new AsyncFifo.Config<>(uint(8), 8)));
    final ClockDomain write = clockDomain();
    final ClockDomain read = clockDomain();
    final Bool push = input(bool());
    final Bool ready = output(bool());
    final UInt writeLevel = output(range(0, 8));
    final UInt readLevel = output(range(0, 8));

    Queue() {
      fifo.write.drive(write);
      fifo.read.drive(read);
      fifo.in.valid.drive(push);
      fifo.in.payload.drive(1);
      fifo.out.ready.drive(false);
      ready.drive(fifo.in.ready);
      writeLevel.drive(fifo.writeLevel);
      readLevel.drive(fifo.readLevel);
    }
  }

  /// One more than the memory holds waits in the read port.
  @ParameterizedTest
  @MethodSource("engines")
  void theQueueFillsUp(Engine engine) {
    var top = new Queue();
    try (var sim = engine.open(top)) {
      sim.reset().poke(top.push, true);
      for (int i = 0; i < 8; i++) {
        assertEquals(1, sim.peek(top.ready));
        assertEquals(i, sim.peek(top.writeLevel));
        sim.step(top.write);
      }
      assertEquals(0, sim.peek(top.ready));
      assertEquals(0, sim.peek(top.readLevel));
      sim.step(top.read).step(top.read);
      assertEquals(8, sim.peek(top.readLevel));
      sim.step(top.read).step(top.write).step(top.write);
      assertEquals(1, sim.peek(top.ready));
      assertEquals(7, sim.peek(top.readLevel));
    }
  }

  private static final class Released extends Module {
    final UInt count = output(uint(8));

    Released() {
      mainReset(ResetStyle.ASYNC_LOW);
      var safe = mainDomain().withSynchronizedReset();
      count.drive(in(safe, () -> {
        var value = reg(uint(8), 5);
        value.next(value.add(1).wrap(8));
        return value;
      }));
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aSynchronizedResetIsLetGoWithTheClock(Engine engine) {
    var top = new Released();
    try (var sim = engine.open(top)) {
      sim.hold(top.mainDomain());
      assertEquals(5, sim.peek(top.count), "at once");
      sim.release(top.mainDomain()).step();
      assertEquals(5, sim.peek(top.count));
      sim.step();
      assertEquals(5, sim.peek(top.count), "let go by this edge");
      sim.step();
      assertEquals(6, sim.peek(top.count));
    }
  }

  private static final class Forgetful extends Module {
    final ClockDomain pixel = clockDomain();
    final UInt out = output(uint(8));

    Forgetful() {
      var count = reg(uint(8), 0);
      count.next(count.incrementWrapping());
      var inner = in(pixel, () -> instance(new Follower()));
      inner.value.drive(count.shr(1));
      out.drive(inner.held);
    }
  }

  private static final class Follower extends Module {
    final UInt value = input(uint(8));
    final UInt held = output(uint(8));

    Follower() {
      var caught = regNext(value, 0);
      held.drive(caught);
    }
  }

  @Test
  void aCrossingWithoutAPartIsAMistakeThatNamesBothSides() {
    assertThatThrownBy(() -> Burin.circuit(new Forgetful()))
        .isInstanceOf(UserError.class)
        .hasMessageMatching("""
            ClockPartsTest.java:\\d+: error B020: `inner.caught`, which belongs to the clock `pixel`, \
            takes a value from `count`, which belongs to the main clock
              ClockPartsTest.java:\\d+: `count` is declared here
              ClockPartsTest.java:\\d+: `inner.caught` is declared here
              write: a part of burin.lib.clock between them: Synchronizer for one bit, AsyncFifo or Handshake for data""");
  }

  private static final class OneClock extends Module {
    final Bool in = input(bool());
    final Bool out = output(bool());

    OneClock() {
      out.drive(PulseSynchronizer.of(in, mainDomain(), mainDomain()));
    }
  }

  @Test
  void twoClocksThatAreOneNeedNoPart() {
    Burin.circuit(new OneClock());
  }
}
