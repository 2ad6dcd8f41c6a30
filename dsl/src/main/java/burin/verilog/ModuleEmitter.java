package burin.verilog;

import burin.ir.Clock;
import burin.ir.Domain;
import burin.ir.Event;
import burin.ir.Expr;
import burin.ir.GatedDomain;
import burin.ir.Instance;
import burin.ir.InstancePort;
import burin.ir.IntType;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Names;
import burin.ir.Port;
import burin.ir.ReduceLanes;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.Update;
import burin.ir.VecLiteral;
import burin.ir.Walk;
import burin.source.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Writes one module.
final class ModuleEmitter {
  /// What expressions that are only watched are for.
  private static final String WATCHED = "watched";

  private final ModuleDef module;
  private final ModuleIdentifiers ids;
  private final VerilogEmitter.Options options;
  private final Function<ModuleDef, String> moduleNames;
  private final Supplier<String> gateName;
  private final BiFunction<ModuleDef, Port, String> portName;
  private final Drives drives;
  private final List<Item> items;
  private final ModuleClocks clocks;
  private final ModuleContext context;
  private final Lines lines;
  /// In the order of the program.
  private final List<Stmt.Watch> watches = new ArrayList<>();
  /// What an engine finds of them, where it looks by itself.
  private final Map<Stmt.Watch, ModuleIdentifiers.Watched> sampled = new IdentityHashMap<>();
  private final Set<Memory> written = new HashSet<>();
  private final Lines ports = new Lines(1);
  /// Statements whose conditions have been counted as used.
  private final Set<Stmt> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  ModuleEmitter(
      ModuleDef module,
      ModuleIdentifiers ids,
      VerilogEmitter.Options options,
      ContentFiles files,
      Paths paths,
      Function<ModuleDef, String> moduleNames,
      Supplier<String> gateName,
      BiFunction<ModuleDef, Port, String> portName) {
    this.module = module;
    this.ids = ids;
    this.options = options;
    this.moduleNames = moduleNames;
    this.gateName = gateName;
    this.portName = portName;
    Behaviour behaviour = Behaviour.of(module, options.unroll());
    this.drives = new Drives(behaviour.body());
    Walk.statements(behaviour.body(), stmt -> {
      if (stmt instanceof Stmt.Watch watch) watches.add(watch);
    });
    if (options.watches() == VerilogEmitter.Watches.SAMPLED) nameWatched();
    this.clocks = new ModuleClocks(module, ids.clocks, behaviour.rewritten());
    this.items = Items.of(module, behaviour, clocks, drives, paths);
    this.context = new ModuleContext(module, ids, plan(behaviour.names()), files);
    this.lines = context.lines;
  }

  String emit() {
    declarePorts();
    declareState();
    lines.space();
    for (Item item : items) write(item);
    markUndriven();
    return text();
  }

  private Plan plan(Names names) {
    return new Plan(roots(), names, drives::alwaysOf);
  }

  // What the statements use, in the order in which they are written.

  private Roots roots() {
    var roots = new Roots();
    for (Item item : items) {
      switch (item) {
        case Item.Child child -> childRoots(child.instance(), roots);
        case Item.Assign assign -> assignRoots(assign.drive(), roots);
        case Item.Logic logic -> bodyRoots(logic.body(), logic.targets(), true, roots);
        case Item.Clocked clocked -> {
          clocks.addRoots(clocked.domain(), hasResets(clocked), roots);
          bodyRoots(clocked.body(), clocked.targets(), false, roots);
        }
        case Item.Gate gate -> roots.add(clocks.withSource(gate.domain()), gate.domain().name() + "_enable");
        case Item.Watching watching -> {
          clocks.addRoots(watching.domain(), true, roots);
          bodyRoots(watching.body(), watching.watches(), false, roots);
        }
        case Item.Storage storage -> storageRoots(storage, roots);
      }
    }
    return roots;
  }

  private static boolean hasResets(Item.Clocked clocked) {
    return clocked.registers().stream().anyMatch(register -> register.reset().isPresent());
  }

