package burin.sim.verilator;

import burin.ir.ResetStyle;
import java.util.Optional;

/// The lines of a clock of the top module.
///
/// @param number of the clock in [burin.sim.Model#edge]
record ClockPins(int number, String clock, Optional<ResetPin> reset) {
  record ResetPin(String line, ResetStyle style) {}

  boolean isAsync() {
    return reset.isPresent() && reset.get().style().isAsync();
  }
}
