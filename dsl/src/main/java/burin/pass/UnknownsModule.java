package burin.pass;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BoolType;
import burin.ir.Cast;
import burin.ir.Clock;
import burin.ir.Constants;
import burin.ir.Event;
import burin.ir.Expr;
import burin.ir.FreeLaneParams;
import burin.ir.Instance;
import burin.ir.InstancePort;
import burin.ir.IntType;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.Memory;
import burin.ir.MemoryRead;
import burin.ir.ModuleDef;
import burin.ir.PartMap;
import burin.ir.Port;
import burin.ir.Range;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import burin.ir.Wrap;
import burin.source.Place;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// One module of [TrackUnknowns]: its copy with masks beside its state, and ports for those of its inputs and outputs.
final class UnknownsModule implements MaskMaker.Signals {
  /// So many times may an unknown word be written; no simulation ends it.
  private static final IntType EPOCH = new IntType(Range.unsigned(62));

  private final ModuleDef module;
  /// Empty for all but the top.
  private final Optional<Map<Port, Optional<Port>>> outputs;
  /// Null for all but the top.
  private Port used;
  private final Function<ModuleDef, UnknownsModule> modules;
  /// Inputs of modules that are not always known.
  private final Set<Port> unknownInputs;
  private final Netlist netlist;
  private final Transplant transplant;
  private final MaskMaker masks;
  private final Set<String> taken = new HashSet<>();

  private final Map<Port, Port> ports = new LinkedHashMap<>();
  private final Map<Clock, Port> watched = new LinkedHashMap<>();
  private final Map<Signal, Register> held = new LinkedHashMap<>();
  private final Map<Memory, Words> words = new LinkedHashMap<>();
  private final PartMap<InstancePort, InstancePort> children = new PartMap<>();
  private final List<Stmt> added = new ArrayList<>();
  /// Of the copy's own signals already.
  private final List<Stmt> done = new ArrayList<>();
  private final ModuleDef copy;

  /// @param stamps null, as is `epoch`, where the address of each write is known
  private record Words(Memory masks, Memory stamps, Register epoch) {}

  /// @param unknownInputs those inputs of any module that are not always known; what is found to be one is added
  UnknownsModule(
      ModuleDef module,
      Optional<Map<Port, Optional<Port>>> outputs,
      Function<ModuleDef, UnknownsModule> modules,
      Set<Port> unknownInputs) {
    this.module = module;
    this.outputs = outputs;
    this.unknownInputs = unknownInputs;
    this.modules = modules;
    this.netlist = LowerStatements.lower(module);
    this.transplant = new Transplant(module, child -> modules.apply(child).copy, _ -> Optional.empty());
    List<Expr> roots = roots();
    this.masks = new MaskMaker(this, FreeLaneParams.below(roots));
    declare();
    connect();
    drive();
    this.copy = build();
  }

  ModuleDef copy() {
    return copy;
  }

  Port used() {
    return used;
  }

  Map<Port, Port> outputMasks() {
    Map<Port, Port> outputs = new LinkedHashMap<>(ports);
    outputs.keySet().removeIf(Port::isInput);
    return outputs;
  }

  Map<Clock, Port> watched() {
    return watched;
  }

  Map<String, MaskPlace> state() {
    Map<String, MaskPlace> places = new LinkedHashMap<>();
    held.forEach((signal, mask) -> places.put(signal.name(), new MaskPlace(mask.name(), Optional.empty())));
    words.forEach((memory, kept) -> places.put(memory.name(), new MaskPlace(kept.masks().name(),
        Optional.ofNullable(kept.stamps()).map(stamps -> new MaskPlace.Stamps(stamps.name(), kept.epoch().name())))));
    return places;
  }

  private List<Expr> roots() {
    List<Expr> roots = new ArrayList<>(netlist.drivers().values());
    roots.addAll(netlist.next().values());
    for (Netlist.Write write : netlist.writes()) {
      roots.addAll(List.of(write.enable(), write.address(), write.value()));
      write.mask().ifPresent(roots::add);
    }
    for (Netlist.Watch watch : netlist.watches()) {
      roots.addAll(List.of(watch.enable(), watch.stmt().event().condition()));
    }
    for (SyncRead read : module.reads()) {
      roots.add(read.address());
      read.enable().ifPresent(roots::add);
    }
    return roots;
  }

  // Declarations.

