package burin.diff;

import java.time.Duration;

/// The time that is left for a module.
///
/// @param end in nanoseconds of the JVM's clock
record Deadline(long end) {
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /// A part of what is left, for a first try.
  Duration share(int parts) {
    return left().dividedBy(parts);
  }
}
