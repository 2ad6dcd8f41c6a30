package burin.sim.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/// Each operation of [Wide] beside [BigInteger], on random numbers and on those at the ends.
class WideTest {
  private static final int ROUNDS = 20_000;
  private static final BigInteger ONE = BigInteger.ONE;

  private final Random random = new Random(1);
  /// How many words the operands of this round have.
  private int words;

  private interface Operation {
    long[] apply(long[] a, long[] b, long[] to, int n);
  }

  /// Of so many bits, in two's complement.
  private BigInteger value(int width) {
    BigInteger top = ONE.shiftLeft(width - 1);
    return switch (random.nextInt(9)) {
      case 0 -> BigInteger.ZERO;
      case 1 -> ONE;
      case 2 -> ONE.negate();
      case 3 -> top.negate();
      case 4 -> top.subtract(ONE);
      case 5 -> ONE.shiftLeft(random.nextInt(width - 1)).subtract(BigInteger.valueOf(random.nextInt(2)));
      case 6 -> new BigInteger(random.nextInt(width), random);
      default -> new BigInteger(width, random).subtract(top);
    };
  }

  private int width() {
    return random.nextInt(4) == 0 ? 64 * (2 + random.nextInt(8)) : 65 + random.nextInt(536);
  }

  private static int words(int width) {
    return (width + 63) / 64;
  }

  /// What the words stand for as a number with a sign.
  private static BigInteger signed(long[] words) {
    BigInteger value = BigInteger.valueOf(words[words.length - 1]);
    for (int i = words.length - 2; i >= 0; i--) value = value.shiftLeft(64).or(Wide.toBig(new long[] {words[i]}));
    return value;
  }

  private static BigInteger low(BigInteger value, int width) {
    return value.and(ONE.shiftLeft(width).subtract(ONE));
  }

  /// Something else is in the array before.
  private long[] used(int n) {
    return random.longs(n).toArray();
  }

  private void isModular(Operation wide, BinaryOperator<BigInteger> exact) {
    for (int round = 0; round < ROUNDS; round++) {
      int n = words(width());
      words = n;
      BigInteger a = value(64 * n);
      BigInteger b = value(64 * n);
      long[] to = used(n);
      assertSame(to, wide.apply(Wide.words(a, n + random.nextInt(2)), Wide.words(b, n), to, n));
      assertEquals(low(exact.apply(a, b), 64 * n), Wide.toBig(to), () -> a + " and " + b + " in " + n + " words");
    }
  }

  @Test
  void sums() {
    isModular(Wide::add, BigInteger::add);
  }

  @Test
  void differences() {
    isModular(Wide::sub, BigInteger::subtract);
  }

  @Test
  void products() {
    isModular(Wide::mul, BigInteger::multiply);
  }

  @Test
  void negatedAndWithoutSign() {
    isModular((a, _, to, n) -> Wide.neg(a, to, n), (a, _) -> a.negate());
    isModular((a, _, to, n) -> Wide.abs(Arrays.copyOf(a, n), to, n), (a, _) -> a.abs());
  }

  @Test
  void quotients() {
    for (boolean signed : new boolean[] {true, false}) {
      isModular(
          (a, b, to, n) -> Wide.div(a, orOne(b, n), signed, to, n),
          (a, b) -> read(a, signed).divide(read(orOne(b), signed)));
      isModular(
          (a, b, to, n) -> Wide.rem(a, orOne(b, n), signed, to, n),
          (a, b) -> read(a, signed).remainder(read(orOne(b), signed)));
    }
  }

  private static long[] orOne(long[] b, int n) {
    return Wide.anyOne(b, n) ? b : Wide.words(ONE, n);
  }

  private static BigInteger orOne(BigInteger b) {
    return b.signum() == 0 ? ONE : b;
  }

  /// The number that the words stand for.
  private BigInteger read(BigInteger value, boolean signed) {
    return signed ? value : low(value, 64 * words);
  }

  @Test
  void comparisons() {
    for (int round = 0; round < ROUNDS; round++) {
      int n = words(width());
      BigInteger a = value(64 * n);
      BigInteger b = switch (random.nextInt(8)) {
        case 0 -> a;
        case 1, 2 -> a.xor(ONE.shiftLeft(random.nextInt(64 * n)));
        default -> value(64 * n);
      };
      long[] x = Wide.words(a, n);
      long[] y = Wide.words(b, n);
      BigInteger c = signed(x);
      BigInteger d = signed(y);
      assertEquals(Wide.toBig(x).equals(Wide.toBig(y)), Wide.equal(x, y, n));
      assertEquals(c.compareTo(d) < 0, Wide.less(x, y, true, n), () -> c + " < " + d);
      assertEquals(Wide.toBig(x).compareTo(Wide.toBig(y)) < 0, Wide.less(x, y, false, n));
      assertEquals(c.min(d), signed(Wide.min(x, y, true, used(n), n)));
      assertEquals(c.max(d), signed(Wide.max(x, y, true, used(n), n)));
      assertEquals(Wide.toBig(x).min(Wide.toBig(y)), Wide.toBig(Wide.min(x, y, false, used(n), n)));
      assertEquals(Wide.toBig(x).max(Wide.toBig(y)), Wide.toBig(Wide.max(x, y, false, used(n), n)));
    }
  }

  @Test
  void reductions() {
    for (int round = 0; round < ROUNDS; round++) {
      int width = width();
      int n = words(width);
      BigInteger a = low(value(width), width);
      long[] x = Wide.of(a, width);
      assertEquals(a.signum() != 0, Wide.anyOne(x, n));
      assertEquals(a.bitCount() == width, Wide.allOnes(x, width, n), () -> a + " of " + width + " bits");
      assertEquals(a.bitCount() & 1, Wide.parity(x, n));
    }
  }

