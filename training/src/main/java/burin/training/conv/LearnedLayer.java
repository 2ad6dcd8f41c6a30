package burin.training.conv;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import burin.training.conv.ConvRecipe.WeightMap;
import java.util.random.RandomGenerator;

/// The weights and biases of one layer, and their rounding.
///
/// Rounding counts as the identity in the backward pass ("straight through").
final class LearnedLayer {
  /// The greatest integer weight.
  static final int MAX_WEIGHT = 127;

  final String name;
  final NDArray weights;
  final NDArray bias;
  private final WeightMap map;

  /// Weights at random with the variance that He and others found for layers of ReLUs, 2 over the inputs of a neuron.
  LearnedLayer(String name, Shape shape, WeightMap map, NDManager manager, RandomGenerator random) {
    this.name = name;
    this.map = map;
    int outputs = (int) shape.get(0);
    float[] values = new float[(int) shape.size()];
    double limit = Math.sqrt(6.0 * outputs / values.length);
    for (int i = 0; i < values.length; i++) values[i] = (float) ((2 * random.nextDouble() - 1) * limit);
    weights = manager.create(values, shape);
    bias = manager.zeros(new Shape(outputs));
    weights.setRequiresGradient(true);
    bias.setRequiresGradient(true);
  }

  /// The weights as the integers of the hardware stand for them: multiples of [#unit()].
  NDArray rounded() {
    NDArray mapped = mapped();
    float unit = unit(mapped);
    NDArray rounded = mapped.div(unit).round().mul(unit);
    return mapped.add(rounded.sub(mapped).stopGradient());
  }

  /// What an integer weight of 1 stands for.
  float unit() {
    return unit(mapped());
  }

  /// The integer weights, in the order of the array.
  int[] integers() {
    NDArray mapped = mapped();
    float[] values = mapped.div(unit(mapped)).round().toFloatArray();
    int[] integers = new int[values.length];
    for (int i = 0; i < values.length; i++) integers[i] = Math.clamp((int) values[i], -MAX_WEIGHT, MAX_WEIGHT);
    return integers;
  }

  private NDArray mapped() {
    return switch (map) {
      case LINEAR -> weights;
      case DOREFA -> weights.tanh();
    };
  }

  private static float unit(NDArray mapped) {
    return mapped.abs().max().toFloatArray()[0] / MAX_WEIGHT;
  }
}
