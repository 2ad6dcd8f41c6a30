package burin.apu;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.nn.BlockLayer;
import burin.nn.BlockNetwork;
import burin.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// Whether a machine is large enough for a network; finds every reason why it is not.
final class FitCheck {
  private final BlockNetwork network;
  private final List<BlockLayer> layers;
  private final ApuConfig config;
  private final List<Diagnostic> reasons = new ArrayList<>();

  private FitCheck(BlockNetwork network, ApuConfig config) {
    this.network = network;
    this.layers = network.layers();
    this.config = config;
  }

  /// Passes if a machine of `config` can run `network`.
  ///
  /// @throws UserError with every reason why it cannot, each with the layer's name and the parameter to change
  static void check(BlockNetwork network, ApuConfig config) {
    var check = new FitCheck(network, config);
    check.layers.forEach(check::shape);
    check.layers.forEach(check::widths);
    check.depths();
    if (!check.reasons.isEmpty()) throw new UserError(check.reasons);
  }

  private void shape(BlockLayer layer) {
    limit(layer, "has %d blocks", layer.blocks(), "pes", config.pes(), "pes", ApuConfig.MAX_PES);
    limit(layer, "has %d inputs a block", layer.blockInputs(), "blockInputs", config.blockInputs(),
        "block", ApuConfig.MAX_BLOCK);
    limit(layer, "has %d outputs a block", layer.blockOutputs(), "blockOutputs", config.blockOutputs(),
        "block", ApuConfig.MAX_BLOCK);
  }

  private void widths(BlockLayer layer) {
    width(layer, "has weights of %d bits", layer.weightBits(), "weightBits", config.weightBits());
    // The inputs of any other layer are the outputs of the one before.
    if (layer == layers.getFirst()) {
      width(layer, "has inputs of %d bits", layer.activationBits(), "activationBits", config.activationBits());
    }
    if (!layer.raw()) {
      width(layer, "has outputs of %d bits", layer.outputBits(), "activationBits", config.activationBits());
    }
  }

  private void width(BlockLayer layer, String has, int needed, String parameter, int available) {
    if (needed > available) reject(layer, has.formatted(needed), parameter, available,
        "bits=%d or more".formatted(ApuConfig.widthFor(needed)));
  }

  private void depths() {
    depth("layers", i -> 1, "layers", config.layers(), ApuConfig.MAX_LAYERS, "");
    depth("weight rows", i -> layers.get(i).blockOutputs(), "weightRows", config.weightRows(), ApuConfig.MAX_DEPTH,
        " (by default it is block)");
    depth("route slots", this::routeCycles, "slots", config.slots(), ApuConfig.MAX_DEPTH,
        " (by default it is 2 * block)");
  }

  /// Cycles that the route phase of layer `i` takes: the most that a PE receives or that one sends.
  ///
  /// The inputs of the first layer are spread evenly over all PEs, so none sends more than a block receives.
  private int routeCycles(int i) {
    int received = layers.get(i).blockInputs();
    return i == 0 ? received : Math.max(received, layers.get(i - 1).blockOutputs());
  }

  /// Names the first layer for which a memory that all layers share has no room.
  private void depth(
      String what, IntUnaryOperator needs, String parameter, int available, int highest, String explanation) {
    int all = IntStream.range(0, layers.size()).map(needs).sum();
    int used = 0;
    for (int i = 0; i < layers.size() && used <= available; i++) {
      used += needs.applyAsInt(i);
      if (used > available) reject(layers.get(i), "has no room, since the whole needs %d %s".formatted(all, what),
          parameter, available, hint(parameter, all, highest) + explanation);
    }
  }

  private void limit(
      BlockLayer layer, String has, int needed, String parameter, int available, String option, int highest) {
    if (needed > available) reject(layer, has.formatted(needed), parameter, available, hint(option, needed, highest));
  }

  private static String hint(String option, int needed, int highest) {
    return needed <= highest ? "%s=%d or more".formatted(option, needed)
        : "a network that needs no more than %s=%d, the largest that there is".formatted(option, highest);
  }

  private void reject(BlockLayer layer, String needs, String parameter, int available, String hint) {
    reasons.add(Diagnostic.of(Code.NO_FIT, Place.NONE, "layer %s of network %s %s, but the machine has %s=%d"
        .formatted(layer.name(), network.name(), needs, parameter, available)).hint(hint));
  }
}
