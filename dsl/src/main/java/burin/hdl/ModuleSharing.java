package burin.hdl;

import burin.ir.Circuit;
import burin.ir.Instance;
import burin.ir.ModuleDef;
import com.google.common.hash.HashCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Lets equal instances share one module and gives every module a name of its own.
///
/// Two modules are equal when they declare and do the same under the same names, whatever class or configuration they came
/// from. Only modules with one name are compared, since a different class name is a difference that its author made.
final class ModuleSharing {
  private final ModuleDef top;
  private final Map<ModuleDef, ModuleDef> replacement = new IdentityHashMap<>();

  private ModuleSharing(ModuleDef top) {
    this.top = top;
  }

  static Circuit share(ModuleDef top) {
    var sharing = new ModuleSharing(top);
    sharing.shareEqual();
    sharing.rename();
    return Circuit.of(sharing.replacement.getOrDefault(top, top));
  }

  private void shareEqual() {
    List<ModuleDef> modules = Circuit.of(top).modules();
    Set<String> shared = sharedNames(modules);
    Map<Twins, ModuleDef> known = new HashMap<>();
    Map<ModuleDef, Integer> numbers = new IdentityHashMap<>();
    for (ModuleDef module : modules) {
      // Children come first, so the fingerprint of a parent already speaks of shared children.
      module.instances().forEach(this::replace);
      numbers.put(module, numbers.size());
      if (!shared.contains(module.name())) continue;
      ModuleDef twin = known.putIfAbsent(new Twins(module.name(), Fingerprint.of(module, numbers)), module);
      if (twin != null) replacement.put(module, twin);
    }
  }

  /// What equal modules have in common.
  private record Twins(String name, HashCode contents) {}

  private void replace(Instance instance) {
    ModuleDef twin = replacement.get(instance.module());
    if (twin != null) instance.share(twin);
  }

  private void rename() {
    List<ModuleDef> modules = Circuit.of(top).modules();
    Set<String> shared = sharedNames(modules);
    Set<String> taken = new HashSet<>();
    for (ModuleDef module : modules) {
      if (!shared.contains(module.name())) taken.add(module.name());
    }
    replacement.clear();
    for (ModuleDef module : modules) {
      if (!shared.contains(module.name())) continue;
      String name = free(module.name() + Elaborator.suffix(module.parameters()), taken);
      taken.add(name);
      replacement.put(module, module.renamed(name));
    }
    modules.forEach(module -> module.instances().forEach(this::replace));
  }

  /// The names that more than one module has.
  private static Set<String> sharedNames(List<ModuleDef> modules) {
    Set<String> names = new HashSet<>();
    Set<String> shared = new HashSet<>();
    for (ModuleDef module : modules) {
      if (!names.add(module.name())) shared.add(module.name());
    }
    return shared;
  }

  private static String free(String wish, Set<String> taken) {
    String name = wish;
    for (int i = 1; taken.contains(name); i++) name = wish + "_" + i;
    return name;
  }
}