  private void declare() {
    module.ports().forEach(port -> taken.add(port.name()));
    module.wires().forEach(wire -> taken.add(wire.name()));
    module.registers().forEach(register -> taken.add(register.name()));
    module.memories().forEach(memory -> taken.add(memory.name()));
    module.reads().forEach(read -> taken.add(read.name()));
    module.instances().forEach(instance -> taken.add(instance.name()));
    module.clocking().clocks().forEach(clock -> taken.addAll(clock.lines()));
    module.inputs().stream().filter(unknownInputs::contains).forEach(this::declare);
    module.registers().forEach(register -> held.put(register, mask(register)));
    for (SyncRead read : module.reads()) {
      held.put(read, new Register(
          name(read.name()), Masks.type(read.type()), Optional.empty(), read.domain(), true, read.place()));
    }
    module.memories().forEach(this::declare);
  }

  private void declare(Port port) {
    ports.put(port, new Port(name(port.name()), port.direction(), Masks.type(port.type()), port.place()));
  }

  private String name(String of) {
    String name = "known_" + of;
    for (int i = 1; !taken.add(name); i++) name = "known_" + of + "_" + i;
    return name;
  }

  /// A reset makes all of a register known.
  private Register mask(Register register) {
    Optional<Expr> reset = register.reset().map(_ -> Masks.constant(register.type(), true));
    return new Register(name(register.name()), Masks.type(register.type()), reset, register.domain(), true, register.place());
  }

  private void declare(Memory memory) {
    Type mask = Masks.type(memory.element());
    BigInteger all = BigInteger.ONE.shiftLeft(Types.scalar(mask).width()).subtract(BigInteger.ONE);
    var kept = new Memory(name(memory.name()), memory.depth(), mask,
        memory.contents().filter(contents -> contents.size() > 0).map(contents -> Constants.filled(contents.size(), all)),
        memory.place());
    List<Netlist.Write> writes = netlist.writes().stream().filter(write -> write.memory() == memory).toList();
    if (writes.isEmpty()) {
      words.put(memory, new Words(kept, null, null));
      return;
    }
    var stamps = new Memory(name("stamp_of_" + memory.name()), memory.depth(), EPOCH, Optional.empty(), memory.place());
    var epoch = new Register(name("epoch_of_" + memory.name()), EPOCH, Optional.empty(), writes.getFirst().domain(), true,
        memory.place());
    words.put(memory, new Words(kept, stamps, epoch));
  }

  private void connect() {
    List<Instance> copies = transplant.instances();
    for (int i = 0; i < copies.size(); i++) {
      Instance from = module.instances().get(i);
      Instance to = copies.get(i);
      modules.apply(from.module()).ports.forEach((port, mask) -> children.put(from.port(port), to.port(mask)));
    }
  }

  // Signals.

  @Override
  public Optional<Expr> driver(Signal signal) {
    return Optional.ofNullable(netlist.drivers().get(signal));
  }

  @Override
  public Expr mask(Signal signal) {
    return switch (signal) {
      case Register _, SyncRead _ -> new Ref(held.get(signal));
      case Port port -> ports.containsKey(port) ? new Ref(ports.get(port)) : null;
      case InstancePort port -> children.containsKey(port) ? new Ref(children.get(port)) : null;
      case burin.ir.Wire wire -> throw new IllegalStateException("nothing drives " + wire.name());
    };
  }

  @Override
  public Expr word(MemoryRead read) {
    Words kept = words.get(read.memory());
    Expr mask = new MemoryRead(kept.masks(), read.address());
    return kept.stamps() == null ? mask : Masks.where(counts(kept, read.address()), mask, read.type());
  }

  private static Expr counts(Words kept, Expr address) {
    return new Binary(BinaryOp.EQ, new MemoryRead(kept.stamps(), address), new Ref(kept.epoch()));
  }

  // Contents.

  /// Everything is driven by the expressions whose masks are made, so that engines find them in both.
  private void drive() {
    netlist.drivers().forEach(this::drive);
    netlist.next().forEach((register, next) -> {
      drive(register, next);
      added.add(new Stmt.Drive(held.get(register), whole(next), register.place()));
    });
    module.reads().forEach(this::read);
    netlist.writes().forEach(write -> when(write.enable(), new Stmt.Write(
        write.memory(), write.address(), write.value(), write.mask(), write.domain(), Place.NONE)));
    words.forEach(this::write);
    netlist.watches().forEach(watch -> when(watch.enable(), watch.stmt()));
    watch();
    outputs.ifPresent(this::use);
  }

