package burin.lib.arithmetic;

import static com.google.common.base.Preconditions.checkArgument;

/// Which of the places where a unit may have registers have them: as many as the latency says, spread evenly, the last place
/// always.
final class Cuts {
  private Cuts() {}

  /// Whether place `number`, counted from 1, is taken.
  static boolean isTaken(int number, int places, int latency) {
    return number * latency / places != (number - 1) * latency / places;
  }

  static void check(int latency, int places) {
    checkArgument(latency >= 0 && latency <= places, "latency is %s, allowed 0..%s", latency, places);
  }
}
