package burin.pass;

import burin.ir.Clock;
import burin.ir.Domain;
import burin.ir.Expr;
import burin.ir.Foreign;
import burin.ir.GatedDomain;
import burin.ir.Instance;
import burin.ir.InstancePort;
import burin.ir.Memory;
import burin.ir.MemoryRead;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.ResetDomain;
import burin.ir.Signal;
import burin.ir.SyncRead;
import burin.ir.Walk;
import burin.ir.Wire;
import burin.source.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Which clocks the outputs of a module belong to, which clocks take its inputs, and what within it goes from one clock to
/// another.
final class ClockFlow {
  /// Something with a clock: a register, a memory, a read port, a gate.
  ///
  /// @param name with the instances on the way to it
  /// @param added the instance that it is in, where what crosses goes in or out; unknown where it is in none
  record Party(String name, Place place, Place added) {
    Party(String name, Place place) {
      this(name, place, Place.NONE);
    }

    /// As the module around an instance calls it.
    Party within(Instance instance) {
      return new Party(instance.name() + "." + name, place, added);
    }

    /// What reaches the module around an instance through a port.
    Party through(Instance instance) {
      return new Party(instance.name() + "." + name, place, instance.place());
    }
  }

  record Crossing(Party from, Clock fromClock, Party to, Clock toClock) {}

  /// What a value is computed from in the same cycle: one party of each clock, and inputs of the module.
  private record Sources(Map<Clock, Party> clocks, Set<Port> inputs) {
    static final Sources NONE = new Sources(Map.of(), Set.of());

    static Sources of(Clock clock, Party party) {
      return new Sources(Map.of(clock, party), Set.of());
    }

    Sources and(Sources other) {
      if (clocks.keySet().containsAll(other.clocks.keySet()) && inputs.containsAll(other.inputs)) return this;
      Map<Clock, Party> allClocks = new LinkedHashMap<>(clocks);
      other.clocks.forEach(allClocks::putIfAbsent);
      Set<Port> allInputs = new LinkedHashSet<>(inputs);
      allInputs.addAll(other.inputs);
      return new Sources(allClocks, allInputs);
    }
  }

  private final ModuleDef module;
  private final Function<ModuleDef, ClockFlow> flows;
  private final Netlist netlist;
  private final Map<Memory, Sources> writers = new IdentityHashMap<>();
  private final Map<Object, Sources> known = new IdentityHashMap<>();
  private final Map<Port, Map<Clock, Party>> takers = new LinkedHashMap<>();
  private final Set<Crossing> crossings = new LinkedHashSet<>();

  private ClockFlow(ModuleDef module, Function<ModuleDef, ClockFlow> flows) {
    this.module = module;
    this.flows = flows;
    this.netlist = LowerStatements.lower(module);
  }

  /// @param flows those of the modules that it has instances of
  static ClockFlow of(ModuleDef module, Function<ModuleDef, ClockFlow> flows) {
    var flow = new ClockFlow(module, flows);
    if (module.foreign().isPresent()) flow.foreign(module.foreign().get());
    else flow.own();
    return flow;
  }

  Set<Crossing> crossings() {
    return crossings;
  }

  private Sources output(Port port) {
    return known.getOrDefault(port, Sources.NONE);
  }

  // A foreign module with one clock is a register behind logic; of one with several it is not known what belongs to which.

  private void foreign(Foreign foreign) {
    var everything = new Sources(Map.of(), new LinkedHashSet<>(module.inputs()));
    Sources state = foreign.clocks().size() == 1
        ? Sources.of(foreign.clocks().getFirst(), new Party(module.name(), module.place()))
        : Sources.NONE;
    for (Port output : module.outputs()) {
      known.put(output, foreign.registered().contains(output) ? state : state.and(everything));
    }
    if (foreign.clocks().size() != 1) return;
    for (Port input : module.inputs()) take(input, foreign.clocks().getFirst(), new Party(input.name(), input.place()));
  }

  // A module of our own.

  private void own() {
    for (Netlist.Write write : netlist.writes()) {
      Sources writer = Sources.of(write.domain().clock(), party(write.memory()));
      writers.merge(write.memory(), writer, Sources::and);
    }
    for (Port output : module.outputs()) sources(output);
    module.registers().stream().filter(register -> !register.isCrossing()).forEach(this::register);
    module.reads().forEach(this::read);
    netlist.writes().forEach(this::write);
    module.clocking().derived().forEach(this::derived);
    module.instances().forEach(this::instance);
  }

  private static Party party(Signal signal) {
    return new Party(signal.name(), signal.place());
  }

  private static Party party(Memory memory) {
    return new Party(memory.name(), memory.place());
  }

