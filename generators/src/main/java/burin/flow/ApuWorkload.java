package burin.flow;

import burin.apu.Apu;
import burin.apu.ApuCompiler;
import burin.apu.ApuConfig;
import burin.apu.ApuFormulas;
import burin.apu.ApuProgram;
import burin.nn.BlockNetwork;
import burin.nn.RandomNetworks;
import burin.nn.RandomNetworks.Limits;
import burin.nn.reference.NetworkReference;
import burin.sim.Simulator;

/// A network on an [Apu], checked against the model of the network, which knows nothing of the machine.
final class ApuWorkload extends NetworkWorkload<Apu> {
  private static final int MOST_LAYERS = 4;

  private final ApuProgram program;
  private final NetworkReference reference;

  private ApuWorkload(ApuProgram program, NetworkReference reference, Inputs inputs) {
    super(reference.network().name(), inputs);
    this.program = program;
    this.reference = reference;
  }

  static ApuWorkload of(ApuConfig config, Choice choice) {
    BlockNetwork network = network(config, choice);
    var program = new ApuCompiler(config).compile(network);
    return new ApuWorkload(program, new NetworkReference(network), Inputs.of(network, choice));
  }

  private static BlockNetwork network(ApuConfig config, Choice choice) {
    return switch (choice.network()) {
      case Choice.RANDOM -> RandomNetworks.random(choice.seed(), limits(config));
      case Choice.LARGEST -> RandomNetworks.largest(choice.seed(), layer(config));
      case String name -> NetworkChoice.find(name);
    };
  }

  /// One layer of the largest blocks: what the weight memory is made for.
  private static Limits layer(ApuConfig config) {
    return new Limits(config.pes(), Math.min(config.blockInputs(), config.slots()),
        Math.min(config.blockOutputs(), config.weightRows()), config.weightBits(), config.activationBits(), 1, 1);
  }

  /// What fits the machine: all layers share the weight memory and the select memory of a PE.
  private static Limits limits(ApuConfig config) {
    int layers = Math.min(MOST_LAYERS, Math.min(config.layers(), Math.min(config.weightRows(), config.slots())));
    int outputs = Math.min(config.blockOutputs(), Math.min(config.weightRows(), config.slots()) / layers);
    int inputs = Math.min(config.blockInputs(), config.slots() - (layers - 1) * outputs);
    return new Limits(config.pes(), inputs, outputs, config.weightBits(), config.activationBits(),
        Math.min(2, layers), layers);
  }

  @Override
  public Apu module() {
    return new Apu(program.config());
  }

  @Override
  public Host host(Apu module, Simulator simulator) {
    var host = new ApuHost(module, simulator, program);
    host.load();
    return host;
  }

  @Override
  public int[] expected(int[] input) {
    return reference.forward(input)[program.layers().size() - 1];
  }

  @Override
  public long formulaCycles() {
    return ApuFormulas.cyclesPerImage(program);
  }
}
