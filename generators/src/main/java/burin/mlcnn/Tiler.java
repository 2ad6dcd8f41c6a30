package burin.mlcnn;

import burin.nn.MapShape;
import java.util.ArrayList;
import java.util.List;

/// Cuts a layer into tiles and makes a command of each.
///
/// @param config the accelerator
/// @param plan how the layer is computed
/// @param tile how it is cut
/// @param from where its input lies
/// @param to where its output belongs
record Tiler(MlcnnConfig config, LayerPlan plan, TilePlan tile, MapPlace from, MapPlace to) {

  /// Where the numbers of a layer lie in DRAM.
  interface Addresses {
    /// Nowhere: for commands of which only the cycles matter.
    Addresses NONE = new Addresses() {
      @Override
      public int weights(int channel, int outputs) {
        return 0;
      }

      @Override
      public int scales() {
        return 0;
      }
    };

    /// The first word of the weights of `outputs` output channels from `channel` on.
    int weights(int channel, int outputs);

    /// The word of the first output channel's bias.
    int scales();
  }

  /// A command for each tile.
  List<Command> commands(Addresses addresses) {
    var commands = new ArrayList<Command>();
    MapShape output = plan.output();
    for (int row = 0; row < output.rows(); row += tile.rows()) {
      for (int column = 0; column < output.columns(); column += tile.columns()) {
        for (int channel = 0; channel < output.channels(); channel += tile.outputs()) {
          commands.add(command(row, column, channel, addresses));
        }
      }
    }
    return commands;
  }

  private Command command(int row, int column, int channel, Addresses addresses) {
    int rows = Math.min(tile.rows(), plan.output().rows() - row);
    int columns = Math.min(tile.columns(), plan.output().columns() - column);
    int outputs = Math.min(tile.outputs(), plan.output().channels() - channel);
    int lanes = config.precision().activationsPerWord();
    int step = plan.layer().stride() * plan.layer().pooling().size();
    int skipped = step * column % lanes;
    var builder = new Command.Builder();
    builder.set(Field.WAITS, row == 0 && column == 0 && channel == 0);
    load(builder, step * row, step * column - skipped, rows, skipped + plan.activations(columns));
    weights(builder, channel, outputs, addresses);
    prepare(builder, rows, skipped + plan.activations(columns));
    multiply(builder, rows, columns, skipped);
    store(builder, row, column, channel, rows, columns);
    return builder.build();
  }

  private boolean wide() {
    return from.form() == StoreForm.HALVES;
  }

  private int rowWords(int columns) {
    int lanes = config.precision().activationsPerWord();
    return Math.ceilDiv(columns, lanes) * (wide() ? 2 : 1);
  }

  private void load(Command.Builder builder, int top, int left, int rows, int columns) {
    int channelWords = plan.inputRows(rows) * rowWords(columns);
    int groups = Math.ceilDiv(plan.input().channels(), tile.channels());
    int last = plan.input().channels() - (groups - 1) * tile.channels();
    builder.set(Field.INPUT_BASE, from.base() + top * from.rowWords() + left * from.form().bytes() / Long.BYTES)
        .set(Field.INPUT_CHANNEL_STRIDE, from.channelWords())
        .set(Field.INPUT_ROW_STRIDE, from.rowWords())
        .set(Field.INPUT_ROWS, plan.inputRows(rows))
        .set(Field.ROW_WORDS, rowWords(columns))
        .set(Field.GROUPS, groups)
        .set(Field.GROUP_CHANNELS, tile.channels())
        .set(Field.LAST_CHANNELS, last)
        .set(Field.GROUP_WORDS, tile.channels() * channelWords)
        .set(Field.LAST_GROUP_WORDS, last * channelWords)
        .set(Field.CHANNEL_WORDS, channelWords);
  }

  private void weights(Command.Builder builder, int channel, int outputs, Addresses addresses) {
    int blocks = Math.ceilDiv(outputs, config.slices().channels());
    int last = (plan.input().channels() - 1) % tile.channels() + 1;
    builder.set(Field.WEIGHT_BASE, addresses.weights(channel, outputs))
        .set(Field.WEIGHT_WORDS, tile.weightWords(config, plan, tile.channels(), blocks))
        .set(Field.LAST_WEIGHT_WORDS, tile.weightWords(config, plan, last, blocks))
        .set(Field.SCALE_BASE, addresses.scales() + channel)
        .set(Field.OUTPUTS, outputs)
        .set(Field.CHANNEL_BLOCKS, blocks)
        .set(Field.LAST_LANES, outputs - (blocks - 1) * config.slices().channels());
  }

  private void prepare(Command.Builder builder, int rows, int columns) {
    int lanes = config.precision().activationsPerWord();
    int words = rowWords(columns);
    boolean sums = plan.way() == Mode.MLCNN && !plan.halvesIn();
    builder.set(Field.READS, wide() ? 2 : sums ? plan.window() : 1)
        .set(Field.READ_STEP, wide() ? 1 : sums ? plan.layer().stride() * words : 0)
        .set(Field.WIDE_HALVES, wide())
        .set(Field.ROWS, plan.operands(rows))
        .set(Field.COLUMN_GROUPS, Math.ceilDiv(columns, lanes))
        .set(Field.LAST_PAIRS, Math.ceilDiv((columns - 1) % lanes + 1, 2))
        .set(Field.SINGLE, columns % 2)
        .set(Field.WINDOW, plan.way() == Mode.MLCNN ? plan.window() : 1)
        .set(Field.SPACING, plan.layer().stride())
        .set(Field.BANK_ROWS, config.buffers().bankRows(plan.operands(rows), plan.stride()))
        .set(Field.STRIDE, plan.stride());
  }

  private void multiply(Command.Builder builder, int rows, int columns, int skipped) {
    var spread = plan.spread(rows, columns, config.slices());
    builder.set(Field.KERNEL, plan.kernel())
        .set(Field.ROW_BLOCKS, spread.blocks())
        .set(Field.LAST_ROWS, spread.lastRows())
        .set(Field.LAST_PARTS, spread.lastParts())
        .set(Field.LAST_COLUMNS, spread.lastColumns())
        .set(Field.LAST_FULL, spread.lastFull())
        .set(Field.LAST_REST, spread.lastRest())
        .set(Field.COLUMNS, spread.columns())
        .set(Field.BLOCK_WORDS, spread.steps())
        .set(Field.FIRST_COLUMN, skipped);
  }

  private void store(Command.Builder builder, int row, int column, int channel, int rows, int columns) {
    int area = plan.layer().pooling().area();
    builder.set(Field.STORE_ROWS, rows)
        .set(Field.STORE_COLUMNS, columns)
        .set(Field.POOL, plan.pool())
        .set(Field.POOL_KIND, plan.poolKind().code())
        .set(Field.POOL_SHIFT, plan.poolKind() == PoolKind.BYTES ? Integer.numberOfTrailingZeros(area) : 0)
        .set(Field.QUARTERED, config.sums() == Sums.TRUNC8 && plan.way() == Mode.MLCNN)
        .set(Field.STORE_HALVES, plan.halvesOut())
        .set(Field.STORE_FORM, plan.layer().raw() ? StoreForm.RAW.code() : to.form().code())
        .set(Field.STORE_BASE, to.word(channel, row, column))
        .set(Field.STORE_CHANNEL_STRIDE, to.channelWords())
        .set(Field.STORE_ROW_STRIDE, to.rowWords())
        .set(Field.STORE_BYTE, to.shift(column) / 8);
  }
}
