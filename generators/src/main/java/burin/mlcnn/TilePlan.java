package burin.mlcnn;

import java.util.function.IntPredicate;

/// How a layer is cut into tiles that fit the buffers.
///
/// @param rows rows of pooled outputs of a tile
/// @param columns columns of pooled outputs of a tile
/// @param outputs output channels of a tile
/// @param channels input channels of a group
record TilePlan(int rows, int columns, int outputs, int channels) {

  /// The largest tiles that fit: all columns if possible, then all rows, all output channels, and as many input channels.
  ///
  /// @throws IllegalArgumentException if not even the smallest tile fits
  static TilePlan of(MlcnnConfig config, LayerPlan plan) {
    return new Search(config, plan).find();
  }

  private record Search(MlcnnConfig config, LayerPlan plan) {

    TilePlan find() {
      int columns = largest(plan.output().columns(), "columns", c -> fits(1, c));
      int rows = largest(plan.output().rows(), "rows", r -> fits(r, columns));
      int area = plan.kernel() * plan.kernel();
      int channelLanes = config.slices().channels();
      int blocks = Math.min(Math.ceilDiv(plan.output().channels(), channelLanes),
          Math.min(sums(columns) / rowBlocks(rows), Math.min(buffers().weightSteps() / area, Tile.MAX_OUTPUTS / channelLanes)));
      int channels = Math.min(Math.min(plan.input().channels(), buffers().inputWords() / channelWords(rows, columns)),
          Math.min(buffers().operandRows() / buffers().bankRows(plan.operands(rows), plan.stride()),
              buffers().weightSteps() / (blocks * area)));
      return new TilePlan(rows, columns, Math.min(plan.output().channels(), blocks * channelLanes), channels);
    }

    private boolean fits(int rows, int columns) {
      return plan.activations(rows) <= buffers().tileRows()
          && plan.activations(columns) + skipped(columns) <= buffers().rowColumns()
          && channelWords(rows, columns) <= buffers().inputWords()
          && buffers().bankRows(plan.operands(rows), plan.stride()) <= buffers().operandRows()
          && rowBlocks(rows) <= sums(columns);
    }

    private int largest(int from, String what, IntPredicate fits) {
      for (int size = from; size > 0; size--) if (fits.test(size)) return size;
      throw plan.refused("not one of its output %s fits the buffers; use larger tiles".formatted(what));
    }

    private int rowBlocks(int rows) {
      return Math.ceilDiv(rows * plan.pool(), config.slices().rows());
    }

    /// Words of partial sums for a column of each.
    private int sums(int columns) {
      return buffers().sumWords() / (columns * plan.pool());
    }

    private int channelWords(int rows, int columns) {
      int lanes = config.precision().activationsPerWord();
      int groups = Math.ceilDiv(plan.activations(columns) + skipped(columns), lanes);
      return plan.inputRows(rows) * groups * (plan.halvesIn() ? lanes / config.precision().halvesPerWord() : 1);
    }

    /// Columns at the beginning of the first word that belong to the tile before; at most, if there are several tiles.
    private int skipped(int columns) {
      return columns < plan.output().columns() ? config.precision().activationsPerWord() - 1 : 0;
    }

    private BufferSizes buffers() {
      return config.buffers();
    }
  }
}
