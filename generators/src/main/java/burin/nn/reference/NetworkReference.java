package burin.nn.reference;

import burin.nn.BlockLayer;
import burin.nn.BlockNetwork;
import java.util.List;

/// The integer model of a [BlockNetwork]: what hardware must compute, bit for bit.
///
/// It works on the dense matrices and so knows nothing of blocks, routing or cycles. Outputs are in natural order.
public final class NetworkReference {
  private final BlockNetwork network;
  private final List<LayerReference> layers;

  /// A model of `network`.
  public NetworkReference(BlockNetwork network) {
    this.network = network;
    this.layers = network.layers().stream().map(LayerReference::new).toList();
  }

  /// The network that this models.
  public BlockNetwork network() {
    return network;
  }

  /// The outputs of every layer, `[layer][neuron]`, for `input` of `network.inputs()` values of `network.inputBits()`.
  public int[][] forward(int[] input) {
    checkInput(input);
    int[][] outputs = new int[layers.size()][];
    int[] values = input;
    for (int i = 0; i < outputs.length; i++) {
      values = layers.get(i).forward(values);
      outputs[i] = values;
    }
    return outputs;
  }

  /// The index of the largest output of the last layer, the lowest one where several are equal.
  public int classify(int[] input) {
    return argmax(forward(input)[layers.size() - 1]);
  }

  /// The index of the largest value, the lowest one where several are equal.
  public static int argmax(int[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
    return best;
  }

  private void checkInput(int[] input) {
    BlockLayer first = network.layers().getFirst();
    int max = (1 << network.inputBits()) - 1;
    if (input.length != first.inputs()) throw new IllegalArgumentException(
        "network %s takes %d inputs, got %d".formatted(network.name(), first.inputs(), input.length));
    for (int i = 0; i < input.length; i++) {
      if (input[i] < 0 || input[i] > max) throw new IllegalArgumentException(
          "network %s: input[%d] is %d, allowed 0..%d".formatted(network.name(), i, input[i], max));
    }
  }
}
