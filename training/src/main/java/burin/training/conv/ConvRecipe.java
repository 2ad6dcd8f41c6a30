package burin.training.conv;

import burin.nn.MapShape;
import burin.nn.Pooling;
import java.util.List;

/// Every choice of a training run of a convolution network.
///
/// @param name of the network
/// @param seed of initial weights, order of the images and their shifts
/// @param input size of the image, in the middle of which a digit lies
/// @param convolutions the convolutions, in order
/// @param dense outputs of the fully connected layers, the last of which gives the scores
/// @param weightMap how real weights become integers
/// @param validation images that are kept apart from the end of the training set
/// @param batch images of one step
/// @param shift largest random shift of an image in pixels
/// @param epochs passes over the training set
/// @param rate the highest learning rate
/// @param warmUp steps over which the rate rises, before it falls as a cosine to 0
public record ConvRecipe(
    String name,
    long seed,
    MapShape input,
    List<Convolution> convolutions,
    List<Integer> dense,
    WeightMap weightMap,
    int validation,
    int batch,
    int shift,
    int epochs,
    double rate,
    int warmUp) {

  /// One convolution without padding.
  public record Convolution(int outputs, int kernel, int stride, Pooling pooling) {}

  /// How a real weight `w` becomes an integer from -127 to 127.
  public enum WeightMap {
    /// `round(127 * w / max|w|)`: symmetric, the largest weight fits.
    LINEAR,
    /// `round(127 * tanh(w) / max|tanh(w)|)`: that of Zhou and others, "DoReFa-Net", 2016, with 255 levels instead of
    /// 256, so that one of them is 0.
    DOREFA
  }

  private static final int VALIDATION = 5_000;
  private static final int BATCH = 128;
  private static final double RATE = 2e-3;
  private static final int WARM_UP = 200;

  public ConvRecipe {
    convolutions = List.copyOf(convolutions);
    dense = List.copyOf(dense);
  }

  /// LeNet-5 on images of 32 x 32, whose two convolutions have `stride` and `pooling`.
  static ConvRecipe lenet5(String name, int stride, Pooling pooling, int epochs) {
    return new ConvRecipe(name, 1, new MapShape(1, 32, 32),
        List.of(new Convolution(6, 5, stride, pooling), new Convolution(16, 5, stride, pooling)),
        List.of(120, 84, 10), WeightMap.DOREFA, VALIDATION, BATCH, 1, epochs, RATE, WARM_UP);
  }

  /// Two convolutions of 5 x 5, each with a ReLU and then the maximum of 2 x 2, on images of 28 x 28.
  static ConvRecipe relu(String name, int first, int second, List<Integer> dense, int epochs) {
    return new ConvRecipe(name, 1, new MapShape(1, 28, 28),
        List.of(new Convolution(first, 5, 1, Pooling.max(2)), new Convolution(second, 5, 1, Pooling.max(2))),
        dense, WeightMap.LINEAR, VALIDATION, BATCH, 1, epochs, RATE, WARM_UP);
  }

  /// The same recipe with another seed.
  public ConvRecipe withSeed(long other) {
    return new ConvRecipe(name, other, input, convolutions, dense, weightMap, validation, batch, shift, epochs, rate, warmUp);
  }

  /// The same recipe with another number of epochs.
  public ConvRecipe withEpochs(int other) {
    return new ConvRecipe(name, seed, input, convolutions, dense, weightMap, validation, batch, shift, other, rate, warmUp);
  }

  /// The same recipe without some of the images.
  public ConvRecipe withValidation(int other) {
    return new ConvRecipe(name, seed, input, convolutions, dense, weightMap, other, batch, shift, epochs, rate, warmUp);
  }

  /// The learning rate in `step` of `steps`.
  public double rate(int step, int steps) {
    if (step < warmUp) return rate * (step + 1) / warmUp;
    return rate * 0.5 * (1 + StrictMath.cos(Math.PI * (step - warmUp) / Math.max(1, steps - warmUp)));
  }
}
