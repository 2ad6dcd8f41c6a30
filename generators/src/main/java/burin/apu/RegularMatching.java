package burin.apu;

import java.util.Arrays;

/// A perfect matching of a regular bipartite multigraph, from which it can be removed and completed again.
final class RegularMatching {
  private static final int FREE = -1;

  private final int[][] edges;
  private final int[] sourceOf;
  private final int[] destinationOf;
  private final boolean[] visited;

  /// An empty matching of the graph with `edges[source][destination]` parallel edges; the array is used up.
  RegularMatching(int[][] edges) {
    this.edges = edges;
    this.sourceOf = new int[edges.length];
    this.destinationOf = new int[edges.length];
    this.visited = new boolean[edges.length];
    Arrays.fill(sourceOf, FREE);
    Arrays.fill(destinationOf, FREE);
  }

  /// The source that `destination` is matched with.
  int sourceOf(int destination) {
    return sourceOf[destination];
  }

  /// Matches every source that is free; the graph must be regular.
  void complete() {
    for (int s = 0; s < edges.length; s++) {
      if (destinationOf[s] != FREE) continue;
      Arrays.fill(visited, false);
      if (!augment(s)) throw new IllegalStateException("a regular bipartite graph without a perfect matching");
    }
  }

  /// Takes one edge of each matched pair out of the graph; pairs without another edge become free.
  void remove() {
    for (int s = 0; s < edges.length; s++) {
      int d = destinationOf[s];
      if (--edges[s][d] > 0) continue;
      destinationOf[s] = FREE;
      sourceOf[d] = FREE;
    }
  }

  /// Finds an augmenting path from `source`; it is never deeper than the number of ports.
  private boolean augment(int source) {
    for (int d = 0; d < edges.length; d++) {
      if (edges[source][d] == 0 || visited[d]) continue;
      visited[d] = true;
      if (sourceOf[d] == FREE || augment(sourceOf[d])) {
        sourceOf[d] = source;
        destinationOf[source] = d;
        return true;
      }
    }
    return false;
  }
}
