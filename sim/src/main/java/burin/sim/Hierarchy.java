package burin.sim;

import burin.ir.Circuit;
import burin.ir.Instance;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Register;
import burin.ir.SyncRead;
import burin.ir.Type;
import burin.source.Place;
import java.util.ArrayList;
import java.util.List;

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

  private final List<Element> elements = new ArrayList<>();

  private Hierarchy() {}

  public static List<Element> elements(Circuit circuit) {
    var hierarchy = new Hierarchy();
    hierarchy.collect(circuit.top(), List.of());
    return List.copyOf(hierarchy.elements);
  }

  private void collect(ModuleDef module, List<Hop> path) {
    module.registers().forEach(register -> elements.add(new Element(path, register)));
    module.reads().forEach(read -> elements.add(new Element(path, read)));
    module.memories().forEach(memory -> elements.add(new Element(path, memory)));
    for (Instance instance : module.instances()) {
      for (int i = 0; i < instance.count(); i++) {
        List<Hop> inner = new ArrayList<>(path);
        inner.add(new Hop(instance, i));
        collect(instance.module(), inner);
      }
    }
  }
}
