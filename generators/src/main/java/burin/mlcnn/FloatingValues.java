package burin.mlcnn;

import burin.lib.arithmetic.FloatFormat;
import burin.lib.arithmetic.reference.FloatArithmetic;
import burin.nn.FloatConvLayer;

/// Floating point: weights, biases, and one over the area that is averaged.
final class FloatingValues implements LayerValues {
  private final LayerPlan plan;
  private final FloatConvLayer layer;
  private final FloatArithmetic arithmetic;

  FloatingValues(NumberFormat numbers, LayerPlan plan, FloatConvLayer layer) {
    FloatFormat format = numbers.floating().orElseThrow();
    this.plan = plan;
    this.layer = layer;
    this.arithmetic = FloatArithmetic.of(format.exponentBits(), format.fractionBits(), format.flushes());
  }

  /// Of a merged kernel, the sum of all weights that meet a place, from the first row and column of the window to the last.
  @Override
  public long weight(int output, int channel, int row, int column) {
    if (plan.way() != Mode.MERGED) return arithmetic.fromDouble(layer.weight(output, channel, row, column));
    int size = plan.layer().pooling().size();
    long sum = 0;
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        int i = row - a * plan.layer().stride();
        int j = column - b * plan.layer().stride();
        boolean meets = i >= 0 && j >= 0 && i < plan.layer().kernel() && j < plan.layer().kernel();
        if (meets) sum = arithmetic.add(sum, arithmetic.fromDouble(layer.weight(output, channel, i, j)));
      }
    }
    return sum;
  }

  @Override
  public long scale(int output) {
    int area = plan.layer().pooling().sumsAccumulators() ? plan.layer().pooling().area() : 1;
    return arithmetic.fromDouble(1.0 / area) << MlcnnConfig.BIAS_BITS | arithmetic.fromDouble(layer.bias(output));
  }
}
