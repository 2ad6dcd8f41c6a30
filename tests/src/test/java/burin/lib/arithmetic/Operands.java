package burin.lib.arithmetic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Operands of floating-point circuits, chosen where such circuits go wrong. Repeatable by the seed.
final class Operands {
  private final FloatFormat format;
  private final Random random;
  private final long[] corners;
  private final int fraction;
  private final int most;

  Operands(FloatFormat format, long seed) {
    this.format = format;
    this.random = new Random(seed);
    this.corners = corners(format);
    this.fraction = format.fractionBits();
    this.most = format.highestExponent();
  }

  /// Two operands.
  record Pair(long a, long b) {}

  /// Zeros, ones, the ends of what is normal and of what is subnormal, infinities, several that are no numbers, and numbers whose
  /// fractions are all zeros, all ones, one bit at either end or in the middle, at exponents from end to end.
  static long[] corners(FloatFormat format) {
    int f = format.fractionBits();
    long ones = (1L << f) - 1;
    long[] fractions = {0, 1, ones, ones - 1, 1L << (f - 1), (1L << (f - 1)) - 1, (1L << (f - 1)) + 1 & ones, 1L << f / 2};
    int bias = format.bias();
    int most = format.highestExponent();
    int[] exponents = {
      0, 1, 2, bias / 2, bias / 2 + 1, bias - f - 2, bias - f - 1, bias - f, bias - 2, bias - 1, bias, bias + 1, bias + f,
      bias + f + 1, bias + f + 2, bias + bias / 2, bias + bias / 2 + 1, most - 2, most - 1, most
    };
    Set<Long> found = new LinkedHashSet<>();
    for (int exponent : exponents) {
      if (exponent < 0 || exponent > most) continue;
      for (long low : fractions) {
        long size = (long) exponent << f | low;
        found.add(size);
        found.add(1L << (format.width() - 1) | size);
      }
    }
    return found.stream().mapToLong(Long::longValue).toArray();
  }

  /// All pairs of corners.
  static List<Pair> cornerPairs(FloatFormat format) {
    List<Pair> pairs = new ArrayList<>();
    for (long a : corners(format)) for (long b : corners(format)) pairs.add(new Pair(a, b));
    return pairs;
  }

  List<Pair> pairs(int count) {
    List<Pair> pairs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) pairs.add(pair());
    return pairs;
  }

  private Pair pair() {
    return switch (random.nextInt(9)) {
      case 0 -> new Pair(any(), any());
      case 1 -> near(any());
      case 2 -> cancelling(any());
      case 3 -> tied();
      case 4 -> productAt(most - random.nextInt(3));
      case 5 -> productAt(1 - random.nextInt(fraction + 4));
      case 6 -> new Pair(subnormal(), random.nextBoolean() ? subnormal() : any());
      case 7 -> new Pair(corners[random.nextInt(corners.length)], any());
      default -> new Pair(sparse(exponent()), sparse(exponent()));
    };
  }

  private long any() {
    return random.nextLong() & mask(format.width());
  }

  private int exponent() {
    return random.nextInt(most + 1);
  }

  private long number(long exponent, long low) {
    long sign = random.nextBoolean() ? 1L << (format.width() - 1) : 0;
    return sign | Math.clamp(exponent, 0, most) << fraction | low & mask(fraction);
  }

  private static long mask(int bits) {
    return (1L << bits) - 1 | (bits == 64 ? -1 : 0);
  }

  /// Few ones, or few zeros.
  private long sparse(long exponent) {
    long low = random.nextLong() & random.nextLong() & random.nextLong();
    return number(exponent, random.nextBoolean() ? low : ~low);
  }

  /// An exponent that is at most a little more than a significand away.
  private Pair near(long a) {
    long exponent = a >>> fraction & most;
    return new Pair(a, number(exponent + random.nextInt(2 * fraction + 9) - fraction - 4, random.nextLong()));
  }

  /// Almost the same with the other sign; perhaps one exponent away.
  private Pair cancelling(long a) {
    long other = a ^ 1L << (format.width() - 1);
    long changed = (other & mask(format.width() - 1)) + random.nextInt(9) - 4 + ((long) random.nextInt(3) - 1 << fraction);
    long sign = other & 1L << (format.width() - 1);
    return new Pair(a, sign | changed & mask(format.width() - 1));
  }

  /// Half a last bit of the other, or very nearly so.
  private Pair tied() {
    long a = random.nextBoolean() ? any() : sparse(exponent());
    long exponent = (a >>> fraction & most) - fraction - 1 + random.nextInt(3) - 1;
    return new Pair(a, number(exponent, switch (random.nextInt(3)) {
      case 0 -> 0;
      case 1 -> 1L << random.nextInt(fraction);
      default -> mask(fraction) - random.nextInt(2);
    }));
  }

  /// A product whose exponent is about this; full or sparse fractions, so that some are ties.
  private Pair productAt(int exponent) {
    int first = random.nextInt(most);
    long second = (long) exponent + format.bias() - first;
    long a = random.nextBoolean() ? number(first, random.nextLong()) : sparse(first);
    return new Pair(a, random.nextBoolean() ? number(second, random.nextLong()) : sparse(second));
  }

  private long subnormal() {
    return number(0, random.nextBoolean() ? random.nextLong() : 1L << random.nextInt(fraction));
  }
}