  @Test
  void shifts() {
    for (int round = 0; round < ROUNDS; round++) {
      int width = width();
      int n = words(width);
      int amount = random.nextInt(4) == 0 ? 64 * random.nextInt(n + 1) : random.nextInt(64 * n + 1);
      BigInteger a = value(width);
      long[] x = Wide.words(a, n);
      assertEquals(low(a.shiftLeft(amount), 64 * n), Wide.toBig(Wide.shiftLeft(x, amount, used(n), n)));
      assertEquals(a.shiftRight(amount), signed(Wide.shiftRight(x, amount, true, used(n), n)), () -> a + " >> " + amount);
      BigInteger bits = low(a, width);
      long[] y = Wide.of(a, width);
      assertEquals(low(bits.shiftLeft(amount), width), Wide.toBig(Wide.shiftLeft(y, amount, width, used(n), n)));
      assertEquals(bits.shiftRight(amount), Wide.toBig(Wide.shiftRight(y, amount, false, used(n), n)));
    }
  }

  @Test
  void amounts() {
    for (int limit : new int[] {128, 600}) {
      assertEquals(limit, Wide.amount(Wide.words(ONE.shiftLeft(64), 2), limit));
      assertEquals(limit, Wide.amount(Wide.words(ONE.shiftLeft(63), 2), limit));
      assertEquals(limit, Wide.amount(Wide.words(BigInteger.valueOf(limit), 2), limit));
      assertEquals(77, Wide.amount(Wide.words(BigInteger.valueOf(77), 2), limit));
    }
  }

  @Test
  void wrapped() {
    for (int round = 0; round < ROUNDS; round++) {
      int width = width();
      int n = words(width);
      BigInteger a = value(64 * n + 1);
      long[] x = Wide.words(a, n + random.nextInt(2));
      assertEquals(low(a, width), Wide.toBig(Wide.wrap(x, width, used(n), n)));
      BigInteger wrapped = low(a, width);
      BigInteger expected = wrapped.testBit(width - 1) ? wrapped.subtract(ONE.shiftLeft(width)) : wrapped;
      assertEquals(expected, signed(Wide.wrapSigned(x, width, used(n), n)));
    }
  }

  @Test
  void widened() {
    for (int round = 0; round < ROUNDS; round++) {
      int n = words(width());
      int more = n + 1 + random.nextInt(3);
      BigInteger a = value(64 * n);
      assertEquals(signed(Wide.words(a, n)), signed(Wide.extend(Wide.words(a, n), n, true, used(more))));
      assertEquals(low(a, 64 * n), Wide.toBig(Wide.extend(Wide.words(a, n + random.nextInt(2)), n, false, used(more))));
      long number = random.nextLong();
      assertEquals(BigInteger.valueOf(number), signed(Wide.ofLong(number, true, used(n))));
      assertEquals(low(BigInteger.valueOf(number), 64), Wide.toBig(Wide.ofLong(number, false, used(n))));
    }
  }

  @Test
  void fields() {
    for (int round = 0; round < ROUNDS; round++) {
      int width = width();
      BigInteger a = new BigInteger(width, random);
      long[] x = Wide.of(a, width);
      int some = 1 + random.nextInt(64);
      int at = random.nextInt(width - some + 1);
      assertEquals(low(a.shiftRight(at), some), Wide.toBig(new long[] {Wide.get(x, at, some)}));
      int many = 65 + random.nextInt(width - 64);
      int low = random.nextInt(width - many + 1);
      long[] field = Wide.slice(x, low, many, used(words(many)));
      assertEquals(low(a.shiftRight(low), many), Wide.toBig(field));
      long[] to = new long[words(width)];
      Wide.put(to, low, many, field);
      assertEquals(low(a.shiftRight(low), many).shiftLeft(low), Wide.toBig(to));
      long value = random.nextLong();
      Wide.put(Wide.clear(to), at, some, value);
      assertEquals(low(BigInteger.valueOf(value), some).shiftLeft(at), Wide.toBig(to));
    }
  }

  @Test
  void lanes() {
    for (int round = 0; round < ROUNDS / 4; round++) {
      int width = 1 + random.nextInt(64);
      int count = 2 + random.nextInt(40);
      boolean isSigned = random.nextBoolean();
      long[] lanes = random.longs(count).map(lane -> isSigned
          ? lane << 64 - width >> 64 - width
          : lane << 64 - width >>> 64 - width).toArray();
      int n = words(width * count);
      BigInteger bits = BigInteger.ZERO;
      for (int i = count - 1; i >= 0; i--) bits = bits.shiftLeft(width).or(low(BigInteger.valueOf(lanes[i]), width));
      long[] packed = Wide.pack(lanes, width, used(n));
      assertEquals(bits, Wide.toBig(packed), () -> count + " lanes of " + width);
      assertEquals(Arrays.toString(lanes), Arrays.toString(Wide.unpackLongs(packed, count, width, isSigned)));
      if (width > (isSigned ? 32 : 31)) continue;
      int[] ints = Arrays.stream(lanes).mapToInt(lane -> (int) lane).toArray();
      assertEquals(bits, Wide.toBig(Wide.pack(ints, width, used(n))), () -> count + " lanes of " + width);
      assertEquals(Arrays.toString(ints), Arrays.toString(Wide.unpack(packed, count, width, isSigned)));
    }
  }
}
