package burin.sim.jvm;

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
  record Next(Slot slot, Node value) {}

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

  final Map<Port, Slot> inputs = new LinkedHashMap<>();
  final Map<Port, Node> outputs = new LinkedHashMap<>();
  final List<Reset> resets = new ArrayList<>();
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
    this.desc = desc;
    this.isTop = isTop;
    this.root = root;
  }

  /// Whether anything happens here at a clock edge.
  boolean hasEdge() {
    return !nexts.isEmpty() || !effects.isEmpty();
  }

  boolean hasReset() {
    return !resets.isEmpty() || children.stream().anyMatch(child -> child.unit.hasReset());
  }

  /// The number among the module's ports of the input that is in a slot.
  int inputNumber(Slot slot) {
    return inputNumbers.computeIfAbsent(slot, _ -> {
      for (var input : inputs.entrySet()) {
        if (input.getValue() == slot) return module.ports().indexOf(input.getKey());
      }
      throw new IllegalArgumentException("no input: " + slot);
    });
  }
}
