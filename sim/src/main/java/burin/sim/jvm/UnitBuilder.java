package burin.sim.jvm;

import burin.ir.BinaryOp;
import burin.ir.BoolType;
import burin.ir.Expr;
import burin.ir.Instance;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Register;
import burin.ir.SyncRead;
import burin.ir.UnaryOp;
import burin.pass.Netlist;
import java.lang.constant.ClassDesc;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Turns a module into a [Unit]: places for what it keeps, nodes for what it computes, and what it does at an edge.
final class UnitBuilder {
  private final Unit unit;
  private final Function<ModuleDef, Netlist> netlists;
  private final Function<ModuleDef, Unit> units;
  private final Translation translation;
  private final Graph graph;

  /// What a vector register becomes if it is changed in place, by its slot.
  private final Map<Slot, ChangeFinder.Result> changes = new LinkedHashMap<>();

  /// @param units the units of modules that are not to be dissolved; null for those that are
  UnitBuilder(
      ModuleDef module,
      ClassDesc desc,
      boolean isTop,
      Limits limits,
      Function<ModuleDef, Netlist> netlists,
      Function<ModuleDef, Unit> units) {
    this.unit = new Unit(module, desc, isTop, new Scope(netlists.apply(module), null, null), limits);
    this.netlists = netlists;
    this.units = units;
    this.graph = unit.graph;
    this.translation = new Translation(unit);
  }

  Unit build() {
    unit.module.inputs().forEach(this::addInput);
    allocate(unit.root);
    for (Port port : unit.module.outputs()) {
      unit.outputs.put(port, translation.translate(unit.root, driver(unit.root, port)));
    }
    findChanges();
    unit.scopes.forEach(this::addNexts);
    unit.scopes.forEach(this::addSinks);
    unit.scopes.forEach(this::addTakes);
    unit.scopes.forEach(this::addWrites);
    addChanges();
    return unit;
  }

  private void addInput(Port port) {
    Slot slot = unit.layout.value(port.type());
    slot.input = true;
    unit.inputs.put(port, slot);
  }

  private static Expr driver(Scope scope, Port port) {
    return scope.netlist.drivers().get(port);
  }

  private void allocate(Scope scope) {
    unit.scopes.add(scope);
    ModuleDef module = scope.netlist.module();
    for (Register register : module.registers()) {
      Slot slot = unit.layout.value(register.type());
      scope.registers.put(register, slot);
      if (register.reset().isPresent()) unit.resets.add(new Unit.Reset(register, slot));
    }
    for (SyncRead read : module.reads()) scope.reads.put(read, unit.layout.value(read.type()));
    for (Memory memory : module.memories()) {
      ClassDesc words = Rep.of(memory.element()).desc().arrayType();
      scope.memories.put(memory, unit.layout.reference(words));
    }
    for (Instance instance : module.instances()) allocate(scope, instance);
  }

  private void allocate(Scope scope, Instance instance) {
    Unit inner = units.apply(instance.module());
    if (inner == null && !instance.isArray()) {
      Scope dissolved = new Scope(netlists.apply(instance.module()), scope, instance);
      scope.dissolved.put(instance, dissolved);
      allocate(dissolved);
      return;
    }
    ClassDesc desc = instance.isArray() ? inner.desc.arrayType() : inner.desc;
    Child child = new Child(instance, inner, unit.layout.reference(desc));
    scope.children.put(instance, child);
    unit.children.add(child);
  }

  private void findChanges() {
    Set<Slot> visible = unit.isTop ? Set.of() : visibleSlots();
    for (Scope scope : unit.scopes) {
      scope.netlist.next().forEach((register, next) -> {
        Slot slot = scope.registers.get(register);
        if (!slot.rep.isVec() || visible.contains(slot)) return;
        ChangeFinder.Result change = ChangeFinder.find(slotNode(slot), translation.translate(scope, next));
        if (change == null) return;
        slot.owned = true;
        changes.put(slot, change);
      });
    }
  }

  /// What a parent may hold a reference to, since it is an output.
  private Set<Slot> visibleSlots() {
    Set<Slot> visible = new HashSet<>();
    Map<Node, Boolean> seen = new IdentityHashMap<>();
    List<Node> open = new ArrayList<>(unit.outputs.values());
    while (!open.isEmpty()) {
      Node node = open.removeLast();
      if (!node.isVec() || seen.put(node, true) != null) continue;
      if (node.op == Op.SLOT) visible.add((Slot) node.data);
      if (node.op == Op.MUX) open.addAll(List.of(node.in[1], node.in[2]));
      if (Fusion.isConditional(node)) open.add(node.in[0]);
    }
    return visible;
  }

  private Node slotNode(Slot slot) {
    return graph.node(Op.SLOT, slot.type, slot);
  }

  private void addNexts(Scope scope) {
    scope.netlist.next().forEach((register, next) -> {
      Slot slot = scope.registers.get(register);
      if (slot.owned) return;
      Node value = translation.translate(scope, next);
      if (value == slotNode(slot)) return;
      boolean plain = !value.isVec() && value.rep == slot.rep && value.op != Op.SLOT && value.op != Op.CHILD_OUT;
      unit.nexts.add(new Unit.Next(slot, plain ? value : graph.hold(register.type(), value)));
    });
  }

