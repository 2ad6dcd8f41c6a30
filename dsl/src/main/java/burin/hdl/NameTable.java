package burin.hdl;

import burin.ir.Clock;
import java.util.HashMap;
import java.util.Map;

/// The names that a module's signals and instances have taken, each of them once.
final class NameTable {
  /// What a name may look like, for messages.
  static final String RULE = "letters, digits and _, beginning with a letter";

  /// The number that the next one of a name tries first.
  private final Map<String, Integer> taken = new HashMap<>();

  NameTable() {
    Clock.MAIN.lines().forEach(line -> taken.put(line, 1));
  }

  /// A name that nothing has yet: the wish itself, or with the next free number.
  String unique(String wish) {
    Integer count = taken.putIfAbsent(wish, 1);
    if (count == null) return wish;
    while (true) {
      String candidate = String.join("_", wish, Integer.toString(count++));
      if (taken.putIfAbsent(candidate, 1) == null) {
        taken.put(wish, count);
        return candidate;
      }
    }
  }

  boolean isTaken(String name) {
    return taken.containsKey(name);
  }

  /// Whether a module has this name without declaring it.
  static boolean isImplicit(String name) {
    return Clock.MAIN.lines().contains(name);
  }

  static boolean isIdentifier(String name) {
    if (name.isEmpty() || !isLetter(name.charAt(0))) return false;
    for (int i = 1; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '$') return false;
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }
}
