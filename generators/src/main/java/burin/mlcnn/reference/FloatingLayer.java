package burin.mlcnn.reference;

import burin.lib.arithmetic.reference.FloatArithmetic;
import burin.nn.ConvLayer;
import burin.nn.FloatConvLayer;
import burin.nn.MapShape;

/// A convolution in floating point, with every sum and product rounded in the order in which the accelerator has them. Numbers
/// are the bits of the format.
///
/// Sums run over input channels, then rows, then columns of the kernel, beginning with the first product. What is pooled is
/// summed from the first row of a window to the last, in each from the first column to the last; the total is multiplied by one
/// over the area, then the bias is added, then comes the ReLU.
public final class FloatingLayer {
  /// How an average is computed.
  public enum Way {
    /// Sums of products, then their sum.
    DIRECT,
    /// Products with weights that have been summed.
    MERGED,
    /// Products with sums of inputs: first those of columns, then those of rows.
    FUSED
  }

  private final FloatConvLayer layer;
  private final ConvLayer shape;
  private final MapShape input;
  private final MapShape output;
  private final FloatArithmetic arithmetic;
  private final Way way;
  private final int halfTerms;
  private final int window;

  /// @param largest side of a window that the accelerator has adders for: of smaller ones, zeros are summed first, which matters
  ///     where all others are -0
  public FloatingLayer(FloatConvLayer layer, MapShape input, FloatArithmetic arithmetic, Way way, int largest) {
    this.layer = layer;
    this.shape = layer.shape();
    this.input = input;
    this.output = shape.output(input);
    this.arithmetic = arithmetic;
    this.way = shape.pooling().sumsAccumulators() ? way : Way.DIRECT;
    this.halfTerms = largest;
    this.window = shape.pooling().size();
  }

  public int[] forward(int[] values) {
    int[] result = new int[output.size()];
    for (int m = 0; m < output.channels(); m++) {
      for (int y = 0; y < output.rows(); y++) {
        for (int x = 0; x < output.columns(); x++) result[output.index(m, y, x)] = (int) finished(m, pooled(values, m, y, x));
      }
    }
    return result;
  }

  private long finished(int output, long sum) {
    int area = shape.pooling().sumsAccumulators() ? shape.pooling().area() : 1;
    long average = arithmetic.mul(sum, number(1.0 / area));
    long total = arithmetic.add(average, number(layer.bias(output)));
    return shape.raw() ? total : arithmetic.relu(total);
  }

  private long number(double value) {
    return arithmetic.fromDouble(value);
  }

  private long pooled(int[] values, int m, int y, int x) {
    int step = window * shape.stride();
    return switch (way) {
      case FUSED -> products(shape.kernel(), m, (c, i, j) -> window(values, c, step * y + i, step * x + j), this::weight);
      case MERGED -> products(shape.kernel() + (window - 1) * shape.stride(), m,
          (c, i, j) -> value(values, c, step * y + i, step * x + j), this::merged);
      case DIRECT -> direct(values, m, window * y, window * x);
    };
  }

  private long direct(int[] values, int m, int row, int column) {
    long pooled = 0;
    for (int place = 0; place < window * window; place++) {
      int top = (row + place / window) * shape.stride();
      int left = (column + place % window) * shape.stride();
      long sum = products(shape.kernel(), m, (c, i, j) -> value(values, c, top + i, left + j), this::weight);
      pooled = place == 0 ? sum : shape.pooling().sumsAccumulators() ? arithmetic.add(pooled, sum) : arithmetic.max(pooled, sum);
    }
    return pooled;
  }

  private interface Operand {
    long at(int channel, int row, int column);
  }

  private interface Weight {
    long at(int output, int channel, int row, int column);
  }

  private long products(int kernel, int m, Operand operand, Weight weight) {
    long sum = 0;
    boolean first = true;
    for (int c = 0; c < input.channels(); c++) {
      for (int i = 0; i < kernel; i++) {
        for (int j = 0; j < kernel; j++) {
          long product = arithmetic.mul(operand.at(c, i, j), weight.at(m, c, i, j));
          sum = first ? product : arithmetic.add(sum, product);
          first = false;
        }
      }
    }
    return sum;
  }

  private long weight(int m, int c, int i, int j) {
    return number(layer.weight(m, c, i, j));
  }

  private long merged(int m, int c, int row, int column) {
    long sum = 0;
    for (int a = 0; a < window; a++) {
      for (int b = 0; b < window; b++) {
        int i = row - a * shape.stride();
        int j = column - b * shape.stride();
        if (i >= 0 && j >= 0 && i < shape.kernel() && j < shape.kernel()) sum = arithmetic.add(sum, weight(m, c, i, j));
      }
    }
    return sum;
  }

  /// The sum of the half sums of a row, the first column first.
  private long window(int[] values, int channel, int row, int column) {
    long sum = 0;
    for (int q = 0; q < window; q++) {
      long half = half(values, channel, row, column + q * shape.stride());
      sum = q == 0 && window == halfTerms ? half : arithmetic.add(sum, half);
    }
    return sum;
  }

  /// The sum of the inputs of a column, the first row first.
  private long half(int[] values, int channel, int row, int column) {
    long sum = 0;
    for (int q = 0; q < window; q++) {
      long value = value(values, channel, row + q * shape.stride(), column);
      sum = q == 0 && window == halfTerms ? value : arithmetic.add(sum, value);
    }
    return sum;
  }

  private long value(int[] values, int channel, int row, int column) {
    int y = row - shape.padding();
    int x = column - shape.padding();
    boolean inside = y >= 0 && y < input.rows() && x >= 0 && x < input.columns();
    return inside ? Integer.toUnsignedLong(values[input.index(channel, y, x)]) : 0;
  }
}
