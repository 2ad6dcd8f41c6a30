package burin.training;

import java.util.List;

/// Every choice of a training run; the same recipe gives the same network, byte for byte.
///
/// @param seed of masks, initial weights, order of the images and their shifts
/// @param sizes neurons of the input and of each layer
/// @param blocks blocks of each layer
/// @param weightBits width of a signed weight
/// @param activationBits width of an unsigned activation
/// @param multiplierBits width of the multipliers of the quantisers
/// @param validation images that are kept apart from the end of the training set
/// @param batch images of one step
/// @param shift largest random shift of an image in pixels
/// @param real the phase with real numbers
/// @param quantised the phase with the integers of the hardware
public record Recipe(
    long seed,
    List<Integer> sizes,
    int blocks,
    int weightBits,
    int activationBits,
    int multiplierBits,
    int validation,
    int batch,
    int shift,
    Phase real,
    Phase quantised) {

  /// One phase: the learning rate rises over `warmUp` steps and then falls as a cosine to 0.
  ///
  /// @param epochs passes over the training set
  /// @param rate the highest learning rate of weights and biases
  /// @param scaleRate the highest learning rate of the logarithms of the scales
  /// @param warmUp steps over which the rate rises
  public record Phase(int epochs, double rate, double scaleRate, int warmUp) {

    /// The factor of the rates in `step` of `steps`.
    public double factor(int step, int steps) {
      if (step < warmUp) return (step + 1.0) / warmUp;
      return 0.5 * (1 + StrictMath.cos(Math.PI * (step - warmUp) / (steps - warmUp)));
    }
  }

  /// The recipe of the shipped LeNet-300-100.
  public static Recipe lenet() {
    return new Recipe(2, List.of(784, 300, 100, 10), 10, 4, 4, 8, 5_000, 128, 1,
        new Phase(20, 1e-2, 0, 300), new Phase(50, 3e-3, 1e-3, 100));
  }

  /// The same recipe with another seed.
  public Recipe withSeed(long other) {
    return new Recipe(other, sizes, blocks, weightBits, activationBits, multiplierBits, validation, batch, shift,
        real, quantised);
  }
}
