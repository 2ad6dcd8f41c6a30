package burin.sim.jvm;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is computed together because it needs the same inputs: a task, or what only the clock edge needs.
final class Group {
  /// The inputs that it depends on; of the top, only whether it depends on any.
  final BitSet inputs;
  /// Whether the clock edge needs it too.
  final boolean forEdge;
  /// The name of its method.
  final String name;
  final List<Node> order = new ArrayList<>();
  final List<MethodPlan> methods = new ArrayList<>();
  /// Other tasks whose values it uses.
  final List<Group> needs = new ArrayList<>();
  /// The inputs of the unit that it reads itself.
  final Set<Slot> reads = new HashSet<>();

  Group(BitSet inputs, boolean forEdge, String name) {
    this.inputs = inputs;
    this.forEdge = forEdge;
    this.name = name;
  }

  @Override
  public String toString() {
    return name + inputs + (forEdge ? " edge" : "");
  }
}