  private void childRoots(Instance instance, Roots roots) {
    ModuleDef child = instance.module();
    for (Clock clock : child.usedClocks()) {
      Domain domain = instance.domain(clock);
      if (child.isEnabled(clock)) clocks.addRoots(domain, false, roots);
      if (child.usesResetOf(clock)) clocks.addReset(domain, roots);
    }
    for (InstancePort port : instance.ports()) {
      if (isShort(port)) roots.add(drives.only(port).value(), ids.of(port));
    }
  }

  private void assignRoots(Stmt.Drive drive, Roots roots) {
    Signal signal = drive.signal();
    if (signal instanceof InstancePort port && isShort(port)) return;
    boolean owned = drives.only(signal) != null && drive.value().type().width() == signal.type().width();
    roots.addOwned(drive.value(), ids.of(signal), owned ? signal : null);
    for (Expr index : drive.path()) roots.add(index, ids.of(signal));
  }

  private void bodyRoots(List<Stmt> body, Set<Object> targets, boolean logic, Roots roots) {
    for (Stmt stmt : body) {
      if (!Drives.touches(stmt, targets)) continue;
      switch (stmt) {
        case Stmt.Drive drive -> {
          for (Expr index : drive.path()) roots.addInBlock(index, ids.of(drive.signal()), logic);
          roots.addInBlock(drive.value(), ids.of(drive.signal()), logic);
        }
        case Stmt.Write write -> {
          roots.add(write.address(), ids.of(write.memory()) + "_address");
          roots.add(write.value(), ids.of(write.memory()) + "_data");
          write.mask().ifPresent(mask -> roots.add(mask, ids.of(write.memory()) + "_mask"));
        }
        case Stmt.Watch watch -> {
          roots.add(watch.event().condition(), WATCHED);
          for (Event.Argument argument : watch.event().text().arguments()) roots.add(argument.value(), WATCHED);
        }
        case Stmt.When when -> whenRoots(when, targets, logic, roots);
      }
    }
  }

  private void whenRoots(Stmt.When when, Set<Object> targets, boolean logic, Roots roots) {
    String first = firstTarget(when, targets);
    boolean again = !seen.add(when);
    for (Stmt.Branch branch : Drives.branches(when, targets)) {
      roots.addCondition(branch.condition(), first + "_when", logic, again);
      bodyRoots(branch.body(), targets, logic, roots);
    }
    bodyRoots(when.otherwise(), targets, logic, roots);
  }

  private String firstTarget(Stmt when, Set<Object> targets) {
    for (Object target : Drives.targets(when)) {
      if (targets.contains(target)) {
        return target instanceof WritePort port ? ids.of(port.memory()) : ids.of((Signal) target);
      }
    }
    return WATCHED;
  }

  private void storageRoots(Item.Storage storage, Roots roots) {
    if (storage.isClocked()) clocks.addRoots(storage.domain(), false, roots);
    bodyRoots(storage.body(), Set.of(storage.port()), false, roots);
    for (Behaviour.Read read : storage.reads()) {
      roots.add(read.address(), ids.of(read.port()) + "_address");
      read.enable().ifPresent(enable -> roots.add(enable, ids.of(read.port()) + "_enable"));
    }
  }

  // Declarations.

  private void declarePorts() {
    List<Port> all = new ArrayList<>(clocks.lines().ports());
    all.addAll(module.ports());
    for (Port port : all) {
      Declaration declaration = declare(port, port.isInput() ? "input wire" : "output wire");
      ports.add(declaration, (port == all.getLast() ? "" : ",") + source(port.place()));
    }
  }

  private Declaration declare(Signal signal, String keyword) {
    Type type = signal.type();
    boolean signed = type instanceof IntType number && number.isSigned();
    Declaration declaration = Declaration.net(keyword, signed, type.width(), ids.of(signal));
    context.declare(signal, declaration);
    return declaration;
  }

