package burin.sim.jvm;

import burin.ir.Memory;
import burin.ir.Register;
import burin.ir.SyncRead;
import burin.sim.Hierarchy;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The way from a model to one of its registers, read ports or memories, by reflection: for waves and tests, not for every
/// cycle of a long run.
final class StateAccess {
  /// From an object of a unit to what one of its slots holds and, of an array of children, to one of them.
  private record Hop(Unit unit, Slot slot, int index) {}

  private final List<Hop> hops;
  private final Unit unit;
  private final Slot slot;
  private final boolean isMemory;
  private final Codec codec;
  private final ClassLoader loader;
  /// Found when they are first used; models in several threads share this.
  private final Map<Slot, Field> fields;
  private Field own;

  private StateAccess(Hierarchy.Element element, Unit top, ClassLoader loader, Map<Slot, Field> fields) {
    this.hops = new ArrayList<>();
    Unit at = top;
    Scope scope = top.root;
    for (Hierarchy.Hop hop : element.path()) {
      Scope inner = scope.dissolved.get(hop.instance());
      if (inner == null) {
        Child child = scope.children.get(hop.instance());
        hops.add(new Hop(at, child.slot, child.isArray() ? hop.index() : -1));
        at = child.unit;
        inner = at.root;
      }
      scope = inner;
    }
    this.unit = at;
    this.slot = slot(scope, element.item());
    this.isMemory = element.isMemory();
    this.codec = Codec.of(element.type());
    this.loader = loader;
    this.fields = fields;
  }

  static List<StateAccess> all(List<Hierarchy.Element> elements, Unit top, ClassLoader loader) {
    Map<Slot, Field> fields = new ConcurrentHashMap<>();
    return elements.stream().map(element -> new StateAccess(element, top, loader, fields)).toList();
  }

  private static Slot slot(Scope scope, Object item) {
    return switch (item) {
      case Register register -> scope.registers.get(register);
      case SyncRead read -> scope.reads.get(read);
      case Memory memory -> scope.memories.get(memory);
      default -> throw new IllegalArgumentException("no state: " + item);
    };
  }

  BigInteger get(JvmModel model, int word) {
    Object value = get(owner(model), unit, slot);
    return codec.toBits(isMemory ? Array.get(value, word) : value);
  }

  /// The bits of what `owner` holds, as [burin.sim.Model#stateWords] gives them.
  long[] words(Object owner, int word) {
    try {
      if (own == null) own = field(unit, slot);
      Object held = own.get(owner);
      Object value = slot.isSpilled() ? Array.get(held, slot.element) : held;
      return codec.toWords(isMemory ? Array.get(value, word) : value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  void set(JvmModel model, int word, BigInteger bits) {
    Object value = codec.fromBits(bits);
    Object owner = owner(model);
    if (isMemory) Array.set(get(owner, unit, slot), word, value);
    else set(owner, unit, slot, value);
  }

  /// The object of the model that holds it, which is the same for as long as the model lives.
  Object owner(JvmModel model) {
    Object at = model;
    for (Hop hop : hops) {
      at = get(at, hop.unit(), hop.slot());
      if (hop.index() >= 0) at = Array.get(at, hop.index());
    }
    return at;
  }

  private Object get(Object owner, Unit of, Slot at) {
    try {
      Object value = field(of, at).get(owner);
      return at.isSpilled() ? Array.get(value, at.element) : value;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private void set(Object owner, Unit of, Slot at, Object value) {
    try {
      Field field = field(of, at);
      if (at.isSpilled()) Array.set(field.get(owner), at.element, value);
      else field.set(owner, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private Field field(Unit of, Slot at) {
    return fields.computeIfAbsent(at, _ -> {
      try {
        Field field = loader.loadClass(of.desc.packageName() + "." + of.desc.displayName()).getField(at.field);
        field.setAccessible(true); // so that access is not checked again each time
        return field;
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    });
  }
}
