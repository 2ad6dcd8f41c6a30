package burin.nn;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;

/// Convolutions in floating point, one after the other.
///
/// @param input maps of the first layer
public record FloatConvNetwork(String name, MapShape input, List<FloatConvLayer> layers) {
  public FloatConvNetwork {
    checkArgument(!layers.isEmpty(), "network %s has no layers", name);
    layers = List.copyOf(layers);
    MapShape shape = input;
    for (FloatConvLayer layer : layers) shape = layer.shape().output(shape);
  }
}
