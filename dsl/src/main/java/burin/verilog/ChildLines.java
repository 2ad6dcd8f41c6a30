package burin.verilog;

import burin.ir.Clock;
import burin.ir.Foreign;
import burin.ir.ModuleDef;
import java.util.Optional;

/// What the lines of a clock are called in a module that is instantiated.
record ChildLines(String clock, Optional<Reset> reset, Optional<String> enable) {
  record Reset(String name, boolean activeLow) {}

  static ChildLines of(ModuleDef child, Clock clock) {
    if (child.foreign().isPresent()) return of(child.foreign().get().pins().get(clock));
    Optional<Reset> reset = child.usesResetOf(clock)
        ? Optional.of(new Reset(clock.resetLine(child.reset(clock)), child.reset(clock).isActiveLow()))
        : Optional.empty();
    return new ChildLines(
        clock.line(), reset, child.isEnabled(clock) ? Optional.of(clock.enableLine()) : Optional.empty());
  }

  private static ChildLines of(Foreign.Pins pins) {
    return new ChildLines(
        pins.clock(),
        pins.reset().map(reset -> new Reset(reset.line(), reset.style().isActiveLow())),
        Optional.empty());
  }
}
