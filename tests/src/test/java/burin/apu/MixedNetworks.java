package burin.apu;

import burin.nn.BlockAssignment;
import burin.nn.BlockLayer;
import burin.nn.BlockNetwork;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.IntStream;

/// Random networks whose layers differ in their number of blocks, and networks of given sizes with random weights.
///
/// Equal seeds give equal networks. `burin.nn.RandomNetworks` makes those with equal blocks and with extreme values.
final class MixedNetworks {
  private final Random random;

  MixedNetworks(long seed) {
    random = new Random(seed);
  }

  /// A network with the layer sizes `sizes`, `blocks[i]` blocks in layer `i`, and a raw last layer.
  BlockNetwork network(int[] sizes, int[] blocks, int bits) {
    return network(sizes, blocks, bits, true);
  }

  private BlockNetwork network(int[] sizes, int[] blocks, int bits, boolean raw) {
    var layers = new ArrayList<BlockLayer>();
    for (int i = 0; i < blocks.length; i++) {
      layers.add(layer("fc" + (i + 1), sizes[i], sizes[i + 1], blocks[i], bits, raw && i == blocks.length - 1));
    }
    return new BlockNetwork("random", layers);
  }

  /// A network of `layers` layers of `bits`, of any sizes and block counts that a machine of `config` can run.
  BlockNetwork fitting(ApuConfig config, int layers, int bits) {
    int[] blocks = new int[layers];
    int[] sizes = new int[layers + 1];
    for (int i = 0; i < layers; i++) blocks[i] = 1 + random.nextInt(config.pes());
    for (int i = 0; i <= layers; i++) {
      int before = i == 0 ? Integer.MAX_VALUE : blocks[i - 1] * config.blockOutputs();
      int after = i == layers ? Integer.MAX_VALUE : blocks[i] * config.blockInputs();
      sizes[i] = 1 + random.nextInt(Math.min(before, after));
    }
    for (int i = 0; i < layers; i++) blocks[i] = Math.min(blocks[i], Math.max(sizes[i], sizes[i + 1]));
    return network(sizes, blocks, bits, random.nextInt(4) > 0);
  }

  int[] input(BlockNetwork network) {
    return random.ints(network.inputs(), 0, 1 << network.inputBits()).toArray();
  }

  private BlockLayer layer(String name, int inputs, int outputs, int blocks, int bits, boolean raw) {
    int[] rowBlock = BlockAssignment.random(outputs, blocks, random);
    int[] columnBlock = BlockAssignment.random(inputs, blocks, random);
    int[][] weights = new int[outputs][inputs];
    for (int i = 0; i < outputs; i++) {
      for (int j = 0; j < inputs; j++) {
        if (rowBlock[i] == columnBlock[j]) weights[i][j] = random.nextInt(-1 << (bits - 1), 1 << (bits - 1));
      }
    }
    int[] bias = bias(weights, bits, BlockLayer.accumulatorBits(Math.ceilDiv(inputs, blocks), bits, bits));
    if (raw) return BlockLayer.raw(name, inputs, outputs, blocks, rowBlock, columnBlock, bits, bits, weights, bias);
    int shift = random.nextInt(bits + 8);
    return new BlockLayer(name, inputs, outputs, blocks, rowBlock, columnBlock, bits, bits, bits, weights, bias,
        1 + random.nextInt(Math.min(65535, 2 << shift)), shift, false);
  }

  /// Biases anywhere in the range that the accumulator leaves for them.
  private int[] bias(int[][] weights, int bits, int accumulatorBits) {
    long limit = 1L << (accumulatorBits - 1);
    long max = (1L << bits) - 1;
    int[] bias = new int[weights.length];
    for (int i = 0; i < bias.length; i++) {
      long lowest = -limit - max * IntStream.of(weights[i]).map(w -> Math.min(w, 0)).asLongStream().sum();
      long highest = limit - 1 - max * IntStream.of(weights[i]).map(w -> Math.max(w, 0)).asLongStream().sum();
      bias[i] = (int) random.nextLong(Math.max(lowest, Integer.MIN_VALUE), Math.min(highest, Integer.MAX_VALUE) + 1);
    }
    return bias;
  }
}
