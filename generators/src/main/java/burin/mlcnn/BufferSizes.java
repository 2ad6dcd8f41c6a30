package burin.mlcnn;

import java.util.stream.IntStream;

/// The sizes of the buffers of an accelerator. They are double: one half is filled while the other one is used.
public record BufferSizes(
    NumberFormat format, Mode mode, Sums sums, SliceMap slices, Tile tile, Limits limits) {

  /// Rows of activations of a channel of the largest tile.
  public int tileRows() {
    return tile.rows() - 1 + limits.kernel();
  }

  /// Columns of a row of activations or of operands; an even number.
  public int rowColumns() {
    int columns = tile.columns() - 1 + limits.kernel();
    return columns + columns % 2;
  }

  /// Words of a half of the input buffer.
  public int inputWords() {
    return tile.inputs() * tileRows() * Math.ceilDiv(rowColumns(), precision().activationsPerWord());
  }

  /// Rows of a half of each bank of the operand buffer.
  public int operandRows() {
    return tile.inputs() * IntStream.rangeClosed(1, sliceStride())
        .map(stride -> bankRows(tileRows(), stride)).max().orElseThrow();
  }

  /// Rows of each bank for `rows` rows of a channel, of which windows are `stride` apart: `stride` neighbours lie in one bank,
  /// the next ones in the next bank, so that row lanes find what they need at the same time in different banks.
  public int bankRows(int rows, int stride) {
    return Math.ceilDiv(Math.ceilDiv(rows, stride), slices.rows()) * stride;
  }

  /// Weights of one step of all channel lanes, in a half of the weight buffer.
  public int weightSteps() {
    int kernel = sliceKernel();
    int steps = tile.inputs() * Math.ceilDiv(tile.outputs(), slices.channels()) * kernel * kernel;
    return Math.ceilDiv(steps, stepsPerWord()) * stepsPerWord();
  }

  /// Steps that share a word of the weight buffer, if a word of DRAM holds several.
  public int stepsPerWord() {
    return Math.max(1, precision().weightsPerWord() / slices.channels());
  }

  /// Words of DRAM that make a word of the weight buffer.
  public int wordsPerStep() {
    return Math.max(1, slices.channels() / precision().weightsPerWord());
  }

  /// Words of a half of the weight buffer.
  public int weightWords() {
    return weightSteps() / stepsPerWord();
  }

  /// Words of a half of the buffer of partial sums, each with one for every slice.
  public int sumWords() {
    int share = mode.pools() || limits.pool() == 1 ? 1 : 2;
    return Math.ceilDiv(tile.outputs(), slices.channels())
        * Math.ceilDiv(Math.ceilDiv(tile.rows(), share), slices.rows()) * Math.ceilDiv(tile.columns(), share);
  }

  public long inputBits() {
    return 2L * inputWords() * MlcnnConfig.WORD_BITS;
  }

  public long operandBits() {
    return 2L * slices.rows() * operandRows() * rowColumns() * precision().operandBits();
  }

  public long weightBits() {
    return 2L * weightWords() * wordsPerStep() * MlcnnConfig.WORD_BITS;
  }

  public long sumBits() {
    return 2L * sumWords() * slices.slices() * precision().accumulatorBits();
  }

  /// Biases and requantisers of two tiles.
  public long scaleBits() {
    return 2L * Tile.MAX_OUTPUTS * MlcnnConfig.WORD_BITS;
  }

  /// A row of activations, to which the next one is added.
  public long lineBits() {
    return mode.fuses() ? (long) rowColumns() * precision().activationBits() : 0;
  }

  /// Bits of all buffers.
  public long bits() {
    return inputBits() + operandBits() + weightBits() + sumBits() + scaleBits() + lineBits();
  }

  private Precision precision() {
    return new Precision(format, mode, sums, limits);
  }

  private int sliceKernel() {
    return limits.kernel() + (mode.merges() ? (limits.pool() - 1) * limits.stride() : 0);
  }

  private int sliceStride() {
    return limits.stride() * (mode.merges() || mode.fuses() ? limits.pool() : 1);
  }
}
