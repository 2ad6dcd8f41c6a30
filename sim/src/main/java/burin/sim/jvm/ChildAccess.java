package burin.sim.jvm;

import burin.ir.InstancePort;
import burin.ir.Port;
import burin.ir.Type;
import burin.ir.VecType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// How a unit gives inputs to its children and reads their outputs.
final class ChildAccess {
  private final Graph graph;
  private final Domains domains;

  ChildAccess(Unit unit, Domains domains) {
    this.graph = unit.graph;
    this.domains = domains;
  }

  /// The inputs that an output of a child is computed from within the cycle.
  Set<Port> inputsFor(Child child, Port output) {
    Node node = child.unit.outputs.get(output);
    if (passedOn(child, node) != null) return Set.of(passedOn(child, node));
    Set<Port> ports = new LinkedHashSet<>();
    if (node.group != null) collect(child, node.group, ports);
    return ports;
  }

  /// The inputs that a task of a child depends on.
  private static void collect(Child child, Group task, Set<Port> ports) {
    ports.addAll(ports(child, task.inputs));
  }

  static List<Port> ports(Child child, BitSet numbers) {
    List<Port> ports = new ArrayList<>();
    numbers.stream().forEach(number -> ports.add(child.unit.ports.get(number)));
    return ports;
  }

  /// The input that an output is no more than a copy of; null where it is anything else.
  private static Port passedOn(Child child, Node output) {
    if (output.op != Op.SLOT) return null;
    for (var input : child.unit.inputs.entrySet()) {
      if (input.getValue() == output.data) return input.getKey();
    }
    return null;
  }

  /// An output of a child; what [#inputsFor] names has been translated.
  Node output(Scope scope, InstancePort port) {
    Child child = scope.children.get(port.instance());
    Node node = child.unit.outputs.get(port.port());
    Port input = passedOn(child, node);
    if (input != null) return Translation.driver(scope, port.instance().port(input)).node();
    if (node.op.isLeaf() && node.op != Op.SLOT) return lanes(child, graph.node(node.op, node.type, node.data));
    Type type = child.isArray() ? new VecType(child.count(), node.type) : node.type;
    var data = new ChildPort(child, port.port());
    return node.group == null
        ? graph.node(Op.CHILD_OUT, type, data)
        : graph.node(Op.CHILD_OUT, type, data, call(scope, child, node.group));
  }

  private Node lanes(Child child, Node same) {
    return child.isArray() ? graph.broadcast(child.count(), same) : same;
  }

  /// Has a child run a task; the drivers of the inputs for it have been translated.
  Node call(Scope scope, Child child, Group task) {
    Node known = child.calls.get(task);
    if (known != null) return known;
    List<Node> before = new ArrayList<>();
    for (Port input : ports(child, task.inputs)) before.add(store(scope, child, input));
    for (Group needed : task.needs) before.add(call(scope, child, needed));
    Node call = graph.effect(Op.CALL, new Child.Call(child, task), before.toArray(Node[]::new));
    child.calls.put(task, call);
    return call;
  }

  /// Gives an input to a child; its driver has been translated.
  Node store(Scope scope, Child child, Port input) {
    return child.stores.computeIfAbsent(input, _ ->
        graph.effect(Op.STORE_IN, new ChildPort(child, input), driver(scope, child, input)));
  }

  private Node driver(Scope scope, Child child, Port input) {
    Line line = child.unit.lines.get(input);
    if (line == null) return Translation.driver(scope, child.instance.port(input)).node();
    return lanes(child, domains.line(scope, child, line));
  }

  /// The clock edge of a child where there is one, after what it needs.
  Node sink(Child child, Node edge) {
    List<Node> before = new ArrayList<>();
    before.add(edge);
    for (Port input : ports(child, child.unit.sinkInputs)) before.add(child.stores.get(input));
    for (Group task : child.unit.sinkTasks) before.add(child.calls.get(task));
    return graph.effect(Op.SINK, child, before.toArray(Node[]::new));
  }
}
