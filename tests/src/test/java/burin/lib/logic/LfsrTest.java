package burin.lib.logic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.lib.Engines;
import burin.sim.Engine;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LfsrTest {

  static Stream<Arguments> sizes() {
    var quick = Engines.quick().flatMap(engine -> IntStream.of(2, 3, 8, 31, 33, 64).boxed().flatMap(width ->
        Stream.of(1, 2, width).map(steps -> Arguments.of(engine, width, steps))));
    return Stream.concat(quick, Stream.of(Arguments.of(Engine.LOCKSTEP, 16, 5)));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void stepsAsTheModel(Engine engine, int width, int steps) {
    var config = Lfsr.Config.maximal(width).withSeed(3).withSteps(steps);
    var lfsr = new Lfsr(config);
    try (var sim = engine.open(lfsr)) {
      sim.reset();
      BigInteger expected = BigInteger.valueOf(3);
      for (int cycle = 0; cycle < 50; cycle++) {
        assertEquals(expected, sim.peekBig(lfsr.value), "cycle " + cycle);
        sim.poke(lfsr.advance, cycle % 3 != 0).step();
        if (cycle % 3 == 0) continue;
        for (int i = 0; i < steps; i++) {
          expected = expected.testBit(0) ? expected.shiftRight(1).xor(config.taps()) : expected.shiftRight(1);
        }
      }
    }
  }

  @Test
  void goesThroughAllValuesButZero() {
    var lfsr = new Lfsr(Lfsr.Config.maximal(10));
    try (var sim = Engine.JVM.open(lfsr)) {
      sim.reset().poke(lfsr.advance, true);
      Set<Long> seen = new HashSet<>();
      while (seen.add(sim.peek(lfsr.value))) sim.step();
      assertEquals(1023, seen.size());
      assertEquals(1023, sim.cycle() - 1);
    }
  }

  /// The polynomial of each width is primitive: `x` has the order `2^width - 1` in the field that it makes.
  @Test
  void tapsOfAllWidthsAreMaximal() {
    for (int width = 2; width <= 64; width++) {
      var taps = Lfsr.Config.maximal(width).taps();
      BigInteger polynomial = taps.shiftLeft(1).setBit(0);
      BigInteger order = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
      assertEquals(BigInteger.ONE, power(order, polynomial), "width " + width);
      for (BigInteger prime : primeFactors(order)) {
        assertNotEquals(BigInteger.ONE, power(order.divide(prime), polynomial), "width " + width + ", factor " + prime);
      }
    }
  }

  /// `x^exponent` modulo a polynomial over the field of two.
  private static BigInteger power(BigInteger exponent, BigInteger polynomial) {
    BigInteger result = BigInteger.ONE;
    for (int i = exponent.bitLength() - 1; i >= 0; i--) {
      result = product(result, result, polynomial);
      if (exponent.testBit(i)) result = product(result, BigInteger.TWO, polynomial);
    }
    return result;
  }

  private static BigInteger product(BigInteger a, BigInteger b, BigInteger polynomial) {
    BigInteger result = BigInteger.ZERO;
    for (int i = b.bitLength() - 1; i >= 0; i--) {
      result = reduced(result.shiftLeft(1), polynomial);
      if (b.testBit(i)) result = reduced(result.xor(a), polynomial);
    }
    return result;
  }

  private static BigInteger reduced(BigInteger value, BigInteger polynomial) {
    return value.bitLength() < polynomial.bitLength() ? value : value.xor(polynomial);
  }

  private static Set<BigInteger> primeFactors(BigInteger number) {
    Set<BigInteger> factors = new HashSet<>();
    BigInteger rest = number;
    for (long p = 3; p < 100_000; p += 2) {
      BigInteger prime = BigInteger.valueOf(p);
      while (rest.mod(prime).signum() == 0) {
        factors.add(prime);
        rest = rest.divide(prime);
      }
    }
    split(rest, factors);
    return factors;
  }

  /// Pollard's rho, for what trial division leaves.
  private static void split(BigInteger number, Set<BigInteger> factors) {
    if (number.equals(BigInteger.ONE)) return;
    if (number.isProbablePrime(50)) {
      factors.add(number);
      return;
    }
    BigInteger factor = number;
    for (long c = 1; factor.equals(number); c++) factor = rho(number, BigInteger.valueOf(c));
    split(factor, factors);
    split(number.divide(factor), factors);
  }

  private static BigInteger rho(BigInteger number, BigInteger c) {
    BigInteger slow = BigInteger.TWO;
    BigInteger fast = BigInteger.TWO;
    BigInteger factor = BigInteger.ONE;
    while (factor.equals(BigInteger.ONE)) {
      slow = slow.multiply(slow).add(c).mod(number);
      fast = fast.multiply(fast).add(c).mod(number);
      fast = fast.multiply(fast).add(c).mod(number);
      factor = slow.subtract(fast).gcd(number);
    }
    return factor;
  }

  @Test
  void rejectsWhatWouldStandStill() {
    var error = assertThrows(IllegalArgumentException.class, () -> Lfsr.Config.maximal(8).withSeed(0));
    assertEquals("seed is 0, allowed 1..2^8-1", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> Lfsr.Config.maximal(65));
    assertEquals("width is 65, allowed 2..64", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> Lfsr.Config.maximal(8).withSteps(9));
    assertEquals("steps is 9, allowed 1..8", error.getMessage());
    error = assertThrows(
        IllegalArgumentException.class, () -> new Lfsr.Config(8, BigInteger.valueOf(64), BigInteger.ONE, 1));
    assertEquals("taps is 64, its highest one must be bit 7", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> new Lfsr.Config(1, BigInteger.ONE, BigInteger.ONE, 1));
    assertEquals("width is 1, must be at least 2", error.getMessage());
    assertTrue(Lfsr.Config.maximal(64).taps().testBit(63));
  }
}
