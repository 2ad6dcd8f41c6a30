package burin.sim.interp;

import burin.ir.InstancePort;
import burin.ir.Port;

/// Finds an output of a foreign module: its inputs first, unless it depends on state only.
final class ForeignTask implements Task {
  private final Node node;
  private final Port output;

  ForeignTask(Node node, Port output) {
    this.node = node;
    this.output = output;
  }

  @Override
  public Task advance() {
    if (!node.foreign.contents.registered().contains(output)) {
      for (Port input : node.module().inputs()) {
        Task missing = give(node, input);
        if (missing != null) return missing;
      }
    }
    node.found.put(output, Value.ofBits(output.type(), node.foreign.output(output.name())));
    return null;
  }

  /// Tells the model the value of an input; or what has to be found before.
  static Task give(Node node, Port input) {
    Value value;
    if (node.parent == null) {
      value = node.inputs.get(input);
    } else {
      InstancePort outside = node.instance.port(input);
      Task missing = SignalTask.of(node.parent, outside);
      if (missing != null) return missing;
      Value all = node.parent.found.get(outside);
      value = node.instance.isArray() ? all.lane(node.index) : all;
    }
    node.foreign.input(input.name(), value.bits(input.type()));
    return null;
  }
}
