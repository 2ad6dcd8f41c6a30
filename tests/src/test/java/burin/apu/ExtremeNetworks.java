package burin.apu;

import burin.nn.BlockLayer;
import burin.nn.BlockNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Networks of one raw layer in which every weight is the lowest or the highest that there is.
final class ExtremeNetworks {
  private ExtremeNetworks() {}

  static BlockNetwork of(int blocks, int block, int bits, boolean lowest) {
    int neurons = blocks * block;
    int[] assignment = IntStream.range(0, neurons).map(i -> i / block).toArray();
    int weight = lowest ? -1 << (bits - 1) : (1 << (bits - 1)) - 1;
    int[][] weights = new int[neurons][neurons];
    for (int o = 0; o < neurons; o++) {
      int from = assignment[o] * block;
      Arrays.fill(weights[o], from, from + block, weight);
    }
    var layer = BlockLayer.raw("fc", neurons, neurons, blocks, assignment, assignment, bits, bits, weights, new int[neurons]);
    return new BlockNetwork("extreme", List.of(layer));
  }
}
