package burin.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A chain of convolutions and then of fully connected layers, for one image at a time.
///
/// The maps of the last convolution become the inputs of the first fully connected layer map after map, row after row.
///
/// @param name what messages and reports call the network
/// @param input size of the image, of unsigned bytes
/// @param convolutions may be empty
/// @param dense may be empty, but not both; only the last layer of all may be raw
public record ConvNetwork(String name, MapShape input, List<ConvLayer> convolutions, List<DenseLayer> dense) {

  public ConvNetwork {
    Objects.requireNonNull(name, "network name");
    Objects.requireNonNull(input, "network input");
    convolutions = List.copyOf(convolutions);
    dense = List.copyOf(dense);
    require(convolutions.size() + dense.size() > 0, name, "has no layers, must have at least 1");
    checkRaw(name, convolutions, dense);
    checkDense(name, checkConvolutions(name, input, convolutions), dense);
  }

  /// Number of values of an image.
  public int inputs() {
    return input.size();
  }

  /// Number of outputs of the last layer, which is the number of classes of a classifier.
  public int outputs() {
    return dense.isEmpty() ? shape(convolutions.size()).size() : dense.getLast().outputs();
  }

  /// The maps before convolution `i`, counted from 0; those after the last one for `i` the number of convolutions.
  public MapShape shape(int i) {
    MapShape shape = input;
    for (ConvLayer layer : convolutions.subList(0, i)) shape = layer.output(shape);
    return shape;
  }

  /// The maps of convolution `i` before pooling.
  public MapShape convolved(int i) {
    return convolutions.get(i).convolved(shape(i));
  }

  /// Multiplications for one image if every convolution is computed directly, fully connected layers included.
  public long multiplications() {
    long sum = dense.stream().mapToLong(DenseLayer::multiplications).sum();
    for (int i = 0; i < convolutions.size(); i++) sum += convolutions.get(i).multiplications(shape(i));
    return sum;
  }

  /// The same layers under another name.
  public ConvNetwork named(String other) {
    return new ConvNetwork(other, input, convolutions, dense);
  }

  @Override
  public String toString() {
    var lines = new ArrayList<String>();
    lines.add(name + ": input " + input);
    for (int i = 0; i < convolutions.size(); i++) lines.add("  " + convolutions.get(i) + ", output " + shape(i + 1));
    dense.forEach(layer -> lines.add("  " + layer));
    return String.join("\n", lines);
  }

  private static void checkRaw(String network, List<ConvLayer> convolutions, List<DenseLayer> dense) {
    record Ending(String layer, boolean raw) {}
    List<Ending> layers = Stream.concat(
        convolutions.stream().map(layer -> new Ending(layer.name(), layer.raw())),
        dense.stream().map(layer -> new Ending(layer.name(), layer.raw()))).toList();
    for (Ending layer : layers.subList(0, layers.size() - 1)) {
      require(!layer.raw(), network, "layer %s is raw, allowed only for the last layer", layer.layer());
    }
  }

  private static MapShape checkConvolutions(String network, MapShape input, List<ConvLayer> layers) {
    try {
      MapShape shape = input;
      for (ConvLayer layer : layers) shape = layer.output(shape);
      return shape;
    } catch (IllegalArgumentException cause) {
      throw new IllegalArgumentException("network " + network + ": " + cause.getMessage());
    }
  }

  private static void checkDense(String network, MapShape maps, List<DenseLayer> layers) {
    int values = maps.size();
    String source = "values of maps of " + maps;
    for (DenseLayer layer : layers) {
      require(layer.inputs() == values, network, "layer %s has %d inputs, must be %d (the %s)",
          layer.name(), layer.inputs(), values, source);
      values = layer.outputs();
      source = "outputs of layer " + layer.name();
    }
  }

  private static void require(boolean holds, String network, String format, Object... arguments) {
    if (!holds) throw new IllegalArgumentException("network " + network + ": " + format.formatted(arguments));
  }
}
