package burin.nn.reference;

import burin.nn.ConvLayer;
import burin.nn.MapShape;
import burin.nn.Pooling;

/// The integer model of one [ConvLayer], which computes every convolution output before it pools.
///
/// Maps are arrays as [MapShape] tells.
public final class ConvLayerReference {
  private final ConvLayer layer;
  private final MapShape convolved;
  private final MapShape output;
  private final Correlation correlation;

  /// A model of `layer` for input maps of `input`.
  public ConvLayerReference(ConvLayer layer, MapShape input) {
    this.layer = layer;
    this.convolved = layer.convolved(input);
    this.output = layer.output(input);
    this.correlation = new Correlation(input, layer.weights(), layer.stride(), layer.padding());
  }

  /// The layer that this models.
  public ConvLayer layer() {
    return layer;
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
    return correlation.apply(values);
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
}
