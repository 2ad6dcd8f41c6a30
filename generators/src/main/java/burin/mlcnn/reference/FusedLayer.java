package burin.mlcnn.reference;

import burin.nn.ConvLayer;
import burin.nn.MapShape;

/// A convolution whose sums are averaged before the ReLU, computed with the window sums taken first.
///
/// With `P` the side of a window and `S` the stride: half sums `HA[c][r][x]` are the sums of `P` inputs of a column, `S` rows
/// apart; full sums `FA[c][r][x]` those of `P` half sums of a row, `S` columns apart. The sum over a window of convolution
/// outputs is then one sum of weights times full sums, which are `P * S` rows and columns apart from output to output. All sums
/// are exact; or each sum of two is halved, halves rounded up, and the result is multiplied by four in the end.
public final class FusedLayer {
  private final ConvLayer layer;
  private final MapShape input;
  private final MapShape output;
  private final boolean truncated;
  private final int window;
  private final int step;

  /// A model of `layer`, whose pooling must be an average before the ReLU.
  ///
  /// @param truncated whether each sum of two is halved; for windows of 2 only
  public FusedLayer(ConvLayer layer, MapShape input, boolean truncated) {
    if (!layer.pooling().sumsAccumulators()) throw new IllegalArgumentException(
        "layer %s has %s, which cannot be fused".formatted(layer.name(), layer.pooling()));
    if (truncated && layer.pooling().size() != 2) throw new IllegalArgumentException(
        "layer %s averages windows of %d, and only sums of two are halved".formatted(layer.name(), layer.pooling().size()));
    this.layer = layer;
    this.input = input;
    this.output = layer.output(input);
    this.truncated = truncated;
    this.window = layer.pooling().size();
    this.step = layer.stride();
  }

  /// Rows of full sums that are used.
  public int rows() {
    return window * step * (output.rows() - 1) + layer.kernel();
  }

  /// Columns of full sums that are used.
  public int columns() {
    return window * step * (output.columns() - 1) + layer.kernel();
  }

  /// `[channel][row][column]`, as many rows as full sums have.
  public int[][][] halfSums(int[] values) {
    int[][][] sums = new int[input.channels()][rows()][columns() + (window - 1) * step];
    for (int c = 0; c < sums.length; c++) {
      for (int r = 0; r < sums[c].length; r++) {
        for (int x = 0; x < sums[c][r].length; x++) {
          int[] terms = new int[window];
          for (int q = 0; q < window; q++) terms[q] = value(values, c, r + q * step, x);
          sums[c][r][x] = sum(terms);
        }
      }
    }
    return sums;
  }

  /// `[channel][row][column]`.
  public int[][][] fullSums(int[] values) {
    int[][][] halves = halfSums(values);
    int[][][] sums = new int[input.channels()][rows()][columns()];
    for (int c = 0; c < sums.length; c++) {
      for (int r = 0; r < sums[c].length; r++) {
        for (int x = 0; x < sums[c][r].length; x++) {
          int[] terms = new int[window];
          for (int q = 0; q < window; q++) terms[q] = halves[c][r][x + q * step];
          sums[c][r][x] = sum(terms);
        }
      }
    }
    return sums;
  }

  /// Sums of convolution outputs over each window, without bias, in the order of [MapShape].
  public long[] sums(int[] values) {
    int[][][] full = fullSums(values);
    long[] sums = new long[output.size()];
    for (int m = 0; m < output.channels(); m++) {
      for (int y = 0; y < output.rows(); y++) {
        for (int x = 0; x < output.columns(); x++) sums[output.index(m, y, x)] = sum(full, m, y, x);
      }
    }
    return sums;
  }

  /// The outputs of the layer: accumulators if it is raw, else bytes.
  public int[] forward(int[] values) {
    long[] sums = sums(values);
    int[] result = new int[sums.length];
    for (int i = 0; i < sums.length; i++) {
      long total = sums[i] + layer.bias(i / output.mapSize());
      result[i] = layer.requantiser().map(scale -> scale.apply(total)).orElse((int) total);
    }
    return result;
  }

  private int value(int[] values, int channel, int row, int column) {
    int y = row - layer.padding();
    int x = column - layer.padding();
    boolean inside = y >= 0 && y < input.rows() && x >= 0 && x < input.columns();
    return inside ? values[input.index(channel, y, x)] : 0;
  }

  private int sum(int[] terms) {
    int sum = 0;
    for (int term : terms) sum += term;
    return truncated ? (sum + 1) / 2 : sum;
  }

  private long sum(int[][][] full, int m, int y, int x) {
    long sum = 0;
    for (int c = 0; c < input.channels(); c++) {
      for (int i = 0; i < layer.kernel(); i++) {
        for (int j = 0; j < layer.kernel(); j++) {
          sum += (long) layer.weight(m, c, i, j) * full[c][window * step * y + i][window * step * x + j];
        }
      }
    }
    return truncated ? 4 * sum : sum;
  }
}
