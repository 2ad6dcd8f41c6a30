package burin.random;

import burin.ir.Circuit;
import burin.ir.ModuleDef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Random circuits that are legal in every way, for trying the engines against one another.
public final class RandomCircuits {
  private RandomCircuits() {}

  /// The circuit of a seed; the same one each time.
  public static Circuit circuit(long seed, Size size) {
    var choice = new Choice(seed);
    Map<ModuleDef, CombinationalInputs> paths = new HashMap<>();
    List<ModuleDef> modules = new ArrayList<>();
    for (int i = choice.between(0, size.children()); i > 0; i--) {
      Size smaller = new Size(0, size.exprs() / 2, Math.min(3, size.signals()), size.scalars() / 2, size.width());
      add("M" + modules.size(), choice, smaller, modules, paths);
    }
    add("Top", choice, size, modules, paths);
    return Circuit.of(modules.getLast());
  }

  private static void add(
      String name, Choice choice, Size size, List<ModuleDef> modules, Map<ModuleDef, CombinationalInputs> paths) {
    // Few of the children, lest the instances of instances explode.
    int most = name.equals("Top") ? 3 : 1;
    List<ModuleDef> children = modules.subList(Math.max(0, modules.size() - most), modules.size());
    ModuleDef module = new RandomModule(name, choice, size, List.copyOf(children), paths).build();
    paths.put(module, new CombinationalInputs(module, paths));
    modules.add(module);
  }
}
