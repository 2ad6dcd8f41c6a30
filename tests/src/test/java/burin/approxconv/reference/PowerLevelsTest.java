package burin.approxconv.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerLevelsTest {

  /// Levels 0, 1/32, 1/16 and 1/8; of two that are equally near the one closer to 0.
  @ParameterizedTest
  @CsvSource({
    "0.2, 0.125", "0.1, 0.125", "0.0938, 0.125", "0.09375, 0.0625", "0.05, 0.0625", "0.046875, 0.03125",
    "0.02, 0.03125", "0.015625, 0", "-0.07, -0.0625", "-0.5, -0.125", "0, 0", "-0.015625, 0", "-0.09375, -0.0625"})
  void roundsToTheNearestLevel(double weight, double level) {
    var levels = new PowerLevels(3, 3);
    assertEquals(level, levels.multiple(weight) * levels.step());
  }

  @ParameterizedTest
  @CsvSource({
    "0.11, 3", "0.19, 2", "0.09, 4", "0.7, 1", "0.76, 0", "1.4, 0", "1.6, -1", "0.75, 0", "1.5, -1", "0.5, 1",
    "0.375, 1", "0, 0", "1e-30, 20", "1e30, -20"})
  void findsTheClosestPowerAndTheLargerOfTwo(double size, int exponent) {
    assertEquals(exponent, PowerLevels.closestExponent(size));
  }

  @Test
  void agreesWithASearchOfAllLevels() {
    var random = new Random(7);
    for (int trial = 0; trial < 20_000; trial++) {
      var levels = new PowerLevels(random.nextInt(-1, 6), random.nextInt(1, 9));
      double weight = random.nextInt(-128, 128) / 128.0;
      assertEquals(nearest(levels, weight), levels.multiple(weight), () -> weight + " to " + levels);
    }
  }

  /// Candidates in ascending size, so that a later one must be strictly nearer.
  private static int nearest(PowerLevels levels, double weight) {
    double largest = Math.scalb(1.0, -levels.exponent());
    double clamped = Math.clamp(weight, -largest, largest);
    int best = 0;
    for (int shift = 0; shift < levels.count(); shift++) {
      int multiple = (weight < 0 ? -1 : 1) << shift;
      double distance = Math.abs(clamped - multiple * levels.step());
      if (distance < Math.abs(clamped - best * levels.step())) best = multiple;
    }
    return best;
  }

  @Test
  void predictsTheSignOfTheGoldenSum() {
    var levels = new PowerLevels(3, 3);
    int[] inputs = {10, 200, 30, 4};
    double[] weights = {0.2, -0.05, 0.0938, 0.01};
    assertEquals(-240, IntStream.range(0, 4).map(i -> levels.multiple(weights[i]) * inputs[i]).sum());
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 3", "3, 3", "4, 4", "5, 4", "6, 4", "7, 4", "8, 5"})
  void tellsTheBitsOfACode(int count, int bits) {
    assertEquals(bits, new PowerLevels(0, count).codeBits());
  }

  @Test
  void takesThe99thPercentile() {
    assertEquals(99, PowerLevels.percentile(IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray()));
    assertEquals(25, PowerLevels.percentile(IntStream.rangeClosed(1, 25).asDoubleStream().toArray()));
    assertEquals(990, PowerLevels.percentile(IntStream.rangeClosed(1, 1000).asDoubleStream().toArray()));
  }

  @Test
  void signsHaveNoMagnitudes() {
    var levels = new SignLevels(0.25);
    assertEquals(1, levels.multiple(0.001));
    assertEquals(-1, levels.multiple(-1));
    assertEquals(0, levels.multiple(0));
    assertEquals(2, levels.codeBits());
  }

  @Test
  void refusesWhatThereIsNot() {
    assertRefused("levels are 0, allowed 1..8", () -> new PowerLevels(0, 0));
    assertRefused("levels are 9, allowed 1..8", () -> new PowerLevels(0, 9));
    assertRefused("exponent of the largest level is 21, allowed -20..20", () -> new PowerLevels(21, 1));
    assertRefused("step of signs is 0.0, must be greater than 0", () -> new SignLevels(0));
    assertTrue(PowerLevels.closestExponent(Double.MIN_VALUE) <= 20);
  }

  private static void assertRefused(String message, org.junit.jupiter.api.function.Executable make) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, make).getMessage());
  }
}
