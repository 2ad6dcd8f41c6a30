package burin.training;

import java.util.random.RandomGenerator;

/// What is learned of one layer.
///
/// The weights lie input after input: `weights[j * blockOutputs + r]` goes from input `j` to row `r` of its block. So
/// the blocks are dense, and an input that is 0 costs nothing. Biases lie in the order of the rows' places. The scales
/// are the sizes of one unit of a quantised weight and of a quantised output, as natural logarithms, since a step of a
/// logarithm means the same at every size.
final class Parameters {
  final Mask mask;
  final float[] weights;
  final float[] bias;
  final float[] logScales = new float[2];

  /// Weights at random with the variance that He and others found for layers of ReLUs, 2 over the inputs of a block.
  Parameters(Mask mask, RandomGenerator random) {
    this.mask = mask;
    this.weights = new float[mask.inputs() * mask.blockOutputs()];
    this.bias = new float[mask.places()];
    double limit = Math.sqrt(6.0 / Math.ceilDiv(mask.inputs(), mask.blocks()));
    for (int i = 0; i < weights.length; i++) weights[i] = (float) ((2 * random.nextDouble() - 1) * limit);
  }

  double weightScale() {
    return StrictMath.exp(logScales[0]);
  }

  double outputScale() {
    return StrictMath.exp(logScales[1]);
  }

  void setWeightScale(double scale) {
    logScales[0] = (float) StrictMath.log(scale);
  }

  void setOutputScale(double scale) {
    logScales[1] = (float) StrictMath.log(scale);
  }
}
