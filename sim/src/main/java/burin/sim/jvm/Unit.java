package burin.sim.jvm;

import burin.ir.BoolType;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Register;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A module that becomes a class, with the instances in it that are dissolved.
final class Unit {
  /// A register with what it holds after the next edge.
  ///
  /// @param value of the register's representation, and nothing that changes at the edge
  /// @param edge whether it has an edge at all; nothing that changes at the edge either
  record Next(Slot slot, Node value, Node edge) {
    boolean isAlways() {
      return edge.op == Op.CONST;
    }
  }

  /// A register with its reset value.
  record Reset(Register register, Slot slot) {}

  final ModuleDef module;
  final ClassDesc desc;
  final boolean isTop;
  final Graph graph = new Graph();
  final Limits limits;
  final Layout layout;
  final Scope root;
  final List<Scope> scopes = new ArrayList<>();
  final List<Child> children = new ArrayList<>();

  /// Those of the module, then what its lines have become.
  final List<Port> ports;
  final Map<Port, Slot> inputs = new LinkedHashMap<>();
  /// What the unit is told beside its ports, by the inputs that these are.
  final Map<Port, Line> lines = new LinkedHashMap<>();
  final Map<Port, Node> outputs = new LinkedHashMap<>();
  /// What its only reset resets at every edge at which it is active.
  final List<Reset> resets = new ArrayList<>();
  final Hold hold = new Hold();
  /// How much is watched in it and its children.
  int watches;
  /// Where what is seen is told, and the number of what is watched first; null where nothing is watched.
  Slot sightings;
  Slot firstWatch;
  /// The model of what is foreign; null where nothing is.
  Slot foreign;
  final List<Next> nexts = new ArrayList<>();
  /// What is done at an edge after all has been computed, in this order.
  final List<Node> effects = new ArrayList<>();

  /// What computes the outputs; each after those that it needs.
  List<Group> tasks = List.of();
  /// What the edge needs beyond them; last of all the effects.
  Group sink;
  /// The numbers of the inputs that the sink reads itself.
  BitSet sinkInputs = new BitSet();
  List<Group> sinkTasks = List.of();
  /// The lane functions that are too long to stand in their loops, each as methods that are called in turn.
  final Map<Lambda, List<MethodPlan>> outlined = new IdentityHashMap<>();
  private final Map<Slot, Integer> inputNumbers = new HashMap<>();

  Unit(ModuleDef module, ClassDesc desc, boolean isTop, Scope root, Limits limits) {
    this.limits = limits;
    this.layout = new Layout(limits.fields());
    this.module = module;
    this.ports = new ArrayList<>(module.ports());
    this.desc = desc;
    this.isTop = isTop;
    this.root = root;
  }

  /// Whether anything happens here at a clock edge.
  boolean hasEdge() {
    return !nexts.isEmpty() || !effects.isEmpty();
  }

  boolean hasReset() {
    return !resets.isEmpty() || children.stream().anyMatch(child -> child.resetAlong);
  }

  /// Whether all that happens here happens at the edges of one clock, so that nobody need tell which.
  boolean hasOneClock() {
    return module.usedClocks().size() <= 1;
  }

  /// The input that a line has become; made when it is asked for first.
  Slot line(Line line) {
    for (var known : lines.entrySet()) {
      if (known.getValue().equals(line)) return inputs.get(known.getKey());
    }
    var port = new Port(line.toString(), Port.Direction.IN, BoolType.BOOL, line.clock().place());
    Slot slot = layout.value(port.type());
    slot.input = true;
    ports.add(port);
    lines.put(port, line);
    inputs.put(port, slot);
    return slot;
  }

  /// The number among the module's ports of the input that is in a slot.
  int inputNumber(Slot slot) {
    return inputNumbers.computeIfAbsent(slot, _ -> {
      for (var input : inputs.entrySet()) {
        if (input.getValue() == slot) return ports.indexOf(input.getKey());
      }
      throw new IllegalArgumentException("no input: " + slot);
    });
  }
}
