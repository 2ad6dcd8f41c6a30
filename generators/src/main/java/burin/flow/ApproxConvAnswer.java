package burin.flow;

import java.util.List;
import java.util.stream.IntStream;

/// All that is compared of one image: the scores, the maps that come out of the circuit, and with probes all outputs of each
/// layer before its pool, followed by which of them were skipped.
///
/// @param scores of the classes; empty where the network has no fully connected layers
/// @param layers of the probes; empty without them
record ApproxConvAnswer(int[] scores, int[] maps, List<Layer> layers) {

  /// What one layer gives, as [burin.nn.MapShape] tells.
  ///
  /// @param skipped 1 for what was not computed
  record Layer(int[] outputs, int[] skipped) {}

  int[] values() {
    IntStream values = IntStream.concat(IntStream.of(scores), IntStream.of(maps));
    for (Layer layer : layers) {
      values = IntStream.concat(values, IntStream.concat(IntStream.of(layer.outputs()), IntStream.of(layer.skipped())));
    }
    return values.toArray();
  }
}
