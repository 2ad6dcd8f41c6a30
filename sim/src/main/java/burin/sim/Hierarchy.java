package burin.sim;

import burin.ir.Circuit;
import burin.ir.Instance;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Register;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Type;
import burin.ir.Walk;
import burin.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Everything in a circuit that keeps a value from one cycle to the next, numbered in one order that all engines share:
/// a module's registers, read ports and memories in order of declaration, then its instances, depth first.
public final class Hierarchy {
  /// One step on the way from the top module to an instance.
  ///
  /// @param index which of an array; 0 for a single instance
  public record Hop(Instance instance, int index) {
    @Override
    public String toString() {
      return instance.isArray() ? instance.name() + "[" + index + "]" : instance.name();
    }
  }

  /// A register, a read port or a memory of one instance of its module.
  ///
  /// @param path the way from the top; empty in the top itself
  /// @param item a [Register], [SyncRead] or [Memory]
  public record Element(List<Hop> path, Object item) {
    public Element {
      path = List.copyOf(path);
    }

    public String name() {
      return switch (item) {
        case Register register -> register.name();
        case SyncRead read -> read.name();
        default -> ((Memory) item).name();
      };
    }

    /// The type of a register, or of a memory's word.
    public Type type() {
      return switch (item) {
        case Register register -> register.type();
        case SyncRead read -> read.type();
        default -> ((Memory) item).element();
      };
    }

    public Place place() {
      return switch (item) {
        case Register register -> register.place();
        case SyncRead read -> read.place();
        default -> ((Memory) item).place();
      };
    }

    /// A memory's depth; 1 for a register.
    public int words() {
      return item instanceof Memory memory ? memory.depth() : 1;
    }

    public boolean isMemory() {
      return item instanceof Memory;
    }

    /// `tiles[3].sum`.
    @Override
    public String toString() {
      var text = new StringBuilder();
      path.forEach(hop -> text.append(hop).append('.'));
      return text.append(name()).toString();
    }
  }

  /// Something that is watched in one instance of its module.
  public record WatchPoint(List<Hop> path, Stmt.Watch watch) {
    public WatchPoint {
      path = List.copyOf(path);
    }

    /// `tiles[3]`, or the empty text in the top.
    public String where() {
      return path.stream().map(Hop::toString).collect(Collectors.joining("."));
    }
  }

  private final List<Element> elements = new ArrayList<>();
  private final List<WatchPoint> watches = new ArrayList<>();

  private Hierarchy() {}

  public static List<Element> elements(Circuit circuit) {
    var hierarchy = new Hierarchy();
    hierarchy.collect(circuit.top(), List.of());
    return List.copyOf(hierarchy.elements);
  }

  /// All that is watched in a circuit: of a module in the order of its program, then that of its instances, depth first.
  public static List<WatchPoint> watches(Circuit circuit) {
    var hierarchy = new Hierarchy();
    hierarchy.collect(circuit.top(), List.of());
    return List.copyOf(hierarchy.watches);
  }

  /// What a module watches itself, in the order of its program.
  public static List<Stmt.Watch> watches(ModuleDef module) {
    List<Stmt.Watch> found = new ArrayList<>();
    Walk.statements(module.body(), stmt -> {
      if (stmt instanceof Stmt.Watch watch) found.add(watch);
    });
    return found;
  }

  private void collect(ModuleDef module, List<Hop> path) {
    module.registers().forEach(register -> elements.add(new Element(path, register)));
    module.reads().forEach(read -> elements.add(new Element(path, read)));
    module.memories().forEach(memory -> elements.add(new Element(path, memory)));
    watches(module).forEach(watch -> watches.add(new WatchPoint(path, watch)));
    for (Instance instance : module.instances()) {
      for (int i = 0; i < instance.count(); i++) {
        List<Hop> inner = new ArrayList<>(path);
        inner.add(new Hop(instance, i));
        collect(instance.module(), inner);
      }
    }
  }
}
