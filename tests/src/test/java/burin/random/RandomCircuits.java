package burin.random;

import burin.ir.Circuit;
import burin.ir.Clock;
import burin.ir.Domain;
import burin.ir.Instance;
import burin.ir.ModuleDef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Random circuits that are legal in every way, for trying the engines against one another.
public final class RandomCircuits {
  private final String name;
  private final Choice choice;
  private final Size size;
  private final List<ModuleDef> modules = new ArrayList<>();
  private final Map<ModuleDef, CombinationalInputs> paths = new HashMap<>();

  private RandomCircuits(long seed, Size size) {
    this.name = "C" + seed;
    this.choice = new Choice(seed);
    this.size = size;
  }

  /// The circuit of a seed, which is not negative; the same one each time. Circuits of different seeds have no module
  /// name in common, so that they may be put together into one.
  public static Circuit circuit(long seed, Size size) {
    return new RandomCircuits(seed, size).circuit();
  }

  private Circuit circuit() {
    if (choice.chance(30)) addForeign(name + "_F");
    // Children use no more than the one before them, lest the instances of instances explode.
    for (int i = choice.between(0, size.children()); i > 0; i--) add(name + "_M" + modules.size(), size.within(), 1);
    add(name, size, 3);
    Circuit circuit = Circuit.of(modules.getLast());
    circuit.modules().reversed().forEach(module -> module.instances().forEach(instance -> bind(module, instance)));
    return circuit;
  }

  /// What a circuit's modules are told about their clocks when it is put together.
  private static void bind(ModuleDef parent, Instance instance) {
    if (instance.module().foreign().isPresent()) return;
    for (Clock clock : instance.module().clocking().clocks()) {
      Domain domain = instance.domain(clock);
      instance.module().bind(clock, parent.reset(domain), parent.isEnabled(domain));
    }
  }

  private void addForeign(String moduleName) {
    for (ModuleDef module : RandomForeign.modules(moduleName, choice, size.within())) add(module);
  }

  private void add(ModuleDef module) {
    paths.put(module, new CombinationalInputs(module, paths));
    modules.add(module);
  }

  /// @param children how many of the modules before it may be used in it
  private void add(String moduleName, Size moduleSize, int children) {
    List<ModuleDef> used = modules.subList(Math.max(0, modules.size() - children), modules.size());
    boolean isTop = moduleName.equals(name);
    add(new RandomModule(moduleName, isTop, choice, moduleSize, List.copyOf(used), paths).build());
  }
}
