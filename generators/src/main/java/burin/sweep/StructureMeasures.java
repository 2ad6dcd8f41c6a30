package burin.sweep;

import static burin.sweep.DescribedMeasure.ofStructure;

import burin.ir.Circuit;
import burin.ir.Instance;
import burin.ir.ModuleDef;
import burin.sweep.Measure.Better;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;

/// What can be counted in a circuit and its Verilog.
final class StructureMeasures {
  private StructureMeasures() {}

  static List<Measure> all() {
    return List.of(
        ofStructure("memory", "bits of all memories", "bits", Better.LOWER, inAllInstances(StructureMeasures::memoryBits)),
        ofStructure("registers", "bits of all registers", "bits", Better.LOWER, inAllInstances(StructureMeasures::registerBits)),
        ofStructure("lines", "lines of Verilog", "", Better.LOWER, inModules(StructureMeasures::lines)),
        ofStructure("modules", "modules, equal ones counted once", "", Better.NEITHER, inModules((_, _) -> 1)),
        ofStructure("instances", "modules in the hierarchy, with the top", "", Better.NEITHER, inAllInstances(_ -> 1)));
  }

  /// The sum over all instances.
  ///
  /// @param own what a module has by itself
  private static Function<Specimen, Reading> inAllInstances(ToLongFunction<ModuleDef> own) {
    return specimen -> {
      Map<ModuleDef, Long> counts = instances(specimen.circuit());
      return reading(specimen, own, module -> counts.get(module) * own.applyAsLong(module));
    };
  }

  /// The sum over the modules, each once.
  private static Function<Specimen, Reading> inModules(ToLongBiFunction<Specimen, ModuleDef> own) {
    return specimen -> {
      ToLongFunction<ModuleDef> ownHere = module -> own.applyAsLong(specimen, module);
      return reading(specimen, ownHere, ownHere);
    };
  }

  private static Reading reading(Specimen specimen, ToLongFunction<ModuleDef> own, ToLongFunction<ModuleDef> counted) {
    var modules = new LinkedHashMap<String, Number>();
    for (ModuleDef module : specimen.circuit().modules()) {
      modules.put(specimen.verilog().identifier(module), own.applyAsLong(module));
    }
    return Reading.of(specimen.circuit().modules().stream().mapToLong(counted).sum(), modules);
  }

  /// How often each module stands in the hierarchy. A module comes after those that it instantiates.
  static Map<ModuleDef, Long> instances(Circuit circuit) {
    Map<ModuleDef, Long> counts = new LinkedHashMap<>();
    for (ModuleDef module : circuit.modules().reversed()) {
      long own = module == circuit.top() ? 1 : counts.get(module);
      counts.put(module, own);
      for (Instance instance : module.instances()) counts.merge(instance.module(), own * instance.count(), Long::sum);
    }
    return counts;
  }

  private static long memoryBits(ModuleDef module) {
    return module.memories().stream().mapToLong(memory -> (long) memory.depth() * memory.element().width()).sum();
  }

  private static long registerBits(ModuleDef module) {
    return module.registers().stream().mapToLong(register -> register.type().width()).sum();
  }

  private static long lines(Specimen specimen, ModuleDef module) {
    String text = specimen.verilog().files().get(specimen.verilog().identifier(module) + ".v");
    return text == null ? 0 : text.lines().count();
  }
}
