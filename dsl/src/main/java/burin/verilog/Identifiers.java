package burin.verilog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// One name space of the Verilog: hands out legal identifiers, each once.
///
/// What is asked for first gets its own name; a later wish for the same name gets `name_2`, `name_3` and so on. So a
/// name depends only on earlier wishes for that very name.
final class Identifiers {
  private final Keywords keywords;
  private final Set<String> taken = new HashSet<>();
  /// For each name that was wanted more than once, the next number to try.
  private final Map<String, Integer> numbers = new HashMap<>();

  Identifiers(Keywords keywords) {
    this.keywords = keywords;
  }

  String take(String wanted) {
    String legal = legal(wanted);
    if (taken.add(legal)) return legal;
    int number = numbers.getOrDefault(legal, 2);
    String numbered = Text.of(legal, "_", Integer.toString(number));
    while (!taken.add(numbered)) numbered = legal + "_" + ++number;
    numbers.put(legal, number + 1);
    return numbered;
  }

  /// Keeps a name, which need not be legal here, from being handed out.
  void reserve(String name) {
    taken.add(name);
  }

  boolean isTaken(String name) {
    return taken.contains(legal(name));
  }

  /// `out[3].valid` becomes `out_3_valid`, `reg` becomes `reg_`.
  private String legal(String wanted) {
    if (isPlain(wanted)) return keywords.contains(wanted) ? wanted + "_" : wanted;
    var text = new StringBuilder(wanted.length() + 1);
    for (int i = 0; i < wanted.length(); i++) {
      char c = wanted.charAt(i);
      if (isDigit(c) && i == 0) text.append('_');
      if (isLetter(c) || isDigit(c) || c == '_') {
        text.append(c);
      } else if (i + 1 < wanted.length()) {
        text.append('_');
      }
    }
    if (text.isEmpty()) text.append('_');
    String legal = singleUnderscores(text);
    return keywords.contains(legal) ? legal + "_" : legal;
  }

  /// Whether it has nothing that would have to be replaced, as most names.
  private static boolean isPlain(String name) {
    if (name.isEmpty() || isDigit(name.charAt(0))) return false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean repeated = c == '_' && i > 0 && name.charAt(i - 1) == '_';
      if (repeated || c != '_' && !isLetter(c) && !isDigit(c)) return false;
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// Verilator keeps two underscores in a row for itself.
  private static String singleUnderscores(StringBuilder text) {
    int kept = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '_' && kept > 0 && text.charAt(kept - 1) == '_') continue;
      text.setCharAt(kept++, text.charAt(i));
    }
    text.setLength(kept);
    return text.toString();
  }
}
