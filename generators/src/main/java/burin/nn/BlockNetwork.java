package burin.nn;

import java.util.List;
import java.util.Objects;

/// A chain of block-diagonal layers: the outputs of each are the inputs of the next.
///
/// @param name what messages and reports call the network
/// @param layers at least one; only the last may be raw
public record BlockNetwork(String name, List<BlockLayer> layers) {

  public BlockNetwork {
    Objects.requireNonNull(name, "network name");
    layers = List.copyOf(layers);
    if (layers.isEmpty()) throw new IllegalArgumentException("network " + name + ": has no layers, must have at least 1");
    for (int i = 1; i < layers.size(); i++) checkJoint(name, layers.get(i - 1), layers.get(i));
  }

  /// Number of inputs of the first layer.
  public int inputs() {
    return layers.getFirst().inputs();
  }

  /// Width of the unsigned inputs of the first layer.
  public int inputBits() {
    return layers.getFirst().activationBits();
  }

  /// Number of outputs of the last layer, which is the number of classes of a classifier.
  public int outputs() {
    return layers.getLast().outputs();
  }

  /// The largest number of blocks of any layer, which is how many processing elements work at once.
  public int blocks() {
    return layers.stream().mapToInt(BlockLayer::blocks).max().orElseThrow();
  }

  /// Number of weights inside the masks of all layers.
  public int maskSize() {
    return layers.stream().mapToInt(BlockLayer::maskSize).sum();
  }

  private static void checkJoint(String network, BlockLayer from, BlockLayer to) {
    require(!from.raw(), network, "layer %s is raw, allowed only for the last layer", from.name());
    require(from.outputs() == to.inputs(), network, "layer %s has %d inputs, must be %d (the outputs of layer %s)",
        to.name(), to.inputs(), from.outputs(), from.name());
    require(from.outputBits() == to.activationBits(), network,
        "layer %s has activationBits %d, must be %d (the outputBits of layer %s)",
        to.name(), to.activationBits(), from.outputBits(), from.name());
  }

  private static void require(boolean holds, String network, String format, Object... arguments) {
    if (!holds) throw new IllegalArgumentException("network " + network + ": " + format.formatted(arguments));
  }
}
