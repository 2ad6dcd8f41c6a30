package burin.sim.wave;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.List;

/// The values that one line had, each with the column that it came in; nothing is kept for columns without a change.
final class History {
  private final ArrayDeque<Trace.Change> changes = new ArrayDeque<>();

  /// @param column at least that of the call before; the same again puts another value in its place
  /// @param first columns before this one are of no interest any more
  void put(long column, BigInteger bits, long first) {
    if (!changes.isEmpty() && changes.getLast().column() == column) changes.removeLast();
    if (!changes.isEmpty() && changes.getLast().bits().equals(bits)) return;
    changes.addLast(new Trace.Change(column, bits));
    forget(first);
  }

  private void forget(long first) {
    while (changes.size() > 1) {
      Trace.Change oldest = changes.removeFirst();
      if (changes.getFirst().column() <= first) continue;
      changes.addFirst(oldest);
      return;
    }
  }

  /// What there was from a column on, which counts as a change.
  List<Trace.Change> since(long first) {
    forget(first);
    return changes.stream().map(change -> change.column() >= first ? change : new Trace.Change(first, change.bits())).toList();
  }
}
