package burin.nn.reference;

import burin.nn.MapShape;
import java.util.Arrays;

/// Sums of products of a window of input maps and integer factors, for every position of the window.
///
/// `sum[m][y][x] = sum over n, i, j of factors[m][n][i][j] * input[n][y * stride + i - padding][x * stride + j - padding]`,
/// where what lies outside the input is 0. Sums may pass the 32 bits on their way, but they wrap, so those that end
/// within them are right.
public final class Correlation {
  private final MapShape input;
  private final MapShape output;
  private final int kernel;
  private final int stride;
  private final int padding;
  /// `[tap][output]`: all that one input value is multiplied by lies together.
  private final int[][] factors;

  /// @param factors `[output][input][row][column]`
  public Correlation(MapShape input, int[][][][] factors, int stride, int padding) {
    this.input = input;
    this.kernel = factors[0][0].length;
    this.stride = stride;
    this.padding = padding;
    this.factors = transpose(factors);
    this.output = new MapShape(factors.length, side(input.rows()), side(input.columns()));
  }

  /// The maps of the sums.
  public MapShape output() {
    return output;
  }

  /// The sums for `values`, both as [MapShape] tells.
  public int[] apply(int[] values) {
    int[] result = new int[output.size()];
    int[] sums = new int[output.channels()];
    for (int y = 0; y < output.rows(); y++) {
      for (int x = 0; x < output.columns(); x++) {
        window(values, y * stride - padding, x * stride - padding, sums);
        for (int m = 0; m < sums.length; m++) result[output.index(m, y, x)] = sums[m];
      }
    }
    return result;
  }

  /// The sums over the window whose first corner is at (`top`, `left`) of the input, for all output maps.
  private void window(int[] values, int top, int left, int[] sums) {
    Arrays.fill(sums, 0);
    int tap = 0;
    for (int n = 0; n < input.channels(); n++) {
      for (int i = 0; i < kernel; i++) {
        for (int j = 0; j < kernel; j++) multiplyAdd(value(values, n, top + i, left + j), factors[tap++], sums);
      }
    }
  }

  static void multiplyAdd(int value, int[] factors, int[] sums) {
    if (value == 0) return;
    for (int m = 0; m < sums.length; m++) sums[m] += value * factors[m];
  }

  private int value(int[] values, int channel, int row, int column) {
    boolean inside = row >= 0 && row < input.rows() && column >= 0 && column < input.columns();
    return inside ? values[input.index(channel, row, column)] : 0;
  }

  private int side(int length) {
    return (length + 2 * padding - kernel) / stride + 1;
  }

  private static int[][] transpose(int[][][][] factors) {
    int inputs = factors[0].length;
    int kernel = factors[0][0].length;
    int[][] result = new int[inputs * kernel * kernel][factors.length];
    for (int tap = 0; tap < result.length; tap++) {
      int n = tap / (kernel * kernel);
      for (int m = 0; m < factors.length; m++) result[tap][m] = factors[m][n][tap / kernel % kernel][tap % kernel];
    }
    return result;
  }
}
