package burin.nn;

import java.util.Arrays;
import java.util.stream.IntStream;

/// What a [BlockLayer] must satisfy; each message names the layer, the place, the value and the allowed range.
final class LayerChecks {
  private static final int MAX_BITS = 16;
  /// The matrix is kept dense, so this bounds the memory that a small but wrong file can ask for to 256 MiB.
  private static final int MAX_SIZE = 1 << 26;
  private static final int MAX_MULTIPLIER = 65535;
  private static final int MAX_SHIFT = 31;

  private LayerChecks() {}

  static void shape(String layer, int inputs, int outputs, int blocks) {
    range(layer, "inputs", inputs, 1, Integer.MAX_VALUE);
    range(layer, "outputs", outputs, 1, Integer.MAX_VALUE);
    range(layer, "blocks", blocks, 1, Math.max(inputs, outputs));
    require((long) inputs * outputs <= MAX_SIZE, layer, "inputs x outputs is %d x %d = %d, allowed 1..%d",
        inputs, outputs, (long) inputs * outputs, MAX_SIZE);
  }

  static void widths(String layer, int weightBits, int activationBits) {
    range(layer, "weightBits", weightBits, 2, MAX_BITS);
    range(layer, "activationBits", activationBits, 1, MAX_BITS);
  }

  /// Checks that every neuron has a block and that no block has more of them than its padded size.
  static void blockOf(String layer, String field, String neuron, int[] blockOf, int neurons, int blocks) {
    length(layer, field, blockOf.length, neurons, neuron + "s");
    for (int i = 0; i < neurons; i++) range(layer, field + "[" + i + "]", blockOf[i], 0, blocks - 1);
    int size = Math.ceilDiv(neurons, blocks);
    int[] counts = count(blockOf, blocks);
    for (int block = 0; block < blocks; block++) {
      require(counts[block] <= size, layer, "%s gives block %d %d %ss, allowed 0..%d (%d %ss in %d equal blocks)",
          field, block, counts[block], neuron, size, neurons, neuron, blocks);
    }
  }

  static void weights(String layer, int[][] weights, int[] rowBlock, int[] columnBlock, int weightBits) {
    int max = (1 << (weightBits - 1)) - 1;
    length(layer, "weights", weights.length, rowBlock.length, "outputs");
    for (int i = 0; i < weights.length; i++) {
      length(layer, "weights[" + i + "]", weights[i].length, columnBlock.length, "inputs");
      for (int j = 0; j < columnBlock.length; j++) {
        int weight = weights[i][j];
        if (weight == 0) continue;
        require(rowBlock[i] == columnBlock[j], layer,
            "weights[%d][%d] is %d, allowed 0 outside the mask (output %d is in block %d, input %d in block %d)",
            i, j, weight, i, rowBlock[i], j, columnBlock[j]);
        if (weight > max || weight < -max - 1) range(layer, "weights[" + i + "][" + j + "]", weight, -max - 1, max);
      }
    }
  }

  /// Checks that no input can drive an accumulator, bias included, out of its range.
  static void bias(String layer, int[] bias, int[][] weights, int activationBits, int accumulatorBits) {
    length(layer, "bias", bias.length, weights.length, "outputs");
    for (int i = 0; i < bias.length; i++) {
      long lowest = lowestBias(weights[i], activationBits, accumulatorBits);
      long highest = highestBias(weights[i], activationBits, accumulatorBits);
      require(lowest <= bias[i] && bias[i] <= highest, layer,
          "bias[%d] is %d, allowed %d..%d so that the %d-bit accumulator holds every sum",
          i, bias[i], lowest, highest, accumulatorBits);
    }
  }

  /// The bias at which the least sum that a row of weights can have is the least that the accumulator holds.
  static long lowestBias(int[] row, int activationBits, int accumulatorBits) {
    long negative = IntStream.of(row).filter(weight -> weight < 0).asLongStream().sum();
    return -(1L << (accumulatorBits - 1)) - negative * ((1L << activationBits) - 1);
  }

  /// The bias at which the greatest sum that a row of weights can have is the greatest that the accumulator holds.
  static long highestBias(int[] row, int activationBits, int accumulatorBits) {
    long positive = IntStream.of(row).filter(weight -> weight > 0).asLongStream().sum();
    return (1L << (accumulatorBits - 1)) - 1 - positive * ((1L << activationBits) - 1);
  }

  static void quantiser(String layer, boolean raw, int accumulatorBits, int outputBits, int multiplier, int shift) {
    if (raw) {
      range(layer, "accumulator bits of a raw layer", accumulatorBits, 1, Integer.SIZE);
      range(layer, "outputBits of a raw layer", outputBits, accumulatorBits, accumulatorBits);
      range(layer, "multiplier of a raw layer", multiplier, 1, 1);
      range(layer, "shift of a raw layer", shift, 0, 0);
    } else {
      range(layer, "outputBits", outputBits, 1, MAX_BITS);
      range(layer, "multiplier", multiplier, 1, MAX_MULTIPLIER);
      range(layer, "shift", shift, 0, MAX_SHIFT);
    }
  }

  static int[] count(int[] blockOf, int blocks) {
    int[] counts = new int[blocks];
    for (int block : blockOf) counts[block]++;
    return counts;
  }

  static int[] members(int[] blockOf, int block) {
    int[] members = new int[blockOf.length];
    int count = 0;
    for (int i = 0; i < blockOf.length; i++) if (blockOf[i] == block) members[count++] = i;
    return Arrays.copyOf(members, count);
  }

  static void length(String layer, String field, int length, int expected, String what) {
    require(length == expected, layer, "%s has %d entries, must be %d (the %s)", field, length, expected, what);
  }

  static void range(String layer, String field, int value, int lowest, int highest) {
    if (lowest <= value && value <= highest) return;
    String allowed = lowest == highest ? "must be " + lowest
        : highest == Integer.MAX_VALUE ? "must be at least " + lowest : "allowed " + lowest + ".." + highest;
    require(false, layer, "%s is %d, %s", field, value, allowed);
  }

  static void require(boolean holds, String layer, String format, Object... arguments) {
    if (!holds) throw new IllegalArgumentException("layer " + layer + ": " + format.formatted(arguments));
  }
}
