package burin.ir;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// A whole design.
///
/// @param modules every module once, each after those that it instantiates; the last one is the top
public record Circuit(List<ModuleDef> modules) {
  public Circuit {
    modules = List.copyOf(modules);
  }

  public ModuleDef top() {
    return modules.getLast();
  }

  /// All that is reachable from `top`.
  public static Circuit of(ModuleDef top) {
    SequencedSet<ModuleDef> found = new LinkedHashSet<>();
    collect(top, found);
    return new Circuit(List.copyOf(found));
  }

  /// Depth-first; as deep as the hierarchy of modules, which is small.
  private static void collect(ModuleDef module, SequencedSet<ModuleDef> found) {
    if (found.contains(module)) return;
    module.instances().forEach(instance -> collect(instance.module(), found));
    found.add(module);
  }
}
