package burin.sim.jvm;

import burin.ir.Clock;
import burin.ir.Foreign;
import burin.ir.Port;
import java.util.List;

/// What the unit of a foreign module does: it hands everything to a [ForeignBox].
final class ForeignParts {
  private final Unit unit;
  private final Domains domains;
  private final Graph graph;

  ForeignParts(Unit unit, Domains domains) {
    this.unit = unit;
    this.domains = domains;
    this.graph = unit.graph;
  }

  void add(Foreign contents) {
    unit.foreign = unit.layout.reference(Descs.FOREIGN);
    Node withInputs = graph.effect(Op.SETTLE, null, inputs());
    Node withState = graph.effect(Op.SETTLE, null);
    for (Port port : unit.module.outputs()) {
      Node settled = contents.registered().contains(port) ? withState : withInputs;
      unit.outputs.put(port, graph.node(Op.FOREIGN_OUT, port.type(), number(port), settled));
    }
    List<Clock> clocks = contents.clocks();
    for (int i = 0; i < clocks.size(); i++) {
      Node edge = domains.edge(unit.root, clocks.get(i));
      Node reset = domains.reset(unit.root, clocks.get(i));
      unit.effects.add(graph.effect(Op.FOREIGN_EDGE, i, edge, reset, withInputs));
    }
  }

  private Node[] inputs() {
    return unit.module.inputs().stream().map(this::input).toArray(Node[]::new);
  }

  private Node input(Port port) {
    Slot slot = unit.inputs.get(port);
    return graph.effect(Op.FOREIGN_IN, number(port), graph.node(Op.SLOT, slot.type, slot));
  }

  private int number(Port port) {
    return unit.module.ports().indexOf(port);
  }
}
