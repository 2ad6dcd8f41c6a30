package burin.random;

import burin.ir.BoolType;
import burin.ir.Constants;
import burin.ir.Expr;
import burin.ir.Instance;
import burin.ir.InstancePort;
import burin.ir.IntType;
import burin.ir.Iota;
import burin.ir.Literal;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Names;
import burin.ir.Port;
import burin.ir.RamStyle;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecLiteral;
import burin.ir.VecType;
import burin.ir.Walk;
import burin.ir.Wire;
import burin.source.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes one random module.
///
/// There is no combinational loop since a signal that is computed within the cycle may be read only by what is made
/// after all its drives; outputs of instances, by what is made after the inputs that they depend on were driven. What
/// nothing else uses becomes an output, so that every difference is seen.
final class RandomModule {
  private final String name;
  private final boolean isTop;
  private final Choice choice;
  private final Size size;
  private final List<ModuleDef> children;
  private final Map<ModuleDef, CombinationalInputs> paths;
  private final Adapt adapt;
  private final Growth growth;
  private final RandomDomains domains;
  private final RandomStatements statements;

  private final Scope scope = new Scope();
  private final List<Port> ports = new ArrayList<>();
  private final List<Wire> wires = new ArrayList<>();
  private final List<Register> registers = new ArrayList<>();
  private final List<Memory> memories = new ArrayList<>();
  private final List<SyncRead> reads = new ArrayList<>();
  private final List<Instance> instances = new ArrayList<>();
  private final List<List<Stmt>> blocks = new ArrayList<>();

  /// The combinational signals that still have no drives.
  private final List<Signal> targets = new ArrayList<>();
  /// The outputs of instances that may not be read yet.
  private final List<InstancePort> hidden = new ArrayList<>();
  private final Set<Signal> driven = new HashSet<>();

  /// @param isTop whether it may have many outputs
  /// @param children modules to instantiate; may be empty
  /// @param paths for every child which inputs its outputs depend on
  RandomModule(
      String name,
      boolean isTop,
      Choice choice,
      Size size,
      List<ModuleDef> children,
      Map<ModuleDef, CombinationalInputs> paths) {
    this.name = name;
    this.isTop = isTop;
    this.choice = choice;
    this.size = size;
    this.children = children;
    this.paths = paths;
    this.adapt = new Adapt(choice, size);
    this.growth = new Growth(choice, adapt, memories);
    this.domains = new RandomDomains(choice, adapt, size.clocked());
    this.statements = new RandomStatements(choice, adapt, domains);
  }

  ModuleDef build() {
    declare();
    choice.shuffle(targets);
    int rounds = Math.max(1, targets.size());
    for (int i = 0; i < rounds || !targets.isEmpty(); i++) {
      for (int k = 0; k <= size.exprs() / rounds; k++) growth.grow(scope);
      if (!memories.isEmpty() && choice.chance(25)) addRead();
      if (!targets.isEmpty()) driveSomeTargets();
      domains.grow(scope);
    }
    addClocked();
    instances.forEach(domains::connect);
    observe();
    return finish();
  }

  private void declare() {
    count(choice.chance(10) ? 0 : 1, size.signals()).forEach(i -> addInput("in" + i));
    count(0, size.signals()).forEach(i -> addRegister("r" + i));
    count(0, Math.min(2, size.signals())).forEach(i -> addMemory("m" + i));
    if (!children.isEmpty()) count(1, 3).forEach(i -> addInstance("u" + i));
    count(0, size.signals()).forEach(i -> addWire("w" + i));
    count(1, 2).forEach(i -> addOutput("out" + i));
    reveal();
  }

  private List<Integer> count(int low, int high) {
    List<Integer> numbers = new ArrayList<>();
    int count = choice.between(low, high);
    for (int i = 0; i < count; i++) numbers.add(i);
    return numbers;
  }

  private Place place() {
    return new Place(name + ".java", choice.between(1, 999));
  }

  private void addInput(String portName) {
    var port = new Port(portName, Port.Direction.IN, adapt.types.any(), place());
    ports.add(port);
    scope.add(new Ref(port));
  }

  private void addOutput(String portName) {
    var port = new Port(portName, Port.Direction.OUT, adapt.types.any(), place());
    ports.add(port);
    targets.add(port);
  }

  private void addWire(String wireName) {
    var wire = new Wire(wireName, adapt.types.any(), place());
    wires.add(wire);
    targets.add(wire);
  }

  private void addRegister(String registerName) {
    Type type = domains.areMany() && choice.chance(35) ? BoolType.BOOL : adapt.types.any();
    boolean needsReset = Types.nearestToZero(Types.scalar(type)).signum() != 0;
    Optional<Expr> reset = needsReset || choice.chance(50) ? Optional.of(adapt.constant(type)) : Optional.empty();
    var register = new Register(registerName, type, reset, domains.any(), domains.areMany(), place());
    registers.add(register);
    scope.add(new Ref(register));
    domains.grow(scope);
  }