  private void register(Register register) {
    Expr next = netlist.next().get(register);
    if (next != null) judge(next, register.domain(), party(register));
  }

  private void read(SyncRead read) {
    judge(read.address(), read.domain(), party(read));
    read.enable().ifPresent(enable -> judge(enable, read.domain(), party(read)));
    if (!read.isCrossing()) judge(writers.getOrDefault(read.memory(), Sources.NONE), read.domain(), party(read));
  }

  private void write(Netlist.Write write) {
    Party memory = party(write.memory());
    judge(write.enable(), write.domain(), memory);
    judge(write.address(), write.domain(), memory);
    judge(write.value(), write.domain(), memory);
    write.mask().ifPresent(mask -> judge(mask, write.domain(), memory));
  }

  private void derived(Domain domain) {
    var party = new Party(domain.name(), domain.place());
    switch (domain) {
      case GatedDomain gated -> judge(gated.enable(), domain, party);
      case ResetDomain own -> judge(own.reset(), domain, party);
      case Clock _ -> {}
    }
  }

  private void instance(Instance instance) {
    ClockFlow inner = flows.apply(instance.module());
    inner.takers.forEach((port, clocks) -> clocks.forEach((clock, party) ->
        judge(sources(instance.port(port)), instance.domain(clock), party.through(instance))));
    for (Crossing crossing : inner.crossings) {
      Clock from = instance.domain(crossing.fromClock()).clock();
      Clock to = instance.domain(crossing.toClock()).clock();
      if (from == to) continue;
      crossings.add(new Crossing(crossing.from().within(instance), from, crossing.to().within(instance), to));
    }
  }

  private void judge(Expr value, Domain domain, Party taker) {
    judge(sources(value), domain, taker);
  }

  private void judge(Sources sources, Domain domain, Party taker) {
    Clock clock = domain.clock();
    sources.clocks().forEach((other, party) -> {
      if (other != clock) crossings.add(new Crossing(party, other, taker, clock));
    });
    sources.inputs().forEach(input -> take(input, clock, taker));
  }

  private void take(Port input, Clock clock, Party taker) {
    takers.computeIfAbsent(input, _ -> new LinkedHashMap<>()).putIfAbsent(clock, taker);
  }

  // Where values come from; on a stack of its own, since graphs are deep.

  private Sources sources(Object root) {
    Deque<Object> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Object node = open.peek();
      List<?> missing = known.containsKey(node) ? List.of() : before(node).stream().filter(n -> !known.containsKey(n)).toList();
      if (missing.isEmpty()) known.computeIfAbsent(open.pop(), this::combine);
      else missing.forEach(open::push);
    }
    return known.get(root);
  }

  private Sources combine(Object node) {
    Sources all = direct(node);
    for (Object source : before(node)) all = all.and(known.get(source));
    return all;
  }

  /// What a signal or an expression is by itself.
  private Sources direct(Object node) {
    return switch (node) {
      case Register register -> Sources.of(register.domain().clock(), party(register));
      case SyncRead read -> Sources.of(read.domain().clock(), party(read));
      case MemoryRead read -> writers.getOrDefault(read.memory(), Sources.NONE);
      case Port port when port.isInput() -> new Sources(Map.of(), Set.of(port));
      case InstancePort port when !port.port().isInput() -> state(port);
      default -> Sources.NONE;
    };
  }

  private Sources state(InstancePort output) {
    Instance instance = output.instance();
    Sources all = Sources.NONE;
    for (var source : flows.apply(instance.module()).output(output.port()).clocks().entrySet()) {
      all = all.and(Sources.of(instance.domain(source.getKey()).clock(), source.getValue().through(instance)));
    }
    return all;
  }

  /// What a signal or an expression is computed from in the same cycle.
  private List<?> before(Object node) {
    return switch (node) {
      case Ref ref -> List.of(ref.signal());
      case Expr expr -> Walk.operands(expr);
      case Register _, SyncRead _ -> List.of();
      case InstancePort port when !port.port().isInput() -> inputs(port);
      case Port port when port.isInput() -> List.of();
      case Port _, Wire _, InstancePort _ -> driver((Signal) node);
      default -> throw new IllegalStateException("neither signal nor expression: " + node);
    };
  }

  private List<InstancePort> inputs(InstancePort output) {
    Set<Port> inputs = flows.apply(output.instance().module()).output(output.port()).inputs();
    List<InstancePort> ports = new ArrayList<>();
    for (Port input : inputs) ports.add(output.instance().port(input));
    return ports;
  }

  private List<Expr> driver(Signal signal) {
    Expr driver = netlist.drivers().get(signal);
    return driver == null ? List.of() : List.of(driver);
  }
}
