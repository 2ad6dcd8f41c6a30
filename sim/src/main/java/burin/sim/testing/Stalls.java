package burin.sim.testing;

import burin.diag.Code;
import burin.diag.UserError;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// When an agent pauses.
@FunctionalInterface
public interface Stalls {
  Stalls NEVER = () -> false;

  /// Whether to pause in the next cycle; asked once a cycle.
  boolean next();

  /// In so many cycles of a hundred.
  static Stalls random(Random random, int percent) {
    return () -> random.nextInt(100) < percent;
  }

  /// Pauses and runs in turn, each of up to so many cycles: queues get empty and full, as they seldom do where every cycle is
  /// drawn by itself.
  static Stalls bursts(Random random, int longest) {
    if (longest < 1) throw new UserError(Code.SIZE, "bursts of up to " + longest + " cycles", "at least 1");
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

  /// While a condition holds.
  static Stalls when(BooleanSupplier condition) {
    return condition::getAsBoolean;
  }

  /// All but one of `period` cycles.
  static Stalls allBut(int period) {
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
