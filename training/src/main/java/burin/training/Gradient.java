package burin.training;

import java.util.Arrays;

/// The gradient of the loss by the [Parameters] of one layer; of the scales only that of the output is summed here.
final class Gradient {
  final float[] weights;
  final float[] bias;
  final float[] logScales = new float[2];

  Gradient(Parameters layer) {
    weights = new float[layer.weights.length];
    bias = new float[layer.bias.length];
  }

  void clear() {
    Arrays.fill(weights, 0);
    Arrays.fill(bias, 0);
    Arrays.fill(logScales, 0);
  }

  void add(Gradient other) {
    add(weights, other.weights);
    add(bias, other.bias);
    add(logScales, other.logScales);
  }

  private static void add(float[] sum, float[] addend) {
    for (int i = 0; i < sum.length; i++) sum[i] += addend[i];
  }
}
