package burin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.hdl.Module;
import burin.hdl.SInt;
import burin.sim.Engine;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The filters by lanes and tap by tap, against sums of products.
class FilterTest {
  private static final FilterConfig CONFIG = new FilterConfig(37, 8);
  private static final int CYCLES = 120;

  private static Stream<Engine> engines() {
    return Arrays.stream(Engine.values());
  }

  static Stream<Arguments> firs() {
    return engines().flatMap(engine -> {
      var lanes = new Fir(CONFIG);
      var unrolled = new UnrolledFir(CONFIG);
      return Stream.of(Arguments.of(engine, lanes, lanes.x, lanes.y), Arguments.of(engine, unrolled, unrolled.x, unrolled.y));
    });
  }

  static Stream<Arguments> trees() {
    return engines().flatMap(engine -> {
      var lanes = new Tree(CONFIG);
      var unrolled = new UnrolledTree(CONFIG);
      return Stream.of(Arguments.of(engine, lanes, lanes.x, lanes.y), Arguments.of(engine, unrolled, unrolled.x, unrolled.y));
    });
  }

  @ParameterizedTest
  @MethodSource("firs")
  void filters(Engine engine, Module fir, SInt x, SInt y) {
    long[] coefficients = CONFIG.coefficients();
    long[] input = input();
    try (var sim = engine.open(fir)) {
      sim.reset();
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        sim.poke(x, input[cycle]).step();
        long expected = 0;
        for (int i = 0; i <= Math.min(cycle, CONFIG.taps() - 1); i++) {
          expected += input[cycle - i] * coefficients[CONFIG.taps() - 1 - i];
        }
        assertEquals(expected, sim.peek(y), "cycle " + cycle);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("trees")
  void sums(Engine engine, Module tree, SInt x, SInt y) {
    long factor = Arrays.stream(CONFIG.coefficients()).sum();
    try (var sim = engine.open(tree)) {
      for (long value : input()) assertEquals(value * factor, sim.poke(x, value).step().peek(y));
    }
  }

  /// The largest and the smallest number first, long enough to fill every tap.
  private static long[] input() {
    long[] input = new long[CYCLES];
    var random = new Xorshift();
    for (int i = 0; i < CYCLES; i++) input[i] = i < 40 ? -128 : i < 80 ? 127 : random.next() >> 56;
    return input;
  }

  @Test
  void drawsTheCoefficientsOfOtherLanguages() {
    assertEquals("[-80, -101, -48, -27]", Arrays.toString(new FilterConfig(4, 8).coefficients()));
  }

  @Test
  void rejectsOneTap() {
    var error = assertThrows(IllegalArgumentException.class, () -> new FilterConfig(1, 8));
    assertEquals("taps is 1, must be at least 2", error.getMessage());
  }

  @Test
  void rejectsWideNumbers() {
    var error = assertThrows(IllegalArgumentException.class, () -> new FilterConfig(4, 17));
    assertEquals("width is 17, allowed 2..16", error.getMessage());
  }
}
