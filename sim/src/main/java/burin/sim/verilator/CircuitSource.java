package burin.sim.verilator;

import burin.ir.Circuit;
import burin.ir.Clock;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Register;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Walk;
import burin.sim.Hierarchy;
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
      new VerilogEmitter.Options(false, VerilogEmitter.Contents.NONE);

  private final VerilogDesign design;
  /// For each module, the registers and memories that some statement drives or writes.
  private final Map<ModuleDef, Set<Object>> driven = new HashMap<>();

  private CircuitSource(VerilogDesign design) {
    this.design = design;
  }

  static ModelSource of(Circuit circuit) {
    return new CircuitSource(VerilogEmitter.emit(circuit, OPTIONS)).source(circuit);
  }

  private ModelSource source(Circuit circuit) {
    ModuleDef top = circuit.top();
    List<Slot> ports = new ArrayList<>();
    for (Port port : top.ports()) ports.add(Slot.port(design.top(), design.identifier(top, port), port.type()));
    List<Slot> state = Hierarchy.elements(circuit).stream().map(element -> slot(top, element)).toList();
    Optional<String> clock = top.uses(Clock.MAIN) ? Optional.of("clock") : Optional.empty();
    Optional<String> reset = top.usesResetOf(Clock.MAIN) ? Optional.of("reset") : Optional.empty();
    var separate = new TreeSet<String>();
    SeparateModules.of(circuit).forEach(module -> separate.add(design.identifier(module)));
    return new ModelSource(new TreeMap<>(design.files()), design.top(), clock, reset, separate, ports, state);
  }

  private Slot slot(ModuleDef top, Hierarchy.Element element) {
    ModuleDef module = element.path().isEmpty() ? top : element.path().getLast().instance().module();
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
