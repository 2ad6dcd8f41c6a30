package burin.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/// Compares gradients with the slopes of the loss when one parameter is moved a little.
class GradientTest {
  private static final float STEP = 1e-3f;
  private static final int LABEL = 2;

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
  private final List<Parameters> layers = layers(12, 9, 4);
  private final float[] image = image(12);

  @Test
  void gradientsOfRealWeightsAreSlopes() {
    var worker = new Worker(layers);
    System.arraycopy(image, 0, worker.input(), 0, image.length);
    worker.learn(passes(), LABEL);
    for (int l = 0; l < layers.size(); l++) {
      compare(layers.get(l).weights, worker.gradients().get(l).weights, "weight of layer " + l);
      compare(layers.get(l).bias, worker.gradients().get(l).bias, "bias of layer " + l);
    }
  }

  private void compare(float[] parameters, float[] gradient, String what) {
    for (int i = 0; i < parameters.length; i++) {
      float original = parameters[i];
      parameters[i] = original + STEP;
      double above = loss();
      parameters[i] = original - STEP;
      double below = loss();
      parameters[i] = original;
      assertEquals((above - below) / (2 * STEP), gradient[i], 2e-3, what + " " + i);
    }
  }

  /// The cross entropy, computed from the outputs alone.
  private double loss() {
    var worker = new Worker(layers);
    System.arraycopy(image, 0, worker.input(), 0, image.length);
    float[] scores = worker.outputs(passes()).getLast();
    double sum = 0;
    for (float score : scores) sum += StrictMath.exp(score);
    return StrictMath.log(sum) - scores[LABEL];
  }

  private List<LayerPass> passes() {
    double inputUnit = 1.0 / 15;
    var passes = new ArrayList<LayerPass>();
    for (Parameters layer : layers) {
      passes.add(LayerPass.real(layer, inputUnit));
      inputUnit = 1;
    }
    return passes;
  }

  private List<Parameters> layers(int... sizes) {
    var made = new ArrayList<Parameters>();
    for (int l = 1; l < sizes.length; l++) {
      var layer = new Parameters(Mask.random(sizes[l - 1], sizes[l], 2, random), random);
      for (int i = 0; i < layer.bias.length; i++) layer.bias[i] = (float) random.nextDouble(-0.2, 0.2);
      made.add(layer);
    }
    return made;
  }

  private float[] image(int size) {
    float[] pixels = new float[size];
    for (int i = 0; i < size; i++) pixels[i] = random.nextInt(16);
    return pixels;
  }
}
