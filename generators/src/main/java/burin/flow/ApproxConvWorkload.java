package burin.flow;

import burin.approxconv.ApproxConv;
import burin.approxconv.ApproxConvConfig;
import burin.approxconv.ApproxConvFormulas;
import burin.approxconv.Structure;
import burin.approxconv.reference.GatedNetwork;
import burin.approxconv.reference.GatedReference;
import burin.diag.Code;
import burin.diag.UserError;
import burin.sim.Simulator;
import java.util.OptionalInt;

/// A network whose convolutions an [ApproxConv] computes and whose other layers the host does, checked against the model of the
/// gated network, which knows nothing of the circuit.
final class ApproxConvWorkload implements Workload<ApproxConv> {
  private final ApproxConvConfig config;
  private final GatedReference reference;
  private final Inputs inputs;

  private ApproxConvWorkload(ApproxConvConfig config, GatedReference reference, Inputs inputs) {
    this.config = config;
    this.reference = reference;
    this.inputs = inputs;
  }

  /// @throws UserError if there is no such data, or the network cannot be built
  static ApproxConvWorkload of(GatedNetwork network, Structure structure, boolean statistics, Choice choice) {
    return new ApproxConvWorkload(config(network, structure, statistics), new GatedReference(network),
        Inputs.of(network.network(), choice));
  }

  private static ApproxConvConfig config(GatedNetwork network, Structure structure, boolean statistics) {
    try {
      var config = ApproxConvConfig.of(network, structure, statistics);
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
  public int size() {
    return inputs.size();
  }

  @Override
  public int[] input(int item) {
    return inputs.input(item);
  }

  @Override
  public int[] expected(int[] input) {
    return reference.run(input).outputs().getLast();
  }

  @Override
  public OptionalInt label(int item) {
    return inputs.label(item);
  }

  @Override
  public long formulaCycles() {
    return ApproxConvFormulas.latency(config);
  }

  @Override
  public String description() {
    return "%s on %s".formatted(config.network().name(), inputs.description());
  }
}
