package burin.sim.jvm;

import burin.ir.Clock;

/// What a unit is told about one of its clocks, beside its ports.
record Line(Clock clock, Kind kind) {
  enum Kind {
    /// Whether the clock has an edge.
    EDGE,
    /// Whether the reset that comes with it is active.
    RESET
  }

  static Line edge(Clock clock) {
    return new Line(clock, Kind.EDGE);
  }

  static Line reset(Clock clock) {
    return new Line(clock, Kind.RESET);
  }

  boolean isReset() {
    return kind == Kind.RESET;
  }

  @Override
  public String toString() {
    return kind + " of " + clock.label();
  }
}