  private void declareState() {
    for (Register register : module.registers()) declareRegister(register);
    for (Memory memory : module.memories()) declareMemory(memory);
    for (SyncRead read : module.reads()) declareLine(read, "reg");
    for (Signal wire : module.wires()) declareLine(wire, "wire");
    for (Instance instance : module.instances()) {
      for (InstancePort port : instance.ports()) {
        boolean inPlace = port.port().isInput() && isConnectedInPlace(port);
        if (!inPlace) declareLine(port, "wire");
      }
    }
    for (GatedDomain gate : clocks.lines().gates()) declareLine(clocks.lines().of(gate), "wire");
    if (!sampled.isEmpty()) watches.forEach(this::declareWatched);
  }

  /// Tools that know the attribute keep what comes from another clock together, and do not share it.
  private void declareRegister(Register register) {
    declareLine(register, register.isCrossing() ? "(* async_reg = \"true\" *) reg" : "reg");
    context.declaration(register).mixedReset = context.plan.isRead(register) && clocks.isReset(register);
  }

  private void declareLine(Signal signal, String keyword) {
    lines.add(declare(signal, keyword), ";".concat(source(signal.place())));
  }

  private void declareMemory(Memory memory) {
    Type element = memory.element();
    String keyword = memory.style().attribute() + "reg";
    Declaration declaration = new Declaration(
        keyword, ModuleContext.isSigned(element), element.width(), ids.of(memory), memory.depth(), false);
    declaration.manyClocks = drives.isWrittenBySeveral(memory);
    context.usage.declare(declaration);
    lines.add(declaration, ";" + source(memory.place()));
    context.files.memory(memory, ids.of(memory), drives.isWritten(memory), lines);
  }

  // The items.

  private void write(Item item) {
    switch (item) {
      case Item.Child child -> instance(child.instance());
      case Item.Assign assign -> assign(assign.drive());
      case Item.Logic logic -> logic(logic);
      case Item.Clocked clocked -> clocked(clocked);
      case Item.Storage storage -> storage(storage);
      case Item.Gate gate -> gate(gate.domain());
      case Item.Watching watching -> watching(watching);
    }
  }

  private void gate(GatedDomain gate) {
    Expr enable = clocks.withSource(gate);
    context.prepare(enable);
    String text = context.scalars.natural(enable, context.scope).text();
    context.usage.read(text);
    lines.space();
    lines.add(gateName.get() + " " + ids.of(gate) + " (");
    lines.add("  " + connection(ClockGate.CLOCK, clocks.clock(gate.source(), context)) + ",");
    lines.add("  " + connection(ClockGate.ENABLE, text) + ",");
    lines.add("  " + connection(ClockGate.GATED, context.declaration(clocks.lines().of(gate)).name));
    lines.add(");" + source(gate.place()));
    lines.space();
  }

  private void prepare(List<Stmt> body, Set<Object> targets) {
    var roots = new Roots();
    bodyRoots(body, targets, false, roots);
    roots.all().forEach(context::prepare);
  }

  private void assign(Stmt.Drive drive) {
    Signal signal = drive.signal();
    if (signal instanceof InstancePort port && isConnectedInPlace(port)) return;
    Expr value = drive.value();
    context.prepare(value);
    Node node = context.plan.of(value);
    if (node.signal == signal && context.isLoop(value)) {
      context.loops.drive(context.declaration(signal), value);
      return;
    }
    Term term = node.signal == signal
        ? context.text(value, context.scope)
        : context.vectors.as(value, StatementWriter.type(drive), true, context.scope);
    Select target = new StatementWriter(context, Set.of(signal), " = ").target(signal, drive.path());
    context.usage.read(term.text());
    lines.add("assign " + target.text() + " = " + term.text() + ";" + source(drive.place()));
  }

  private void logic(Item.Logic logic) {
    prepare(logic.body(), logic.targets());
    var writer = new StatementWriter(context, logic.targets(), " = ");
    var body = new Lines(2);
    context.usage.enter();
    writer.write(logic.body(), body);
    String reads = eventList(context.usage.inputs());
    context.usage.leave(!reads.isEmpty());
    if (reads.isEmpty()) {
      constants(logic);
      return;
    }
    for (Object target : logic.targets()) {
      Declaration declaration = context.declaration((Signal) target);
      declaration.keyword = declaration.keyword.replace("wire", "reg");
    }
    lines.space();
    lines.add("always @" + (writer.isIndexed() ? "(" + reads + ")" : "*") + " begin" + source(placeOf(logic.body())));
    lines.add(body);
    lines.add("end");
    lines.space();
  }

