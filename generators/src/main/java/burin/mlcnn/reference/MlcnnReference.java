package burin.mlcnn.reference;

import burin.nn.ConvLayer;
import burin.nn.ConvNetwork;
import burin.nn.MapShape;
import burin.nn.reference.ConvLayerReference;
import burin.nn.reference.DenseLayerReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A network with those layers fused that can be. With exact sums its outputs are those of the network itself.
public final class MlcnnReference {
  private final ConvNetwork network;
  private final List<UnaryOperator<int[]>> layers = new ArrayList<>();

  /// A model of `network`.
  ///
  /// @param truncated whether fused layers halve each sum of two
  /// @param direct names of layers that are not fused
  public MlcnnReference(ConvNetwork network, boolean truncated, Set<String> direct) {
    this.network = network;
    MapShape shape = network.input();
    for (ConvLayer layer : network.convolutions()) {
      layers.add(model(layer, shape, truncated, direct.contains(layer.name())));
      shape = layer.output(shape);
    }
    network.dense().forEach(layer -> layers.add(new DenseLayerReference(layer)::forward));
  }

  private static UnaryOperator<int[]> model(ConvLayer layer, MapShape input, boolean truncated, boolean direct) {
    return layer.pooling().sumsAccumulators() && !direct
        ? new FusedLayer(layer, input, truncated)::forward : new ConvLayerReference(layer, input)::forward;
  }

  public ConvNetwork network() {
    return network;
  }

  /// The outputs of every layer.
  public int[][] forward(int[] image) {
    int[][] outputs = new int[layers.size()][];
    int[] values = image;
    for (int i = 0; i < outputs.length; i++) values = outputs[i] = layers.get(i).apply(values);
    return outputs;
  }

  /// The outputs of the last layer.
  public int[] outputs(int[] image) {
    return forward(image)[layers.size() - 1];
  }
}
