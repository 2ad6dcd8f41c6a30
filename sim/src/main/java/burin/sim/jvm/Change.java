package burin.sim.jvm;

import java.util.List;

/// How the array of a vector register becomes its next value without being copied.
///
/// Operands are numbers of operands of the [Op#CHANGE] node that this belongs to.
record Change(Slot slot, List<Step> steps) {
  sealed interface Step {}

  /// One lane gets a value.
  record Put(int index, int value) implements Step {}

  /// All lanes move down by one, and a value enters.
  record Shift(int value) implements Step {}

  /// All lanes are replaced.
  record Load(int vector) implements Step {}

  record Choose(int condition, List<Step> onTrue, List<Step> onFalse) implements Step {}
}
