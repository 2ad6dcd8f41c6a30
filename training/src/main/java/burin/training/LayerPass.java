package burin.training;

import burin.nn.reference.LayerReference;

/// One layer as a batch sees it: with real numbers, or with the integers of the hardware.
///
/// Values are counted in units: an accumulator of 1 stands for `unit`, an input of 1 for `inputUnit`, an output of 1
/// for `outputUnit`. With integers every `float` here holds an integer below 2^24, so sums are exact and the pass
/// computes just what the hardware will.
final class LayerPass {
  final Parameters layer;
  final float[] weights;
  final float[] bias;
  final double inputUnit;
  final double weightUnit;
  final double outputUnit;
  final int weightBits;
  private final Quantiser quantiser;

  private LayerPass(
      Parameters layer, float[] weights, float[] bias, double inputUnit, double weightUnit, double outputUnit,
      int weightBits, Quantiser quantiser) {
    this.layer = layer;
    this.weights = weights;
    this.bias = bias;
    this.inputUnit = inputUnit;
    this.weightUnit = weightUnit;
    this.outputUnit = outputUnit;
    this.weightBits = weightBits;
    this.quantiser = quantiser;
  }

  /// With real weights and outputs.
  static LayerPass real(Parameters layer, double inputUnit) {
    float[] bias = new float[layer.bias.length];
    for (int i = 0; i < bias.length; i++) bias[i] = (float) (layer.bias[i] / inputUnit);
    return new LayerPass(layer, layer.weights, bias, inputUnit, 1, 1, 0, null);
  }

  /// With the integers of the hardware.
  static LayerPass quantised(Parameters layer, double inputUnit, Recipe recipe) {
    double weightUnit = layer.weightScale();
    double unit = weightUnit * inputUnit;
    return new LayerPass(layer,
        Rounding.toIntegers(layer.weights, weightUnit, recipe.weightBits()),
        Rounding.toIntegers(layer.bias, unit),
        inputUnit, weightUnit, layer.outputScale(), recipe.weightBits(),
        Quantiser.of(unit / layer.outputScale(), recipe.multiplierBits(), recipe.activationBits()));
  }

  /// What an accumulator of 1 stands for.
  double unit() {
    return inputUnit * weightUnit;
  }

  boolean isQuantised() {
    return quantiser != null;
  }

  Quantiser quantiser() {
    return quantiser;
  }

  /// The accumulators in the order of the rows' places.
  void accumulate(float[] input, float[] sums) {
    Mask mask = layer.mask;
    int rows = mask.blockOutputs();
    System.arraycopy(bias, 0, sums, 0, sums.length);
    for (int j = 0; j < input.length; j++) {
      if (input[j] == 0) continue;
      multiplyAdd(sums, mask.columnBlock()[j] * rows, weights, j * rows, input[j], rows);
    }
  }

  /// The output for an accumulator, in units of the output.
  float activate(float sum) {
    return quantiser == null ? Math.max(0, (float) (sum * unit())) : quantiser.apply(sum);
  }

  private static void multiplyAdd(float[] sums, int to, float[] factors, int from, float factor, int count) {
    for (int r = 0; r < count; r++) sums[to + r] += factors[from + r] * factor;
  }

  /// The quantiser of the hardware: see [LayerReference#quantise].
  record Quantiser(int multiplier, int shift, int bits) {

    /// The quantiser nearest to a multiplication by `ratio`, with a multiplier whose top bit is set.
    static Quantiser of(double ratio, int multiplierBits, int bits) {
      int shift = multiplierBits - 1 - Math.getExponent(ratio);
      int multiplier = (int) Math.rint(Math.scalb(ratio, shift));
      return multiplier >> multiplierBits == 0
          ? new Quantiser(multiplier, shift, bits) : new Quantiser(multiplier / 2, shift - 1, bits);
    }

    float apply(float sum) {
      return LayerReference.quantise((long) sum, multiplier, shift, bits);
    }

    int max() {
      return (1 << bits) - 1;
    }
  }
}
