package burin.lib.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.hdl.DataType;
import burin.hdl.UInt;
import burin.lib.Engines;
import burin.sim.Engine;
import burin.sim.testing.Item;
import burin.sim.testing.Stalls;
import burin.sim.testing.TestBench;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Several streams to one, and one to several.
class ChoiceTest {
  private static final DataType<UInt> TYPE = DataType.uint(12);
  private static final int EACH = 60;

  static Stream<Arguments> sizes() {
    var quick = Engines.quick().flatMap(engine -> Stream.of(1, 2, 3, 4, 7).map(n -> Arguments.of(engine, n)));
    return Stream.concat(quick, Stream.of(Arguments.of(Engine.LOCKSTEP, 3)));
  }

  static Stream<Arguments> arbiters() {
    return sizes().flatMap(size -> Stream.of(Arbiter.Policy.values())
        .map(policy -> Arguments.of(size.get()[0], size.get()[1], policy)));
  }

  private static Arbiter<UInt> arbiter(int inputs, Arbiter.Policy policy) {
    return new Arbiter<>(new Arbiter.Config<>(TYPE, inputs, policy));
  }

  /// Item `i` of stream `s`.
  private static long item(int stream, int i) {
    return stream * 256L + i;
  }

  private static List<Item> items(int stream) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < EACH; i++) items.add(Item.of(item(stream, i)));
    return items;
  }

  @ParameterizedTest
  @MethodSource("arbiters")
  void arbiterKeepsTheOrderOfEveryStream(Engine engine, int inputs, Arbiter.Policy policy) {
    var arbiter = arbiter(inputs, policy);
    try (var sim = engine.open(arbiter)) {
      var bench = new TestBench(sim, inputs).reset();
      var drivers = Ports.drivers(bench, arbiter.in, 60);
      for (int i = 0; i < inputs; i++) drivers.get(i).send(items(i));
      var monitor = Ports.monitor(bench, arbiter.out, 30).onItem(item ->
          assertEquals(item.get(0) / 256, sim.peek(arbiter.chosen), "the stream that " + item + " is from"));
      bench.runUntil(() -> monitor.items().size() == inputs * EACH);
      for (int i = 0; i < inputs; i++) {
        int stream = i;
        var own = monitor.items().stream().filter(item -> item.get(0) / 256 == stream).toList();
        bench.explaining(() -> assertEquals(items(stream), own));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void roundRobinServesInTurn(Engine engine, int inputs) {
    assertEquals(expectedTurns(inputs), firstServed(engine, arbiter(inputs, Arbiter.Policy.ROUND_ROBIN), 3 * inputs));
  }

  private static List<Long> expectedTurns(int inputs) {
    List<Long> turns = new ArrayList<>();
    for (int i = 0; i < 3 * inputs; i++) turns.add((long) i % inputs);
    return turns;
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void lowestFirstServesTheLowest(Engine engine, int inputs) {
    var served = firstServed(engine, arbiter(inputs, Arbiter.Policy.LOWEST_FIRST), 5);
    assertEquals(List.of(0L, 0L, 0L, 0L, 0L), served);
  }

  /// Which streams are served one after the other, a cycle each, where all have something to offer.
  private static List<Long> firstServed(Engine engine, Arbiter<UInt> arbiter, int cycles) {
    try (var sim = engine.open(arbiter)) {
      var bench = new TestBench(sim, 1).reset();
      var drivers = Ports.drivers(bench, arbiter.in, 0);
      for (int i = 0; i < drivers.size(); i++) drivers.get(i).send(items(i));
      var monitor = Ports.monitor(bench, arbiter.out, 0);
      bench.run(cycles);
      assertEquals(cycles, monitor.items().size());
      return monitor.items().stream().map(item -> item.get(0) / 256).toList();
    }
  }

  /// A choice that was offered is kept, although a stream comes up that goes before: the monitor checks the payload.
  @ParameterizedTest
  @MethodSource("arbiters")
  void arbiterKeepsWhatItOffers(Engine engine, int inputs, Arbiter.Policy policy) {
    var arbiter = arbiter(inputs, policy);
    try (var sim = engine.open(arbiter)) {
      var bench = new TestBench(sim, 1).reset();
      var drivers = Ports.drivers(bench, arbiter.in, 0);
      var monitor = Ports.monitor(bench, arbiter.out, 0).stalling(Stalls.allBut(3));
      bench.step();
      drivers.getLast().send(items(inputs - 1));
      bench.step();
      drivers.getFirst().send(items(0));
      bench.runUntil(() -> monitor.items().size() >= 2);
      assertEquals(Item.of(item(inputs - 1, 0)), monitor.items().getFirst());
    }
  }

  @ParameterizedTest
  @MethodSource("arbiters")
  void packetArbiterServesWholePackets(Engine engine, int inputs, Arbiter.Policy policy) {
    var arbiter = new PacketArbiter<>(TYPE, inputs, policy);
    try (var sim = engine.open(arbiter)) {
      var bench = new TestBench(sim, 7).reset();
      var drivers = Ports.drivers(bench, arbiter.in, 50);
      for (int stream = 0; stream < inputs; stream++) {
        for (int i = 0; i < EACH; i++) drivers.get(stream).send(Item.of(i % 5 == 4 ? 1 : 0, item(stream, i)));
      }
      var monitor = Ports.monitor(bench, arbiter.out, 30);
      bench.runUntil(() -> monitor.items().size() == inputs * EACH);
      for (int i = 0; i < monitor.items().size(); i++) {
        long first = monitor.items().get(i - i % 5).get(1);
        assertEquals(first + i % 5, monitor.items().get(i).get(1), "item " + i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void demuxSendsToTheChosenOne(Engine engine, int outputs) {
    var demux = new Demux<>(new Demux.Config<>(TYPE, outputs));
    try (var sim = engine.open(demux)) {
      var bench = new TestBench(sim, 4).reset();
      var driver = Ports.driver(bench, demux.in, 20);
      var monitors = Ports.monitors(bench, demux.out, 40);
      for (int i = 0; i < EACH; i++) {
        int select = i * 5 % outputs;
        sim.poke(demux.select, select);
        driver.send(i);
        bench.runUntil(driver::isDone);
        assertEquals(Item.of(i), monitors.get(select).items().getLast());
      }
      assertEquals(EACH, monitors.stream().mapToInt(monitor -> monitor.items().size()).sum());
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void muxTakesFromTheChosenOne(Engine engine, int inputs) {
    var mux = new Mux<>(new Mux.Config<>(TYPE, inputs));
    try (var sim = engine.open(mux)) {
      var bench = new TestBench(sim, 4).reset();
      var drivers = Ports.drivers(bench, mux.in, 20);
      var monitor = Ports.monitor(bench, mux.out, 40);
      for (int i = 0; i < inputs; i++) drivers.get(i).send(items(i));
      for (int i = 0; i < inputs; i++) {
        int stream = i;
        sim.poke(mux.select, i);
        bench.runUntil(() -> drivers.get(stream).isDone());
        assertEquals(items(i), monitor.items().subList(i * EACH, (i + 1) * EACH));
      }
    }
  }

  @Test
  void rejectsNothingToChooseFrom() {
    var error = assertThrows(IllegalArgumentException.class, () -> arbiter(0, Arbiter.Policy.ROUND_ROBIN));
    assertEquals("inputs is 0, must be at least 1", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> new Mux.Config<>(TYPE, 0));
    assertEquals("inputs is 0, must be at least 1", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> new Demux.Config<>(TYPE, 0));
    assertEquals("outputs is 0, must be at least 1", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> burin.lib.stream.Stream.roundRobin(List.of()));
    assertEquals("no streams to choose from", error.getMessage());
  }
}
