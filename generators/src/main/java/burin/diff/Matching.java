package burin.diff;

import burin.diff.Netlist.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which register, memory or instance of the old module is which of the new one.
///
/// Those of one name and nature belong together. The others may have been renamed: of one nature, the first belongs to the first
/// and so on. That is a guess; a proof that rests on a wrong one fails, so that nothing wrong comes of it.
///
/// @param pairs by name
/// @param guesses of what is left
/// @param left what is left of both after that
record Matching(List<Pair> pairs, List<Pair> guesses, List<Cell> left) {

  record Pair(Cell old, Cell now) {}

  static Matching of(StateCells old, StateCells now) {
    List<Cell> oldLeft = new ArrayList<>(old.all());
    List<Cell> nowLeft = new ArrayList<>(now.all());
    List<Pair> pairs = new ArrayList<>();
    take(oldLeft, nowLeft, pairs, cell -> StateCells.name(cell) + " " + old.nature(cell),
        cell -> StateCells.name(cell) + " " + now.nature(cell));
    List<Pair> guesses = new ArrayList<>();
    take(oldLeft, nowLeft, guesses, old::nature, now::nature);
    oldLeft.addAll(nowLeft);
    return new Matching(pairs, guesses, oldLeft);
  }

  private interface Key {
    String of(Cell cell);
  }

  /// Moves those that have the same key into pairs.
  private static void take(List<Cell> old, List<Cell> now, List<Pair> pairs, Key oldKey, Key nowKey) {
    Map<String, List<Cell>> waiting = new LinkedHashMap<>();
    for (Cell cell : now) waiting.computeIfAbsent(nowKey.of(cell), _ -> new ArrayList<>()).add(cell);
    for (Cell cell : List.copyOf(old)) {
      List<Cell> found = waiting.getOrDefault(oldKey.of(cell), List.of());
      if (found.isEmpty()) continue;
      pairs.add(new Pair(cell, found.removeFirst()));
      old.remove(cell);
      now.remove(pairs.getLast().now());
    }
  }

  boolean isWhole() {
    return left.isEmpty();
  }

  /// With the guesses as if they were known.
  List<Pair> all() {
    List<Pair> all = new ArrayList<>(pairs);
    all.addAll(guesses);
    return all;
  }
}
