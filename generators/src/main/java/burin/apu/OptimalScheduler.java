package burin.apu;

import java.util.Arrays;

/// The scheduler that needs the fewest cycles there can be: as many as the busiest port has activations.
///
/// The counts are a bipartite multigraph, and a schedule is a colouring of its edges. Dummy activations make every
/// port equally busy, with T of them. Such a regular graph has a perfect matching (Hall), and without the matching it
/// is regular again, with T - 1; so T matchings use it up (König's edge-colouring theorem). A matching is the previous
/// one repaired where an edge was used up, which makes the work small and lets a destination stay with its source for
/// as long as it can.
public final class OptimalScheduler implements Scheduler {

  @Override
  public Schedule schedule(RoutingCounts counts) {
    int cycles = counts.minimumCycles();
    int[][] real = counts.toArray();
    var matching = new RegularMatching(padded(counts, cycles));
    int[][] sourceOf = new int[cycles][counts.ports()];
    for (int[] cycle : sourceOf) {
      matching.complete();
      for (int d = 0; d < cycle.length; d++) cycle[d] = takeReal(real, matching.sourceOf(d), d);
      matching.remove();
    }
    return Schedule.of(counts.ports(), sourceOf);
  }

  /// The source of a matched edge, or IDLE if the edge has only dummies left.
  private static int takeReal(int[][] real, int source, int destination) {
    if (real[source][destination] == 0) return Schedule.IDLE;
    real[source][destination]--;
    return source;
  }

  /// The counts with dummies such that every row and every column sums to `sum`.
  private static int[][] padded(RoutingCounts counts, int sum) {
    int[][] padded = counts.toArray();
    int[] missing = new int[counts.ports()];
    Arrays.setAll(missing, d -> sum - counts.toDestination(d));
    for (int s = 0; s < padded.length; s++) {
      int left = sum - counts.fromSource(s);
      for (int d = 0; left > 0; d++) {
        int dummies = Math.min(left, missing[d]);
        padded[s][d] += dummies;
        missing[d] -= dummies;
        left -= dummies;
      }
    }
    return padded;
  }
}
