package burin.nn;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/// A fully connected layer in small integers: `requantise(sum over j of weights[i][j] * input[j] + bias[i])`.
///
/// Inputs are unsigned bytes, weights signed bytes. A raw layer has no requantiser and gives the accumulator itself.
/// A layer never changes: arrays are copied on the way in and on the way out.
///
/// @param name what messages and reports call the layer
/// @param inputs number of inputs
/// @param outputs number of outputs
/// @param weights `[output][input]`, -128..127
/// @param bias one per output, in units of the accumulator
/// @param requantiser makes bytes of accumulators; absent in a raw layer
public record DenseLayer(
    String name, int inputs, int outputs, int[][] weights, int[] bias, Optional<Requantiser> requantiser) {

  public DenseLayer {
    Objects.requireNonNull(name, "layer name");
    Objects.requireNonNull(requantiser, "requantiser");
    weights = DeepCopy.of(weights);
    bias = bias.clone();
    ConvChecks.denseShape(name, inputs, outputs);
    ConvChecks.weights(name, weights, inputs, outputs);
    ConvChecks.accumulators(name, bias, weights, 1);
  }

  /// Whether the outputs are accumulators instead of bytes.
  public boolean raw() {
    return requantiser.isEmpty();
  }

  /// Bits of a two's complement accumulator for any weights of this shape; every sum with its bias fits.
  public int accumulatorBits() {
    return ConvChecks.accumulatorBits(inputs, 1);
  }

  /// Multiplications for one image.
  public long multiplications() {
    return (long) inputs * outputs;
  }

  /// The weight from `input` to `output`.
  public int weight(int output, int input) {
    return weights[output][input];
  }

  /// The bias of `output`.
  public int bias(int output) {
    return bias[output];
  }

  /// A copy of all weights; call it once, not in a loop.
  @Override
  public int[][] weights() {
    return DeepCopy.of(weights);
  }

  /// A copy of the biases.
  @Override
  public int[] bias() {
    return bias.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DenseLayer that
        && name.equals(that.name)
        && inputs == that.inputs
        && outputs == that.outputs
        && requantiser.equals(that.requantiser)
        && Arrays.deepEquals(weights, that.weights)
        && Arrays.equals(bias, that.bias);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, inputs, outputs, requantiser, Arrays.deepHashCode(weights), Arrays.hashCode(bias));
  }

  @Override
  public String toString() {
    return "%s: %d -> %d%s".formatted(name, inputs, outputs, raw() ? " (raw accumulator)" : "");
  }
}
