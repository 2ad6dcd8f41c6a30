package burin.sweep;

import burin.ir.Circuit;
import burin.ir.Instance;
import burin.ir.ModuleDef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongBiFunction;

/// What can be counted in a circuit and its Verilog.
///
/// @param own what a module has by itself
/// @param isPerInstance whether every instance of a module counts, or the module once
record StructureMeasure(
    String name, String description, String unit, Better better, boolean isPerInstance,
    ToLongBiFunction<Specimen, ModuleDef> own) implements Measure {

  static List<Measure> all() {
    return List.of(
        new StructureMeasure("memory", "bits of all memories", "bits", Better.LOWER, true, (_, module) -> memoryBits(module)),
        new StructureMeasure("registers", "bits of all registers", "bits", Better.LOWER, true,
            (_, module) -> registerBits(module)),
        new StructureMeasure("lines", "lines of Verilog", "", Better.LOWER, false, StructureMeasure::lines),
        new StructureMeasure("modules", "modules, equal ones counted once", "", Better.NEITHER, false, (_, _) -> 1),
        new StructureMeasure("instances", "modules in the hierarchy, with the top", "", Better.NEITHER, true, (_, _) -> 1));
  }

  @Override
  public Subject subject() {
    return Subject.STRUCTURE;
  }

  @Override
  public Reading read(Specimen specimen) {
    var modules = new LinkedHashMap<String, Number>();
    long sum = 0;
    Map<ModuleDef, Long> counts = instances(specimen.circuit());
    for (ModuleDef module : specimen.circuit().modules()) {
      long value = own.applyAsLong(specimen, module);
      modules.put(specimen.verilog().identifier(module), value);
      sum += (isPerInstance ? counts.get(module) : 1) * value;
    }
    return Reading.of(sum, modules);
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
