package burin.training;

import java.util.List;

/// Carries single images through the layers and back; it has the memory for one image and sums gradients.
///
/// Gradients pass the rounding as if it were not there ("straight through") and stop where a value was clamped. The
/// gradient by the logarithm of an output scale is that of Esser and others, "Learned step size quantization", 2020.
final class Worker {
  private final List<Parameters> layers;
  private final List<Gradient> gradients;
  private final float[][] values;
  private final float[][] valueGradients;
  private final float[][] sums;
  private final float[][] sumGradients;

  Worker(List<Parameters> layers) {
    this.layers = layers;
    this.gradients = layers.stream().map(Gradient::new).toList();
    int inputs = layers.getFirst().mask.inputs();
    values = new float[layers.size() + 1][];
    valueGradients = new float[layers.size() + 1][];
    sums = new float[layers.size()][];
    sumGradients = new float[layers.size()][];
    values[0] = new float[inputs];
    for (int l = 0; l < layers.size(); l++) {
      Mask mask = layers.get(l).mask;
      values[l + 1] = new float[mask.outputs()];
      valueGradients[l + 1] = new float[mask.outputs()];
      sums[l] = new float[mask.places()];
      sumGradients[l] = new float[mask.places()];
    }
  }

  /// Where the inputs of the next image go.
  float[] input() {
    return values[0];
  }

  /// The sums of the gradients since the last [#clear].
  List<Gradient> gradients() {
    return gradients;
  }

  void clear() {
    gradients.forEach(Gradient::clear);
  }

  /// The class of the image in [#input].
  int classify(List<LayerPass> passes) {
    forward(passes);
    float[] scores = values[layers.size()];
    int best = 0;
    for (int i = 1; i < scores.length; i++) if (scores[i] > scores[best]) best = i;
    return best;
  }

  /// The outputs of every layer for the image in [#input], which the next image overwrites.
  List<float[]> outputs(List<LayerPass> passes) {
    forward(passes);
    return List.of(values).subList(1, values.length);
  }

  /// Adds the gradients of the cross entropy between the image in [#input] and its `label`.
  void learn(List<LayerPass> passes, int label) {
    forward(passes);
    int last = layers.size();
    lossGradient(values[last], passes.getLast().unit(), label, valueGradients[last]);
    for (int l = last - 1; l >= 0; l--) backward(passes.get(l), l, l == last - 1);
  }

  /// The outputs of hidden layers in units of the output, those of the last one as accumulators.
  private void forward(List<LayerPass> passes) {
    for (int l = 0; l < passes.size(); l++) {
      LayerPass pass = passes.get(l);
      pass.accumulate(values[l], sums[l]);
      int[] place = pass.layer.mask.rowPlace();
      boolean last = l == passes.size() - 1;
      for (int i = 0; i < place.length; i++) {
        float sum = sums[l][place[i]];
        values[l + 1][i] = last ? sum : pass.activate(sum);
      }
    }
  }

  /// The softmax of the scores minus the wanted output.
  private static void lossGradient(float[] sums, double unit, int label, float[] gradient) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float sum : sums) largest = Math.max(largest, sum * unit);
    double total = 0;
    double[] powers = new double[sums.length];
    for (int i = 0; i < sums.length; i++) {
      powers[i] = StrictMath.exp(sums[i] * unit - largest);
      total += powers[i];
    }
    for (int i = 0; i < sums.length; i++) gradient[i] = (float) (powers[i] / total - (i == label ? 1 : 0));
  }

  private void backward(LayerPass pass, int l, boolean last) {
    int[] place = pass.layer.mask.rowPlace();
    for (int i = 0; i < place.length; i++) {
      float gradient = valueGradients[l + 1][i];
      sumGradients[l][place[i]] = last ? gradient : throughActivation(pass, l, i, gradient);
    }
    Gradient sum = gradients.get(l);
    for (int i = 0; i < sum.bias.length; i++) sum.bias[i] += sumGradients[l][i];
    addWeightGradient(pass, values[l], sumGradients[l], sum.weights);
    if (l > 0) inputGradient(pass, sumGradients[l], valueGradients[l]);
  }

  /// The gradient by the sum of output `i`; what its scale gets is added on the way.
  private float throughActivation(LayerPass pass, int l, int i, float gradient) {
    double real = sums[l][pass.layer.mask.rowPlace()[i]] * pass.unit();
    if (real <= 0) return 0;
    if (!pass.isQuantised()) return gradient;
    double exact = real / pass.outputUnit;
    int max = pass.quantiser().max();
    boolean clamped = exact >= max + 0.5;
    double slope = clamped ? max : values[l + 1][i] - exact;
    gradients.get(l).logScales[1] += (float) (gradient * slope * pass.outputUnit);
    return clamped ? 0 : gradient;
  }

  private static void addWeightGradient(LayerPass pass, float[] input, float[] gradient, float[] sum) {
    Mask mask = pass.layer.mask;
    int rows = mask.blockOutputs();
    for (int j = 0; j < input.length; j++) {
      if (input[j] == 0) continue;
      float factor = (float) (input[j] * pass.inputUnit);
      int from = mask.columnBlock()[j] * rows;
      int to = j * rows;
      for (int r = 0; r < rows; r++) sum[to + r] += gradient[from + r] * factor;
    }
  }

  private static void inputGradient(LayerPass pass, float[] gradient, float[] inputGradient) {
    Mask mask = pass.layer.mask;
    int rows = mask.blockOutputs();
    float weightUnit = (float) pass.weightUnit;
    for (int j = 0; j < inputGradient.length; j++) {
      int from = mask.columnBlock()[j] * rows;
      float sum = 0;
      for (int r = 0; r < rows; r++) sum += gradient[from + r] * pass.weights[j * rows + r];
      inputGradient[j] = sum * weightUnit;
    }
  }
}
