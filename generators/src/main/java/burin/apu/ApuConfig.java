package burin.apu;

import burin.nn.Widths;

/// The size of an APU: its processing elements (PEs), its number formats and the depths of its memories.
///
/// Number formats: activations are unsigned with `activationBits` and weights two's complement with `weightBits`. A
/// sum of `blockInputs` products fits in [#sumBits()] bits, a bias has as many, and their sum has [#accumulatorBits()];
/// none of the three can overflow. The quantiser multiplies by an unsigned number of [#multiplierBits()] bits and
/// shifts right by 0 to [#MAX_SHIFT].
///
/// @param pes number of PEs, which is the largest number of blocks of a layer, 1..64
/// @param blockInputs the largest number of inputs of a block, which is the number of multipliers of a PE, 1..1024
/// @param blockOutputs the largest number of outputs of a block, 1..1024
/// @param weightBits width of a signed weight, 2..8 or 16
/// @param activationBits width of an unsigned activation, 2..8 or 16
/// @param layers the largest number of layers of a network, 1..64
/// @param weightRows words of a PE's weight memory and of its bias memory: block outputs of all layers, 1..65536
/// @param slots words of a PE's select memory: route cycles of all layers, 1..65536
public record ApuConfig(
    int pes,
    int blockInputs,
    int blockOutputs,
    int weightBits,
    int activationBits,
    int layers,
    int weightRows,
    int slots) {

  /// The largest number of PEs.
  public static final int MAX_PES = 64;

  /// The largest number of inputs or outputs of a block.
  public static final int MAX_BLOCK = 1024;

  /// The largest number of layers.
  public static final int MAX_LAYERS = 64;

  /// The most words of a weight memory or select memory.
  public static final int MAX_DEPTH = 65536;

  /// The largest shift of the quantiser.
  public static final int MAX_SHIFT = 31;

  private static final int DEFAULT_LAYERS = 8;

  public ApuConfig {
    range("pes", pes, MAX_PES);
    range("blockInputs", blockInputs, MAX_BLOCK);
    range("blockOutputs", blockOutputs, MAX_BLOCK);
    width("weightBits", weightBits);
    width("activationBits", activationBits);
    range("layers", layers, MAX_LAYERS);
    range("weightRows", weightRows, MAX_DEPTH);
    range("slots", slots, MAX_DEPTH);
  }

  /// A machine of `pes` PEs for blocks of up to `block` inputs and outputs of `bits`, with default memory depths.
  ///
  /// The weight memory holds one layer of the largest blocks, `block` rows, as the paper's chip does; smaller layers
  /// share it. A layer of equal blocks needs a slot for each row of the layer before it, and the first one for each of
  /// its inputs, so 2 * `block` slots route whatever such network fits in the weight memory.
  public static ApuConfig of(int pes, int block, int bits) {
    range("pes", pes, MAX_PES);
    range("block", block, MAX_BLOCK);
    width("bits", bits);
    return new ApuConfig(pes, block, block, bits, bits, DEFAULT_LAYERS, block, 2 * block);
  }

  /// The paper's chip: 10 PEs, blocks of 400 x 400, 4 bits.
  public static ApuConfig paper() {
    return of(10, 400, 4);
  }

  /// The smallest allowed width of at least `bits`, for `bits` of 1..16.
  public static int widthFor(int bits) {
    return bits <= 8 ? Math.max(2, bits) : 16;
  }

  /// This machine with memories of other depths.
  public ApuConfig withDepths(int layers, int weightRows, int slots) {
    return new ApuConfig(pes, blockInputs, blockOutputs, weightBits, activationBits, layers, weightRows, slots);
  }

  /// The largest activation.
  public int maxActivation() {
    return (1 << activationBits) - 1;
  }

  /// The largest weight.
  public int maxWeight() {
    return (1 << (weightBits - 1)) - 1;
  }

  /// The smallest weight, which has the largest magnitude.
  public int minWeight() {
    return -1 << (weightBits - 1);
  }

  /// The smallest sum of `blockInputs` products.
  public long minSum() {
    return (long) blockInputs * minWeight() * maxActivation();
  }

  /// The largest sum of `blockInputs` products.
  public long maxSum() {
    return (long) blockInputs * maxWeight() * maxActivation();
  }

  /// Width of a sum of `blockInputs` products: 17 for the paper's chip.
  public int sumBits() {
    return Widths.signed(minSum(), maxSum());
  }

  /// Width of a signed bias. A wider one would outweigh every sum, and no network can have it (see `BlockLayer`).
  public int biasBits() {
    return sumBits();
  }

  /// Width of a sum of `blockInputs` products and a bias.
  public int accumulatorBits() {
    long bias = 1L << (biasBits() - 1);
    return Widths.signed(minSum() - bias, maxSum() + bias - 1);
  }

  /// Width of the quantiser's unsigned multiplier.
  public int multiplierBits() {
    return 16;
  }

  /// Width of the quantiser's shift.
  public int shiftBits() {
    return Widths.unsigned(MAX_SHIFT);
  }

  /// The select of a PE that takes nothing; smaller ones are the number of a source PE.
  public int idleSelect() {
    return pes;
  }

  /// Width of a select.
  public int selectBits() {
    return Widths.unsigned(pes);
  }

  /// Width of a word of the select memory: the select and, above it, the send bit.
  public int selectWordBits() {
    return 1 + selectBits();
  }

  /// Words of a PE's output memory, which also holds its share of the network's inputs before the first layer.
  public int outputRows() {
    return Math.max(blockInputs, blockOutputs);
  }

  /// The most slots that one layer can need.
  public int layerSlots() {
    return Math.max(blockInputs, blockOutputs);
  }

  /// Width of an entry of the layer table: the two words of [ApuLayerWords].
  public int layerWordBits() {
    return 2 * Long.SIZE;
  }

  /// Bits of one PE's weight memory.
  public long weightMemoryBits() {
    return (long) weightRows * blockInputs * weightBits;
  }

  /// Bits of one PE's bias memory.
  public long biasMemoryBits() {
    return (long) weightRows * biasBits();
  }

  /// Bits of one PE's select memory.
  public long selectMemoryBits() {
    return (long) slots * selectWordBits();
  }

  /// Bits of one PE's output memory.
  public long outputMemoryBits() {
    return (long) outputRows() * activationBits;
  }

  /// Bits of one PE's raw output memory.
  public long rawMemoryBits() {
    return (long) blockOutputs * accumulatorBits();
  }

  /// Bits of the layer table, of which there is one.
  public long layerTableBits() {
    return (long) layers * layerWordBits();
  }

  /// Bits of all memories of one PE.
  public long peMemoryBits() {
    return weightMemoryBits() + biasMemoryBits() + selectMemoryBits() + outputMemoryBits() + rawMemoryBits();
  }

  /// Bits of all memories of the machine.
  public long memoryBits() {
    return pes * peMemoryBits() + layerTableBits();
  }

  private static void range(String name, int value, int highest) {
    if (value < 1 || value > highest) throw new IllegalArgumentException(
        "apu: %s is %d, allowed 1..%d".formatted(name, value, highest));
  }

  private static void width(String name, int bits) {
    if ((bits < 2 || bits > 8) && bits != 16) throw new IllegalArgumentException(
        "apu: %s is %d, allowed 2..8 and 16".formatted(name, bits));
  }
}
