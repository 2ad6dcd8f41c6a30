package burin.nn.reference;

import burin.nn.ConvNetwork;
import burin.nn.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The bit-exact integer model of a [ConvNetwork]; it may be used by many threads at once.
public final class ConvReference {
  private final ConvNetwork network;
  private final List<ConvLayerReference> convolutions = new ArrayList<>();
  private final List<DenseLayerReference> dense;

  /// A model of `network`.
  public ConvReference(ConvNetwork network) {
    this.network = network;
    for (int i = 0; i < network.convolutions().size(); i++) {
      convolutions.add(new ConvLayerReference(network.convolutions().get(i), network.shape(i)));
    }
    dense = network.dense().stream().map(DenseLayerReference::new).toList();
  }

  /// The network that this models.
  public ConvNetwork network() {
    return network;
  }

  /// The models of the convolutions.
  public List<ConvLayerReference> convolutions() {
    return List.copyOf(convolutions);
  }

  /// The models of the fully connected layers.
  public List<DenseLayerReference> dense() {
    return dense;
  }

  /// The outputs of every layer, convolutions first, for `image` of `network.inputs()` bytes.
  public int[][] forward(int[] image) {
    checkInput(network, image);
    int[][] outputs = new int[convolutions.size() + dense.size()][];
    int[] values = image;
    int layer = 0;
    for (ConvLayerReference convolution : convolutions) values = outputs[layer++] = convolution.forward(values);
    for (DenseLayerReference connected : dense) values = outputs[layer++] = connected.forward(values);
    return outputs;
  }

  /// The outputs of the last layer.
  public int[] outputs(int[] image) {
    int[][] outputs = forward(image);
    return outputs[outputs.length - 1];
  }

  /// The outputs of the last layer for `maps`, the outputs of the last convolution.
  public int[] denseOutputs(int[] maps) {
    int[] values = maps;
    for (DenseLayerReference layer : dense) values = layer.forward(values);
    return values;
  }

  /// The index of the largest output of the last layer, the lowest one where several are equal.
  public int classify(int[] image) {
    return NetworkReference.argmax(outputs(image));
  }

  /// How many images of `set` are classified as their labels say, by all processors.
  public int correct(Dataset set) {
    return (int) IntStream.range(0, set.size()).parallel()
        .filter(image -> classify(set.input(image, network)) == set.label(image))
        .count();
  }

  /// The share of `set` that is classified as its labels say.
  public double accuracy(Dataset set) {
    return correct(set) / (double) set.size();
  }

  /// Refuses an image of another size or with values that are no bytes.
  public static void checkInput(ConvNetwork network, int[] image) {
    if (image.length != network.inputs()) throw new IllegalArgumentException(
        "network %s takes %d inputs (%s), got %d".formatted(
            network.name(), network.inputs(), network.input(), image.length));
    for (int i = 0; i < image.length; i++) {
      if (image[i] < 0 || image[i] > 255) throw new IllegalArgumentException(
          "network %s: input[%d] is %d, allowed 0..255".formatted(network.name(), i, image[i]));
    }
  }
}
