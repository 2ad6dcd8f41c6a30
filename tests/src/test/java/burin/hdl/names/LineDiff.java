package burin.hdl.names;

import java.util.ArrayList;
import java.util.List;

/// The lines that make one text into another: a longest common subsequence is kept, `-` goes and `+` comes.
final class LineDiff {
  private LineDiff() {}

  static List<String> of(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    int[][] common = common(old, now);
    List<String> changes = new ArrayList<>();
    int i = 0;
    int k = 0;
    while (i < old.size() || k < now.size()) {
      if (i < old.size() && k < now.size() && old.get(i).equals(now.get(k))) {
        i++;
        k++;
      } else if (k == now.size() || i < old.size() && common[i + 1][k] >= common[i][k + 1]) {
        changes.add("- " + old.get(i++).strip());
      } else {
        changes.add("+ " + now.get(k++).strip());
      }
    }
    return changes;
  }

  /// For each pair of ends the length of the longest common subsequence.
  private static int[][] common(List<String> old, List<String> now) {
    int[][] common = new int[old.size() + 1][now.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int k = now.size() - 1; k >= 0; k--) {
        common[i][k] = old.get(i).equals(now.get(k))
            ? common[i + 1][k + 1] + 1
            : Math.max(common[i + 1][k], common[i][k + 1]);
      }
    }
    return common;
  }
}
