package burin.mlcnn;

import static burin.mlcnn.MlcnnConfig.ADDRESS_BITS;

import burin.nn.Widths;
import java.util.function.ToIntFunction;

/// The numbers of a command, which computes a tile of a layer, in the order in which they lie in its words: the first one in
/// the highest bits. Words of DRAM are counted from its beginning.
public enum Field {
  // What to load.

  /// Whether it begins only when the results of all commands before are stored.
  WAITS(c -> 1),
  /// Where the first word of the tile's input lies.
  INPUT_BASE(c -> ADDRESS_BITS),
  /// Words from an input channel to the next.
  INPUT_CHANNEL_STRIDE(c -> ADDRESS_BITS),
  /// Words from an input row to the next.
  INPUT_ROW_STRIDE(c -> ADDRESS_BITS),
  /// Input rows of the tile.
  INPUT_ROWS(c -> Widths.unsigned(c.buffers().inputWords())),
  /// Words of an input row of the tile.
  ROW_WORDS(c -> Widths.unsigned(c.buffers().inputWords())),
  /// Groups of input channels.
  GROUPS(c -> Widths.unsigned(c.limits().terms())),
  /// Input channels of a group.
  GROUP_CHANNELS(c -> Widths.unsigned(c.buffers().inputWords())),
  /// Input channels of the last group.
  LAST_CHANNELS(c -> Widths.unsigned(c.buffers().inputWords())),
  /// Input words of a group.
  GROUP_WORDS(c -> Widths.unsigned(c.buffers().inputWords())),
  /// Input words of the last group.
  LAST_GROUP_WORDS(c -> Widths.unsigned(c.buffers().inputWords())),
  /// Where the first word of the tile's weights lies.
  WEIGHT_BASE(c -> ADDRESS_BITS),
  /// Words of the weights of a group.
  WEIGHT_WORDS(Field::weightBits),
  /// Words of the weights of the last group.
  LAST_WEIGHT_WORDS(Field::weightBits),
  /// Where the biases and requantisers of the tile lie, one word for each output channel.
  SCALE_BASE(c -> ADDRESS_BITS),
  /// Output channels of the tile.
  OUTPUTS(c -> Widths.unsigned(Tile.MAX_OUTPUTS)),

  // How to make operands of them.

  /// Words of an input channel of the tile.
  CHANNEL_WORDS(c -> Widths.unsigned(c.buffers().inputWords())),
  /// Words that make eight operands of a row, or eight half sums of one.
  READS(c -> Widths.unsigned(Math.max(2, c.limits().pool()))),
  /// Words from one of these to the next.
  READ_STEP(c -> Widths.unsigned(c.buffers().inputWords())),
  /// Whether the input is half sums that have more bits than activations, half as many in a word.
  WIDE_HALVES(c -> 1),
  /// Rows of operands.
  ROWS(c -> Widths.unsigned(c.buffers().tileRows())),
  /// Eights of columns of a row, the last one perhaps not full.
  COLUMN_GROUPS(c -> Widths.unsigned(c.buffers().rowColumns())),
  /// Pairs of the last eight columns.
  LAST_PAIRS(c -> Widths.unsigned(c.precision().activationsPerWord() / 2)),
  /// Whether the last pair is but one column.
  SINGLE(c -> 1),
  /// Columns that an operand sums, 1 if it is an activation.
  WINDOW(c -> Widths.unsigned(c.limits().pool())),
  /// Columns from one of these to the next.
  SPACING(c -> Widths.unsigned(c.limits().stride())),
  /// Rows of each bank of the operand buffer for a channel.
  BANK_ROWS(c -> Widths.unsigned(c.buffers().operandRows())),
  /// Rows and columns of operands from an output to the next.
  STRIDE(c -> Widths.unsigned(c.sliceStride())),

  // How to multiply them by weights.

  /// Side of the kernel that the slices see.
  KERNEL(c -> Widths.unsigned(c.sliceKernel())),
  /// Blocks of output rows, one row for each row lane.
  ROW_BLOCKS(c -> Widths.unsigned(c.buffers().sumWords())),
  /// Rows of the last block, whose columns row lanes may share, see [RowSpread].
  LAST_ROWS(c -> Widths.unsigned(c.slices().rows())),
  /// Parts of a row of the last block, each for a row lane.
  LAST_PARTS(c -> Widths.unsigned(c.slices().rows())),
  /// Output columns of a part.
  LAST_COLUMNS(c -> Widths.unsigned(c.buffers().rowColumns())),
  /// Row lanes that have a whole part.
  LAST_FULL(c -> Widths.unsigned(c.slices().rows())),
  /// Columns of the part of each row that is not a whole one.
  LAST_REST(c -> Widths.unsigned(c.buffers().rowColumns())),
  /// Blocks of output channels, one channel for each channel lane.
  CHANNEL_BLOCKS(c -> Widths.unsigned(Tile.MAX_OUTPUTS)),
  /// Channels of the last block.
  LAST_LANES(c -> Widths.unsigned(c.slices().channels())),
  /// Output columns.
  COLUMNS(c -> Widths.unsigned(c.buffers().rowColumns())),
  /// Columns of all row blocks together: words of the partial sums of a channel block.
  BLOCK_WORDS(c -> Widths.unsigned(c.buffers().sumWords())),
  /// Which column of a row of operands is the first.
  FIRST_COLUMN(c -> Widths.unsigned(c.precision().activationsPerWord() - 1)),

  // What to make of the sums, and where to store it.

  /// Rows that are stored, or computed in order to be added to the next.
  STORE_ROWS(c -> Widths.unsigned(c.buffers().tileRows())),
  /// Columns that are stored.
  STORE_COLUMNS(c -> Widths.unsigned(c.buffers().rowColumns())),
  /// Side of the windows that are pooled, 1 if none.
  POOL(c -> Widths.unsigned(c.limits().pool())),
  /// What is pooled, see [PoolKind].
  POOL_KIND(c -> PoolKind.BITS),
  /// How far a sum of pooled bytes is shifted.
  POOL_SHIFT(c -> 3),
  /// Whether partial sums count four times, since the sums that they are of were halved twice.
  QUARTERED(c -> 1),
  /// Whether each row is stored as its sum with the row before.
  STORE_HALVES(c -> 1),
  /// The form of what is stored, see [StoreForm].
  STORE_FORM(c -> StoreForm.BITS),
  /// Where the first row is stored.
  STORE_BASE(c -> ADDRESS_BITS),
  /// Words from a stored channel to the next.
  STORE_CHANNEL_STRIDE(c -> ADDRESS_BITS),
  /// Words from a stored row to the next.
  STORE_ROW_STRIDE(c -> ADDRESS_BITS),
  /// The byte of the first word at which a row begins.
  STORE_BYTE(c -> 3);

  private final ToIntFunction<MlcnnConfig> bits;

  Field(ToIntFunction<MlcnnConfig> bits) {
    this.bits = bits;
  }

  /// How many bits it has.
  public int bits(MlcnnConfig config) {
    return bits.applyAsInt(config);
  }

  private static int weightBits(MlcnnConfig config) {
    return Widths.unsigned((long) config.buffers().weightWords() * config.buffers().wordsPerStep());
  }
}