  private void addSinks(Scope scope) {
    for (Child child : scope.children.values()) {
      ChildAccess access = translation.access();
      for (Port input : ChildAccess.ports(child, child.unit.sinkInputs)) {
        translateInput(scope, child, input);
        access.store(scope, child, input);
      }
      for (Group task : child.unit.sinkTasks) addCall(scope, child, task);
      if (child.unit.hasEdge()) unit.effects.add(access.sink(child));
    }
  }

  private void addCall(Scope scope, Child child, Group task) {
    for (Port input : ChildAccess.ports(child, task.inputs)) translateInput(scope, child, input);
    task.needs.forEach(needed -> addCall(scope, child, needed));
    translation.access().call(scope, child, task);
  }

  private void translateInput(Scope scope, Child child, Port input) {
    translation.translate(scope, scope.netlist.drivers().get(child.instance.port(input)));
  }

  private void addTakes(Scope scope) {
    for (SyncRead read : scope.netlist.module().reads()) {
      Node address = settled(translation.translate(scope, read.address()));
      Node enable = read.enable().map(e -> settled(translation.translate(scope, e))).orElse(graph.bool(true));
      var take = new Take(scope.reads.get(read), scope.memories.get(read.memory()));
      unit.effects.add(graph.effect(Op.TAKE, take, address, enable));
    }
  }

  private void addWrites(Scope scope) {
    for (Netlist.Write write : scope.netlist.writes()) {
      Node enable = settled(translation.translate(scope, write.enable()));
      Node address = settled(translation.translate(scope, write.address()));
      Node value = word(enable, translation.translate(scope, write.value()));
      if (enable.op == Op.CONST && enable.data.equals(BigInteger.ZERO)) continue;
      unit.effects.add(graph.effect(Op.WRITE, new Word(scope.memories.get(write.memory()), write.memory().element()),
          enable, address, value));
    }
  }

  /// What is kept where `enable` holds: if it takes effort, it is made only then.
  private Node word(Node enable, Node value) {
    boolean isCheap = value.op.isLeaf() || value.op == Op.CHILD_OUT || !value.isVec() && !value.rep.isObject();
    if (isCheap || enable.op == Op.CONST) return settled(value);
    return graph.node(Op.GUARDED, value.type, null, enable, value);
  }

  /// The same value, but kept where the edge might change it before it is used there. An array that is changed in place
  /// is copied by what keeps it.
  private Node settled(Node value) {
    boolean changes = value.op == Op.SLOT && !((Slot) value.data).input || value.op == Op.CHILD_OUT;
    if (!changes || value.op == Op.SLOT && ((Slot) value.data).owned) return value;
    return graph.hold(value.type, value);
  }

  /// Registers that take over another's array as a whole come before it changes; of those in a circle, copies are made.
  private void addChanges() {
    Map<Slot, ChangeFinder.Result> open = new LinkedHashMap<>(changes);
    if (open.values().stream().noneMatch(UnitBuilder::readsOwned)) {
      open.forEach((slot, change) -> addChange(slot, change, false));
      return;
    }
    while (!open.isEmpty()) {
      Slot free = open.keySet().stream().filter(slot -> isUnread(slot, open)).findFirst().orElse(null);
      if (free == null) break;
      addChange(free, open.remove(free), false);
    }
    open.forEach((slot, change) -> addChange(slot, change, true));
  }

  private static boolean readsOwned(ChangeFinder.Result change) {
    return change.operands().stream().anyMatch(operand -> operand.node().data instanceof Slot slot && slot.owned);
  }

  private static boolean isUnread(Slot slot, Map<Slot, ChangeFinder.Result> open) {
    return open.entrySet().stream()
        .noneMatch(entry -> entry.getKey() != slot
            && entry.getValue().operands().stream().anyMatch(operand -> operand.node().data == slot));
  }

  private Node operand(ChangeFinder.Operand operand, boolean copy) {
    Node node = operand.node();
    if (copy && node.isVec()) return graph.hold(node.type, node);
    return operand.path() == null ? settled(node) : word(condition(operand.path()), node);
  }

  private Node condition(ChangeFinder.Path path) {
    if (path.outer() == null) return graph.bool(true);
    Simplifier make = translation.make();
    Node choice = path.holds() ? path.condition() : make.unary(UnaryOp.NOT, BoolType.BOOL, path.condition());
    return make.binary(BinaryOp.AND, BoolType.BOOL, condition(path.outer()), choice);
  }

  private void addChange(Slot slot, ChangeFinder.Result change, boolean copy) {
    Node[] operands = change.operands().stream()
        .map(operand -> operand(operand, copy))
        .toArray(Node[]::new);
    for (List<Change.Step> part : ChangeParts.of(change.steps())) {
      unit.effects.add(graph.effect(Op.CHANGE, new Change(slot, part), operands));
    }
  }
}
