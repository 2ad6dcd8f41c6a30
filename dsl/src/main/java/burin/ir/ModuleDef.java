package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import burin.source.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A module: what it declares and what it does. A module is itself: two with the same contents are two.
public final class ModuleDef {
  private final String name;
  private final String parameters;
  private final Place place;
  private final List<Port> ports;
  private final Clocking clocking;
  private final List<Wire> wires;
  private final List<Register> registers;
  private final List<Memory> memories;
  private final List<SyncRead> reads;
  private final List<Instance> instances;
  private final List<Stmt> body;
  private final Names names;
  private final Optional<Foreign> foreign;
  private final List<Clock> usedClocks;
  private final List<Clock> usedResets;
  private final Map<Clock, ResetStyle> resets = new HashMap<>();
  private final Set<Clock> enabled = new HashSet<>();

  /// A module that knows the main clock only.
  ///
  /// @param name its name in the Verilog, unique in the circuit
  /// @param parameters the text of the configuration that it was made with, for the header comment; may be empty
  /// @param place the line of the module class
  /// @param names the author's names of expressions
  public ModuleDef(
      String name,
      String parameters,
      Place place,
      List<Port> ports,
      List<Wire> wires,
      List<Register> registers,
      List<Memory> memories,
      List<SyncRead> reads,
      List<Instance> instances,
      List<Stmt> body,
      Names names) {
    this(name, parameters, place, ports, Clocking.MAIN_ONLY, wires, registers, memories, reads, instances, body, names,
        Optional.empty());
  }

  /// @param foreign set for a module that is Verilog of somebody else, which has nothing but ports and clocks here
  public ModuleDef(
      String name,
      String parameters,
      Place place,
      List<Port> ports,
      Clocking clocking,
      List<Wire> wires,
      List<Register> registers,
      List<Memory> memories,
      List<SyncRead> reads,
      List<Instance> instances,
      List<Stmt> body,
      Names names,
      Optional<Foreign> foreign) {
    checkArgument(foreign.isEmpty() || body.isEmpty() && registers.isEmpty(), "%s is foreign, but has contents", name);
    this.name = name;
    this.parameters = parameters;
    this.place = place;
    this.ports = List.copyOf(ports);
    this.clocking = clocking;
    this.wires = List.copyOf(wires);
    this.registers = List.copyOf(registers);
    this.memories = List.copyOf(memories);
    this.reads = List.copyOf(reads);
    this.instances = List.copyOf(instances);
    this.body = List.copyOf(body);
    this.names = names;
    this.foreign = foreign;
    Clocking.Use use = use();
    this.usedClocks = clocking.clocks().stream().filter(use.clocks::contains).toList();
    this.usedResets = clocking.clocks().stream().filter(use.resets::contains).toList();
    for (Clock clock : clocking.clocks()) {
      resets.put(clock, clocking.wanted(clock).orElse(ResetStyle.SYNC_HIGH));
    }
  }

  /// The same under another name.
  public ModuleDef renamed(String name) {
    var renamed = new ModuleDef(name, parameters, place, ports, clocking, wires, registers, memories, reads, instances,
        body, names, foreign);
    renamed.resets.putAll(resets);
    renamed.enabled.addAll(enabled);
    return renamed;
  }

  private Clocking.Use use() {
    var use = new Clocking.Use();
    for (Register register : registers) {
      if (register.reset().isPresent()) use.reset(register.domain());
      else use.clock(register.domain());
    }
    for (SyncRead read : reads) use.clock(read.domain());
    Walk.statements(body, stmt -> {
      switch (stmt) {
        case Stmt.Write write -> use.clock(write.domain());
        case Stmt.Watch watch -> use.reset(watch.domain());
        case Stmt.Drive _, Stmt.When _ -> {}
      }
    });
    for (Instance instance : instances) {
      instance.module().usedClocks.forEach(clock -> use.clock(instance.domain(clock)));
      instance.module().usedResets.forEach(clock -> use.reset(instance.domain(clock)));
    }
    foreign.ifPresent(other -> other.pins().forEach((clock, pins) -> {
      use.clock(clock);
      if (pins.reset().isPresent()) use.reset(clock);
    }));
    return use;
  }

  public String name() {
    return name;
  }

  public String parameters() {
    return parameters;
  }

  public Place place() {
    return place;
  }

  public List<Port> ports() {
    return ports;
  }

  public Clocking clocking() {
    return clocking;
  }

  public List<Wire> wires() {
    return wires;
  }

  public List<Register> registers() {
    return registers;
  }

  public List<Memory> memories() {
    return memories;
  }

  public List<SyncRead> reads() {
    return reads;
  }

  public List<Instance> instances() {
    return instances;
  }

  public List<Stmt> body() {
    return body;
  }

  public Names names() {
    return names;
  }

  public Optional<Foreign> foreign() {
    return foreign;
  }

  /// The clocks that it has an implicit input for, since it or an instance has state or watches something: in order of
  /// declaration, the main one first.
  public List<Clock> usedClocks() {
    return usedClocks;
  }

  /// The clocks whose resets it has an implicit input for, since a register of it or of an instance has a reset value or
  /// something is watched.
  public List<Clock> usedResets() {
    return usedResets;
  }

  public boolean uses(Clock clock) {
    return usedClocks.contains(clock);
  }

  public boolean usesResetOf(Clock clock) {
    return usedResets.contains(clock);
  }

  /// How the reset of a clock acts.
  public ResetStyle reset(Clock clock) {
    return resets.get(clock);
  }

  /// How the reset of a domain acts on the registers in it.
  public ResetStyle reset(Domain domain) {
    return switch (domain.resetSource()) {
      case ResetDomain own -> own.isAsync() ? ResetStyle.ASYNC_HIGH : ResetStyle.SYNC_HIGH;
      case Clock clock -> reset(clock);
      case GatedDomain _ -> throw new IllegalStateException("a gate has no reset of its own");
    };
  }

  /// Whether the clock comes with an implicit input that says at which of its edges something happens.
  public boolean isEnabled(Clock clock) {
    return enabled.contains(clock);
  }

  /// Whether registers in a domain need an enable beside its clock.
  public boolean isEnabled(Domain domain) {
    return switch (domain) {
      case Clock clock -> isEnabled(clock);
      case GatedDomain gated -> gated.form() == GatedDomain.Form.ENABLE;
      case ResetDomain own -> isEnabled(own.source());
    };
  }

  /// Says what the module around this one gives it for a clock. Called from the top down while a circuit is put together,
  /// before anything reads it.
  public void bind(Clock clock, ResetStyle reset, boolean isEnabled) {
    resets.put(clock, reset);
    if (isEnabled) enabled.add(clock);
  }

  public List<Port> inputs() {
    return ports.stream().filter(Port::isInput).toList();
  }

  public List<Port> outputs() {
    return ports.stream().filter(port -> !port.isInput()).toList();
  }

  /// Its clocks and all that it derives from them.
  public List<Domain> domains() {
    return Stream.<Domain>concat(clocking.clocks().stream(), clocking.derived().stream()).toList();
  }

  @Override
  public String toString() {
    return "module " + name;
  }
}