  /// What a block has to wait for. It is written out where needed: Icarus does not wait for the index of what an `always @*`
  /// block assigns.
  private static String eventList(Collection<Declaration> reads) {
    List<String> names = new ArrayList<>();
    for (Declaration read : reads) {
      if (!read.constant) names.add(read.name);
    }
    return String.join(" or ", names);
  }

  /// A block that reads nothing would never run.
  private void constants(Item.Logic logic) {
    for (Object target : logic.targets()) {
      var signal = (Signal) target;
      String value = new ConstantBehaviour(context, logic.targets()).valueOf(signal, logic.body());
      context.usage.read(value);
      lines.assign("assign " + ids.of(signal), " = ", value);
    }
  }

  private void clocked(Item.Clocked clocked) {
    prepare(clocked.body(), clocked.targets());
    prepareClocks(clocked.domain(), hasResets(clocked));
    var writer = new StatementWriter(context, clocked.targets(), " <= ");
    List<Register> registers = clocked.registers();
    boolean allReset = registers.stream().allMatch(register -> register.reset().isPresent());
    var block = new ClockedBlock(context, clocks, clocked.domain(), hasResets(clocked), allReset);
    Lines resets = block.resets();
    for (Register register : registers) register.reset().ifPresent(value -> reset(register, value, writer, resets));
    Lines body = block.body();
    var driven = new Lines(body.depth());
    writer.write(clocked.body(), driven);
    for (Register register : registers) {
      if (register.reset().isEmpty() && !writer.drivesAllOf(register)) keep(register, writer, body);
    }
    body.add(driven);
    block.write(List.of(), source(placeOf(clocked.body())));
  }

  private void prepareClocks(Domain domain, boolean isReset) {
    var roots = new Roots();
    clocks.addRoots(domain, isReset, roots);
    roots.all().forEach(context::prepare);
  }

  /// Bits that are never driven keep their value in so many words, lest they count as undriven.
  private void keep(Register register, StatementWriter writer, Lines body) {
    writer.assign(ids.of(register), context.declaration(register).term(), body);
  }

  private void reset(Register register, Expr value, StatementWriter writer, Lines resets) {
    Type type = register.type();
    writer.assign(ids.of(register), resetValue(value, type), resets);
  }

  private Term resetValue(Expr value, Type type) {
    if (value instanceof VecLiteral vec) {
      String text = context.packed(vec.values(), vec.type(), Types.scalar(type).width());
      return Term.primary(text, type.width(), false);
    }
    return context.scalars.constant((Literal) value, type.width(), ModuleContext.isSigned(type));
  }

  private void storage(Item.Storage storage) {
    if (!storage.isClocked()) return;
    Set<Object> targets = Set.of(storage.port());
    prepare(storage.body(), targets);
    prepareClocks(storage.domain(), false);
    for (Behaviour.Read read : storage.reads()) {
      context.prepare(read.address());
      read.enable().ifPresent(context::prepare);
    }
    var writer = new StatementWriter(context, targets, " <= ");
    ClockedBlock block = ClockedBlock.of(context, clocks, storage.domain());
    writer.writeMemory(storage.body(), block.body());
    if (writer.hasWritten()) written.add(storage.memory());
    for (Behaviour.Read read : storage.reads()) read(read, writer, block.body());
    if (!writer.loopVariables().isEmpty()) block.label(ids.space.take(ids.of(storage.memory()) + "_write"));
    if (!block.body().isEmpty()) block.write(writer.loopVariables(), source(storage.memory().place()));
  }

  private void markUndriven() {
    for (Memory memory : module.memories()) {
      boolean filled = memory.contents().filter(contents -> contents.size() > 0).isPresent();
      if (!filled && !written.contains(memory)) context.usage.of(ids.of(memory)).undriven = true;
    }
  }

