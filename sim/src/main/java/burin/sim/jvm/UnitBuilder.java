package burin.sim.jvm;

import burin.ir.BinaryOp;
import burin.ir.BoolType;
import burin.ir.Clock;
import burin.ir.Domain;
import burin.ir.Event;
import burin.ir.Expr;
import burin.ir.Instance;
import burin.ir.IntType;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Range;
import burin.ir.Register;
import burin.ir.SyncRead;
import burin.ir.Type;
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
  private final Domains domains;
  private final Graph graph;

  /// What a vector register becomes if it is changed in place, by its slot.
  private final Map<Slot, ChangeFinder.Result> changes = new LinkedHashMap<>();

  /// Edges that registers have, as they are before.
  private final Map<Node, Node> edges = new IdentityHashMap<>();

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
    this.domains = translation.domains();
  }

  Unit build() {
    unit.module.inputs().forEach(this::addInput);
    allocate(unit.root);
    addPlacesForSightings();
    if (unit.module.foreign().isPresent()) new ForeignParts(unit, domains).add(unit.module.foreign().get());
    else addContents();
    return unit;
  }

  private void addContents() {
    unit.scopes.forEach(this::addResets);
    for (Port port : unit.module.outputs()) {
      unit.outputs.put(port, translation.translate(unit.root, driver(unit.root, port)));
    }
    findChanges();
    unit.scopes.forEach(this::addNexts);
    unit.scopes.forEach(this::addWatches);
    unit.scopes.forEach(this::addSinks);
    unit.scopes.forEach(this::addTakes);
    unit.scopes.forEach(this::addWrites);
    addChanges();
    unit.scopes.forEach(this::addHeld);
    unit.scopes.forEach(this::addHeldChildren);
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
    scope.firstWatch = unit.watches;
    unit.watches += scope.netlist.watches().size();
    ModuleDef module = scope.netlist.module();
    for (Register register : module.registers()) scope.registers.put(register, unit.layout.value(register.type()));
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
    child.firstWatch = unit.watches;
    unit.watches += inner.watches * child.count();
    scope.children.put(instance, child);
    unit.children.add(child);
  }

  private void addPlacesForSightings() {
    if (unit.watches == 0) return;
    unit.sightings = unit.layout.reference(Descs.SIGHTINGS);
    unit.firstWatch = unit.layout.value(new IntType(Range.unsigned(Integer.SIZE - 1)));
  }

  private void addResets(Scope scope) {
    for (Register register : scope.netlist.module().registers()) {
      if (isPlainlyReset(scope, register)) unit.resets.add(new Unit.Reset(register, scope.registers.get(register)));
    }
  }

  /// Whether the reset that comes with the unit's only clock does all that there is to do at an edge.
  private boolean isPlainlyReset(Scope scope, Register register) {
    return register.reset().isPresent() && domains.isPlain(scope, register.domain());
  }

  /// What a register holds after an edge of its domain.
  private Node next(Scope scope, Register register) {
    Slot slot = scope.registers.get(register);
    Expr expr = scope.netlist.next().get(register);
    Node next = expr == null ? slotNode(slot) : translation.translate(scope, expr);
    if (register.reset().isEmpty() || isPlainlyReset(scope, register)) return next;
    Node constant = translation.translate(scope, register.reset().get());
    return translation.make().mux(register.type(), domains.reset(scope, register.domain()), constant, next);
  }

  private void findChanges() {
    Set<Slot> visible = unit.isTop ? Set.of() : visibleSlots();
    for (Scope scope : unit.scopes) {
      for (Register register : scope.netlist.next().keySet()) {
        Slot slot = scope.registers.get(register);
        if (!slot.rep.isVec() || visible.contains(slot)) continue;
        ChangeFinder.Result change = ChangeFinder.find(slotNode(slot), afterAnyEdge(scope, register));
        if (change == null) continue;
        slot.owned = true;
        changes.put(slot, change);
      }
    }
  }

  /// What a register holds after an edge of the unit, whether its domain has one or not.
  private Node afterAnyEdge(Scope scope, Register register) {
    Node edge = domains.edge(scope, register.domain());
    return translation.make().mux(register.type(), edge, next(scope, register), slotNode(scope.registers.get(register)));
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
    for (Register register : scope.netlist.module().registers()) {
      Slot slot = scope.registers.get(register);
      if (slot.owned) continue;
      Node value = next(scope, register);
      if (value == slotNode(slot)) continue;
      boolean plain = !value.isVec() && value.rep.equals(slot.rep) && !isPlace(value) && !isChosen(value);
      Node edge = edges.computeIfAbsent(domains.edge(scope, register.domain()), this::settled);
      if (isNever(edge)) continue;
      unit.nexts.add(new Unit.Next(slot, plain ? value : graph.hold(register.type(), value, slot), edge));
    }
  }

  /// Whether it is the array of one arm or the other.
  private static boolean isChosen(Node value) {
    return value.op == Op.MUX && value.rep.isWords();
  }

  private static boolean isNever(Node condition) {
    return condition.op == Op.CONST && condition.data.equals(BigInteger.ZERO);
  }

  /// They come before all else that happens at an edge, since they see what was before it.
  private void addWatches(Scope scope) {
    int number = scope.firstWatch;
    for (Netlist.Watch watch : scope.netlist.watches()) addWatch(scope, number++, watch);
  }

  private void addWatch(Scope scope, int number, Netlist.Watch watch) {
    Node seen = seen(scope, watch);
    if (isNever(seen)) return;
    List<Type> types = new ArrayList<>();
    List<Node> operands = new ArrayList<>(List.of(seen));
    for (Event.Argument argument : watch.stmt().event().text().arguments()) {
      types.add(argument.value().type());
      operands.add(translation.translate(scope, argument.value()));
    }
    unit.effects.add(graph.effect(Op.WATCH, new Sight(number, List.copyOf(types)), operands.toArray(Node[]::new)));
  }

  private Node seen(Scope scope, Netlist.Watch watch) {
    Event event = watch.stmt().event();
    Domain domain = watch.stmt().domain();
    Node condition = translation.translate(scope, event.condition());
    Node happens = event.kind().isViolation() ? not(condition) : condition;
    Node looked = and(domains.edge(scope, domain), not(domains.reset(scope, domain)));
    return and(and(looked, translation.translate(scope, watch.enable())), happens);
  }

  private Node not(Node condition) {
    return translation.make().unary(UnaryOp.NOT, BoolType.BOOL, condition);
  }

  private Node and(Node a, Node b) {
    return translation.make().binary(BinaryOp.AND, BoolType.BOOL, a, b);
  }

  private void addSinks(Scope scope) {
    for (Child child : scope.children.values()) {
      ChildAccess access = translation.access();
      for (Port input : ChildAccess.ports(child, child.unit.sinkInputs)) {
        translateInput(scope, child, input);
        access.store(scope, child, input);
      }
      for (Group task : child.unit.sinkTasks) addCall(scope, child, task);
      if (child.unit.hasEdge()) unit.effects.add(access.sink(child, settled(domains.edge(scope, child))));
      if (child.unit.hasReset()) addReset(scope, child);
    }
  }

  /// The reset of a child with one clock acts after its edges.
  private void addReset(Scope scope, Child child) {
    Domain domain = child.instance.domain(child.unit.module.usedResets().getFirst());
    if (domains.isPlain(scope, domain)) {
      child.resetAlong = true;
      return;
    }
    Node active = and(domains.edge(scope, domain), domains.reset(scope, domain));
    if (!isNever(active)) unit.effects.add(graph.effect(Op.RESET, child, settled(active)));
  }

  /// Adds the registers with asynchronous resets.
  private void addHeld(Scope scope) {
    ModuleDef module = scope.netlist.module();
    for (Register register : module.registers()) {
      if (register.reset().isEmpty() || !module.reset(register.domain()).isAsync()) continue;
      unit.hold.registers.computeIfAbsent(level(scope, register.domain()), _ -> new ArrayList<>())
          .add(new Unit.Reset(register, scope.registers.get(register)));
    }
  }

  private void addHeldChildren(Scope scope) {
    for (Child child : scope.children.values()) {
      if (child.unit.hold.isEmpty()) continue;
      Map<Line, Slot> levels = new LinkedHashMap<>();
      for (Line line : child.unit.hold.lines) levels.put(line, level(scope, child.instance.domain(line.clock())));
      unit.hold.children.add(new Hold.Inner(child, levels));
    }
  }

  private Slot level(Scope scope, Domain domain) {
    Domains.Source source = Domains.resetSource(scope, domain);
    if (source.domain() instanceof Clock clock) unit.hold.lines.add(Line.reset(clock));
    return domains.level(source);
  }

  private void addCall(Scope scope, Child child, Group task) {
    for (Port input : ChildAccess.ports(child, task.inputs)) translateInput(scope, child, input);
    task.needs.forEach(needed -> addCall(scope, child, needed));
    translation.access().call(scope, child, task);
  }

  private void translateInput(Scope scope, Child child, Port input) {
    if (child.unit.lines.containsKey(input)) return;
    translation.translate(scope, scope.netlist.drivers().get(child.instance.port(input)));
  }

  private void addTakes(Scope scope) {
    for (SyncRead read : scope.netlist.module().reads()) {
      Node address = settled(translation.translate(scope, read.address()));
      Node wanted = read.enable().map(e -> translation.translate(scope, e)).orElse(graph.bool(true));
      Node enable = settled(and(domains.edge(scope, read.domain()), wanted));
      var take = new Take(scope.reads.get(read), scope.memories.get(read.memory()));
      unit.effects.add(graph.effect(Op.TAKE, take, address, enable));
    }
  }

  private void addWrites(Scope scope) {
    for (Netlist.Write write : scope.netlist.writes()) {
      Node enable = settled(and(domains.edge(scope, write.domain()), translation.translate(scope, write.enable())));
      Node address = settled(translation.translate(scope, write.address()));
      Node value = word(enable, translation.translate(scope, write.value()));
      if (isNever(enable)) continue;
      List<Node> operands = new ArrayList<>(List.of(enable, address, value));
      write.mask().ifPresent(mask -> operands.add(word(enable, translation.translate(scope, mask))));
      var word = new Word(scope.memories.get(write.memory()), write.memory().element());
      unit.effects.add(graph.effect(Op.WRITE, word, operands.toArray(Node[]::new)));
    }
  }

  /// What is kept where `enable` holds: if it takes effort, it is made only then.
  private Node word(Node enable, Node value) {
    boolean isCheap = value.op.isLeaf() || value.op == Op.CHILD_OUT || !value.isVec() && !value.rep.isWords();
    if (isCheap || enable.op == Op.CONST) return settled(value);
    return graph.node(Op.GUARDED, value.type, null, enable, value);
  }

  /// The same value, but kept where the edge might change it before it is used there. An array that is changed in place
  /// is copied by what keeps it.
  private Node settled(Node value) {
    boolean changes = isPlace(value) && !(value.op == Op.SLOT && ((Slot) value.data).input);
    if (!changes || value.op == Op.SLOT && ((Slot) value.data).owned) return value;
    return graph.hold(value.type, value);
  }

  private static boolean isPlace(Node value) {
    return value.op == Op.SLOT || value.op == Op.CHILD_OUT;
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
    return and(condition(path.outer()), path.holds() ? path.condition() : not(path.condition()));
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
