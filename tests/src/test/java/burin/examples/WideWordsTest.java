package burin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.sim.Engine;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The digest is that of a model with numbers of any size.
class WideWordsTest {
  private static final int LANES = 8;
  private static final int BITS = 32 * LANES;
  private static final BigInteger ALL = BigInteger.ONE.shiftLeft(BITS).subtract(BigInteger.ONE);

  private static final class Reference {
    private BigInteger sum = BigInteger.ZERO;
    private BigInteger largest = BigInteger.ZERO;
    private BigInteger checksum = BigInteger.ZERO;
    private BigInteger shifted = BigInteger.ZERO;
    private final BigInteger[] words = new BigInteger[16];

    Reference() {
      Arrays.fill(words, BigInteger.ZERO);
    }

    void step(BigInteger word, int shift, boolean write, int address) {
      BigInteger read = words[address];
      if (write) words[address] = shifted.andNot(sum);
      sum = sum.add(word).and(ALL);
      largest = largest.max(word);
      BigInteger doubled = checksum.shiftLeft(1).and(ALL);
      BigInteger polynomial = BigInteger.ONE.shiftLeft(BITS / 2).add(BigInteger.valueOf(0x87));
      checksum = (checksum.testBit(BITS - 1) ? doubled.xor(polynomial) : doubled).xor(word);
      shifted = read.shiftRight(shift).xor(word);
    }

    long digest() {
      BigInteger all = sum.xor(checksum).xor(largest.andNot(shifted)).xor(shifted);
      int digest = 0;
      for (int i = 0; i < LANES; i++) digest ^= all.shiftRight(32 * i).intValue();
      return Integer.toUnsignedLong(digest);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void digestsAreThoseOfTheReference(Engine engine) {
    var top = new WideWords(new WideWords.Config(LANES));
    var reference = new Reference();
    var random = new Random(3);
    try (var sim = engine.open(top)) {
      sim.reset();
      for (int cycle = 0; cycle < 300; cycle++) {
        long[] lanes = random.longs(LANES, 0, 1L << 32).toArray();
        if (cycle % 7 == 0) Arrays.fill(lanes, (1L << 32) - 1);
        int shift = random.nextInt(BITS);
        boolean write = random.nextBoolean();
        int address = random.nextInt(16);
        sim.poke(top.in, lanes).poke(top.shift, shift).poke(top.write, write).poke(top.address, address).step();
        reference.step(word(lanes), shift, write, address);
        int now = cycle;
        assertEquals(reference.digest(), sim.peek(top.digest), () -> "cycle " + now);
      }
    }
  }

  private static BigInteger word(long[] lanes) {
    BigInteger word = BigInteger.ZERO;
    for (int i = LANES - 1; i >= 0; i--) word = word.shiftLeft(32).or(BigInteger.valueOf(lanes[i]));
    return word;
  }

  @Test
  void lanesAreAPowerOfTwo() {
    var error = assertThrows(IllegalArgumentException.class, () -> new WideWords.Config(12));
    assertEquals("lanes is 12, must be a power of two from 2 on", error.getMessage());
  }
}