  private void read(Behaviour.Read read, StatementWriter writer, Lines body) {
    SyncRead port = read.port();
    String address = context.vectors.address(read.address(), port.memory(), context.scope);
    Term value = Term.primary(ids.of(port.memory()) + "[" + address + "]", port.type().width(), false);
    Literal enable = read.enable().map(context::constant).orElse(Literal.bool(true));
    if (read.enable().isEmpty() || context.constant(read.enable().get()) != null && !enable.isZero()) {
      writer.assign(ids.of(port), value, body);
      return;
    }
    if (context.constant(read.enable().get()) != null) {
      writer.assign(ids.of(port), context.declaration(port).term(), body);
      return;
    }
    var inner = new Lines(body.depth() + 1);
    writer.assign(ids.of(port), value, inner);
    StatementWriter.chain(List.of("if (" + writer.condition(read.enable().get()) + ") "), List.of(inner), body);
  }

  // Instances.

  private void instance(Instance instance) {
    for (InstancePort port : instance.ports()) {
      if (isShort(port)) context.prepare(drives.only(port).value());
    }
    List<String> connections = new ArrayList<>();
    ModuleDef child = instance.module();
    for (Clock clock : child.usedClocks()) addLines(instance, clock, connections);
    for (InstancePort port : instance.ports()) {
      connections.add(connection(portName.apply(child, port.port()), connected(port)));
    }
    String head = moduleNames.apply(child) + parameters(child) + " " + ids.of(instance);
    if (instance.isArray()) head += " [" + (instance.count() - 1) + ":0]";
    lines.space();
    lines.add(head + " (" + (connections.isEmpty() ? ");" : ""));
    for (int i = 0; i < connections.size(); i++) {
      lines.add("  " + connections.get(i) + (i < connections.size() - 1 ? "," : ""));
    }
    if (!connections.isEmpty()) lines.add(");" + source(instance.place()));
    lines.space();
  }

  private static String parameters(ModuleDef child) {
    List<String> all = new ArrayList<>();
    child.foreign().ifPresent(foreign -> foreign.parameters().forEach((name, value) -> all.add("." + name + "(" + value + ")")));
    return all.isEmpty() ? "" : " #(" + String.join(", ", all) + ")";
  }

  /// Connects what comes with a clock of an instance.
  private void addLines(Instance instance, Clock clock, List<String> connections) {
    ModuleDef child = instance.module();
    Domain domain = instance.domain(clock);
    ChildLines names = ChildLines.of(child, clock);
    connections.add(connection(names.clock(), clocks.clock(domain, context)));
    names.reset().ifPresent(reset -> {
      prepareClocks(domain, true);
      connections.add(connection(reset.name(), clocks.reset(domain, reset.activeLow(), context).text()));
    });
    names.enable().ifPresent(enable -> {
      prepareClocks(domain, false);
      String text = clocks.enable(domain).map(expr -> context.scalars.natural(expr, context.scope).text()).orElse("1'b1");
      context.usage.read(text);
      connections.add(connection(enable, text));
    });
  }

  /// Whether an input is an expression and no loop.
  private boolean isShort(InstancePort port) {
    Stmt.Drive drive = port.port().isInput() ? drives.only(port) : null;
    if (drive == null) return false;
    return switch (drive.value()) {
      case MapLanes map -> map.operands().isEmpty();
      case ReduceLanes _, Update _ -> false;
      default -> true;
    };
  }

  /// Whether an input is connected to an expression rather than to a wire of its own.
  private boolean isConnectedInPlace(InstancePort port) {
    return isShort(port) && !context.plan.isRead(port);
  }

  private String connection(String port, String value) {
    return "." + port + "(" + value + ")";
  }

  private String connected(InstancePort port) {
    String text;
    if (!port.port().isInput()) return ids.of(port);
    if (isConnectedInPlace(port)) {
      text = inPlace(port, drives.only(port).value());
    } else {
      text = ids.of(port);
    }
    context.usage.read(text);
    return text;
  }

  /// What all instances of an array get alike is connected once.
  private String inPlace(InstancePort port, Expr value) {
    if (port.instance().isArray() && value instanceof MapLanes map && isSame(map)) {
      return context.vectors.as(map.body(), port.port().type(), false, context.scope).text();
    }
    return context.vectors.as(value, port.type(), false, context.scope).text();
  }

