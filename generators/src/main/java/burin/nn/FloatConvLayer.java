package burin.nn;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Optional;

/// A convolution with its pooling and ReLU, in floating point.
///
/// The sums of `shape`, with these weights and this bias: without pooling `relu(A + bias)`, with an average before the ReLU
/// `relu(average of A + bias)`. In a raw layer there is no ReLU. A layer never changes: arrays are copied on the way in.
///
/// @param shape what it is apart from its numbers; its own weights, bias and requantiser mean nothing, but that a raw one has
///     no ReLU
/// @param weights `[output][input][row][column]`
/// @param bias one per output map
public record FloatConvLayer(ConvLayer shape, float[][][][] weights, float[] bias) {
  public FloatConvLayer {
    checkArgument(weights.length == shape.outputs(), "layer %s: weights for %s output maps, not for %s", shape.name(),
        weights.length, shape.outputs());
    checkArgument(bias.length == shape.outputs(), "layer %s: %s biases for %s output maps", shape.name(), bias.length,
        shape.outputs());
    weights = DeepCopy.of(weights);
    bias = bias.clone();
  }

  /// A layer without padding, of as many maps and as large a kernel as there are weights.
  ///
  /// @param relu whether negative results become 0
  public static FloatConvLayer of(
      String name, int stride, int padding, Pooling pooling, boolean relu, float[][][][] weights, float[] bias) {
    int kernel = weights[0][0].length;
    var shape = new ConvLayer(name, weights[0].length, weights.length, kernel, stride, padding,
        new int[weights.length][weights[0].length][kernel][kernel], new int[weights.length], pooling,
        relu ? Optional.of(Requantiser.of(1.0 / 2)) : Optional.empty());
    return new FloatConvLayer(shape, weights, bias);
  }

  public float weight(int output, int input, int row, int column) {
    return weights[output][input][row][column];
  }

  public float bias(int output) {
    return bias[output];
  }
}
