package burin.random;

import burin.ir.Expr;
import burin.ir.Foreign;
import burin.ir.InstancePort;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which inputs of a module each of its signals may depend on within a cycle.
final class CombinationalInputs {
  private final Map<ModuleDef, CombinationalInputs> ofModules;
  private final Map<Signal, List<Expr>> drivers = new HashMap<>();
  private final Map<Signal, Set<Port>> known = new HashMap<>();

  /// @param ofModules of the modules that this one instantiates
  CombinationalInputs(ModuleDef module, Map<ModuleDef, CombinationalInputs> ofModules) {
    this.ofModules = ofModules;
    collect(module.body(), List.of());
    module.foreign().ifPresent(foreign -> ofForeign(module, foreign));
    module.outputs().forEach(this::of);
  }

  /// What is not registered counts as computed from every input.
  private void ofForeign(ModuleDef module, Foreign foreign) {
    for (Port output : module.outputs()) {
      known.put(output, foreign.registered().contains(output) ? Set.of() : new LinkedHashSet<>(module.inputs()));
    }
  }

  private void collect(List<Stmt> body, List<Expr> conditions) {
    for (Stmt stmt : body) {
      if (stmt instanceof Stmt.Drive drive && !(drive.signal() instanceof Register)) {
        List<Expr> all = drivers.computeIfAbsent(drive.signal(), _ -> new ArrayList<>());
        all.addAll(conditions);
        all.addAll(drive.path());
        all.add(drive.value());
      } else if (stmt instanceof Stmt.When when) {
        List<Expr> inner = new ArrayList<>(conditions);
        when.branches().forEach(branch -> inner.add(branch.condition()));
        when.branches().forEach(branch -> collect(branch.body(), inner));
        collect(when.otherwise(), inner);
      }
    }
  }

  /// As deep as chains of signals are, which random circuits keep short.
  Set<Port> of(Signal signal) {
    if (known.containsKey(signal)) return known.get(signal);
    Set<Port> inputs = switch (signal) {
      case Register _, SyncRead _ -> Set.of();
      case Port port when port.isInput() -> Set.of(port);
      case InstancePort port when !port.port().isInput() -> through(port);
      default -> ofDrivers(signal);
    };
    known.put(signal, inputs);
    return inputs;
  }

  private Set<Port> through(InstancePort output) {
    Set<Port> inputs = new LinkedHashSet<>();
    for (Port input : ofModules.get(output.instance().module()).of(output.port())) {
      inputs.addAll(of(output.instance().port(input)));
    }
    return inputs;
  }

  private Set<Port> ofDrivers(Signal signal) {
    Set<Signal> read = new HashSet<>();
    Walk.postOrder(drivers.getOrDefault(signal, List.of()), expr -> {
      if (expr instanceof Ref ref) read.add(ref.signal());
    });
    Set<Port> inputs = new HashSet<>();
    read.forEach(other -> inputs.addAll(of(other)));
    return inputs;
  }
}
