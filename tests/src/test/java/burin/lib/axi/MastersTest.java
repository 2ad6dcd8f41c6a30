package burin.lib.axi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.lib.stream.Flow;
import burin.lib.stream.Fragment;
import burin.lib.stream.Ports;
import burin.sim.Engine;
import burin.sim.testing.Agent;
import burin.sim.testing.Item;
import burin.sim.testing.StreamDriver;
import burin.sim.testing.StreamMonitor;
import burin.sim.testing.TestBench;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The masters that read and write, at a memory in Java, with the checker looking on.
class MastersTest {
  private static final long MOST_WORDS = 3000;

  /// Both masters at one port.
  static final class Mover extends Module {
    private final MasterConfig config;
    final burin.lib.stream.Stream<Transfer> reads = input(burin.lib.stream.Stream.of(Transfer.of(config.bus(), MOST_WORDS)));
    final burin.lib.stream.Stream<Fragment<Bits>> out =
        output(burin.lib.stream.Stream.of(Fragment.of(bits(config.bus().dataBits()))));
    final Bool readError = output(bool());
    final burin.lib.stream.Stream<Transfer> writes = input(burin.lib.stream.Stream.of(Transfer.of(config.bus(), MOST_WORDS)));
    final burin.lib.stream.Stream<Bits> data = input(burin.lib.stream.Stream.of(bits(config.bus().dataBits())));
    final Flow<Bool> done = output(Flow.of(bool()));
    final Axi4 m_axi = output(Axi4.of(config.bus()));
    final Bool failed = output(bool());

    Mover(MasterConfig config) {
      this.config = config;
      super();
      var reader = instance(new AxiReader(config));
      reader.in.drive(reads);
      m_axi.ar().drive(reader.ar);
      reader.r.drive(m_axi.r());
      out.drive(reader.out);
      readError.drive(reader.error);

      var writer = instance(new AxiWriter(config));
      writer.in.drive(writes);
      writer.data.drive(data);
      m_axi.aw().drive(writer.aw);
      m_axi.w().drive(writer.w);
      writer.b.drive(m_axi.b());
      done.drive(writer.done);

      var checker = instance(new Axi4Checker(new Axi4Checker.Config(config.bus(), 20)));
      checker.axi.drive(m_axi);
      failed.drive(checker.failed);
    }
  }

  private static MasterConfig config(int addressBits, int dataBits, int maxBurst, int outstanding) {
    return new MasterConfig(new Axi4.Config(addressBits, dataBits), MOST_WORDS, maxBurst, outstanding);
  }

  static Stream<Arguments> configs() {
    var configs = List.of(config(32, 32, 16, 4), config(64, 128, 256, 2), config(13, 8, 256, 1), config(20, 1024, 1, 3),
        config(10, 64, 7, 16));
    var quick = configs.stream().map(config -> Arguments.of(Engine.JVM, config));
    return Stream.concat(quick, Stream.of(Arguments.of(Engine.INTERP, configs.getLast()),
        Arguments.of(Engine.LOCKSTEP, configs.getFirst())));
  }

  /// What goes on around a mover.
  private static final class Bench {
    final TestBench bench;
    final Mover mover;
    final StreamDriver reads;
    final StreamMonitor out;
    final StreamDriver writes;
    final StreamDriver data;
    final AxiMemory memory;
    final List<Boolean> done = new ArrayList<>();
    int readErrors;

    Bench(TestBench bench, Mover mover, int stalls, long errorsFrom) {
      this.bench = bench;
      this.mover = mover;
      reads = Ports.driver(bench, mover.reads, stalls);
      out = Ports.monitor(bench, mover.out, stalls);
      writes = Ports.driver(bench, mover.writes, stalls);
      data = Ports.driver(bench, mover.data, stalls);
      memory = new AxiMemory(bench, mover.m_axi, mover.config.bus(), stalls, errorsFrom);
      bench.add(new Agent() {
        @Override
        public void observe() {
          watch();
        }
      });
    }

