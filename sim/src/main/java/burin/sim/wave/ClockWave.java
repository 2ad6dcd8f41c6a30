package burin.sim.wave;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// When a clock rises and falls: it rises where it did, and falls halfway to its next edge.
final class ClockWave {
  private ClockWave() {}

  /// Its level from each of these times on.
  static SortedMap<Long, Boolean> of(Trace trace, Trace.ClockLine clock) {
    List<Long> edges = trace.moments().stream().filter(clock::risesIn).map(Trace.Moment::time).toList();
    SortedMap<Long, Boolean> levels = new TreeMap<>();
    levels.put(trace.moments().getFirst().time(), false);
    for (int i = 0; i < edges.size(); i++) {
      levels.put(edges.get(i), true);
      long fall = (edges.get(i) + next(edges, i)) / 2;
      if (fall < trace.end()) levels.put(fall, false);
    }
    return levels;
  }

  /// The next edge; after the last one, as much later as that came after the one before it.
  private static long next(List<Long> edges, int edge) {
    if (edge + 1 < edges.size()) return edges.get(edge + 1);
    return edges.get(edge) + (edge == 0 ? Recorder.UNIT : edges.get(edge) - edges.get(edge - 1));
  }
}
