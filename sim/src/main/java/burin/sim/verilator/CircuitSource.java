package burin.sim.verilator;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.Circuit;
import burin.ir.Clock;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.ResetDomain;
import burin.ir.ResetStyle;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Type;
import burin.ir.Walk;
import burin.sim.Hierarchy;
import burin.sim.verilator.ClockPins.ResetPin;
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes a [ModelSource] of a circuit.
final class CircuitSource {
  private static final VerilogEmitter.Options OPTIONS =
      new VerilogEmitter.Options(false, VerilogEmitter.Contents.NONE, false, VerilogEmitter.Watches.SAMPLED);

  private final VerilogDesign design;
  /// For each module, the registers and memories that some statement drives or writes.
  private final Map<ModuleDef, Set<Object>> driven = new HashMap<>();

  private CircuitSource(VerilogDesign design) {
    this.design = design;
  }

  static ModelSource of(Circuit circuit) {
    circuit.modules().forEach(CircuitSource::requireVerilog);
    return new CircuitSource(VerilogEmitter.emit(circuit, OPTIONS)).source(circuit);
  }

  private static void requireVerilog(ModuleDef module) {
    if (module.foreign().isEmpty() || !module.foreign().get().sources().isEmpty()) return;
    throw new UserError(Diagnostic.of(Code.FOREIGN_VERILOG, module.place(),
            "`" + module.name() + "` is foreign Verilog without a file, which the engine verilator needs")
        .hint("source(\"...\", ...) in `" + module.name() + "`, or an engine that runs its model"));
  }

  private ModelSource source(Circuit circuit) {
    ModuleDef top = circuit.top();
    List<Slot> ports = new ArrayList<>();
    for (Port port : top.ports()) ports.add(Slot.port(design.top(), design.identifier(top, port), port.type()));
    List<Hierarchy.Element> elements = Hierarchy.elements(circuit);
    List<Slot> state = elements.stream().map(element -> slot(top, element)).toList();
    List<Integer> resetting = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      if (isResetting(module(top, elements.get(i).path()), elements.get(i).item())) resetting.add(i);
    }
    var separate = new TreeSet<String>();
    SeparateModules.of(circuit).forEach(module -> separate.add(design.identifier(module)));
    return new ModelSource(
        new TreeMap<>(design.files()), design.top(), clocks(top), separate, ports, state, resetting, watches(circuit));
  }

  private static List<ClockPins> clocks(ModuleDef top) {
    List<ClockPins> pins = new ArrayList<>();
    for (Clock clock : top.usedClocks()) {
      ResetStyle style = top.reset(clock);
      Optional<ResetPin> reset = top.usesResetOf(clock)
          ? Optional.of(new ResetPin(clock.resetLine(style), style))
          : Optional.empty();
      pins.add(new ClockPins(top.clocking().clocks().indexOf(clock), clock.line(), reset));
    }
    return pins;
  }

  /// Whether a register is the asynchronous reset of others.
  private static boolean isResetting(ModuleDef module, Object item) {
    return module.clocking().derived().stream().anyMatch(domain ->
        domain instanceof ResetDomain own && own.isAsync() && own.reset() instanceof Ref ref && ref.signal() == item);
  }

  private List<ModelSource.Watched> watches(Circuit circuit) {
    List<ModelSource.Watched> found = new ArrayList<>();
    // Those of one instance follow each other, in the order of its program.
    Map<List<Hierarchy.Hop>, Integer> next = new HashMap<>();
    for (Hierarchy.WatchPoint point : Hierarchy.watches(circuit)) {
      int number = next.merge(point.path(), 1, Integer::sum) - 1;
      found.add(watched(circuit.top(), point, number));
    }
    return found;
  }

  private ModelSource.Watched watched(ModuleDef top, Hierarchy.WatchPoint point, int number) {
    ModuleDef module = module(top, point.path());
    VerilogDesign.Watched names = design.watches(module).get(number);
    List<Slot> arguments = new ArrayList<>();
    for (int i = 0; i < names.arguments().size(); i++) {
      int width = point.watch().event().text().arguments().get(i).value().type().width();
      arguments.add(slot(point.path(), module, names.arguments().get(i), new BitsType(width)));
    }
    return new ModelSource.Watched(slot(point.path(), module, names.happened(), BoolType.BOOL), arguments);
  }

  private Slot slot(List<Hierarchy.Hop> path, ModuleDef module, String identifier, Type type) {
    return new Slot(path.stream().map(this::step).toList(), design.identifier(module), identifier, type, 0, false);
  }

  private static ModuleDef module(ModuleDef top, List<Hierarchy.Hop> path) {
    return path.isEmpty() ? top : path.getLast().instance().module();
  }

  private Slot slot(ModuleDef top, Hierarchy.Element element) {
    ModuleDef module = module(top, element.path());
    String identifier = switch (element.item()) {
      case Register register -> design.identifier(module, register);
      case SyncRead read -> design.identifier(module, read);
      default -> design.identifier(module, (Memory) element.item());
    };
    int words = element.isMemory() ? element.words() : 0;
    List<String> path = element.path().stream().map(this::step).toList();
    boolean undriven = !isDriven(module, element.item());
    return new Slot(path, design.identifier(module), identifier, element.type(), words, undriven);
  }

  private String step(Hierarchy.Hop hop) {
    String name = design.identifier(hop.instance());
    return hop.instance().isArray() ? name + "[" + hop.index() + "]" : name;
  }

  private boolean isDriven(ModuleDef module, Object item) {
    return item instanceof SyncRead || driven.computeIfAbsent(module, CircuitSource::driven).contains(item);
  }

  private static Set<Object> driven(ModuleDef module) {
    Set<Object> found = new HashSet<>();
    Walk.statements(module.body(), stmt -> {
      switch (stmt) {
        case Stmt.Drive drive -> found.add(drive.signal());
        case Stmt.Write write -> found.add(write.memory());
        case Stmt.When _, Stmt.Watch _ -> {}
      }
    });
    return found;
  }
}
