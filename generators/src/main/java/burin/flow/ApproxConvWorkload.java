package burin.flow;

import burin.approxconv.ApproxConv;
import burin.approxconv.ApproxConvConfig;
import burin.approxconv.ApproxConvFormulas;
import burin.approxconv.Extras;
import burin.approxconv.Structure;
import burin.approxconv.reference.GatedNetwork;
import burin.approxconv.reference.GatedReference;
import burin.diag.Code;
import burin.diag.UserError;
import burin.sim.Simulator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A network whose convolutions an [ApproxConv] computes and whose other layers the host does, checked against the model of the
/// gated network, which knows nothing of the circuit. With probes every output of every layer is checked, against the ungated
/// layer and the predictor's word.
final class ApproxConvWorkload extends NetworkWorkload<ApproxConv> {
  private final ApproxConvConfig config;
  private final GatedReference reference;
  private final List<ApproxConvModel> layers;

  private ApproxConvWorkload(ApproxConvConfig config, GatedNetwork network, Inputs inputs) {
    super(config.network().name(), inputs);
    this.config = config;
    this.reference = new GatedReference(network);
    this.layers = config.extras().probes()
        ? IntStream.range(0, config.layers()).mapToObj(i -> ApproxConvModel.of(network, i)).toList() : List.of();
  }

  /// @throws UserError if there is no such data, or the network cannot be built
  static ApproxConvWorkload of(GatedNetwork network, Structure structure, Extras extras, Choice choice) {
    return new ApproxConvWorkload(config(network, structure, extras), network,
        Inputs.of(network.network(), choice));
  }

  private static ApproxConvConfig config(GatedNetwork network, Structure structure, Extras extras) {
    try {
      var config = ApproxConvConfig.of(network, structure, extras);
      for (int i = 0; i < config.layers(); i++) config.plan(i);
      return config;
    } catch (IllegalArgumentException mistake) {
      throw new UserError(Code.NO_FIT, mistake.getMessage(), "choose a network whose convolutions have stride 1 and no padding");
    }
  }

  @Override
  public ApproxConv module() {
    return new ApproxConv(config);
  }

  @Override
  public Host host(ApproxConv module, Simulator simulator) {
    var host = new ApproxConvHost(module, simulator, config);
    host.reset();
    return host;
  }

  @Override
  public int[] expected(int[] input) {
    List<int[]> outputs = reference.run(input).outputs();
    int[] scores = config.network().dense().isEmpty() ? new int[0] : outputs.getLast();
    return new ApproxConvAnswer(scores, outputs.get(config.layers() - 1), expectedLayers(input)).values();
  }

  /// Each layer gets what the gated layer before gives.
  private List<ApproxConvAnswer.Layer> expectedLayers(int[] input) {
    List<ApproxConvAnswer.Layer> expected = new ArrayList<>();
    int[] values = input;
    for (ApproxConvModel layer : layers) {
      ApproxConvModel.Expected next = layer.run(values);
      int[] marks = new int[next.skipped().length];
      for (int k = 0; k < marks.length; k++) marks[k] = next.skipped()[k] ? 1 : 0;
      expected.add(new ApproxConvAnswer.Layer(next.outputs(), marks));
      values = layer.pool(next.outputs());
    }
    return expected;
  }

  @Override
  public long formulaCycles() {
    return ApproxConvFormulas.latency(config);
  }
}