  private void addMemory(String memoryName) {
    int depth = choice.chance(30) ? 1 << choice.below(5) : choice.between(1, 17);
    Type element = adapt.types.any();
    if (element instanceof VecType vec && vec.length() > 8) element = vec.element();
    Optional<Constants> contents = Optional.empty();
    if (choice.chance(50)) {
      int words = choice.chance(50) ? depth : choice.below(depth + 1);
      contents = Optional.of(adapt.types.constants(Types.scalar(element), words * Types.scalarCount(element)));
    }
    memories.add(new Memory(memoryName, depth, element, contents, style(depth), place()));
  }

  /// Nothing depends on it, so no random number is drawn for it.
  private static RamStyle style(int depth) {
    return RamStyle.values()[depth % RamStyle.values().length];
  }

  private void addRead() {
    Memory memory = choice.of(memories);
    Expr address = adapt.fitting(scope, IntType.of(0, memory.depth() - 1));
    Optional<Expr> enable = choice.chance(50) ? Optional.of(adapt.bool(scope)) : Optional.empty();
    var read = new SyncRead("rd" + reads.size(), memory, address, enable, domains.any(), domains.areMany(), place());
    reads.add(read);
    scope.add(new Ref(read));
  }

  private void addInstance(String instanceName) {
    ModuleDef child = choice.of(children);
    Instance instance = choice.chance(40)
        ? Instance.array(instanceName, child, choice.between(1, 4), place())
        : Instance.single(instanceName, child, place());
    instances.add(instance);
    for (InstancePort port : instance.ports()) {
      if (port.port().isInput()) {
        targets.add(port);
      } else {
        hidden.add(port);
      }
    }
  }

  /// Drives a few targets together, so that they share conditions.
  private void driveSomeTargets() {
    List<Signal> some = new ArrayList<>();
    for (int i = choice.between(1, 3); i > 0 && !targets.isEmpty(); i--) some.add(targets.removeLast());
    blocks.add(statements.driveAll(scope, some));
    driven.addAll(some);
    some.forEach(signal -> scope.add(new Ref(signal)));
    reveal();
  }

  /// Lets those outputs of instances be read whose inputs are all driven.
  private void reveal() {
    List<InstancePort> ready = hidden.stream().filter(this::isReady).toList();
    hidden.removeAll(ready);
    ready.forEach(port -> scope.add(new Ref(port)));
  }

  private boolean isReady(InstancePort output) {
    Instance instance = output.instance();
    return paths.get(instance.module()).of(output.port()).stream().allMatch(in -> driven.contains(instance.port(in)));
  }

  private void addClocked() {
    List<Register> rest = new ArrayList<>(registers);
    choice.shuffle(rest);
    while (!rest.isEmpty()) {
      List<Register> some = List.copyOf(rest.subList(0, choice.between(1, Math.min(3, rest.size()))));
      rest.removeAll(some);
      blocks.add(choice.chance(50)
          ? statements.driveAll(scope, some)
          : statements.change(scope, some, memories));
    }
    if (!memories.isEmpty()) blocks.add(statements.change(scope, List.of(), memories));
  }

  private void observe() {
    List<Expr> unused = unused();
    choice.shuffle(unused);
    int most = isTop ? 60 : 5;
    for (int i = 0; i < Math.min(most, unused.size()); i++) {
      Expr expr = unused.get(i);
      Type type = choice.chance(20) ? adapt.types.widened(expr.type()) : expr.type();
      var port = new Port("seen" + i, Port.Direction.OUT, type, place());
      ports.add(port);
      blocks.add(List.of(new Stmt.Drive(port, expr, place())));
    }
  }

  private List<Expr> unused() {
    Set<Expr> used = Collections.newSetFromMap(new IdentityHashMap<>());
    Walk.postOrder(Walk.roots(module()), used::add);
    scope.own().forEach(expr -> used.addAll(Walk.operands(expr)));
    return new ArrayList<>(scope.own().stream().filter(expr -> !used.contains(expr) && !isConstant(expr)).toList());
  }

  private static boolean isConstant(Expr expr) {
    return expr instanceof Literal || expr instanceof VecLiteral || expr instanceof Iota;
  }

  private ModuleDef module() {
    List<Stmt> body = new ArrayList<>();
    blocks.forEach(body::addAll);
    return new ModuleDef(
        name, "", new Place(name + ".java", 1), ports, domains.clocking(), wires, registers, memories, reads, instances, body,
        new Names(), Optional.empty());
  }

  private ModuleDef finish() {
    choice.shuffle(ports);
    ModuleDef module = module();
    Walk.postOrder(Walk.roots(module), expr -> {
      if (choice.chance(15)) module.names().put(expr, new Names.Hint(hintFor(expr), place()));
    });
    return module;
  }

  /// Names that repeat, that are taken by signals, that Verilog reserves, or none.
  private String hintFor(Expr expr) {
    if (expr instanceof Literal || expr instanceof VecLiteral) return "";
    return switch (choice.below(8)) {
      case 0 -> choice.of("", "reg", "signed", "clock", "i", "STATE_OF_0");
      case 1 -> choice.of("in0", "r0", "w0", "m0", "u0");
      default -> choice.of("sum", "x", "next") + (choice.chance(30) ? "" : choice.below(30));
    };
  }
}
