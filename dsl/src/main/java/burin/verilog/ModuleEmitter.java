package burin.verilog;

import burin.ir.Clock;
import burin.ir.Expr;
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
import burin.ir.VecType;
import burin.source.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Writes one module.
final class ModuleEmitter {
  private final ModuleDef module;
  private final ModuleIdentifiers ids;
  private final VerilogEmitter.Options options;
  private final Function<ModuleDef, String> moduleNames;
  private final BiFunction<ModuleDef, Port, String> portName;
  private final Drives drives;
  private final List<Item> items;
  private final ModuleContext context;
  private final Lines lines;
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
      BiFunction<ModuleDef, Port, String> portName) {
    this.module = module;
    this.ids = ids;
    this.options = options;
    this.moduleNames = moduleNames;
    this.portName = portName;
    Behaviour behaviour = Behaviour.of(module, options.unroll());
    this.drives = new Drives(behaviour.body());
    this.items = Items.of(module, behaviour, drives, paths);
    this.context = new ModuleContext(module, ids, plan(behaviour.names()), behaviour.names(), files);
    this.lines = context.lines;
  }

  String emit() {
    declarePorts();
    declareState();
    lines.space();
    for (Item item : items) write(item);
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
        case Item.Clocked clocked -> bodyRoots(clocked.body(), clocked.targets(), false, roots);
        case Item.Storage storage -> storageRoots(storage, roots);
      }
    }
    return roots;
  }

  private void childRoots(Instance instance, Roots roots) {
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
        }
        case Stmt.Watch _ -> {}
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
      if (targets.contains(target)) return target instanceof Memory memory ? ids.of(memory) : ids.of((Signal) target);
    }
    throw new IllegalStateException("a statement that drives nothing here");
  }

  private void storageRoots(Item.Storage storage, Roots roots) {
    bodyRoots(storage.body(), Set.of(storage.memory()), false, roots);
    for (Behaviour.Read read : storage.reads()) {
      roots.add(read.address(), ids.of(read.port()) + "_address");
      read.enable().ifPresent(enable -> roots.add(enable, ids.of(read.port()) + "_enable"));
    }
  }

  // Declarations.

  private void declarePorts() {
    if (module.uses(Clock.MAIN)) implicitPort(ModuleIdentifiers.CLOCK);
    if (module.usesResetOf(Clock.MAIN)) implicitPort(ModuleIdentifiers.RESET);
    for (Port port : module.ports()) {
      Declaration declaration = declare(port, port.isInput() ? "input wire" : "output wire");
      addPort(declaration, port.place());
    }
  }

  private void implicitPort(String name) {
    Declaration declaration = Declaration.net("input wire", false, 1, name);
    context.usage.declare(declaration);
    addPort(declaration, Place.NONE);
  }

  private void addPort(Declaration declaration, Place place) {
    boolean last = declaration.name.equals(lastPort());
    ports.add(declaration, (last ? "" : ",") + source(place));
  }

  private String lastPort() {
    if (!module.ports().isEmpty()) return ids.of(module.ports().getLast());
    return module.usesResetOf(Clock.MAIN) ? ModuleIdentifiers.RESET : ModuleIdentifiers.CLOCK;
  }

  private Declaration declare(Signal signal, String keyword) {
    Type type = signal.type();
    boolean signed = type instanceof IntType number && number.isSigned();
    Declaration declaration = Declaration.net(keyword, signed, type.width(), ids.of(signal));
    context.declare(signal, declaration);
    return declaration;
  }

  private void declareState() {
    for (Register register : module.registers()) declareLine(register, "reg");
    for (Memory memory : module.memories()) declareMemory(memory);
    for (SyncRead read : module.reads()) declareLine(read, "reg");
    for (Signal wire : module.wires()) declareLine(wire, "wire");
    for (Instance instance : module.instances()) {
      for (InstancePort port : instance.ports()) {
        boolean inPlace = port.port().isInput() && isConnectedInPlace(port);
        if (!inPlace) declareLine(port, "wire");
      }
    }
  }

  private void declareLine(Signal signal, String keyword) {
    lines.add(declare(signal, keyword), ";" + source(signal.place()));
  }

  private void declareMemory(Memory memory) {
    Type element = memory.element();
    Declaration declaration = new Declaration(
        "reg", ModuleContext.isSigned(element), element.width(), ids.of(memory), memory.depth(), false);
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
    }
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
      lines.add("assign " + ids.of(signal) + " = " + value + ";");
    }
  }

  private void clocked(Item.Clocked clocked) {
    prepare(clocked.body(), clocked.targets());
    var writer = new StatementWriter(context, clocked.targets(), " <= ");
    List<Register> registers = clocked.registers();
    var resets = new Lines(3);
    for (Register register : registers) register.reset().ifPresent(value -> reset(register, value, writer, resets));
    boolean allReset = registers.stream().allMatch(register -> register.reset().isPresent());
    boolean nested = allReset && !resets.isEmpty();
    var body = new Lines(nested ? 3 : 2);
    var driven = new Lines(body.depth());
    writer.write(clocked.body(), driven);
    for (Register register : registers) {
      if (register.reset().isEmpty() && !writer.drivesAllOf(register)) keep(register, writer, body);
    }
    body.add(driven);
    clockedBlock(body, resets, nested, source(placeOf(clocked.body())));
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

  /// @param nested whether all that happens without reset goes into an `else`; otherwise the resets come last and win
  private void clockedBlock(Lines body, Lines resets, boolean nested, String source) {
    if (!resets.isEmpty()) context.usage.read(ModuleIdentifiers.RESET);
    context.usage.read(ModuleIdentifiers.CLOCK);
    lines.space();
    String head = "always @(posedge " + ModuleIdentifiers.CLOCK + ")";
    String single = body.single();
    if (resets.isEmpty() && single != null && single.length() < 70) {
      lines.add(head + " " + single + source);
      lines.space();
      return;
    }
    var all = new Lines(2);
    if (nested) {
      StatementWriter.chain(
          body.isEmpty() ? List.of("if (reset) ") : List.of("if (reset) ", ""),
          body.isEmpty() ? List.of(resets) : List.of(resets, body), all);
    } else {
      all.add(body);
      if (!resets.isEmpty()) StatementWriter.chain(List.of("if (reset) "), List.of(resets), all);
    }
    lines.add(head + " begin" + source);
    lines.add(all);
    lines.add("end");
    lines.space();
  }

  private void storage(Item.Storage storage) {
    Set<Object> targets = Set.of(storage.memory());
    prepare(storage.body(), targets);
    for (Behaviour.Read read : storage.reads()) {
      context.prepare(read.address());
      read.enable().ifPresent(context::prepare);
    }
    var writer = new StatementWriter(context, targets, " <= ");
    var body = new Lines(2);
    writer.writeMemory(storage.body(), body);
    if (!writer.hasWritten() && storage.memory().contents().filter(contents -> contents.size() > 0).isEmpty()) {
      context.usage.of(ids.of(storage.memory())).undriven = true;
    }
    for (Behaviour.Read read : storage.reads()) read(read, writer, body);
    if (!body.isEmpty()) clockedBlock(body, new Lines(3), false, source(storage.memory().place()));
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
    var inner = new Lines(3);
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
    if (child.uses(Clock.MAIN)) connections.add(passedOn(ModuleIdentifiers.CLOCK));
    if (child.usesResetOf(Clock.MAIN)) connections.add(passedOn(ModuleIdentifiers.RESET));
    for (InstancePort port : instance.ports()) {
      connections.add(connection(portName.apply(child, port.port()), connected(port)));
    }
    String head = moduleNames.apply(child) + " " + ids.of(instance);
    if (instance.isArray()) head += " [" + (instance.count() - 1) + ":0]";
    lines.space();
    lines.add(head + " (" + (connections.isEmpty() ? ");" : ""));
    for (int i = 0; i < connections.size(); i++) {
      lines.add("  " + connections.get(i) + (i < connections.size() - 1 ? "," : ""));
    }
    if (!connections.isEmpty()) lines.add(");" + source(instance.place()));
    lines.space();
  }

  /// Whether an input is an expression and no loop.
  /// An implicit input of this module that an instance has too.
  private String passedOn(String implicit) {
    context.usage.read(implicit);
    return connection(implicit, implicit);
  }

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

  // Text.

  private String source(Place place) {
    return options.sourceLines() && place.isKnown() ? " // " + place : "";
  }

  private static Place placeOf(List<Stmt> body) {
    return body.isEmpty() ? Place.NONE : body.getFirst().place();
  }

  private String text() {
    var out = new StringBuilder();
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
