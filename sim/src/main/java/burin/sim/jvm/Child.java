package burin.sim.jvm;

import burin.ir.Instance;
import burin.ir.Port;
import java.util.HashMap;
import java.util.Map;

/// An instance, or an array of them, that is an object of another unit.
final class Child {
  /// A task of a child.
  record Call(Child child, Group task) {}

  final Instance instance;
  final Unit unit;
  /// Where the object or the array of objects is.
  final Slot slot;
  /// The nodes that give the inputs.
  final Map<Port, Node> stores = new HashMap<>();
  final Map<Group, Node> calls = new HashMap<>();
  /// The number within the parent of what is watched first in it.
  int firstWatch;
  /// Reset whenever its parent is.
  boolean resetAlong;

  Child(Instance instance, Unit unit, Slot slot) {
    this.instance = instance;
    this.unit = unit;
    this.slot = slot;
  }

  boolean isArray() {
    return instance.isArray();
  }

  int count() {
    return instance.count();
  }
}
