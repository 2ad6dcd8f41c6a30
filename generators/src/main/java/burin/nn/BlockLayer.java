package burin.nn;

import java.util.Arrays;
import java.util.Objects;

/// One fully connected layer whose weight matrix is block diagonal after a permutation of its rows and columns.
///
/// Output `i` belongs to block `rowBlock[i]` and input `j` to block `columnBlock[j]`; the weight that joins them is
/// zero unless both are in the same block. All neurons are in natural order. The blocks are equal after padding: a
/// block has at most `blockInputs()` inputs and `blockOutputs()` outputs, and what is missing is rows and columns of
/// zeros.
///
/// Number formats: inputs are unsigned with `activationBits`, weights two's complement with `weightBits`, and the
/// accumulator `sum(weight * input) + bias` is two's complement with `accumulatorBits()`. A layer that is not `raw`
/// gives `clamp((accumulator * multiplier + half) >> shift, 0, 2^outputBits - 1)`, where `half` is `2^(shift-1)`, or 0
/// when `shift` is 0. A `raw` layer gives the accumulator itself; its `outputBits` are `accumulatorBits()`, its
/// `multiplier` is 1 and its `shift` is 0 (see [#raw(String, int, int, int, int[], int[], int, int, int[][], int[])]).
///
/// A layer never changes: the arrays are copied on the way in and on the way out. Code that reads single elements
/// calls [#weight(int, int)], [#bias(int)], [#rowBlock(int)] and [#columnBlock(int)], which copy nothing.
///
/// @param name what messages and reports call the layer
/// @param inputs number of inputs without padding
/// @param outputs number of outputs without padding
/// @param blocks number of blocks, which is the number of processing elements that share the layer
/// @param rowBlock the block of each output, `outputs` entries in `0..blocks-1`
/// @param columnBlock the block of each input, `inputs` entries in `0..blocks-1`
/// @param weightBits width of a signed weight, 2..16
/// @param activationBits width of an unsigned input, 1..16
/// @param outputBits width of an unsigned output, 1..16; `accumulatorBits()` for a raw layer
/// @param weights `[output][input]`, zero outside the mask
/// @param bias one per output, in units of the accumulator
/// @param multiplier of the quantiser, 1..65535
/// @param shift of the quantiser, 0..31
/// @param raw whether the accumulator itself is the output
public record BlockLayer(
    String name,
    int inputs,
    int outputs,
    int blocks,
    int[] rowBlock,
    int[] columnBlock,
    int weightBits,
    int activationBits,
    int outputBits,
    int[][] weights,
    int[] bias,
    int multiplier,
    int shift,
    boolean raw) {

  public BlockLayer {
    Objects.requireNonNull(name, "layer name");
    rowBlock = rowBlock.clone();
    columnBlock = columnBlock.clone();
    weights = DeepCopy.of(weights);
    bias = bias.clone();
    LayerChecks.shape(name, inputs, outputs, blocks);
    LayerChecks.widths(name, weightBits, activationBits);
    LayerChecks.blockOf(name, "rowBlock", "output", rowBlock, outputs, blocks);
    LayerChecks.blockOf(name, "columnBlock", "input", columnBlock, inputs, blocks);
    LayerChecks.weights(name, weights, rowBlock, columnBlock, weightBits);
    int accumulatorBits = accumulatorBits(Math.ceilDiv(inputs, blocks), weightBits, activationBits);
    LayerChecks.bias(name, bias, weights, activationBits, accumulatorBits);
    LayerChecks.quantiser(name, raw, accumulatorBits, outputBits, multiplier, shift);
  }

  /// A layer that gives its accumulators: the last one of a network.
  public static BlockLayer raw(
      String name, int inputs, int outputs, int blocks, int[] rowBlock, int[] columnBlock,
      int weightBits, int activationBits, int[][] weights, int[] bias) {
    LayerChecks.shape(name, inputs, outputs, blocks);
    LayerChecks.widths(name, weightBits, activationBits);
    int bits = accumulatorBits(Math.ceilDiv(inputs, blocks), weightBits, activationBits);
    return new BlockLayer(name, inputs, outputs, blocks, rowBlock, columnBlock,
        weightBits, activationBits, bits, weights, bias, 1, 0, true);
  }

  /// Bits of a two's complement accumulator that holds any sum of `blockInputs` products.
  ///
  /// This is `1 + ceil(log2(blockInputs * 2^(weightBits-1) * (2^activationBits - 1) + 1))`.
  public static int accumulatorBits(int blockInputs, int weightBits, int activationBits) {
    long largest = ((long) blockInputs << (weightBits - 1)) * ((1L << activationBits) - 1);
    return 1 + Long.SIZE - Long.numberOfLeadingZeros(largest);
  }

  /// Bits of the accumulator of this layer; every sum with its bias fits, as the constructor has checked.
  public int accumulatorBits() {
    return accumulatorBits(blockInputs(), weightBits, activationBits);
  }

  /// Inputs of a block, padding included.
  public int blockInputs() {
    return Math.ceilDiv(inputs, blocks);
  }

  /// Outputs of a block, padding included.
  public int blockOutputs() {
    return Math.ceilDiv(outputs, blocks);
  }

  /// Inputs of all blocks together, padding included.
  public int paddedInputs() {
    return blocks * blockInputs();
  }

  /// Outputs of all blocks together, padding included.
  public int paddedOutputs() {
    return blocks * blockOutputs();
  }

  /// Number of weights inside the mask, without padding.
  public int maskSize() {
    int[] columns = LayerChecks.count(columnBlock, blocks);
    return Arrays.stream(rowBlock).map(block -> columns[block]).sum();
  }

  /// Whether the weight from `input` to `output` is inside the mask.
  public boolean inMask(int output, int input) {
    return rowBlock[output] == columnBlock[input];
  }

  /// The outputs of `block` in ascending order.
  public int[] outputsOf(int block) {
    return LayerChecks.members(rowBlock, block);
  }

  /// The inputs of `block` in ascending order.
  public int[] inputsOf(int block) {
    return LayerChecks.members(columnBlock, block);
  }

  /// The weight from `input` to `output`.
  public int weight(int output, int input) {
    return weights[output][input];
  }

  /// The bias of `output`.
  public int bias(int output) {
    return bias[output];
  }

  /// The block of `output`.
  public int rowBlock(int output) {
    return rowBlock[output];
  }

  /// The block of `input`.
  public int columnBlock(int input) {
    return columnBlock[input];
  }

  /// A copy of the block of each output.
  @Override
  public int[] rowBlock() {
    return rowBlock.clone();
  }

  /// A copy of the block of each input.
  @Override
  public int[] columnBlock() {
    return columnBlock.clone();
  }

  /// A copy of the weight matrix; call it once, not in a loop.
  @Override
  public int[][] weights() {
    return DeepCopy.of(weights);
  }

  /// A copy of the biases.
  @Override
  public int[] bias() {
    return bias.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlockLayer that
        && name.equals(that.name)
        && Arrays.equals(numbers(), that.numbers())
        && Arrays.equals(rowBlock, that.rowBlock)
        && Arrays.equals(columnBlock, that.columnBlock)
        && Arrays.deepEquals(weights, that.weights)
        && Arrays.equals(bias, that.bias);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, Arrays.hashCode(numbers()), Arrays.deepHashCode(weights), Arrays.hashCode(bias));
  }

  @Override
  public String toString() {
    return "%s: %d -> %d in %d blocks of %d x %d, weights %d bits, inputs %d bits, outputs %d bits%s".formatted(
        name, inputs, outputs, blocks, blockInputs(), blockOutputs(), weightBits, activationBits, outputBits,
        raw ? " (raw accumulator)" : "");
  }

  private int[] numbers() {
    return new int[] {
      inputs, outputs, blocks, weightBits, activationBits, outputBits, multiplier, shift, raw ? 1 : 0
    };
  }
}