  private void use(Map<Port, Optional<Port>> outputs) {
    used = new Port(name("outputs"), Port.Direction.OUT, BoolType.BOOL, Place.NONE);
    Expr any = Literal.bool(false);
    for (Map.Entry<Port, Optional<Port>> output : outputs.entrySet()) {
      Expr mask = masks.mask(new Ref(output.getKey()));
      if (mask == null) continue;
      Expr unknown = Masks.not(Masks.whole(mask));
      Expr counts = output.getValue().map(this::counts).orElse(null);
      any = new Binary(BinaryOp.OR, any, Masks.and(unknown, counts));
    }
    added.add(new Stmt.Drive(used, any, Place.NONE));
  }

  /// High, or perhaps so.
  private Expr counts(Port qualifier) {
    Expr value = new Ref(qualifier);
    Expr mask = masks.mask(value);
    return mask == null ? value : new Binary(BinaryOp.OR, value, Masks.not(mask));
  }

  private Expr whole(Expr expr) {
    return Masks.orAll(masks.mask(expr), expr.type());
  }

  private void drive(Signal signal, Expr driver) {
    added.add(new Stmt.Drive(signal, driver, signal.place()));
    Expr mask = masks.mask(driver);
    if (signal instanceof Port port && mask != null) {
      declare(port);
      added.add(new Stmt.Drive(ports.get(port), mask, port.place()));
    }
    if (signal instanceof InstancePort port) driveMask(port, driver, mask);
  }

  private void driveMask(InstancePort port, Expr driver, Expr mask) {
    InstancePort to = children.get(port);
    if (to != null) done.add(new Stmt.Drive(to, transplant.expr(Masks.orAll(mask, driver.type())), port.place()));
    else if (mask != null) unknownInputs.add(port.port());
  }

  private void when(Expr condition, Stmt stmt) {
    if (condition instanceof Literal literal && !literal.isZero()) added.add(stmt);
    else added.add(when(condition, List.of(stmt), List.of()));
  }

  private static Stmt when(Expr condition, List<Stmt> stmts, List<Stmt> otherwise) {
    return new Stmt.When(List.of(new Stmt.Branch(condition, stmts, Place.NONE)), otherwise, Place.NONE);
  }

  private void read(SyncRead read) {
    Register mask = held.get(read);
    var word = new MemoryRead(read.memory(), read.address());
    Expr wordMask = Masks.where(masks.mask(read.address()), word(word), read.type());
    Expr enable = read.enable().orElse(Literal.bool(true));
    Expr next = Masks.chosen(enable, masks.mask(enable), word, wordMask, new Ref(read), new Ref(mask));
    added.add(new Stmt.Drive(mask, next, read.place()));
  }

  /// Writes of a memory one after the other. At an address that is unknown, nothing is known of any word from then on.
  private void write(Memory memory, Words kept) {
    if (kept.stamps() == null) return;
    Expr epoch = new Ref(kept.epoch());
    for (Netlist.Write write : netlist.writes()) {
      if (write.memory() == memory) epoch = write(write, kept, epoch);
    }
    added.add(new Stmt.Drive(kept.epoch(), epoch, memory.place()));
  }

  /// The epoch after it.
  private Expr write(Netlist.Write write, Words kept, Expr epoch) {
    Expr enableMask = masks.mask(write.enable());
    Expr addressMask = masks.mask(write.address());
    Expr perhaps = enableMask == null ? write.enable() : new Binary(BinaryOp.OR, write.enable(), Masks.not(enableMask));
    List<Stmt> stmts = new ArrayList<>();
    stmts.add(new Stmt.Write(kept.stamps(), write.address(), epoch, Optional.empty(), write.domain(), Place.NONE));
    stmts.add(word(write, kept, enableMask));
    Expr known = addressMask == null ? perhaps : new Binary(BinaryOp.AND, perhaps, addressMask);
    added.add(when(known, stmts, List.of()));
    if (addressMask == null) return epoch;
    Expr lost = new Cast(new Binary(BinaryOp.AND, perhaps, Masks.not(addressMask)), new IntType(Range.of(0, 1)));
    return new Wrap(new Binary(BinaryOp.ADD, epoch, lost), EPOCH);
  }

  private Stmt word(Netlist.Write write, Words kept, Expr enableMask) {
    Expr value = Masks.orAll(Masks.where(enableMask, masks.mask(write.value()), write.value().type()), write.value().type());
    Optional<Expr> lanes = write.mask().map(mask -> lanes(mask, masks.mask(mask)));
    if (write.mask().isPresent()) {
      Expr lanesMask = masks.mask(write.mask().get());
      value = write(value, lanes.get(), lanesMask);
      // The lanes of a word whose mask does not count become unknown.
      Expr stale = Masks.not(counts(kept, write.address()));
      lanes = Optional.of(or(lanes.get(), stale));
    }
    return new Stmt.Write(kept.masks(), write.address(), value, lanes, write.domain(), Place.NONE);
  }

