package burin.paper;

import burin.mlcnn.Limits;
import burin.mlcnn.MlcnnCompiler;
import burin.mlcnn.MlcnnConfig;
import burin.mlcnn.MlcnnFormulas;
import burin.mlcnn.MlcnnProgram;
import burin.mlcnn.Mode;
import burin.mlcnn.NumberFormat;
import burin.mlcnn.SliceMap;
import burin.mlcnn.Sums;
import burin.mlcnn.Tile;
import burin.nn.ConvLayer;
import burin.nn.ConvNetwork;
import burin.nn.FloatConvLayer;
import burin.nn.FloatConvNetwork;
import burin.nn.MapShape;
import burin.nn.Pooling;
import burin.nn.Requantiser;
import burin.paper.FusedLayer.Way;
import java.util.List;
import java.util.Optional;

/// Cycles that the accelerator takes for a layer, loads and stores included, by its formulas, which it keeps exactly.
final class MachineCycles {
  /// Cycles from a request to a word of DRAM.
  private static final int LATENCY = 20;
  private static final int MANY_KILOBYTES = 4096;
  private static final int MOST_ROWS = 64;
  private static final Pooling AVERAGE = Pooling.average(ReuseCounts.POOL, Pooling.Order.POOL_THEN_RELU);

  private MachineCycles() {}

  /// With the slices spread over output channels and rows as suits it best.
  static long of(FusedLayer layer, Way way, NumberFormat format, int slices) {
    long best = Long.MAX_VALUE;
    for (int channels = Math.ceilDiv(slices, MOST_ROWS); channels <= slices; channels *= 2) {
      best = Math.min(best, of(layer, config(way, format, new SliceMap(channels, slices / channels))));
    }
    return best;
  }

  private static MlcnnConfig config(Way way, NumberFormat format, SliceMap slices) {
    Mode mode = switch (way) {
      case DIRECT -> Mode.DIRECT;
      case MERGED -> Mode.MERGED;
      case MLCNN -> Mode.MLCNN;
    };
    return new MlcnnConfig(
        format, mode, Sums.FULL, slices, new Tile(32, 4, 28, 28), new Limits(5, 1, 2, 400), MANY_KILOBYTES);
  }

  private static long of(FusedLayer layer, MlcnnConfig config) {
    var compiler = new MlcnnCompiler(config);
    var options = MlcnnCompiler.Options.USUAL;
    boolean integers = config.format() == NumberFormat.INT8;
    MlcnnProgram program = integers ? compiler.compile(integers(layer), options) : compiler.compile(floats(layer), options);
    return new MlcnnFormulas(config, LATENCY).cycles(program);
  }

  private static MapShape input(FusedLayer layer) {
    return new MapShape(layer.inputs(), layer.width(), layer.width());
  }

  private static ConvNetwork integers(FusedLayer layer) {
    int[][][][] weights = new int[layer.outputs()][layer.inputs()][layer.kernel()][layer.kernel()];
    var only = new ConvLayer(layer.name(), layer.inputs(), layer.outputs(), layer.kernel(), 1, 0, weights,
        new int[layer.outputs()], AVERAGE, Optional.of(Requantiser.of(1.0 / 4)));
    return new ConvNetwork(layer.name(), input(layer), List.of(only), List.of());
  }

  private static FloatConvNetwork floats(FusedLayer layer) {
    var weights = new float[layer.outputs()][layer.inputs()][layer.kernel()][layer.kernel()];
    var only = FloatConvLayer.of(layer.name(), 1, 0, AVERAGE, true, weights, new float[layer.outputs()]);
    return new FloatConvNetwork(layer.name(), input(layer), List.of(only));
  }
}
