package burin.lib.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.hdl.DataType;
import burin.hdl.SInt;
import burin.lib.Engines;
import burin.sim.Engine;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Memories with separate ports, cycle for cycle against arrays.
class MemoriesTest {
  private static final DataType<SInt> TYPE = DataType.signedRange(-5, 14);
  private static final long SEED = 14;
  private static final int CYCLES = 500;

  static Stream<Arguments> depths() {
    var quick = Engines.quick().flatMap(engine -> IntStream.of(1, 2, 3, 8, 33).mapToObj(n -> Arguments.of(engine, n)));
    return Stream.concat(quick, Stream.of(Arguments.of(Engine.LOCKSTEP, 5)));
  }

  static Stream<Arguments> collisions() {
    return depths().flatMap(depth -> Stream.of(SimpleDualPort.Collision.values())
        .map(collision -> Arguments.of(depth.get()[0], depth.get()[1], collision)));
  }

  @ParameterizedTest
  @MethodSource("collisions")
  void writesAndReads(Engine engine, int depth, SimpleDualPort.Collision collision) {
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
        if (read && collision == SimpleDualPort.Collision.NEW) expected = words[from];
        assertEquals(expected, sim.peek(memory.readData), "seed " + SEED + ", cycle " + cycle);
      }
    }
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
        for (int i = 0; i < lanes; i++) words[to][i] = mask[i] == 1 ? data[i] : words[to][i];
      }
    }
  }

  @Test
  void rejectsNothingToKeep() {
    var error = assertThrows(
        IllegalArgumentException.class, () -> new SimpleDualPort.Config<>(TYPE, 0, SimpleDualPort.Collision.OLD));
    assertEquals("depth is 0, must be at least 1", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> new MaskedMemory.Config<>(TYPE, 0, 4));
    assertEquals("lanes is 0, must be at least 1", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> new MaskedMemory.Config<>(TYPE, 1, 0));
    assertEquals("depth is 0, must be at least 1", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> new MaskedMemory.Config<>(null, 1, 1));
    assertEquals("lane is null", error.getMessage());
  }
}
