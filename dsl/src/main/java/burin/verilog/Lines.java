package burin.verilog;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.List;

/// Text in lines, some of which are declarations whose final form is known only when all is written.
final class Lines {
  /// Longer lines are broken.
  private static final int MARGIN = 110;

  /// Half of all lines give a value, so these are put together only where they are written.
  ///
  /// @param declaration starts the line, or null
  /// @param text follows
  /// @param value is what something is given, before the semicolon that ends the line; or null
  private record Line(int depth, Declaration declaration, String text, String operator, String value) {
    Line(int depth, Declaration declaration, String text) {
      this(depth, declaration, text, "", null);
    }

    boolean isEmpty() {
      return declaration == null && text.isEmpty();
    }

    /// Without the declaration.
    String whole() {
      return value == null ? text : text + operator + value + ";";
    }

    void appendTo(StringBuilder out) {
      if (declaration != null) declaration.appendTo(out);
      out.append(text);
      if (value != null) out.append(operator).append(value).append(';');
    }

    int characters() {
      int given = value == null ? 1 : operator.length() + value.length() + 2;
      return 2 * depth + text.length() + given + (declaration == null ? 0 : declaration.name.length() + 30);
    }
  }

  private final List<Line> lines = new ArrayList<>();
  private final int depth;

  Lines(int depth) {
    this.depth = depth;
  }

  int depth() {
    return depth;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  int size() {
    return lines.size();
  }

  /// About how many characters there will be, and rather too many.
  int characters() {
    int characters = 0;
    for (Line line : lines) characters += line.characters();
    return characters;
  }

  void add(String text) {
    lines.add(new Line(depth, null, text));
  }

  void add(Declaration declaration, String rest) {
    lines.add(new Line(depth, declaration, rest));
  }

  /// What a declaration is at once given.
  void define(Declaration declaration, String value) {
    lines.add(new Line(depth, declaration, "", " = ", value));
  }

  /// @param operator with its spaces
  void assign(String target, String operator, String value) {
    lines.add(new Line(depth, null, target, operator, value));
  }

  void add(Lines more) {
    lines.addAll(more.lines);
  }

  /// An empty line, unless there is one already or nothing above it.
  void space() {
    if (!lines.isEmpty() && !lines.getLast().isEmpty()) lines.add(EMPTY);
  }

  private static final Line EMPTY = new Line(0, null, "");

  /// The only line, if it is one and without a declaration, else null.
  String single() {
    return lines.size() == 1 && lines.getFirst().declaration == null ? lines.getFirst().whole() : null;
  }

  /// Declarations of what is not read stand between directives that say so.
  void appendTo(StringBuilder out) {
    if (!lines.isEmpty() && lines.getLast().isEmpty()) lines.removeLast();
    String off = "";
    int depth = 0;
    boolean spaced = true;
    for (Line line : lines) {
      boolean idle = line.declaration != null && line.declaration.isIdle();
      if (idle || spaced && line.isEmpty()) continue;
      spaced = line.isEmpty();
      String warnings = line.declaration == null ? "" : line.declaration.warnings();
      if (!off.isEmpty() && (!off.equals(warnings) || line.depth != depth)) {
        directive(out, depth, "lint_on", off);
        off = "";
      }
      if (off.isEmpty() && !warnings.isEmpty()) {
        directive(out, line.depth, "lint_off", warnings);
        off = warnings;
        depth = line.depth;
      }
      append(out, line);
    }
    if (!off.isEmpty()) directive(out, depth, "lint_on", off);
  }

  /// One line for each of the warnings.
  private static void directive(StringBuilder out, int depth, String what, String warnings) {
    for (String warning : Splitter.on(' ').split(warnings)) {
      indent(out, depth);
      out.append("/* verilator ").append(what).append(' ').append(warning).append(" */\n");
    }
  }

  private static void indent(StringBuilder out, int depth) {
    for (int i = 0; i < depth; i++) out.append("  ");
  }

  /// Nearly all lines are short, so a line is put together anew only where it turns out to be long.
  private static void append(StringBuilder out, Line line) {
    int start = out.length();
    if (!line.isEmpty()) indent(out, line.depth);
    int from = out.length();
    line.appendTo(out);
    if (out.length() - from > MARGIN - 2 * line.depth) {
      String text = out.substring(from);
      out.setLength(start);
      appendWrapped(out, line.depth, text);
    } else {
      out.append('\n');
    }
  }

  /// Breaks at spaces; Verilog does not mind where.
  private static void appendWrapped(StringBuilder out, int depth, String text) {
    int from = 0;
    int room = MARGIN - 2 * depth;
    int comment = comment(text);
    int end = comment < 0 ? text.length() : comment;
    indent(out, depth);
    while (end - from > room) {
      int space = bestBreak(text, from, from + room);
      if (space < 0) space = firstBreak(text, from, end);
      if (space < 0 || space >= end) break;
      out.append(text, from, space).append('\n');
      indent(out, depth + 2);
      from = space + 1;
      room = MARGIN - 2 * depth - 4;
    }
    out.append(text, from, text.length()).append('\n');
  }

  /// Where a comment begins, or -1.
  private static int comment(String text) {
    int comment = text.indexOf("//");
    if (comment < 0 || text.indexOf('"') < 0) return comment;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      quoted ^= isQuote(text, i);
      if (!quoted && text.startsWith("//", i)) return i;
    }
    return -1;
  }

  private static boolean isQuote(String text, int i) {
    if (text.charAt(i) != '"') return false;
    int before = i;
    while (before > 0 && text.charAt(before - 1) == '\\') before--;
    return (i - before) % 2 == 0;
  }

  private static int firstBreak(String text, int from, int end) {
    boolean quoted = false;
    for (int i = from; i < end; i++) {
      quoted ^= isQuote(text, i);
      if (!quoted && text.charAt(i) == ' ') return i;
    }
    return -1;
  }

  /// The last of the spaces outside of texts within the fewest brackets, in the later half of the line if there is one; or -1.
  private static int bestBreak(String text, int from, int to) {
    int best = -1;
    int bestDepth = Integer.MAX_VALUE;
    int depth = 0;
    boolean quoted = false;
    for (int i = from; i <= to; i++) {
      char c = text.charAt(i);
      if (c == '"' && isQuote(text, i)) quoted = !quoted;
      if (quoted) continue;
      if (c == '(' || c == '{' || c == '[') depth++;
      if (c == ')' || c == '}' || c == ']') depth--;
      boolean wide = i > from + (to - from) / 3;
      if (c == ' ' && wide && depth <= bestDepth) {
        best = i;
        bestDepth = depth;
      }
    }
    return best;
  }
}
