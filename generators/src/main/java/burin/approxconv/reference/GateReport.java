package burin.approxconv.reference;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// What a gated network does with a set of images.
///
/// @param images all of them
/// @param correct those that are classified as their labels say
/// @param layers the counts of each convolution
public record GateReport(int images, int correct, List<LayerCounts> layers) {

  public GateReport {
    layers = List.copyOf(layers);
  }

  static GateReport none(int layers) {
    return new GateReport(0, 0, Collections.nCopies(layers, LayerCounts.NONE));
  }

  /// The share of images that are classified as their labels say.
  public double accuracy() {
    return correct / (double) images;
  }

  /// The counts of all convolutions together.
  public LayerCounts all() {
    return layers.stream().reduce(LayerCounts.NONE, LayerCounts::plus);
  }

  GateReport plus(GateReport other) {
    return new GateReport(images + other.images, correct + other.correct,
        IntStream.range(0, layers.size()).mapToObj(i -> layers.get(i).plus(other.layers.get(i))).toList());
  }
}
