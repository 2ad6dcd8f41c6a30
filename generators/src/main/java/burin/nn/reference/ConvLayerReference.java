package burin.nn.reference;

import burin.nn.ConvLayer;
import burin.nn.MapShape;
import burin.nn.Pooling;
import java.util.Arrays;

/// The integer model of one [ConvLayer], which computes every convolution output before it pools.
///
/// Maps are arrays as [MapShape] tells. Sums may pass the 32 bits on their way, but they wrap and end within them, as
/// the layer has checked.
public final class ConvLayerReference {
  private final ConvLayer layer;
  private final MapShape input;
  private final MapShape convolved;
  private final MapShape output;
  /// `[tap][output]`: all that one input value is multiplied by lies together.
  private final int[][] weights;

  /// A model of `layer` for input maps of `input`.
  public ConvLayerReference(ConvLayer layer, MapShape input) {
    this.layer = layer;
    this.input = input;
    this.convolved = layer.convolved(input);
    this.output = layer.output(input);
    this.weights = transpose(layer);
  }

  /// The maps before pooling.
  public MapShape convolved() {
    return convolved;
  }

  /// The maps after pooling.
  public MapShape output() {
    return output;
  }

  /// The outputs of the layer: accumulators if it is raw, else bytes.
  public int[] forward(int[] values) {
    return pool(convolve(values));
  }

  /// The convolution outputs `A` without their bias, for all maps before pooling.
  public int[] convolve(int[] values) {
    int[] result = new int[convolved.size()];
    int[] sums = new int[layer.outputs()];
    for (int y = 0; y < convolved.rows(); y++) {
      for (int x = 0; x < convolved.columns(); x++) {
        window(values, y * layer.stride() - layer.padding(), x * layer.stride() - layer.padding(), sums);
        for (int m = 0; m < sums.length; m++) result[convolved.index(m, y, x)] = sums[m];
      }
    }
    return result;
  }

  /// Bias, pooling and ReLU of the convolution outputs `A`.
  public int[] pool(int[] convolution) {
    int[] result = new int[output.size()];
    for (int m = 0; m < output.channels(); m++) {
      for (int y = 0; y < output.rows(); y++) {
        for (int x = 0; x < output.columns(); x++) result[output.index(m, y, x)] = pooled(convolution, m, y, x);
      }
    }
    return result;
  }

  /// The sums over the window whose first corner is at (`top`, `left`) of the input, for all output maps.
  private void window(int[] values, int top, int left, int[] sums) {
    Arrays.fill(sums, 0);
    int tap = 0;
    for (int n = 0; n < layer.inputs(); n++) {
      for (int i = 0; i < layer.kernel(); i++) {
        for (int j = 0; j < layer.kernel(); j++) multiplyAdd(value(values, n, top + i, left + j), weights[tap++], sums);
      }
    }
  }

  private static void multiplyAdd(int value, int[] factors, int[] sums) {
    if (value == 0) return;
    for (int m = 0; m < sums.length; m++) sums[m] += value * factors[m];
  }

  private int value(int[] values, int channel, int row, int column) {
    boolean inside = row >= 0 && row < input.rows() && column >= 0 && column < input.columns();
    return inside ? values[input.index(channel, row, column)] : 0;
  }

  private int pooled(int[] convolution, int map, int row, int column) {
    Pooling pooling = layer.pooling();
    return switch (pooling.kind()) {
      case NONE -> finish(convolution[convolved.index(map, row, column)], map);
      case MAX -> finish(largest(convolution, map, row, column), map);
      case AVERAGE -> switch (pooling.order()) {
        case POOL_THEN_RELU -> finish(sum(convolution, map, row, column), map);
        case RELU_THEN_POOL -> averageOfFinished(convolution, map, row, column);
      };
    };
  }

  private int largest(int[] convolution, int map, int row, int column) {
    int largest = Integer.MIN_VALUE;
    for (int index : windowOf(map, row, column)) largest = Math.max(largest, convolution[index]);
    return largest;
  }

  private long sum(int[] convolution, int map, int row, int column) {
    long sum = 0;
    for (int index : windowOf(map, row, column)) sum += convolution[index];
    return sum;
  }

  private int averageOfFinished(int[] convolution, int map, int row, int column) {
    int area = layer.pooling().area();
    int sum = 0;
    for (int index : windowOf(map, row, column)) sum += finish(convolution[index], map);
    return (sum + area / 2) / area;
  }

  private int[] windowOf(int map, int row, int column) {
    int size = layer.pooling().size();
    int[] indices = new int[size * size];
    for (int k = 0; k < indices.length; k++) {
      indices[k] = convolved.index(map, row * size + k / size, column * size + k % size);
    }
    return indices;
  }

  private int finish(long accumulator, int map) {
    long sum = accumulator + layer.bias(map);
    return layer.requantiser().map(requantiser -> requantiser.apply(sum)).orElseGet(() -> Math.toIntExact(sum));
  }

  private static int[][] transpose(ConvLayer layer) {
    int kernel = layer.kernel();
    int[][] weights = new int[layer.taps()][layer.outputs()];
    for (int tap = 0; tap < weights.length; tap++) {
      int n = tap / (kernel * kernel);
      int i = tap / kernel % kernel;
      for (int m = 0; m < layer.outputs(); m++) weights[tap][m] = layer.weight(m, n, i, tap % kernel);
    }
    return weights;
  }
}
