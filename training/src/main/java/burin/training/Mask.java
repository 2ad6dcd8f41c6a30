package burin.training;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// A random block-diagonal mask: the weight from input `j` to output `i` exists if both are in the same block.
///
/// Rows and columns are padded to `blocks` equal blocks and permuted at random; the block of a neuron is its place in
/// the permutation divided by the size of a block.
///
/// @param blocks number of blocks
/// @param blockOutputs rows of a block, padding included
/// @param rowPlace the place of each output in the permutation of the rows
/// @param columnBlock the block of each input
record Mask(int blocks, int blockOutputs, int[] rowPlace, int[] columnBlock) {

  static Mask random(int inputs, int outputs, int blocks, RandomGenerator random) {
    int blockInputs = Math.ceilDiv(inputs, blocks);
    int blockOutputs = Math.ceilDiv(outputs, blocks);
    int[] rows = places(outputs, blocks * blockOutputs, random);
    int[] columns = places(inputs, blocks * blockInputs, random);
    for (int j = 0; j < inputs; j++) columns[j] /= blockInputs;
    return new Mask(blocks, blockOutputs, rows, columns);
  }

  int inputs() {
    return columnBlock.length;
  }

  int outputs() {
    return rowPlace.length;
  }

  /// Places of all rows, padding included.
  int places() {
    return blocks * blockOutputs;
  }

  /// The block of each output.
  int[] rowBlock() {
    int[] blockOf = rowPlace.clone();
    for (int i = 0; i < blockOf.length; i++) blockOf[i] /= blockOutputs;
    return blockOf;
  }

  /// The first `neurons` entries of a random permutation of `places` numbers.
  private static int[] places(int neurons, int places, RandomGenerator random) {
    int[] permutation = Shuffle.permutation(places, random);
    return Arrays.copyOf(permutation, neurons);
  }
}
