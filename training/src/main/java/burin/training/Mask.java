package burin.training;

import burin.nn.BlockAssignment;
import java.util.random.RandomGenerator;

/// A random block-diagonal mask: the weight from input `j` to output `i` exists if both are in the same block.
///
/// @param blocks number of blocks
/// @param blockOutputs rows of a block, padding included
/// @param rowBlock the block of each output
/// @param columnBlock the block of each input
/// @param rowPlace where each output is when the rows are sorted by blocks: its block times `blockOutputs` plus the
///     number of earlier outputs in that block
record Mask(int blocks, int blockOutputs, int[] rowBlock, int[] columnBlock, int[] rowPlace) {

  static Mask random(int inputs, int outputs, int blocks, RandomGenerator random) {
    int blockOutputs = Math.ceilDiv(outputs, blocks);
    int[] rowBlock = BlockAssignment.random(outputs, blocks, random);
    int[] columnBlock = BlockAssignment.random(inputs, blocks, random);
    return new Mask(blocks, blockOutputs, rowBlock, columnBlock, places(rowBlock, blocks, blockOutputs));
  }

  int inputs() {
    return columnBlock.length;
  }

  int outputs() {
    return rowBlock.length;
  }

  /// Places of all rows, padding included.
  int places() {
    return blocks * blockOutputs;
  }

  private static int[] places(int[] rowBlock, int blocks, int blockOutputs) {
    int[] used = new int[blocks];
    int[] places = new int[rowBlock.length];
    for (int i = 0; i < places.length; i++) places[i] = rowBlock[i] * blockOutputs + used[rowBlock[i]]++;
    return places;
  }
}
