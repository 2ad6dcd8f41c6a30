package burin.apu;

import burin.nn.DeepCopy;
import java.util.Arrays;

/// Which source each destination of a routing network takes from in each cycle.
///
/// A destination takes at most one activation a cycle by construction. That a source is used at most once a cycle and
/// that everything is delivered is what [ScheduleChecker] checks. A schedule never changes.
public final class Schedule {
  /// The source of a destination that takes nothing.
  public static final int IDLE = -1;

  private final int ports;
  private final int[][] sourceOf;

  private Schedule(int ports, int[][] sourceOf) {
    this.ports = ports;
    this.sourceOf = sourceOf;
  }

  /// The schedule for `ports` sources and destinations with one row `[destination]` of sources, or [#IDLE], a cycle.
  ///
  /// @throws IllegalArgumentException if a row has not one entry a destination, or names a source that does not exist
  public static Schedule of(int ports, int[][] sourceOf) {
    for (int t = 0; t < sourceOf.length; t++) checkCycle(ports, t, sourceOf[t]);
    return new Schedule(ports, DeepCopy.of(sourceOf));
  }

  /// The number of sources, which is the number of destinations.
  public int ports() {
    return ports;
  }

  /// The number of cycles.
  public int cycles() {
    return sourceOf.length;
  }

  /// The source that `destination` takes from in `cycle`, or [#IDLE].
  public int source(int cycle, int destination) {
    return sourceOf[cycle][destination];
  }

  /// Whether some destination takes from `source` in `cycle`.
  public boolean sends(int cycle, int source) {
    for (int taken : sourceOf[cycle]) if (taken == source) return true;
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Schedule that && ports == that.ports && Arrays.deepEquals(sourceOf, that.sourceOf);
  }

  @Override
  public int hashCode() {
    return 31 * ports + Arrays.deepHashCode(sourceOf);
  }

  @Override
  public String toString() {
    return Arrays.deepToString(sourceOf);
  }

  private static void checkCycle(int ports, int cycle, int[] sources) {
    if (sources.length != ports) throw new IllegalArgumentException(
        "schedule: cycle %d has %d destinations, must be %d".formatted(cycle, sources.length, ports));
    for (int d = 0; d < ports; d++) {
      if (sources[d] < IDLE || sources[d] >= ports) throw new IllegalArgumentException(
          "schedule: cycle %d, destination %d takes from source %d, allowed 0..%d or IDLE"
              .formatted(cycle, d, sources[d], ports - 1));
    }
  }
}
