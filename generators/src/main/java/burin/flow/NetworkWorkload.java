package burin.flow;

import burin.hdl.Module;
import java.util.OptionalInt;

/// A network on the inputs that the user has chosen for it.
abstract class NetworkWorkload<M extends Module> implements Workload<M> {
  private final String network;
  private final Inputs inputs;

  /// @param network what it is called
  NetworkWorkload(String network, Inputs inputs) {
    this.network = network;
    this.inputs = inputs;
  }

  @Override
  public final int size() {
    return inputs.size();
  }

  @Override
  public final int[] input(int item) {
    return inputs.input(item);
  }

  @Override
  public final OptionalInt label(int item) {
    return inputs.label(item);
  }

  @Override
  public final String description() {
    return "%s on %s".formatted(network, inputs.description());
  }
}
