package burin.approxconv.reference;

import burin.nn.ConvLayer;
import burin.nn.ConvNetwork;
import burin.nn.Dataset;
import burin.nn.reference.ConvLayerReference;
import burin.nn.reference.ConvReference;
import burin.nn.reference.Correlation;
import burin.nn.reference.NetworkReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The bit-exact model of a [GatedNetwork]; it may be used by many threads at once.
///
/// It computes what is skipped too, to tell what skipping costs.
public final class GatedReference {
  private final ConvNetwork network;
  private final ConvReference exact;
  private final List<Optional<Gate>> gates = new ArrayList<>();

  /// A predictor and the sums of its products.
  private record Gate(SignPredictor predictor, Correlation sums) {}

  /// A model of `gated`.
  public GatedReference(GatedNetwork gated) {
    network = gated.network();
    exact = new ConvReference(network);
    for (int i = 0; i < gated.predictors().size(); i++) gates.add(gate(network, i, gated.predictors().get(i)));
  }

  private static Optional<Gate> gate(ConvNetwork network, int i, Optional<SignPredictor> predictor) {
    ConvLayer layer = network.convolutions().get(i);
    return predictor.map(each ->
        new Gate(each, new Correlation(network.shape(i), each.factors(), layer.stride(), layer.padding())));
  }

  /// What happens to one image.
  ///
  /// @param outputs of every layer, convolutions first, after pooling
  /// @param skipped for each convolution which of its outputs before pooling are not computed
  /// @param counts for each convolution
  public record Run(List<int[]> outputs, List<boolean[]> skipped, List<LayerCounts> counts) {

    /// The index of the largest output of the last layer, the lowest one where several are equal.
    public int classified() {
      return NetworkReference.argmax(outputs.getLast());
    }
  }

  /// The network that this models.
  public ConvNetwork network() {
    return network;
  }

  /// Everything about `image`, which is `network.inputs()` bytes.
  public Run run(int[] image) {
    ConvReference.checkInput(network, image);
    var run = new Run(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    int[] values = image;
    for (int i = 0; i < gates.size(); i++) {
      values = convolve(i, values, run);
      run.outputs().add(values);
    }
    for (var layer : exact.dense()) {
      values = layer.forward(values);
      run.outputs().add(values);
    }
    return run;
  }

  /// How many of `set` are classified as their labels say, and the counts of all convolutions, by all processors.
  public GateReport report(Dataset set) {
    return IntStream.range(0, set.size()).parallel().mapToObj(image -> {
      Run run = run(set.input(image, network));
      return new GateReport(1, run.classified() == set.label(image) ? 1 : 0, run.counts());
    }).reduce(GateReport.none(gates.size()), GateReport::plus);
  }

  private int[] convolve(int i, int[] values, Run run) {
    ConvLayerReference layer = exact.convolutions().get(i);
    int[] accumulators = layer.convolve(values);
    boolean[] skipped = gates.get(i).map(gate -> skipped(gate, values)).orElseGet(() -> new boolean[accumulators.length]);
    run.skipped().add(skipped);
    run.counts().add(count(layer.layer(), accumulators, skipped));
    discard(layer.layer(), accumulators, skipped);
    return layer.pool(accumulators);
  }

  /// Puts what is -1 with its bias, and so 0 after the ReLU, in the place of skipped outputs.
  private static void discard(ConvLayer layer, int[] accumulators, boolean[] skipped) {
    int mapSize = accumulators.length / layer.outputs();
    for (int k = 0; k < skipped.length; k++) if (skipped[k]) accumulators[k] = -1 - layer.bias(k / mapSize);
  }

  private static boolean[] skipped(Gate gate, int[] values) {
    int[] sums = gate.sums().apply(values);
    int mapSize = gate.sums().output().mapSize();
    boolean[] skipped = new boolean[sums.length];
    for (int k = 0; k < sums.length; k++) skipped[k] = !gate.predictor().computes(k / mapSize, sums[k]);
    return skipped;
  }

  private static LayerCounts count(ConvLayer layer, int[] accumulators, boolean[] skipped) {
    int mapSize = accumulators.length / layer.outputs();
    long negative = 0;
    long skips = 0;
    long falseNegatives = 0;
    long lost = 0;
    for (int k = 0; k < skipped.length; k++) {
      long sum = (long) accumulators[k] + layer.bias(k / mapSize);
      if (sum <= 0) negative++;
      if (!skipped[k]) continue;
      skips++;
      if (sum <= 0) continue;
      falseNegatives++;
      if (layer.requantiser().orElseThrow().apply(sum) > 0) lost++;
    }
    return new LayerCounts(skipped.length, negative, skips, falseNegatives, lost);
  }
}