    private void watch() {
      var sim = bench.sim();
      assertEquals(0, sim.peek(mover.failed), "the checker complains");
      if (sim.peek(mover.done.valid) == 1) done.add(sim.peek(mover.done.payload) == 1);
      readErrors += (int) sim.peek(mover.readError);
    }
  }

  private static long address(Random random, MasterConfig config, int words) {
    long space = config.bus().addressBits() > 40 ? 1L << 40 : 1L << config.bus().addressBits();
    long end = space - (long) words * config.bus().bytes();
    return end <= 0 ? 0 : random.nextLong(end) / config.bus().bytes() * config.bus().bytes();
  }

  private static int words(Random random, MasterConfig config) {
    long space = config.bus().addressBits() > 40 ? MOST_WORDS : (1L << config.bus().addressBits()) / config.bus().bytes();
    return random.nextInt(4) == 0 ? 1 : 1 + random.nextInt((int) Math.min(space, random.nextBoolean() ? 10 : 300));
  }

  private static List<Item> packet(AxiMemory memory, MasterConfig config, long address, int words) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      BigInteger last = BigInteger.valueOf(i + 1 == words ? 1 : 0);
      items.add(Item.of(last, memory.word(address + (long) i * config.bus().bytes())));
    }
    return items;
  }

  @ParameterizedTest
  @MethodSource("configs")
  void reads(Engine engine, MasterConfig config) {
    var mover = new Mover(config);
    try (var sim = engine.open(mover)) {
      for (int stalls : new int[] {0, 50}) {
        sim.reset();
        var bench = new Bench(new TestBench(sim, 30 + stalls), mover, stalls, Long.MAX_VALUE);
        Random random = bench.bench.random();
        List<Item> expected = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
          int words = words(random, config);
          long address = address(random, config, words);
          bench.reads.send(Item.of(address + random.nextInt(config.bus().bytes()), words - 1));
          expected.addAll(packet(bench.memory, config, address, words));
        }
        bench.bench.runUntil(() -> bench.out.items().size() == expected.size(), 100_000).run(5);
        bench.bench.explaining(() -> assertEquals(expected, bench.out.items()));
        for (var burst : bench.memory.reads) assertTrue(burst.words() <= config.maxBurst(), burst.toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("configs")
  void writes(Engine engine, MasterConfig config) {
    var mover = new Mover(config);
    try (var sim = engine.open(mover)) {
      for (int stalls : new int[] {0, 50}) {
        sim.reset();
        var bench = new Bench(new TestBench(sim, 40 + stalls), mover, stalls, Long.MAX_VALUE);
        Random random = bench.bench.random();
        for (int i = 0; i < 15; i++) {
          int words = words(random, config);
          long address = address(random, config, words);
          bench.writes.send(Item.of(address, words - 1));
          List<BigInteger> data = new ArrayList<>();
          for (int j = 0; j < words; j++) data.add(new BigInteger(config.bus().dataBits(), random));
          data.forEach(word -> bench.data.send(Item.of(word)));
          int transfers = i + 1;
          bench.bench.runUntil(() -> bench.done.size() == transfers, 100_000);
          for (int j = 0; j < words; j++) {
            assertEquals(data.get(j), bench.memory.word(address + (long) j * config.bus().bytes()));
          }
        }
        assertTrue(bench.data.isDone());
        assertTrue(bench.done.stream().noneMatch(error -> error));
        for (var burst : bench.memory.writes) assertTrue(burst.words() <= config.maxBurst(), burst.toString());
      }
    }
  }

  /// Both at once, with transfers that follow one another closely.
  @ParameterizedTest
  @MethodSource("configs")
  void readsAndWritesAtOnce(Engine engine, MasterConfig config) {
    var mover = new Mover(config);
    try (var sim = engine.open(mover)) {
      sim.reset();
      var bench = new Bench(new TestBench(sim, 50), mover, 20, Long.MAX_VALUE);
      for (int i = 0; i < 10; i++) {
        bench.reads.send(Item.of(0, i));
        bench.writes.send(Item.of((long) i * config.bus().bytes(), 0));
        bench.data.send(Item.of(100 + i));
      }
      bench.bench.runUntil(() -> bench.done.size() == 10 && bench.out.items().size() == 55);
      for (int i = 0; i < 10; i++) assertEquals(100 + i, bench.memory.word((long) i * config.bus().bytes()).intValue());
    }
  }

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#all")
  void tellsOfErrors(Engine engine) {
    var config = config(16, 32, 8, 4);
    var mover = new Mover(config);
    try (var sim = engine.open(mover)) {
      sim.reset();
      var bench = new Bench(new TestBench(sim, 60), mover, 0, 0x1000);
      bench.reads.send(Item.of(0x0ff8, 3)).send(Item.of(0, 9));
      bench.writes.send(Item.of(0x0ff8, 3)).send(Item.of(0, 9)).send(Item.of(0x2000, 19));
      for (int i = 0; i < 34; i++) bench.data.send(i);
      bench.bench.runUntil(() -> bench.done.size() == 3 && bench.out.items().size() == 14);
      assertEquals(2, bench.readErrors);
      assertEquals(List.of(true, false, true), bench.done);
    }
  }

  /// 4 KiB of words without a pause: addresses a cycle after the transfer, words every cycle.
  @ParameterizedTest
  @MethodSource("burin.lib.Engines#all")
  void keepsTheBusBusy(Engine engine) {
    var config = config(32, 32, 16, 4);
    var mover = new Mover(config);
    try (var sim = engine.open(mover)) {
      sim.reset();
      var bench = new Bench(new TestBench(sim, 70), mover, 0, Long.MAX_VALUE);
      bench.reads.send(Item.of(0x1000, 1023));
      bench.writes.send(Item.of(0x8000, 1023));
      for (int i = 0; i < 1024; i++) bench.data.send(i);
      bench.bench.runUntil(() -> bench.done.size() == 1 && bench.out.items().size() == 1024);
      assertEquals(64, bench.memory.reads.size());
      assertEquals(64, bench.memory.writes.size());
      long start = bench.reads.cycles().getFirst();
      assertEquals(start + 1, bench.memory.ar.cycles().getFirst());
      assertEquals(start + 1, bench.memory.aw.cycles().getFirst());
      assertEquals(start + 2, bench.data.cycles().getFirst());
      assertEquals(1023, bench.data.cycles().getLast() - bench.data.cycles().getFirst());
      assertEquals(1023, bench.out.cycles().getLast() - bench.out.cycles().getFirst());
    }
  }

  @Test
  void rejectsSizesThatCannotBe() {
    var bus = new Axi4.Config(32, 32);
    assertRejected("maxWords is 0, allowed 1..4294967296", () -> new MasterConfig(bus, 0, 16, 1));
    assertRejected("maxBurst is 257, allowed 1..256", () -> new MasterConfig(bus, 1, 257, 1));
    assertRejected("maxBurst is 0, allowed 1..256", () -> new MasterConfig(bus, 1, 0, 1));
    assertRejected("outstanding is 0, must be at least 1", () -> new MasterConfig(bus, 1, 1, 0));
    assertRejected("addressBits is 2, must be over 2", () -> new MasterConfig(new Axi4.Config(2, 32), 1, 1, 1));
    assertRejected("dataBits is 48, must be a power of two within 8..1024", () -> new Axi4.Config(32, 48));
    assertRejected("dataBits is 2048, must be a power of two within 8..1024", () -> new Axi4.Config(32, 2048));
    assertRejected("addressBits is 65, allowed 1..64", () -> new Axi4.Config(65, 32));
    assertRejected("idBits is -1, must not be negative", () -> new Axi4.Config(32, 32, -1, 0));
    assertRejected("userBits is -1, must not be negative", () -> new Axi4.Config(32, 32, 0, -1));
  }

  private static void assertRejected(String message, Runnable wrong) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
  }
}
