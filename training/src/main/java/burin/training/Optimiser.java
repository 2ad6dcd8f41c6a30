package burin.training;

/// Applies a summed [Gradient] to the [Parameters] of one layer.
final class Optimiser {
  private final Parameters layer;
  private final Adam weights;
  private final Adam bias;
  private final Adam scales;

  Optimiser(Parameters layer) {
    this.layer = layer;
    this.weights = new Adam(layer.weights);
    this.bias = new Adam(layer.bias);
    this.scales = new Adam(layer.logScales);
  }

  /// One step; scales are learned too if `pass` works with the integers of the hardware.
  void step(Gradient sum, LayerPass pass, double rate, double scaleRate) {
    if (pass.isQuantised()) throughRounding(sum, pass);
    weights.step(sum.weights, rate);
    bias.step(sum.bias, rate);
    if (pass.isQuantised()) scales.step(sum.logScales, scaleRate);
  }

  /// Gives the gradient of the rounded weights to the weights and to their scale.
  private void throughRounding(Gradient sum, LayerPass pass) {
    double max = (1 << (pass.weightBits - 1)) - 1;
    double scale = pass.weightUnit;
    double slope = 0;
    for (int i = 0; i < sum.weights.length; i++) {
      double exact = layer.weights[i] / scale;
      boolean clamped = exact > max + 0.5 || exact < -max - 1.5;
      slope += sum.weights[i] * (clamped ? pass.weights[i] : pass.weights[i] - exact);
      if (clamped) sum.weights[i] = 0;
    }
    sum.logScales[0] = (float) (slope * scale);
  }
}
