package burin.flow;

import burin.diag.Code;
import burin.diag.UserError;
import burin.mlcnn.Mlcnn;
import burin.mlcnn.MlcnnCompiler;
import burin.mlcnn.MlcnnConfig;
import burin.mlcnn.MlcnnFormulas;
import burin.mlcnn.MlcnnProgram;
import burin.mlcnn.Sums;
import burin.mlcnn.reference.MlcnnReference;
import burin.nn.ConvNetwork;
import burin.nn.Pooling;
import burin.nn.RandomConvNetworks;
import burin.sim.Simulator;
import java.util.ArrayList;
import java.util.Set;

/// A network of convolutions on an [Mlcnn], checked against the model of the network, which knows nothing of the machine.
final class MlcnnWorkload extends NetworkWorkload<Mlcnn> {
  private static final int MOST_MAPS = 6;
  private static final int MOST_LAYERS = 3;
  private static final int SPARE_SIDE = 8;

  private final MlcnnProgram program;
  private final MlcnnReference reference;

  private MlcnnWorkload(MlcnnProgram program, MlcnnReference reference, Inputs inputs) {
    super(reference.network().name(), inputs);
    this.program = program;
    this.reference = reference;
  }

  /// @throws UserError if there is no such network or data, or the machine cannot compute it
  static MlcnnWorkload of(MlcnnConfig config, Choice choice) {
    ConvNetwork network = network(config, choice);
    var reference = new MlcnnReference(network, config.sums() == Sums.TRUNC8, Set.of());
    return new MlcnnWorkload(compile(config, network), reference, Inputs.of(network, choice));
  }

  private static MlcnnProgram compile(MlcnnConfig config, ConvNetwork network) {
    try {
      return new MlcnnCompiler(config).compile(network);
    } catch (IllegalArgumentException mistake) {
      throw new UserError(Code.NO_FIT, mistake.getMessage(), "choose a network and parameters that fit each other");
    }
  }

  private static ConvNetwork network(MlcnnConfig config, Choice choice) {
    return choice.network().equals(Choice.RANDOM)
        ? RandomConvNetworks.random(choice.seed(), limits(config)) : ConvNetworkChoice.find(choice.network());
  }

  /// Small layers of every kind that the machine can compute.
  private static RandomConvNetworks.Limits limits(MlcnnConfig config) {
    int pool = config.limits().pool();
    var poolings = new ArrayList<Pooling>();
    poolings.add(Pooling.NONE);
    for (int size = 2; size <= pool; size++) {
      poolings.add(Pooling.average(size, Pooling.Order.POOL_THEN_RELU));
      if (config.mode().pools()) poolings.add(Pooling.max(size));
      if (config.mode().pools() && Integer.bitCount(size) == 1) {
        poolings.add(Pooling.average(size, Pooling.Order.RELU_THEN_POOL));
      }
    }
    int kernel = config.limits().kernel();
    int stride = config.limits().stride();
    int maps = Math.clamp(config.limits().terms() / (kernel * kernel), 1, MOST_MAPS);
    return new RandomConvNetworks.Limits(
        maps, kernel + stride * (pool - 1) + SPARE_SIDE, kernel, stride, true, poolings, MOST_LAYERS, 0);
  }

  @Override
  public Mlcnn module() {
    return new Mlcnn(program.config());
  }

  @Override
  public Host host(Mlcnn module, Simulator simulator) {
    var host = new MlcnnHost(module, simulator, program);
    host.load();
    return host;
  }

  @Override
  public int[] expected(int[] input) {
    return reference.outputs(input);
  }

  @Override
  public long formulaCycles() {
    return new MlcnnFormulas(program.config(), MlcnnHost.LATENCY).cycles(program);
  }
}
