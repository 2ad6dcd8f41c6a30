package burin.mlcnn;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How a layer is cut into tiles that fit the buffers.
///
/// @param rows rows of pooled outputs of a tile
/// @param columns columns of pooled outputs of a tile
/// @param outputs output channels of a tile
/// @param channels input channels of a group
record TilePlan(int rows, int columns, int outputs, int channels) {

  /// The ways to cut a layer, at least one, those with large tiles first: all columns if they fit, and rows, output channels and
  /// input channels in equal shares. None has more than twice as many steps as there must be, unless that is few.
  ///
  /// @throws IllegalArgumentException if not even the smallest tile fits
  static List<TilePlan> all(MlcnnConfig config, LayerPlan plan) {
    return new Search(config, plan).all();
  }

  /// Groups of all tiles.
  private long steps(LayerPlan plan) {
    return (long) Math.ceilDiv(plan.output().rows(), rows) * Math.ceilDiv(plan.output().columns(), columns)
        * Math.ceilDiv(plan.output().channels(), outputs) * Math.ceilDiv(plan.input().channels(), channels);
  }

  /// Words of DRAM for the weights of a group.
  int weightWords(MlcnnConfig config, LayerPlan plan, int channels, int blocks) {
    int steps = channels * blocks * plan.kernel() * plan.kernel();
    return Math.ceilDiv(steps, config.buffers().stepsPerWord()) * config.buffers().wordsPerStep();
  }

  /// With as many steps there is nothing more to overlap.
  private static final int FEW_STEPS = 100;

  private record Search(MlcnnConfig config, LayerPlan plan) {

    List<TilePlan> all() {
      int columns = largest(plan.output().columns(), "columns", c -> fits(1, c));
      int rows = largest(plan.output().rows(), "rows", r -> fits(r, columns));
      boolean whole = plan.halvesOut() && rows == plan.output().rows();
      List<TilePlan> plans = IntStream.iterate(rows, r -> r > 0, r -> r - 1).filter(r -> !whole || r == rows).boxed()
          .flatMap(height -> outputs(height, columns)).toList();
      long most = Math.max(FEW_STEPS, 2 * plans.getFirst().steps(plan));
      return plans.stream().filter(tile -> tile.steps(plan) <= most).toList();
    }

    private Stream<TilePlan> outputs(int rows, int columns) {
      int lanes = config.slices().channels();
      int blocks = Math.ceilDiv(plan.output().channels(), lanes);
      int most = Math.min(buffers().sumWords() / plan.spread(rows, columns, config.slices()).steps(),
          Math.min(buffers().weightSteps() / area(), Tile.MAX_OUTPUTS / lanes));
      return shares(blocks, most).boxed().flatMap(share -> channels(rows, columns, share));
    }

    private Stream<TilePlan> channels(int rows, int columns, int blocks) {
      int outputs = Math.min(plan.output().channels(), blocks * config.slices().channels());
      int most = Math.min(buffers().inputWords() / channelWords(rows, columns),
          Math.min(buffers().operandRows() / buffers().bankRows(plan.operands(rows), plan.stride()),
              buffers().weightSteps() / (blocks * area())));
      return shares(plan.input().channels(), most).mapToObj(group -> new TilePlan(rows, columns, outputs, group));
    }

    private int area() {
      return plan.kernel() * plan.kernel();
    }

    /// The sizes, at most `most`, of equal shares of `all`, the largest first.
    private static IntStream shares(int all, int most) {
      int fewest = Math.ceilDiv(all, Math.min(all, most));
      return IntStream.rangeClosed(fewest, all).map(shares -> Math.ceilDiv(all, shares)).distinct();
    }

    private boolean fits(int rows, int columns) {
      return plan.activations(rows) <= buffers().tileRows()
          && plan.activations(columns) + skipped(columns) <= buffers().rowColumns()
          && channelWords(rows, columns) <= buffers().inputWords()
          && buffers().bankRows(plan.operands(rows), plan.stride()) <= buffers().operandRows()
          && plan.spread(rows, columns, config.slices()).steps() <= buffers().sumWords();
    }

    private int largest(int from, String what, IntPredicate fits) {
      for (int size = from; size > 0; size--) if (fits.test(size)) return size;
      throw plan.refused("not one of its output %s fits the buffers; use larger tiles".formatted(what));
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
