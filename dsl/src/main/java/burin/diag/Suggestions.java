package burin.diag;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// "Did you mean": the word that a misspelt one was probably meant to be.
public final class Suggestions {
  private Suggestions() {}

  /// The one of `known` that is nearest to `word`, if it is near enough that a typing mistake explains the difference;
  /// else the one that begins with `word`.
  public static Optional<String> nearest(String word, Collection<String> known) {
    if (word.isBlank()) return Optional.empty();
    String written = word.toLowerCase(Locale.ROOT);
    int patience = Math.max(1, written.length() / 3);
    return known.stream()
        .filter(candidate -> distance(written, candidate.toLowerCase(Locale.ROOT)) <= patience)
        .min(Comparator.comparingInt(candidate -> distance(written, candidate.toLowerCase(Locale.ROOT))))
        .or(() -> known.stream().filter(candidate -> candidate.toLowerCase(Locale.ROOT).startsWith(written)).findFirst());
  }

  /// A hint for a word that is not among `known`: the nearest one, or all of them.
  public static String hint(String word, Collection<String> known) {
    return nearest(word, known).map(found -> "did you mean " + found + "?")
        .orElse("there is " + String.join(", ", known));
  }

  /// Letters to insert, delete, replace or swap with their neighbour; the "optimal string alignment" distance.
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) cost[i][0] = i;
    for (int j = 0; j <= b.length(); j++) cost[0][j] = j;
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        if (swapped(a, i, b, j)) cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static boolean swapped(String a, int i, String b, int j) {
    return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
