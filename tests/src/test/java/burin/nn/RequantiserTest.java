package burin.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequantiserTest {

  @ParameterizedTest
  @CsvSource({
    "1, 8, 127, 0", "1, 8, 128, 1", "1, 8, -128, 0", "1, 8, -129, 0", "1, 8, 65279, 255", "1, 8, 65408, 255",
    "65535, 31, 2147483647, 255", "65535, 31, -2147483648, 0", "3, 9, 256, 2", "3, 9, 85, 0", "3, 9, 86, 1"})
  void roundsHalvesUpAndClamps(int multiplier, int shift, long accumulator, int expected) {
    assertEquals(expected, new Requantiser(multiplier, shift).apply(accumulator));
  }

  @Test
  void isRoundedDivision() {
    var random = new Random(5);
    for (int trial = 0; trial < 20_000; trial++) {
      var requantiser = new Requantiser(1 + random.nextInt(65535), 8 + random.nextInt(24));
      int accumulator = random.nextInt() >> random.nextInt(32);
      BigDecimal exact = new BigDecimal(BigInteger.valueOf(accumulator).multiply(BigInteger.valueOf(requantiser.multiplier())))
          .divide(new BigDecimal(BigInteger.ONE.shiftLeft(requantiser.shift())));
      int rounded = exact.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR)
          .max(BigDecimal.ZERO).min(BigDecimal.valueOf(255)).intValueExact();
      assertEquals(rounded, requantiser.apply(accumulator), requantiser + " of " + accumulator);
    }
  }

  @Test
  void isNearestToARatio() {
    assertEquals(new Requantiser(32768, 16), Requantiser.of(0.5));
    assertEquals(new Requantiser(65535, 8), Requantiser.of(65535 / 256.0));
    assertEquals(new Requantiser(32768, 14), Requantiser.of(1.9999999));
    assertEquals(new Requantiser(1, 31), Requantiser.of(Math.scalb(1.0, -31)));
    var random = new Random(6);
    for (int trial = 0; trial < 1_000; trial++) {
      double ratio = Math.scalb(1 + random.nextDouble(), -random.nextInt(16));
      assertTrue(Math.abs(Requantiser.of(ratio).ratio() / ratio - 1) <= Math.scalb(1.0, -16), () -> "ratio " + ratio);
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertRefused("multiplier is 65536, allowed 1..65535", () -> new Requantiser(65536, 8));
    assertRefused("multiplier is 0, allowed 1..65535", () -> new Requantiser(0, 8));
    assertRefused("shift is 7, allowed 8..31", () -> new Requantiser(1, 7));
    assertRefused("shift is 32, allowed 8..31", () -> new Requantiser(1, 32));
    assertRefused("ratio of a requantiser is 256.0, allowed 4.656612873077393E-10..255.99609375",
        () -> Requantiser.of(256));
    assertRefused("ratio of a requantiser is NaN, allowed 4.656612873077393E-10..255.99609375",
        () -> Requantiser.of(Double.NaN));
  }

  private static void assertRefused(String message, org.junit.jupiter.api.function.Executable make) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, make).getMessage());
  }
}
