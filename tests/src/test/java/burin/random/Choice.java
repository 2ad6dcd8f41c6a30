package burin.random;

import burin.ir.Range;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/// A source of random choices; equal seeds make equal choices.
final class Choice {
  private final Random random;

  Choice(long seed) {
    // Neighbouring seeds of Random begin alike.
    this.random = new Random(seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T of(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  @SafeVarargs
  final <T> T of(T... items) {
    return items[random.nextInt(items.length)];
  }

  BigInteger bits(int width) {
    return new BigInteger(width, random);
  }

  /// A number of the range; the bounds, their neighbours and 0 come often.
  BigInteger in(Range range) {
    BigInteger number = switch (below(8)) {
      case 0, 1 -> range.lo();
      case 2, 3 -> range.hi();
      case 4 -> BigInteger.valueOf(between(-2, 2));
      case 5 -> chance(50) ? range.lo().add(BigInteger.ONE) : range.hi().subtract(BigInteger.ONE);
      default -> anywhere(range);
    };
    return number.max(range.lo()).min(range.hi());
  }

  private BigInteger anywhere(Range range) {
    BigInteger count = range.hi().subtract(range.lo()).add(BigInteger.ONE);
    return range.lo().add(bits(count.bitLength() + 8).mod(count));
  }

  long seed() {
    return random.nextLong();
  }

  void shuffle(List<?> items) {
    java.util.Collections.shuffle(items, random);
  }
}
