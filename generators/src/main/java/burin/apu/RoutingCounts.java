package burin.apu;

import burin.nn.DeepCopy;
import java.util.Arrays;

/// How many activations each source port has for each destination port of a routing network: the matrix that a
/// [Scheduler] turns into cycles.
///
/// Both sides have the same number of ports. The matrix never changes.
public final class RoutingCounts {
  private final int[][] counts;
  private final int[] fromSource;
  private final int[] toDestination;

  private RoutingCounts(int[][] counts) {
    this.counts = counts;
    this.fromSource = new int[counts.length];
    this.toDestination = new int[counts.length];
    for (int s = 0; s < counts.length; s++) {
      for (int d = 0; d < counts.length; d++) {
        fromSource[s] = Math.addExact(fromSource[s], counts[s][d]);
        toDestination[d] = Math.addExact(toDestination[d], counts[s][d]);
      }
    }
  }

  /// The counts of a square matrix `[source][destination]`.
  ///
  /// @throws IllegalArgumentException if the matrix is empty or not square, or an entry is negative
  public static RoutingCounts of(int[][] counts) {
    int ports = counts.length;
    require(ports > 0, "routing counts: no ports, must have at least 1");
    for (int s = 0; s < ports; s++) {
      require(counts[s].length == ports,
          "routing counts: row %d has %d entries, must be %d", s, counts[s].length, ports);
      for (int d = 0; d < ports; d++) {
        require(counts[s][d] >= 0, "routing counts: [%d][%d] is %d, must not be negative", s, d, counts[s][d]);
      }
    }
    return new RoutingCounts(DeepCopy.of(counts));
  }

  /// The counts of activations of which number `i` goes from port `sourceOf[i]` to port `destinationOf[i]`.
  public static RoutingCounts of(int ports, int[] sourceOf, int[] destinationOf) {
    require(sourceOf.length == destinationOf.length, "routing counts: %d sources for %d destinations",
        sourceOf.length, destinationOf.length);
    int[][] counts = new int[ports][ports];
    for (int i = 0; i < sourceOf.length; i++) counts[sourceOf[i]][destinationOf[i]]++;
    return of(counts);
  }

  /// The number of sources, which is the number of destinations.
  public int ports() {
    return counts.length;
  }

  /// Activations from `source` to `destination`.
  public int count(int source, int destination) {
    return counts[source][destination];
  }

  /// Activations that `source` sends.
  public int fromSource(int source) {
    return fromSource[source];
  }

  /// Activations that `destination` receives.
  public int toDestination(int destination) {
    return toDestination[destination];
  }

  /// The fewest cycles in which every activation can be sent: the busiest port has one of them a cycle (König).
  public int minimumCycles() {
    return Math.max(Arrays.stream(fromSource).max().orElseThrow(), Arrays.stream(toDestination).max().orElseThrow());
  }

  /// A copy of the matrix, `[source][destination]`.
  public int[][] toArray() {
    return DeepCopy.of(counts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RoutingCounts that && Arrays.deepEquals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(counts);
  }

  @Override
  public String toString() {
    return Arrays.deepToString(counts);
  }

  private static void require(boolean holds, String format, Object... arguments) {
    if (!holds) throw new IllegalArgumentException(format.formatted(arguments));
  }
}
