package burin.approxconv.reference;

import burin.nn.ConvLayer;
import java.util.Arrays;

/// Nothing but signs, as SignConnect has them: 0 for a weight of 0, else `step` with the sign of the weight.
///
/// @param step what a sign stands for, which scales the bias
public record SignLevels(double step) implements WeightLevels {

  public SignLevels {
    if (!(step > 0)) throw new IllegalArgumentException("step of signs is %s, must be greater than 0".formatted(step));
  }

  /// The signs of a layer; they stand for the mean size of its weights that are not 0, or for 1 if all are.
  public static SignLevels of(ConvLayer layer) {
    return new SignLevels(Arrays.stream(Weights.sizes(layer)).filter(size -> size > 0).average().orElse(1));
  }

  @Override
  public int multiple(double weight) {
    return (int) Math.signum(weight);
  }

  @Override
  public int count() {
    return 1;
  }
}
