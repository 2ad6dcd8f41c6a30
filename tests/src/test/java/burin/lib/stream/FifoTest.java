package burin.lib.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.hdl.DataType;
import burin.hdl.UInt;
import burin.lib.Engines;
import burin.sim.Engine;
import burin.sim.testing.Item;
import burin.sim.testing.TestBench;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FifoTest {
  private static final DataType<UInt> TYPE = DataType.uint(8);

  private static Fifo<UInt> fifo(int depth, Fifo.Read read) {
    return new Fifo<>(new Fifo.Config<>(TYPE, depth, read));
  }

  static Stream<Arguments> sizes() {
    return Engines.quick().flatMap(engine -> Stream.of(Fifo.Read.values()).flatMap(read ->
        IntStream.of(1, 2, 3, 4, 5, 7, 8, 9, 16, 33).mapToObj(depth -> Arguments.of(engine, depth, read))));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void keepsOrder(Engine engine, int depth, Fifo.Read read) {
    var fifo = fifo(depth, read);
    new Trial(engine, fifo, fifo.in, fifo.out).matches(Trial.number(8), items -> items);
  }

  @ParameterizedTest
  @EnumSource(Fifo.Read.class)
  void keepsOrderInVerilog(Fifo.Read read) {
    var fifo = fifo(5, read);
    new Trial(Engine.LOCKSTEP, fifo, fifo.in, fifo.out).matches(Trial.number(8), items -> items);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void hasTheLatencyAndRateOfItsTable(Engine engine, int depth, Fifo.Read read) {
    var fifo = fifo(depth, read);
    var trial = new Trial(engine, fifo, fifo.in, fifo.out);
    int latency = read == Fifo.Read.COMBINATIONAL ? 1 : 2;
    trial.hasLatency(latency, Trial.number(8));
    trial.gives(Math.min(depth, latency + 1), latency + 1, Trial.number(8));
    assertEquals(latency, new Fifo.Config<>(TYPE, depth, read).latency());
  }

  /// Fills up, is full, goes on one by one, empties: `occupancy` and both handshakes in every cycle.
  @ParameterizedTest
  @MethodSource("sizes")
  void countsWhatIsInside(Engine engine, int depth, Fifo.Read read) {
    var fifo = fifo(depth, read);
    try (var sim = engine.open(fifo)) {
      var bench = new TestBench(sim, 3).reset();
      var driver = bench.add(bench.driver(fifo.in.valid, fifo.in.ready, fifo.in.payload).stalling(30));
      var monitor = bench.add(bench.monitor(fifo.out.valid, fifo.out.ready, fifo.out.payload));
      boolean[] open = {false};
      monitor.stalling(() -> !open[0]);
      for (int i = 0; i < 4 * depth + 20; i++) driver.send(i % 256);
      int fullest = 0;
      for (int cycle = 0; cycle < 12 * depth + 60; cycle++) {
        open[0] = cycle % (4 * depth) >= 2 * depth;
        bench.step();
        int inside = driver.cycles().size() - monitor.cycles().size();
        assertEquals(inside, sim.peek(fifo.occupancy), "cycle " + cycle);
        assertEquals(inside < depth, sim.peek(fifo.in.ready) == 1, "cycle " + cycle);
        fullest = Math.max(fullest, inside);
      }
      assertEquals(depth, fullest);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Engine.class, names = {"INTERP", "LOCKSTEP"})
  void holdsBundlesWhoseNumbersAreNoPowersOfTwo(Engine engine) {
    var type = Pair.of(DataType.signedRange(-3, 9), DataType.vec(3, Fragment.of(DataType.range(2, 5))));
    var fifo = new Fifo<>(new Fifo.Config<>(type, 6, Fifo.Read.SYNCHRONOUS));
    new Trial(engine, fifo, fifo.in, fifo.out).matches(random -> Item.of(random.nextInt(13) - 3, random.nextInt(2),
        random.nextInt(2), random.nextInt(2), random.nextInt(6), random.nextInt(6), random.nextInt(6)), items -> items);
  }

  @Test
  void rejectsNoDepth() {
    var error = assertThrows(IllegalArgumentException.class, () -> new Fifo.Config<>(TYPE, 0));
    assertEquals("depth is 0, must be at least 1", error.getMessage());
  }
}
