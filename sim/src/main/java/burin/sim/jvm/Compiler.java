package burin.sim.jvm;

import burin.ir.Circuit;
import burin.ir.Instance;
import burin.ir.ModuleDef;
import burin.pass.LowerStatements;
import burin.pass.Netlist;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Turns a circuit into class files: one for the top and one for each module that is used more than once. A module that is
/// used in one place only is dissolved in the module that uses it, where its values are local variables, unless it is foreign.
final class Compiler {
  private static final String PACKAGE = "burin.generated";

  private final Circuit circuit;
  private final Limits limits;
  private final Map<ModuleDef, Netlist> netlists = new HashMap<>();
  private final Map<ModuleDef, Unit> units = new LinkedHashMap<>();
  private final Map<ModuleDef, Integer> uses = new HashMap<>();
  private final Map<String, byte[]> classes = new LinkedHashMap<>();
  private final Pool pool = new Pool();

  Compiler(Circuit circuit, Limits limits) {
    this.circuit = circuit;
    this.limits = limits;
    for (ModuleDef module : circuit.modules()) {
      for (Instance instance : module.instances()) {
        uses.merge(instance.module(), instance.isArray() ? 2 : 1, Integer::sum);
      }
    }
    for (ModuleDef module : circuit.modules()) {
      if (isUnit(module)) addUnit(module);
    }
    for (Unit unit : units.values()) classes.putAll(new UnitClass(unit, pool).write());
  }

  private boolean isUnit(ModuleDef module) {
    return module == circuit.top() || uses.getOrDefault(module, 0) > 1 || module.foreign().isPresent();
  }

  private void addUnit(ModuleDef module) {
    ClassDesc desc = ClassDesc.of(PACKAGE, "M" + units.size() + "_" + module.name());
    Unit unit = new UnitBuilder(module, desc, module == circuit.top(), limits, this::netlist, units::get).build();
    Planner.plan(unit);
    units.put(module, unit);
  }

  private Netlist netlist(ModuleDef module) {
    return netlists.computeIfAbsent(module, LowerStatements::lower);
  }

  Unit top() {
    return units.get(circuit.top());
  }

  String topName() {
    return PACKAGE + "." + top().desc.displayName();
  }

  Map<String, byte[]> classes() {
    return classes;
  }

  Object[] constants() {
    return pool.values();
  }
}
