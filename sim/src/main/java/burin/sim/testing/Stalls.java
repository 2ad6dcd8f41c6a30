package burin.sim.testing;

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
