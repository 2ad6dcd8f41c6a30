package burin.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import burin.Burin;
import burin.diag.UserError;
import burin.docs.Tutorial.Average;
import burin.docs.Tutorial.Filter;
import burin.docs.Tutorial.FilterBank;
import burin.sim.Engine;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TutorialTest {
  // region average
  @Test
  void averagesTwoSamples() {
    var module = new Average();
    try (var sim = Engine.JVM.open(module)) {
      sim.reset();
      sim.poke(module.sample, 100).step();
      sim.poke(module.sample, 51);
      assertEquals(75, sim.peek(module.average));
    }
  }
  // endregion

  /// What the tutorial quotes.
  static String mistake() {
    return assertThrows(UserError.class, () -> Burin.circuit(new Tutorial.Hasty.Average())).getMessage();
  }

  @Test
  void theMistakeIsReported() {
    assertEquals("error B001", mistake().replaceAll("(?s)^\\S+ (error B001).*", "$1"));
  }

  // region filter
  @ParameterizedTest
  @EnumSource(Engine.class)
  void filtersAsTheModelDoes(Engine engine) {
    long[] taps = {1, -4, 9, 30, 30, 9, -4, 1};
    var filter = new Filter(new Filter.Config(8, taps));
    long[] last = new long[taps.length];
    var random = new Random(1);
    try (var sim = engine.open(filter)) {
      sim.reset().poke(filter.valid, true);
      for (int i = 0; i < 1000; i++) {
        int sample = random.nextInt(-128, 128);
        sim.poke(filter.sample, sample).step();
        System.arraycopy(last, 1, last, 0, last.length - 1);
        last[last.length - 1] = sample;
        assertEquals(model(last, taps), sim.peek(filter.result), "sample " + i);
      }
    }
  }

  private static long model(long[] samples, long[] taps) {
    long sum = 0;
    for (int i = 0; i < taps.length; i++) sum += samples[i] * taps[i];
    return sum;
  }
  // endregion

  @Test
  void theBankFiltersEachChannel() {
    var bank = new FilterBank(4);
    try (var sim = Engine.JVM.open(bank)) {
      sim.reset().poke(bank.valid, true).poke(bank.samples, 1, 2, 3, 4).step();
      sim.poke(bank.samples, 5, 6, 7, 8).step();
      assertArrayEquals(new long[] {1 * 2 + 5, 2 * 2 + 6, 3 * 2 + 7, 4 * 2 + 8}, sim.peek(bank.results));
    }
  }
}
