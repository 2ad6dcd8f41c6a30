package burin.approxconv;

import burin.nn.ConvLayer;
import burin.nn.ConvNetwork;
import burin.nn.MapShape;
import burin.nn.reference.ConvLayerReference;
import java.util.ArrayList;
import java.util.List;

/// What the convolutions of a network give when outputs that a predictor calls negative are 0: loops over everything.
final class GatedModel {
  private final ApproxConvConfig config;

  GatedModel(ApproxConvConfig config) {
    this.config = config;
  }

  /// @param maps what each layer gives before its pool, and last what goes out
  /// @param skips how many outputs of each map of each layer were not computed
  record Result(List<int[]> maps, List<long[]> skips) {
    int[] output() {
      return maps.getLast();
    }
  }

  Result run(int[] image) {
    ConvNetwork network = config.network();
    List<int[]> maps = new ArrayList<>();
    List<long[]> skips = new ArrayList<>();
    int[] values = image;
    for (int i = 0; i < config.layers(); i++) {
      ConvLayer layer = network.convolutions().get(i);
      boolean[] skipped = skipped(i, values);
      int[] finished = finished(layer, new ConvLayerReference(layer, network.shape(i)).convolve(values), network.convolved(i));
      long[] counts = new long[layer.outputs()];
      for (int k = 0; k < skipped.length; k++) {
        if (!skipped[k]) continue;
        finished[k] = 0;
        counts[k / network.convolved(i).mapSize()]++;
      }
      maps.add(finished);
      skips.add(counts);
      values = pooled(finished, network.convolved(i), layer.pooling().size());
    }
    maps.add(values);
    return new Result(maps, skips);
  }

  private static int[] finished(ConvLayer layer, int[] sums, MapShape shape) {
    int[] finished = new int[sums.length];
    for (int k = 0; k < sums.length; k++) {
      finished[k] = layer.requantiser().orElseThrow().apply((long) sums[k] + layer.bias(k / shape.mapSize()));
    }
    return finished;
  }

  private static int[] pooled(int[] values, MapShape shape, int side) {
    var small = new MapShape(shape.channels(), shape.rows() / side, shape.columns() / side);
    int[] pooled = new int[small.size()];
    for (int m = 0; m < small.channels(); m++) {
      for (int r = 0; r < small.rows() * side; r++) {
        for (int c = 0; c < small.columns() * side; c++) {
          int to = small.index(m, r / side, c / side);
          pooled[to] = Math.max(pooled[to], values[shape.index(m, r, c)]);
        }
      }
    }
    return pooled;
  }

  private boolean[] skipped(int number, int[] values) {
    MapShape in = config.network().shape(number);
    MapShape out = config.network().convolved(number);
    boolean[] skipped = new boolean[out.size()];
    if (config.predictors().get(number).isEmpty()) return skipped;
    Predictor predictor = config.predictors().get(number).get();
    int[][][][] factors = predictor.factors();
    for (int m = 0; m < out.channels(); m++) {
      for (int r = 0; r < out.rows(); r++) {
        for (int c = 0; c < out.columns(); c++) {
          long sum = predictor.bias(m);
          for (int n = 0; n < in.channels(); n++) {
            for (int i = 0; i < factors[m][n].length; i++) {
              for (int j = 0; j < factors[m][n].length; j++) {
                sum += (long) factors[m][n][i][j] * values[in.index(n, r + i, c + j)];
              }
            }
          }
          skipped[out.index(m, r, c)] = predictor.threshold() != Predictor.ALWAYS && sum <= predictor.threshold();
        }
      }
    }
    return skipped;
  }
}
