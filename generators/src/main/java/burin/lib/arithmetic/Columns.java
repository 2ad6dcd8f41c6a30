package burin.lib.arithmetic;

import burin.hdl.Bool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Bits that are to be added, those of equal weight in a column; what lies above the highest column is dropped.
final class Columns {
  /// As many as an adder that carries takes.
  static final int ROWS = 2;

  /// Two or three bits of a column, and what their adder makes of them.
  interface Adder {
    Added add(Group bits, int column);
  }

  /// @param third null where there are two
  record Group(Bool first, Bool second, Bool third) {}

  /// @param carry of the next column
  record Added(Bool sum, Bool carry) {}

  private final int count;
  private List<List<Bool>> columns;

  Columns(int count) {
    this.count = count;
    this.columns = empty();
  }

  private List<List<Bool>> empty() {
    List<List<Bool>> empty = new ArrayList<>();
    for (int i = 0; i < count; i++) empty.add(new ArrayList<>());
    return empty;
  }

  void add(int column, Bool bit) {
    columns.get(column).add(bit);
  }

  Optional<Bool> bit(int column, int row) {
    List<Bool> bits = columns.get(column);
    return row < bits.size() ? Optional.of(bits.get(row)) : Optional.empty();
  }

  int height() {
    return columns.stream().mapToInt(List::size).max().orElse(0);
  }

  /// One level.
  void reduce(Tree tree, Adder adder) {
    int least = least(tree);
    List<List<Bool>> next = empty();
    for (int column = 0; column < count; column++) {
      List<Bool> bits = columns.get(column);
      int taken = 0;
      for (int size; (size = group(tree, bits.size() - taken, next.get(column).size(), least)) > 0; taken += size) {
        Added added = adder.add(group(bits, taken, size), column);
        next.get(column).add(added.sum());
        if (column + 1 < count) next.get(column + 1).add(added.carry());
      }
      next.get(column).addAll(bits.subList(taken, bits.size()));
    }
    columns = next;
  }

  private static Group group(List<Bool> bits, int from, int size) {
    return new Group(bits.get(from), bits.get(from + 1), size == 3 ? bits.get(from + 2) : null);
  }

  /// How many bits of a column go into the next adder.
  ///
  /// @param left that no adder has taken
  /// @param done sums and carries that the column has in the next level
  private static int group(Tree tree, int left, int done, int least) {
    return switch (tree) {
      case WALLACE -> Math.min(left, 3) < 2 ? 0 : Math.min(left, 3);
      case DADDA -> left + done <= least || left < 2 ? 0 : left + done == least + 1 || left == 2 ? 2 : 3;
    };
  }

  /// The height that a level of Dadda's has to reach: 2, 3, 4, 6, 9, 13 and so on, the highest below the present one.
  private int least(Tree tree) {
    int least = ROWS;
    while (least * 3 / 2 < height()) least = least * 3 / 2;
    return tree == Tree.DADDA ? least : 0;
  }
}
