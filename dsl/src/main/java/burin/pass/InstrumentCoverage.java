package burin.pass;

import burin.ir.Circuit;
import burin.ir.Clock;
import burin.ir.Domain;
import burin.ir.Expr;
import burin.ir.Instance;
import burin.ir.InstancePort;
import burin.ir.Memory;
import burin.ir.MapLanes;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Register;
import burin.ir.Stmt;
import burin.ir.Verifier;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes a circuit keep by itself what was covered of it, so that every engine tells the same and none has to know.
///
/// What the circuit does stays the same. Its ports stay, and each module gets, behind them, an input for each clock that
/// counts: it is to be high where the reset that comes with the clock is not active, and nothing is counted while it is low.
public final class InstrumentCoverage {
  /// @param points of each module of the new circuit
  /// @param live the inputs of the new top for its clocks
  public record Result(Circuit circuit, ImmutableMap<ModuleDef, List<CoveragePoint>> points, ImmutableMap<Clock, Port> live) {}

  private final Set<CoverageKind> kinds;
  private final Map<ModuleDef, ModuleDef> copies = new IdentityHashMap<>();
  private final Map<ModuleDef, List<CoveragePoint>> points = new LinkedHashMap<>();
  /// Of modules of the circuit as it was.
  private final Map<ModuleDef, Map<Clock, Port>> live = new IdentityHashMap<>();

  private InstrumentCoverage(Set<CoverageKind> kinds) {
    this.kinds = kinds;
  }

  public static Result of(Circuit circuit, Set<CoverageKind> kinds) {
    var pass = new InstrumentCoverage(kinds);
    circuit.modules().forEach(pass::add);
    Circuit changed = Circuit.of(pass.copies.get(circuit.top()));
    Verifier.verify(changed);
    return new Result(changed, ImmutableMap.copyOf(pass.points), ImmutableMap.copyOf(pass.live.get(circuit.top())));
  }

  /// Children come first, so theirs are known.
  private void add(ModuleDef module) {
    if (module.foreign().isPresent()) {
      copies.put(module, module);
      live.put(module, Map.of());
      points.put(module, List.of());
      return;
    }
    var surgery = new CoverageSurgery(module, kinds);
    List<Stmt> body = surgery.run();
    var transplant = new Transplant(module, copies::get, _ -> java.util.Optional.empty());
    List<Stmt> copied = new ArrayList<>(transplant.statements(body, _ -> true));
    List<Instance> instances = transplant.instances();
    for (int i = 0; i < instances.size(); i++) connect(module, i, instances.get(i), surgery, transplant, copied);
    ModuleDef copy = copy(module, surgery.state, transplant, instances, copied);
    for (Instance instance : instances) rebind(copy, instance);
    copies.put(module, copy);
    live.put(module, surgery.state.live);
    points.put(copy, List.copyOf(surgery.points));
  }

  private void connect(
      ModuleDef module, int number, Instance to, CoverageSurgery surgery, Transplant transplant, List<Stmt> body) {
    Instance from = module.instances().get(number);
    boolean wasTimeless = from.module().usedClocks().isEmpty();
    live.get(from.module()).forEach((clock, port) -> {
      Domain domain = wasTimeless ? CoverageDomains.usual(module) : from.domain(clock);
      if (wasTimeless) to.connect(clock, domain);
      body.add(drive(to.port(port), transplant.expr(surgery.state.live(domain)), to));
    });
  }

  private static Stmt drive(InstancePort port, Expr value, Instance instance) {
    Expr all = instance.isArray() ? new MapLanes(instance.count(), List.of(), List.of(), value) : value;
    return new Stmt.Drive(port, all, instance.place());
  }

  private static ModuleDef copy(
      ModuleDef module, CoverageState state, Transplant transplant, List<Instance> instances, List<Stmt> body) {
    List<Port> ports = new ArrayList<>(module.ports());
    ports.addAll(state.live.values());
    List<Register> registers = new ArrayList<>(module.registers());
    registers.addAll(state.registers);
    List<Memory> memories = new ArrayList<>(module.memories());
    memories.addAll(state.memories);
    var copy = new ModuleDef(module.name(), module.parameters(), module.place(), ports, transplant.clocking(),
        module.wires(), registers.stream().map(transplant::register).toList(), memories,
        module.reads().stream().map(transplant::read).toList(), instances, body, transplant.names(), module.foreign());
    for (Clock clock : copy.clocking().clocks()) copy.bind(clock, module.reset(clock), module.isEnabled(clock));
    return copy;
  }

  /// A module that had no clock before gets that of the module around it, as it is there.
  private static void rebind(ModuleDef parent, Instance instance) {
    if (instance.module().foreign().isPresent()) return;
    for (Clock clock : instance.module().usedClocks()) {
      Domain domain = instance.domain(clock);
      instance.module().bind(clock, parent.reset(domain), parent.isEnabled(domain));
    }
  }
}
