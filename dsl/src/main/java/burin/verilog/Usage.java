package burin.verilog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds what the emitted text reads, by reading it.
final class Usage {
  private final Map<String, Declaration> declared = new HashMap<>();
  /// What the blocks that are being written have read so far, the innermost first.
  private final Deque<List<Read>> blocks = new ArrayDeque<>();

  /// @param high negative where the whole is read
  private record Read(Declaration declaration, int high, int low) {
    void happen() {
      if (high < 0) {
        declaration.read();
      } else {
        declaration.read(high, low);
      }
    }
  }

  void declare(Declaration declaration) {
    declared.put(declaration.name, declaration);
  }

  Declaration of(String name) {
    return declared.get(name);
  }

  /// From here on, what is read belongs to a block that may yet be thrown away.
  void enter() {
    blocks.push(new ArrayList<>());
  }

  /// What the block reads.
  Set<Declaration> inputs() {
    Set<Declaration> inputs = new LinkedHashSet<>();
    for (Read read : blocks.peek()) inputs.add(read.declaration);
    return inputs;
  }

  /// @param kept whether the block has become part of the module
  void leave(boolean kept) {
    for (Read read : blocks.pop()) {
      if (kept) read.happen();
    }
  }

  /// Notes all that an expression reads.
  void read(String text) {
    scan(text, 0);
  }

  /// Notes what an assignment to `target` reads: the indices.
  void write(String target) {
    int bracket = target.indexOf('[');
    if (bracket > 0) scan(target, bracket);
  }

  private void scan(String text, int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (isLetter(c)) {
        int end = wordEnd(text, i);
        Declaration found = declared.get(text.substring(i, end));
        i = found == null ? end : note(found, text, end);
      } else if (c == '$' || isDigit(c)) {
        i = skip(text, i + 1);
      } else {
        i++;
      }
    }
  }

  /// Past the rest of a number such as `4'hf` or of a name such as `$signed`.
  private static int skip(String text, int from) {
    int i = from;
    while (i < text.length() && (isWord(text.charAt(i)) || text.charAt(i) == '\'')) i++;
    return i;
  }

  private static int wordEnd(String text, int from) {
    int i = from + 1;
    while (i < text.length() && isWord(text.charAt(i))) i++;
    return i;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWord(char c) {
    return isLetter(c) || isDigit(c);
  }

  /// Notes that it is read, as a whole or, where constant bits are selected, those.
  ///
  /// @return where to go on
  private int note(Declaration found, String text, int end) {
    int close = end < text.length() && text.charAt(end) == '[' ? text.indexOf(']', end) : -1;
    if (close < 0 || found.isArray() || !isConstantSelect(text, end + 1, close)) {
      note(new Read(found, -1, -1));
      return end;
    }
    int colon = text.indexOf(':', end);
    boolean range = colon > 0 && colon < close;
    int high = Integer.parseInt(text, end + 1, range ? colon : close, 10);
    note(new Read(found, high, range ? Integer.parseInt(text, colon + 1, close, 10) : high));
    return close + 1;
  }

  private void note(Read read) {
    if (blocks.isEmpty()) {
      read.happen();
    } else {
      blocks.peek().add(read);
    }
  }

  private static boolean isConstantSelect(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i)) && text.charAt(i) != ':') return false;
    }
    return true;
  }
}
