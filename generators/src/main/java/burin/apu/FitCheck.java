package burin.apu;

import burin.nn.BlockLayer;
import burin.nn.BlockNetwork;
import java.util.ArrayList;
import java.util.List;

/// Whether a machine is large enough for a network; finds every reason why it is not.
final class FitCheck {
  private final ApuConfig config;
  private final List<String> reasons = new ArrayList<>();
  private int rows;
  private int slots;

  private FitCheck(ApuConfig config) {
    this.config = config;
  }

  /// Why a machine of `config` cannot run `network`, one sentence each; empty if it can.
  static List<String> reasons(BlockNetwork network, ApuConfig config) {
    var check = new FitCheck(config);
    List<BlockLayer> layers = network.layers();
    for (int i = 0; i < layers.size(); i++) {
      check.layerCount(layers.get(i), i);
      check.shape(layers.get(i));
      check.widths(layers.get(i));
      check.depths(layers.get(i), routeCycles(layers, i));
    }
    return List.copyOf(check.reasons);
  }

  /// Cycles that the route phase of layer `i` takes: the most that a PE receives or that one sends.
  ///
  /// The inputs of the first layer are spread evenly over all PEs, so none sends more than a block receives.
  static int routeCycles(List<BlockLayer> layers, int i) {
    int received = layers.get(i).blockInputs();
    return i == 0 ? received : Math.max(received, layers.get(i - 1).blockOutputs());
  }

  private void layerCount(BlockLayer layer, int index) {
    limit(layer, "it is layer number " + (index + 1), index + 1, "layers", config.layers());
  }

  private void shape(BlockLayer layer) {
    limit(layer, "%d blocks".formatted(layer.blocks()), layer.blocks(), "pes", config.pes());
    limit(layer, "blocks of %d inputs".formatted(layer.blockInputs()), layer.blockInputs(),
        "blockInputs", config.blockInputs());
    limit(layer, "blocks of %d outputs".formatted(layer.blockOutputs()), layer.blockOutputs(),
        "blockOutputs", config.blockOutputs());
  }

  private void widths(BlockLayer layer) {
    limit(layer, "weights of %d bits".formatted(layer.weightBits()), layer.weightBits(),
        "weightBits", config.weightBits());
    limit(layer, "inputs of %d bits".formatted(layer.activationBits()), layer.activationBits(),
        "activationBits", config.activationBits());
    if (!layer.raw()) limit(layer, "outputs of %d bits".formatted(layer.outputBits()), layer.outputBits(),
        "activationBits", config.activationBits());
  }

  private void depths(BlockLayer layer, int layerSlots) {
    rows += layer.blockOutputs();
    slots += layerSlots;
    limit(layer, "%d weight rows with the layers before it".formatted(rows), rows, "weightRows", config.weightRows());
    limit(layer, "%d route slots with the layers before it".formatted(slots), slots, "slots", config.slots());
  }

  private void limit(BlockLayer layer, String has, int needed, String parameter, int available) {
    if (needed > available) reasons.add("layer %s: %s, but the machine has %s=%d; give it %s=%d or more"
        .formatted(layer.name(), has, parameter, available, parameter, needed));
  }
}
