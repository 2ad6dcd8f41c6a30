package burin.lib.logic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.hdl.DataType;
import burin.hdl.SInt;
import burin.lib.Engines;
import burin.sim.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Shift registers and delay lines.
class DelaysTest {
  private static final DataType<SInt> TYPE = DataType.signedRange(-20, 9);
  private static final long SEED = 12;
  private static final int CYCLES = 200;

  static Stream<Arguments> lengths() {
    var quick = Engines.quick().flatMap(engine -> IntStream.of(1, 2, 3, 8, 17).mapToObj(n -> Arguments.of(engine, n)));
    return Stream.concat(quick, Stream.of(Arguments.of(Engine.LOCKSTEP, 4)));
  }

  static Stream<Arguments> delays() {
    return lengths().flatMap(length -> Stream.of(DelayLine.Style.values())
        .map(style -> Arguments.of(length.get()[0], (int) length.get()[1] + style.ordinal(), style)));
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void keepsTheLastValues(Engine engine, int length) {
    var register = new ShiftRegister<>(new ShiftRegister.Config<>(TYPE, length));
    var random = new Random(SEED);
    try (var sim = engine.open(register)) {
      long[] expected = new long[length];
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        boolean shift = random.nextBoolean();
        long in = random.nextInt(30) - 20;
        sim.poke(register.shift, shift).poke(register.in, in).step();
        if (shift) {
          System.arraycopy(expected, 1, expected, 0, length - 1);
          expected[length - 1] = in;
        }
        assertArrayEquals(expected, sim.peek(register.out), "seed " + SEED + ", cycle " + cycle);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("delays")
  void delaysByExactlySoManyCycles(Engine engine, int cycles, DelayLine.Style style) {
    var line = new DelayLine<>(new DelayLine.Config<>(TYPE, cycles, style));
    var random = new Random(SEED);
    try (var sim = engine.open(line)) {
      sim.reset();
      List<Long> sent = new ArrayList<>();
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        long in = random.nextInt(30) - 20;
        sent.add(in);
        sim.poke(line.in, in);
        if (cycle >= cycles) assertEquals(sent.get(cycle - cycles), sim.peek(line.out), "seed " + SEED + ", cycle " + cycle);
        sim.step();
      }
    }
  }

  @Test
  void rejectsNoDelay() {
    var error = assertThrows(
        IllegalArgumentException.class, () -> new DelayLine.Config<>(TYPE, 0, DelayLine.Style.REGISTERS));
    assertEquals("cycles is 0, must be at least 1", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> new DelayLine.Config<>(TYPE, 1, DelayLine.Style.MEMORY));
    assertEquals("cycles is 1, must be at least 2", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> new ShiftRegister.Config<>(TYPE, 0));
    assertEquals("length is 0, must be at least 1", error.getMessage());
  }
}
