package burin.lib.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.diag.UserError;
import burin.hdl.Contents;
import burin.hdl.DataType;
import burin.hdl.ReadUnderWrite;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.lib.Engines;
import burin.sim.Engine;
import burin.sim.Simulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Memories with ports of every kind, cycle for cycle against arrays.
class MemoriesTest {
  private static final DataType<SInt> TYPE = DataType.signedRange(-5, 14);
  private static final DataType<Vec<UInt>> LANES = DataType.vec(3, DataType.uint(5));
  private static final long SEED = 14;
  private static final int CYCLES = 500;

  static Stream<Arguments> depths() {
    var quick = Engines.quick().flatMap(engine -> IntStream.of(1, 2, 3, 8, 33).mapToObj(n -> Arguments.of(engine, n)));
    return Stream.concat(quick, Stream.of(Arguments.of(Engine.LOCKSTEP, 5)));
  }

  static Stream<Arguments> collisions() {
    return depths().flatMap(depth -> Stream.of(ReadUnderWrite.values())
        .map(collision -> Arguments.of(depth.get()[0], depth.get()[1], collision)));
  }

  @ParameterizedTest
  @MethodSource("collisions")
  void writesAndReads(Engine engine, int depth, ReadUnderWrite collision) {
    var memory = new SimpleDualPort<>(new SimpleDualPort.Config<>(TYPE, depth, collision));
    var random = new Random(SEED);
    long[] words = new long[depth];
    long expected = 0;
    try (var sim = engine.open(memory)) {
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        boolean write = random.nextBoolean();
        boolean read = random.nextInt(4) != 0;
        int to = random.nextInt(depth);
        int from = random.nextInt(depth);
        long data = random.nextInt(20) - 5;
        sim.poke(memory.write, write).poke(memory.writeAddress, to).poke(memory.writeData, data)
            .poke(memory.read, read).poke(memory.readAddress, from).step();
        if (read) expected = words[from];
        if (write) words[to] = data;
        if (read && collision == ReadUnderWrite.NEW) expected = words[from];
        assertEquals(expected, sim.peek(memory.readData), "seed " + SEED + ", cycle " + cycle);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void aMaskIsForwardedLaneByLane(Engine engine) {
    for (ReadUnderWrite collision : ReadUnderWrite.values()) {
      var config = new SimpleDualPort.Config<>(LANES, 3, true, collision, SimpleDualPort.Clocks.ONE);
      var memory = new SimpleDualPort<>(config);
      var random = new Random(SEED);
      long[][] words = new long[3][3];
      try (var sim = engine.open(memory)) {
        sim.poke(memory.read, true);
        for (int cycle = 0; cycle < CYCLES; cycle++) {
          boolean write = random.nextInt(4) != 0;
          int to = random.nextInt(3);
          int from = random.nextInt(3);
          long[] data = random.longs(3, 0, 32).toArray();
          long[] mask = random.longs(3, 0, 2).toArray();
          sim.poke(memory.write, write).poke(memory.mask.get(), mask).poke(memory.writeAddress, to)
              .poke(memory.writeData, data).poke(memory.readAddress, from).step();
          long[] old = words[from].clone();
          if (write) put(words[to], mask, data);
          assertArrayEquals(collision == ReadUnderWrite.OLD ? old : words[from], sim.peek(memory.readData),
              collision + ", cycle " + cycle);
        }
      }
    }
  }

  private static void put(long[] word, long[] mask, long[] data) {
    for (int i = 0; i < word.length; i++) word[i] = mask[i] == 1 ? data[i] : word[i];
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void theReaderMayHaveAClockOfItsOwn(Engine engine) {
    var config = new SimpleDualPort.Config<>(TYPE, 4, false, ReadUnderWrite.OLD, SimpleDualPort.Clocks.TWO);
    var memory = new SimpleDualPort<>(config);
    try (var sim = engine.open(memory)) {
      sim.poke(memory.write, true).poke(memory.writeAddress, 2).poke(memory.writeData, 7).poke(memory.read, true)
          .poke(memory.readAddress, 2);
      sim.step(memory.reader);
      assertEquals(0, sim.peek(memory.readData));
      sim.step(memory.mainDomain());
      assertEquals(0, sim.peek(memory.readData));
      sim.step(memory.reader);
      assertEquals(7, sim.peek(memory.readData));
      sim.poke(memory.writeData, -1).step();
      assertEquals(7, sim.peek(memory.readData), "edges of both clocks at once: the old word");
    }
  }

  // Ports that read and write

  /// What a port does in a cycle and what it showed last.
  private static final class PortModel {
    final PortMode mode;
    boolean enable;
    boolean write;
    int address;
    long[] data;
    long[] mask;
    long[] shown;

    PortModel(PortMode mode, int lanes) {
      this.mode = mode;
      this.shown = new long[lanes];
    }

    void choose(Random random, int depth, int lanes) {
      enable = random.nextInt(5) != 0;
      write = random.nextBoolean();
      address = random.nextInt(depth);
      data = random.longs(lanes, -5, 15).toArray();
      mask = random.longs(lanes, 0, 2).toArray();
    }

    /// @param masked whether the port looks at its mask
    long[] written(long[] word, boolean masked) {
      long[] after = word.clone();
      for (int i = 0; i < after.length; i++) after[i] = !masked || mask[i] == 1 ? data[i] : after[i];
      return after;
    }

    /// Looks at the words before the edge.
    void read(long[][] words, boolean masked) {
      if (!enable || write && mode == PortMode.NO_CHANGE) return;
      shown = write && mode == PortMode.NEW ? written(words[address], masked) : words[address].clone();
    }

    void write(long[][] words, boolean masked) {
      if (enable && write) words[address] = written(words[address], masked);
    }

    void poke(Simulator sim, MemoryPort<Vec<SInt>> port) {
      sim.poke(port.enable, enable).poke(port.write, write).poke(port.address, address).poke(port.writeData, data);
      port.mask.ifPresent(lanes -> sim.poke(lanes, mask));
    }

    void assertShown(Simulator sim, MemoryPort<Vec<SInt>> port, String where) {
      assertArrayEquals(shown, sim.peek(port.readData), where);
    }
  }

  static Stream<Arguments> modes() {
    List<Arguments> all = new ArrayList<>();
    for (PortMode a : PortMode.values()) {
      for (PortMode b : PortMode.values()) {
        for (boolean masked : new boolean[] {false, true}) {
          Engines.quick().forEach(engine -> all.add(Arguments.of(engine, a, b, masked)));
        }
      }
    }
    all.add(Arguments.of(Engine.LOCKSTEP, PortMode.OLD, PortMode.NEW, false));
    all.add(Arguments.of(Engine.LOCKSTEP, PortMode.NO_CHANGE, PortMode.NEW, true));
    all.add(Arguments.of(Engine.LOCKSTEP, PortMode.NEW, PortMode.OLD, true));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("modes")
  void twoPortsReadAndWrite(Engine engine, PortMode a, PortMode b, boolean masked) {
    int lanes = 2;
    int depth = 3;
    var config = new TrueDualPort.Config<>(
        DataType.vec(lanes, TYPE), depth, masked, a, b, TrueDualPort.Clocks.ONE);
    var memory = new TrueDualPort<>(config);
    var first = new PortModel(a, lanes);
    var second = new PortModel(b, lanes);
    var random = new Random(SEED);
    long[][] words = new long[depth][lanes];
    try (var sim = engine.open(memory)) {
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        first.choose(random, depth, lanes);
        second.choose(random, depth, lanes);
        first.poke(sim, memory.a);
        second.poke(sim, memory.b);
        sim.step();
        first.read(words, masked);
        second.read(words, masked);
        first.write(words, masked);
        second.write(words, masked);
        String where = "seed " + SEED + ", cycle " + cycle;
        first.assertShown(sim, memory.a, where);
        second.assertShown(sim, memory.b, where);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void onePortReadsAndWrites(Engine engine, PortMode mode, PortMode other, boolean masked) {
    if (other != PortMode.OLD) return;
    var memory = new SinglePort<>(new SinglePort.Config<>(DataType.vec(2, TYPE), 5, masked, mode));
    var model = new PortModel(mode, 2);
    var random = new Random(SEED);
    long[][] words = new long[5][2];
    try (var sim = engine.open(memory)) {
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        model.choose(random, 5, 2);
        model.poke(sim, memory.port);
        sim.step();
        model.read(words, masked);
        model.write(words, masked);
        model.assertShown(sim, memory.port, "seed " + SEED + ", cycle " + cycle);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void twoPortsMayHaveTwoClocks(Engine engine) {
    var config = new TrueDualPort.Config<>(
        DataType.vec(2, TYPE), 3, false, PortMode.NEW, PortMode.OLD, TrueDualPort.Clocks.TWO);
    var memory = new TrueDualPort<>(config);
    var first = new PortModel(PortMode.NEW, 2);
    var second = new PortModel(PortMode.OLD, 2);
    var random = new Random(SEED);
    long[][] words = new long[3][2];
    try (var sim = engine.open(memory)) {
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        first.choose(random, 3, 2);
        second.choose(random, 3, 2);
        first.poke(sim, memory.a);
        second.poke(sim, memory.b);
        boolean isFirst = random.nextBoolean();
        sim.step(isFirst ? memory.mainDomain() : memory.clockOfB);
        var active = isFirst ? first : second;
        active.read(words, false);
        active.write(words, false);
        first.assertShown(sim, memory.a, "cycle " + cycle);
        second.assertShown(sim, memory.b, "cycle " + cycle);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void aRomHoldsItsContents(Engine engine) {
    var rom = new Rom<>(new Rom.Config<>(TYPE, 5, Contents.of(3, -5, 14)));
    long[] words = {3, -5, 14, 0, 0};
    try (var sim = engine.open(rom)) {
      sim.poke(rom.read, true);
      for (int i = 0; i < 5; i++) assertEquals(words[i], sim.poke(rom.address, i).step().peek(rom.readData));
      assertEquals(0, sim.poke(rom.read, false).poke(rom.address, 1).step().peek(rom.readData));
    }
  }

  @Test
  void rejectsNothingToKeep() {
    assertRejected("depth is 0, must be at least 1", () -> new SimpleDualPort.Config<>(TYPE, 0, ReadUnderWrite.OLD));
    assertNullRefused("`type` of `SimpleDualPort.Config`", () -> new SimpleDualPort.Config<>(null, 1, ReadUnderWrite.OLD));
    assertNullRefused("`collision` of `SimpleDualPort.Config`", () -> new SimpleDualPort.Config<>(TYPE, 1, null));
    assertRejected("depth is 0, must be at least 1", () -> new SinglePort.Config<>(TYPE, 0, PortMode.OLD));
    assertNullRefused("`mode` of `SinglePort.Config`", () -> new SinglePort.Config<>(TYPE, 1, null));
    assertRejected("depth is 0, must be at least 1", () -> new TrueDualPort.Config<>(TYPE, 0, PortMode.OLD));
    assertNullRefused("`a` of `TrueDualPort.Config`", () -> new TrueDualPort.Config<>(TYPE, 1, null));
    assertRejected("depth is 0, must be at least 1", () -> new Rom.Config<>(TYPE, 0, Contents.of(1)));
    assertNullRefused("`contents` of `Rom.Config`", () -> new Rom.Config<>(TYPE, 1, null));
  }

  @Test
  void rejectsMasksWithoutLanes() {
    assertRejected("a mask for words of signedRange(-5, 14), which have no lanes",
        () -> new SinglePort.Config<>(TYPE, 1, true, PortMode.OLD));
    assertRejected("a mask for words of signedRange(-5, 14), which have no lanes",
        () -> new TrueDualPort.Config<>(TYPE, 1, true, PortMode.OLD, PortMode.OLD, TrueDualPort.Clocks.ONE));
    assertRejected("a mask for words of signedRange(-5, 14), which have no lanes",
        () -> new SimpleDualPort.Config<>(TYPE, 1, true, ReadUnderWrite.OLD, SimpleDualPort.Clocks.ONE));
  }

  @Test
  void rejectsNewWordsAcrossClocks() {
    assertRejected("collision is NEW, but with two clocks no word can be forwarded",
        () -> new SimpleDualPort.Config<>(TYPE, 1, false, ReadUnderWrite.NEW, SimpleDualPort.Clocks.TWO));
  }

  @Test
  void rejectsNoLanes() {
    assertRejected("lanes is 0, must be at least 1", () -> new MaskedMemory.Config<>(TYPE, 0, 4));
    assertRejected("depth is 0, must be at least 1", () -> new MaskedMemory.Config<>(TYPE, 1, 0));
    assertNullRefused("`lane` of `MaskedMemory.Config`", () -> new MaskedMemory.Config<>(null, 1, 1));
  }

  private static void assertNullRefused(String what, Runnable config) {
    String message = assertThrows(UserError.class, config::run).getMessage();
    assertTrue(message.contains("error B015: " + what + " is null"), message);
  }

  private static void assertRejected(String message, Runnable config) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, config::run).getMessage());
  }

  @ParameterizedTest
  @MethodSource("depths")
  void writesSingleLanes(Engine engine, int depth) {
    int lanes = depth % 4 + 1;
    var memory = new MaskedMemory<>(new MaskedMemory.Config<>(TYPE, lanes, depth));
    var random = new Random(SEED);
    long[][] words = new long[depth][lanes];
    try (var sim = engine.open(memory)) {
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        long[] mask = random.longs(lanes, 0, 2).toArray();
        long[] data = random.longs(lanes, -5, 15).toArray();
        int to = random.nextInt(depth);
        int from = random.nextInt(depth);
        sim.poke(memory.write, mask).poke(memory.writeAddress, to).poke(memory.writeData, data)
            .poke(memory.readAddress, from).step();
        assertArrayEquals(words[from], sim.peek(memory.readData), "seed " + SEED + ", cycle " + cycle);
        put(words[to], mask, data);
      }
    }
  }
}
