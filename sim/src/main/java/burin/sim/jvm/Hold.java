package burin.sim.jvm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// What the asynchronous resets of a unit hold, in an order in which every register comes before those that it resets:
/// registers of the unit can be reset by those declared before them and those of children by the unit's, never the other
/// way round.
final class Hold {
  /// A child with asynchronous resets, and which of its lines are told by what is in a slot of the unit.
  record Inner(Child child, Map<Line, Slot> levels) {}

  /// What is reset while there is a 1 in the slot.
  final SequencedMap<Slot, List<Unit.Reset>> registers = new LinkedHashMap<>();
  final List<Inner> children = new ArrayList<>();
  /// The lines that reset any of them.
  final SequencedSet<Line> lines = new LinkedHashSet<>();

  boolean isEmpty() {
    return registers.isEmpty() && children.isEmpty();
  }

  /// Whether something may be held although no line is active.
  boolean isByRegisters() {
    return registers.keySet().stream().anyMatch(level -> !level.input)
        || children.stream().anyMatch(Hold::isByRegisters);
  }

  static boolean isByRegisters(Inner inner) {
    return inner.child().unit.hold.isByRegisters() || inner.levels().values().stream().anyMatch(level -> !level.input);
  }
}