  /// The lanes that may be written.
  private static Expr lanes(Expr mask, Expr maskMask) {
    return maskMask == null ? mask : Masks.combined(BinaryOp.OR, mask, inverted(maskMask));
  }

  private static Expr inverted(Expr bools) {
    var lane = new burin.ir.LaneParam(BoolType.BOOL);
    return new MapLanes(Types.vec(bools.type()).length(), List.of(lane), List.of(bools), Masks.not(lane));
  }

  private static Expr or(Expr bools, Expr one) {
    var lane = new burin.ir.LaneParam(BoolType.BOOL);
    return new MapLanes(
        Types.vec(bools.type()).length(), List.of(lane), List.of(bools), new Binary(BinaryOp.OR, lane, one));
  }

  /// What is known of the lanes that are written for certain; nothing of the others.
  private static Expr write(Expr value, Expr lanes, Expr lanesMask) {
    VecType vec = Types.vec(value.type());
    Expr certain = Masks.and(lanesMask, lanes);
    var lane = new burin.ir.LaneParam(vec.element());
    var written = new burin.ir.LaneParam(BoolType.BOOL);
    Expr none = zero(vec.element());
    return new MapLanes(vec.length(), List.of(lane, written), List.of(value, certain), new burin.ir.Mux(written, lane, none));
  }

  private static Expr zero(Type mask) {
    if (!(mask instanceof VecType vec)) return new Literal(mask, BigInteger.ZERO);
    return new burin.ir.VecLiteral(vec, Constants.filled(Types.scalarCount(vec), BigInteger.ZERO));
  }

  // What is watched.

  private void watch() {
    Map<Clock, Expr> found = new LinkedHashMap<>();
    for (Netlist.Watch watch : netlist.watches()) {
      Event event = watch.stmt().event();
      if (event.kind().isViolation()) unknown(watch).ifPresent(e -> add(found, watch.stmt().domain().clock(), e));
    }
    for (Instance instance : module.instances()) {
      Instance to = transplant.instances().get(module.instances().indexOf(instance));
      modules.apply(instance.module()).watched.forEach((clock, port) -> {
        Expr any = new Ref(to.port(port));
        add(found, instance.domain(clock).clock(), instance.isArray() ? Masks.tree(BinaryOp.OR, any) : any);
      });
    }
    found.forEach((clock, any) -> {
      var port = new Port(name("watches" + clock.name()), Port.Direction.OUT, BoolType.BOOL, Place.NONE);
      watched.put(clock, port);
      added.add(new Stmt.Drive(port, any, Place.NONE));
    });
  }

  private static void add(Map<Clock, Expr> found, Clock clock, Expr unknown) {
    found.merge(clock, unknown, (a, b) -> new Binary(BinaryOp.OR, a, b));
  }

  /// That it may fail or not.
  private Optional<Expr> unknown(Netlist.Watch watch) {
    Expr enable = watch.enable();
    Expr condition = watch.stmt().event().condition();
    Expr enableMask = masks.mask(enable);
    Expr conditionMask = masks.mask(condition);
    if (enableMask == null && conditionMask == null) return Optional.empty();
    Expr never = Masks.or(known(enable, enableMask, false), known(condition, conditionMask, true));
    return Optional.of(Masks.not(Masks.or(Masks.and(enableMask, conditionMask), never)));
  }

  private static Expr known(Expr bool, Expr mask, boolean truth) {
    return Masks.and(mask, truth ? bool : Masks.not(bool));
  }

  // The copy.

  private ModuleDef build() {
    List<Port> allPorts = new ArrayList<>(module.ports());
    allPorts.addAll(ports.values());
    allPorts.addAll(watched.values());
    if (used != null) allPorts.add(used);
    List<Register> registers = new ArrayList<>(module.registers());
    registers.addAll(held.values());
    List<Memory> memories = new ArrayList<>(module.memories());
    for (Words kept : words.values()) {
      memories.add(kept.masks());
      if (kept.stamps() == null) continue;
      memories.add(kept.stamps());
      registers.add(kept.epoch());
    }
    List<Stmt> body = new ArrayList<>(transplant.statements(added, _ -> true));
    body.addAll(done);
    var made = new ModuleDef(module.name(), module.parameters(), module.place(), allPorts, transplant.clocking(),
        module.wires(), registers, memories, module.reads().stream().map(transplant::read).toList(),
        transplant.instances(), body, transplant.names(), module.foreign());
    for (Clock clock : made.clocking().clocks()) made.bind(clock, module.reset(clock), module.isEnabled(clock));
    return made;
  }
}
