package burin.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Random networks for tests: the same seed and limits always give the same network.
public final class RandomNetworks {
  private static final String ALGORITHM = "L64X128MixRandom";

  private RandomNetworks() {}

  /// What a random network must fit.
  ///
  /// @param blocks blocks of every layer, which is the number of processing elements
  /// @param blockInputs the most inputs of a block
  /// @param blockOutputs the most outputs of a block
  /// @param weightBits width of a signed weight
  /// @param activationBits width of an unsigned activation
  /// @param minLayers the fewest layers
  /// @param maxLayers the most layers
  public record Limits(
      int blocks, int blockInputs, int blockOutputs, int weightBits, int activationBits, int minLayers, int maxLayers) {

    public Limits {
      if (blocks < 1 || blockInputs < 1 || blockOutputs < 1 || minLayers < 1 || maxLayers < minLayers) {
        throw new IllegalArgumentException(
            "blocks %d, blockInputs %d, blockOutputs %d and minLayers %d must be at least 1, maxLayers %d at least minLayers"
                .formatted(blocks, blockInputs, blockOutputs, minLayers, maxLayers));
      }
    }

    /// Two to four layers.
    public static Limits of(int blocks, int blockInputs, int blockOutputs, int weightBits, int activationBits) {
      return new Limits(blocks, blockInputs, blockOutputs, weightBits, activationBits, 2, 4);
    }
  }

  /// A random network within `limits`, whose last layer is raw unless its accumulator has over 32 bits.
  ///
  /// Sizes are often the largest allowed and often need padding; weights have their full range, some rows nothing but
  /// its ends; biases are up to the limit of the accumulator; multipliers and shifts spread the outputs over their range.
  public static BlockNetwork random(long seed, Limits limits) {
    RandomGenerator random = RandomGeneratorFactory.of(ALGORITHM).create(seed);
    int count = random.nextInt(limits.minLayers(), limits.maxLayers() + 1);
    return network("random-" + seed, sizes(count, limits, random), limits, random);
  }

  /// As [#random], but it has as many layers as it may, each as large as it may be.
  public static BlockNetwork largest(long seed, Limits limits) {
    int[] sizes = new int[limits.maxLayers() + 1];
    Arrays.setAll(sizes, i -> largest(i, limits.maxLayers(), limits));
    return network("largest-" + seed, sizes, limits, RandomGeneratorFactory.of(ALGORITHM).create(seed));
  }

  private static BlockNetwork network(String name, int[] sizes, Limits limits, RandomGenerator random) {
    int count = sizes.length - 1;
    List<BlockLayer> layers = new ArrayList<>();
    for (int l = 0; l < count; l++) {
      layers.add(layer("layer" + (l + 1), sizes[l], sizes[l + 1], l == count - 1, limits, random));
    }
    return new BlockNetwork(name, layers);
  }

  /// A random input of `size` values of `bits`.
  public static int[] input(int size, int bits, RandomGenerator random) {
    int[] input = new int[size];
    for (int i = 0; i < size; i++) input[i] = random.nextInt(1 << bits);
    return input;
  }

  /// The neurons of the input and of each layer; every layer in between is an output here and an input there.
  private static int[] sizes(int layers, Limits limits, RandomGenerator random) {
    int[] sizes = new int[layers + 1];
    for (int i = 0; i <= layers; i++) {
      int largest = largest(i, layers, limits);
      sizes[i] = random.nextInt(4) == 0 ? largest : random.nextInt(limits.blocks(), largest + 1);
    }
    return sizes;
  }

  /// The most neurons of layer `i` of so many, where layer 0 is the input.
  private static int largest(int i, int layers, Limits limits) {
    int block = i == 0 ? limits.blockInputs() : limits.blockOutputs();
    if (i > 0 && i < layers) block = Math.min(limits.blockInputs(), block);
    return limits.blocks() * block;
  }

  private static BlockLayer layer(
      String name, int inputs, int outputs, boolean last, Limits limits, RandomGenerator random) {
    int blocks = limits.blocks();
    int[] rowBlock = BlockAssignment.random(outputs, blocks, random);
    int[] columnBlock = BlockAssignment.random(inputs, blocks, random);
    int[][] weights = new int[outputs][];
    Arrays.setAll(weights, i -> row(columnBlock, rowBlock[i], limits.weightBits(), random));
    int accumulatorBits = BlockLayer.accumulatorBits(
        Math.ceilDiv(inputs, blocks), limits.weightBits(), limits.activationBits());
    int[] bias = bias(weights, accumulatorBits, limits.activationBits(), random);
    if (last && accumulatorBits <= Integer.SIZE) return BlockLayer.raw(name, inputs, outputs, blocks, rowBlock, columnBlock,
        limits.weightBits(), limits.activationBits(), weights, bias);
    Scale scale = Scale.spreading(weights, limits.activationBits(), random);
    return new BlockLayer(name, inputs, outputs, blocks, rowBlock, columnBlock, limits.weightBits(),
        limits.activationBits(), limits.activationBits(), weights, bias, scale.multiplier, scale.shift, false);
  }

  private static int[] row(int[] columnBlock, int block, int weightBits, RandomGenerator random) {
    int max = (1 << (weightBits - 1)) - 1;
    boolean onlyEnds = random.nextInt(8) == 0;
    int[] row = new int[columnBlock.length];
    for (int j = 0; j < row.length; j++) {
      int weight = onlyEnds ? (random.nextBoolean() ? max : -max - 1) : random.nextInt(-max - 1, max + 1);
      if (columnBlock[j] == block) row[j] = weight;
    }
    return row;
  }

  /// Mostly small biases, and now and then the largest or smallest that the accumulator allows.
  private static int[] bias(int[][] weights, int accumulatorBits, int activationBits, RandomGenerator random) {
    int[] bias = new int[weights.length];
    for (int i = 0; i < bias.length; i++) {
      int lowest = (int) Math.max(Integer.MIN_VALUE, LayerChecks.lowestBias(weights[i], activationBits, accumulatorBits));
      int highest = (int) Math.min(Integer.MAX_VALUE, LayerChecks.highestBias(weights[i], activationBits, accumulatorBits));
      bias[i] = switch (random.nextInt(16)) {
        case 0 -> lowest;
        case 1 -> highest;
        default -> random.nextInt(lowest / 4, highest / 4 + 1);
      };
    }
    return bias;
  }

  /// A multiplier and a shift.
  private record Scale(int multiplier, int shift) {

    /// Spreads the sums of a typical row over the range of the outputs, if the inputs are evenly distributed.
    static Scale spreading(int[][] weights, int bits, RandomGenerator random) {
      double largest = (1 << bits) - 1;
      double spread = 2 * largest / Math.sqrt(12) * Math.max(1, rootOfSquares(weights));
      double ratio = largest / spread * random.nextDouble(0.5, 2);
      int multiplierBits = random.nextInt(1, 17);
      int shift = Math.clamp(multiplierBits - 1 - Math.getExponent(ratio), 0, 31);
      int multiplier = (int) Math.clamp(Math.rint(Math.scalb(ratio, shift)), 1, 65535);
      return new Scale(multiplier, shift);
    }

    /// The root of the sum of the squares of the weights of a row, in the mean over the rows.
    private static double rootOfSquares(int[][] weights) {
      double sum = 0;
      for (int[] row : weights) {
        double squares = 0;
        for (int weight : row) squares += (double) weight * weight;
        sum += Math.sqrt(squares);
      }
      return sum / weights.length;
    }
  }
}
