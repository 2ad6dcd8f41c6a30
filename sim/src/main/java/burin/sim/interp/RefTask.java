package burin.sim.interp;

import burin.ir.InstancePort;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.SyncRead;
import burin.ir.Wire;
import java.util.ArrayList;
import java.util.List;

/// Finds what a signal is worth where it is read: state as it is, a port through the module on its other side.
final class RefTask implements Task {
  private final Frame frame;
  private final Ref ref;
  /// What the instances of an array gave so far.
  private final List<Value> lanes = new ArrayList<>();

  RefTask(Frame frame, Ref ref) {
    this.frame = frame;
    this.ref = ref;
  }

  @Override
  public Task advance() {
    Node node = frame.node;
    return switch (ref.signal()) {
      case Register register -> put(node.held.get(register));
      case SyncRead read -> put(node.held.get(read));
      case Port port when port.isInput() -> node.parent == null ? put(node.inputs.get(port)) : fromParent(node, port);
      case InstancePort port when !port.port().isInput() -> fromChildren(node, port);
      case Port port -> fromDrives(node, port);
      case Wire wire -> fromDrives(node, wire);
      case InstancePort port -> fromDrives(node, port);
    };
  }

  private Task put(Value value) {
    frame.put(ref, value);
    return null;
  }

  private Task fromDrives(Node node, Signal signal) {
    Task missing = SignalTask.of(node, signal);
    return missing != null ? missing : put(node.found.get(signal));
  }

  private Task fromParent(Node node, Port port) {
    InstancePort outside = node.instance.port(port);
    Task missing = SignalTask.of(node.parent, outside);
    if (missing != null) return missing;
    Value value = node.parent.found.get(outside);
    return put(node.instance.isArray() ? value.lane(node.index) : value);
  }

  private Task fromChildren(Node node, InstancePort port) {
    List<Node> children = node.children.get(port.instance());
    while (lanes.size() < children.size()) {
      Node child = children.get(lanes.size());
      Task missing = SignalTask.of(child, port.port());
      if (missing != null) return missing;
      lanes.add(child.found.get(port.port()));
    }
    return put(port.instance().isArray() ? Value.of(lanes) : lanes.getFirst());
  }
}
