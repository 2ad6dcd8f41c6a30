package burin.sim.testing;

import burin.diag.Code;
import burin.diag.Given;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// When an agent pauses.
@FunctionalInterface
public interface Stalls {
  Stalls NEVER = () -> false;

  /// Whether to pause in the next cycle; asked once a cycle.
  boolean next();

  /// In so many cycles of a hundred, 0 to 100.
  static Stalls random(Random random, int percent) {
    Given.notNull(random, "random");
    checkPercent("stalls in " + percent + " of 100 cycles", percent);
    return () -> random.nextInt(100) < percent;
  }

  /// Pauses and runs in turn, each of up to so many cycles: queues get empty and full, as they seldom do where every cycle is
  /// drawn by itself.
  static Stalls bursts(Random random, int longest) {
    Given.notNull(random, "random");
    if (longest < 1) throw Signals.wrong(Code.SIZE, "bursts of up to " + longest + " cycles", "at least 1");
    return new Stalls() {
      private boolean stalled = random.nextBoolean();
      private int left = 1 + random.nextInt(longest);

      @Override
      public boolean next() {
        if (left == 0) {
          stalled = !stalled;
          left = 1 + random.nextInt(longest);
        }
        left--;
        return stalled;
      }
    };
  }

  /// @param what it is a percentage of, for the message
  private static void checkPercent(String what, int percent) {
    if (0 <= percent && percent <= 100) return;
    throw Signals.wrong(Code.SIZE, what, "a percentage in [0, 100]");
  }

  /// While a condition holds.
  static Stalls when(BooleanSupplier condition) {
    return Given.notNull(condition, "condition")::getAsBoolean;
  }

  /// All but one of `period` cycles.
  static Stalls allBut(int period) {
    if (period < 1) throw Signals.wrong(Code.SIZE, "a pause in all but one of " + period + " cycles", "at least 1");
    return new Stalls() {
      private int cycle = -1;

      @Override
      public boolean next() {
        cycle = (cycle + 1) % period;
        return cycle != 0;
      }
    };
  }
}
