package burin.lib.arithmetic.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The exact model against Java's `float`, `double` and conversions to and from binary16; the quick ones against the exact one.
class FloatArithmeticTest {
  private static final int CASES = 100_000;
  private static final ExactArithmetic SINGLE = new ExactArithmetic(8, 23, false);
  private static final ExactArithmetic DOUBLE = new ExactArithmetic(11, 52, false);
  private static final ExactArithmetic HALF = new ExactArithmetic(5, 10, false);

  private final Random random = new Random(17);

  /// Bits with an exponent that is often near the other's, and a fraction that often has long runs.
  private long number(int exponentBits, int fractionBits, long near) {
    long most = (1L << exponentBits) - 1;
    long close = (near >>> fractionBits & most) + random.nextInt(2 * fractionBits) - fractionBits;
    long exponent = switch (random.nextInt(4)) {
      case 0 -> random.nextInt(3);
      case 1 -> most - random.nextInt(3);
      default -> close;
    };
    long ones = (1L << fractionBits) - 1;
    long fraction = switch (random.nextInt(4)) {
      case 0 -> ones << random.nextInt(fractionBits);
      case 1 -> 1L << random.nextInt(fractionBits);
      default -> random.nextLong();
    };
    return (random.nextLong(2) << exponentBits | Math.clamp(exponent, 0, most)) << fractionBits | fraction & ones;
  }

  @Test
  void sumsAndProductsAreThoseOfFloat() {
    long before = 0;
    for (int i = 0; i < CASES; i++) {
      long a = number(8, 23, before);
      long b = number(8, 23, a);
      float x = Float.intBitsToFloat((int) a);
      float y = Float.intBitsToFloat((int) b);
      assertEquals(bits(x + y), SINGLE.add(a, b), () -> x + " + " + y);
      assertEquals(bits(x - y), SINGLE.sub(a, b), () -> x + " - " + y);
      assertEquals(bits(x * y), SINGLE.mul(a, b), () -> x + " * " + y);
      assertEquals(bits(Math.max(x, y)), bits(Float.intBitsToFloat((int) SINGLE.max(a, b))));
      assertEquals(x < y, SINGLE.isLess(a, b));
      before = b;
    }
  }

  private static long bits(float value) {
    return Integer.toUnsignedLong(Float.floatToIntBits(value));
  }

  @Test
  void sumsAndProductsAreThoseOfDouble() {
    long before = 0;
    for (int i = 0; i < CASES; i++) {
      long a = number(11, 52, before);
      long b = number(11, 52, a);
      double x = Double.longBitsToDouble(a);
      double y = Double.longBitsToDouble(b);
      assertEquals(Double.doubleToLongBits(x + y), DOUBLE.add(a, b), () -> x + " + " + y);
      assertEquals(Double.doubleToLongBits(x * y), DOUBLE.mul(a, b), () -> x + " * " + y);
      before = b;
    }
  }

  @Test
  void conversionsAreThoseOfJava() {
    long before = 0;
    for (int i = 0; i < CASES; i++) {
      long a = number(8, 23, before);
      float x = Float.intBitsToFloat((int) a);
      assertEquals(Float.isNaN(x) ? 0x7e00 : Short.toUnsignedLong(Float.floatToFloat16(x)), HALF.fromDouble(x), () -> "" + x);
      assertEquals(Double.doubleToLongBits(x), Double.doubleToLongBits(SINGLE.toDouble(a)));
      assertEquals((int) x, SINGLE.toLong(a, Integer.MIN_VALUE, Integer.MAX_VALUE), () -> "" + x);
      long whole = random.nextLong() >> random.nextInt(64);
      assertEquals(bits((float) whole), SINGLE.fromLong(whole), () -> "" + whole);
      double y = Double.longBitsToDouble(number(11, 52, Double.doubleToLongBits(x)));
      assertEquals(bits((float) y), SINGLE.fromDouble(y), () -> "" + y);
      int power = random.nextInt(300) - 150;
      assertEquals(bits(Math.scalb(x, power)), SINGLE.scaled(a, power), () -> x + " times 2^" + power);
      before = a;
    }
  }

  @Test
  void everyHalfIsTheValueThatJavaSays() {
    for (int i = 0; i < 1 << 16; i++) {
      double value = Float.float16ToFloat((short) i);
      assertEquals(Double.doubleToLongBits(value), Double.doubleToLongBits(HALF.toDouble(i)));
      if (!Double.isNaN(value)) assertEquals(i, HALF.fromDouble(value));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void quickModelsAreTheExactOne(boolean flush) {
    same(FloatArithmetic.of(8, 23, flush), new ExactArithmetic(8, 23, flush));
    same(FloatArithmetic.of(5, 10, flush), new ExactArithmetic(5, 10, flush));
  }

  private void same(FloatArithmetic quick, ExactArithmetic exact) {
    long before = 0;
    for (int i = 0; i < CASES / 2; i++) {
      long a = number(exact.exponentBits(), exact.fractionBits(), before);
      long b = number(exact.exponentBits(), exact.fractionBits(), a);
      String what = "%x and %x".formatted(a, b);
      assertEquals(exact.add(a, b), quick.add(a, b), what);
      assertEquals(exact.sub(a, b), quick.sub(a, b), what);
      assertEquals(exact.mul(a, b), quick.mul(a, b), what);
      assertEquals(exact.max(a, b), quick.max(a, b), what);
      assertEquals(exact.relu(a), quick.relu(a), what);
      assertEquals(exact.neg(a), quick.neg(a), what);
      assertEquals(exact.isLess(a, b), quick.isLess(a, b), what);
      int power = random.nextInt(80) - 40;
      assertEquals(exact.scaled(a, power), quick.scaled(a, power), what);
      assertEquals(exact.fromLong(b), quick.fromLong(b), what);
      assertEquals(exact.toLong(a, -1000, 1L << 40), quick.toLong(a, -1000, 1L << 40), what);
      assertEquals(exact.toDouble(a), quick.toDouble(a), what);
      assertEquals(exact.fromDouble(quick.toDouble(a)), quick.fromDouble(exact.toDouble(a)), what);
      before = b;
    }
  }

  /// What lies half a bit below the lowest normal number becomes it, and so is not flushed.
  @Test
  void flushesWhatIsSubnormalAfterRounding() {
    var flushing = new ExactArithmetic(8, 23, true);
    long almostOne = bits(Math.nextDown(1f));
    long lowest = bits(Float.MIN_NORMAL);
    assertEquals(lowest, SINGLE.mul(lowest, almostOne));
    assertEquals(lowest, flushing.mul(lowest, almostOne));
    long less = bits(Math.nextDown(Math.nextDown(1f)));
    assertEquals(lowest - 1, SINGLE.mul(lowest, less));
    assertEquals(0, flushing.mul(lowest, less));
    assertEquals(1L << 31, flushing.add(1L << 31 | 5, 1L << 31 | 7));
  }
}
