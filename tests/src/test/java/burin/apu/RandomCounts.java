package burin.apu;

import burin.nn.BlockAssignment;
import java.util.Random;
import java.util.stream.IntStream;

/// Random routing problems for tests; equal seeds give equal problems.
final class RandomCounts {
  private RandomCounts() {}

  /// Any counts: 1 to 12 ports of unequal load, some of them idle.
  static RoutingCounts uneven(long seed) {
    var random = new Random(seed);
    int ports = 1 + random.nextInt(12);
    int most = 1 + random.nextInt(9);
    double density = random.nextDouble();
    int[][] counts = new int[ports][ports];
    for (int[] row : counts) {
      for (int d = 0; d < ports; d++) row[d] = random.nextDouble() < density ? random.nextInt(most + 1) : 0;
    }
    return RoutingCounts.of(counts);
  }

  /// What a random permutation of `ports * block` activations needs: every port has `block` of them.
  static RoutingCounts permutation(int ports, int block, long seed) {
    var random = new Random(seed);
    int[] places = IntStream.range(0, ports * block).toArray();
    BlockAssignment.shuffle(places, random);
    int[] sources = IntStream.range(0, places.length).map(i -> i / block).toArray();
    int[] destinations = IntStream.of(places).map(i -> i / block).toArray();
    return RoutingCounts.of(ports, sources, destinations);
  }
}