  private boolean isSame(MapLanes map) {
    Node node = context.plan.of(map);
    return !node.loop && node.sameBits == null && !node.named && !node.folds();
  }

  // What is watched.

  private void nameWatched() {
    for (Stmt.Watch watch : watches) {
      ids.addWatched(watch.event().text().arguments().size());
      sampled.put(watch, ids.watched().getLast());
    }
  }

  private void declareWatched(Stmt.Watch watch) {
    ModuleIdentifiers.Watched names = sampled.get(watch);
    lines.add(Declaration.net("reg", false, 1, names.happened()), ";");
    for (int i = 0; i < names.arguments().size(); i++) {
      int width = watch.event().text().arguments().get(i).value().type().width();
      lines.add(Declaration.net("reg", false, width, names.arguments().get(i)), ";");
    }
  }

  private void watching(Item.Watching watching) {
    var text = new WatchText(context);
    if (options.watches() == VerilogEmitter.Watches.SAMPLED) {
      prepareWatching(watching);
      watch(watching, watching.watches(), false, (watch, out) -> text.sampled(watch, sampled.get(watch), out))
          .write(List.of(), "");
      return;
    }
    lines.space();
    directive("`ifndef SYNTHESIS");
    prepareWatching(watching);
    watching(watching, text);
    directive("`endif");
    lines.space();
  }

  private void prepareWatching(Item.Watching watching) {
    prepareClocks(watching.domain(), true);
    prepare(watching.body(), watching.watches());
  }

  /// Simulators do not read what is meant for formal tools, nor the other way round.
  private void watching(Item.Watching watching, WatchText text) {
    Set<Object> formal = matching(watching, WatchText::isFormal);
    Set<Object> simulated = matching(watching, WatchText::isSimulated);
    // What gets a name here is declared before both.
    ClockedBlock shown = watch(watching, simulated, true, text::simulated);
    if (!formal.isEmpty()) {
      directive("`ifdef FORMAL");
      context.usage.enter();
      watch(watching, formal, false, text::formal).write(List.of(), "");
      context.usage.leave(false);
    }
    if (!simulated.isEmpty()) {
      directive(formal.isEmpty() ? "`ifndef FORMAL" : "`else");
      shown.write(List.of(), "");
    }
    directive("`endif");
  }

  private static Set<Object> matching(Item.Watching watching, Predicate<Stmt.Watch> wanted) {
    Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Object watch : watching.watches()) {
      if (wanted.test((Stmt.Watch) watch)) found.add(watch);
    }
    return found;
  }

  private ClockedBlock watch(
      Item.Watching watching, Set<Object> watches, boolean linted, BiConsumer<Stmt.Watch, Lines> text) {
    ClockedBlock block = ClockedBlock.watching(context, clocks, watching.domain(), linted);
    new StatementWriter(context, watches, "", text).write(watching.body(), block.body());
    return block;
  }

  private void directive(String text) {
    var line = new Lines(0);
    line.add(text);
    lines.add(line);
  }

  // Text.

  private String source(Place place) {
    return options.sourceLines() && place.isKnown() ? " // " + place : "";
  }

  private static Place placeOf(List<Stmt> body) {
    return body.isEmpty() ? Place.NONE : body.getFirst().place();
  }

  private String text() {
    var out = new StringBuilder(1000 + ports.characters() + lines.characters());
    String name = moduleNames.apply(module);
    out.append("// ").append(name).append('\n');
    header(out);
    out.append("module ").append(name);
    if (!ports.isEmpty()) {
      out.append(" (\n");
      ports.appendTo(out);
      out.append(")");
    }
    out.append(";\n");
    lines.appendTo(out);
    return out.append("endmodule\n").toString();
  }

  private void header(StringBuilder out) {
    if (!module.parameters().isEmpty()) {
      out.append("//\n");
      module.parameters().lines().forEach(line -> out.append("// ").append(line).append('\n'));
    }
    if (options.sourceLines() && module.place().isKnown()) out.append("// ").append(module.place()).append('\n');
    out.append('\n');
  }
}
