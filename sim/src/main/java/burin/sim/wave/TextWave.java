package burin.sim.wave;

import burin.diag.Code;
import burin.diag.UserError;
import burin.ir.BoolType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/// A trace as text: a line for each signal, a column for each cycle, as wide as what changes in it needs.
///
/// Bools are lines that are high or low. A value stands where it comes, behind a bar, and holds as far as the next bar. Of
/// several clocks, an arrow at the beginning of a column says which of them have risen there. A reset that is never active is
/// left out.
public final class TextWave {
  private static final int LONGEST = 24;

  private final Trace trace;
  private final boolean ascii;
  private final int width;

  private TextWave(Trace trace, boolean ascii, int width) {
    this.trace = trace;
    this.ascii = ascii;
    this.width = width;
  }

  public static TextWave of(Trace trace) {
    return new TextWave(trace, false, 120);
  }

  /// With `-` and `_` for high and low, `|` for a change and `^` for an edge.
  public TextWave ascii() {
    return new TextWave(trace, true, width);
  }

  /// How long lines may be: more columns go below, in blocks.
  public TextWave width(int characters) {
    if (characters < 1) throw new UserError(Code.SIZE, "lines of " + characters + " characters", "at least 1");
    return new TextWave(trace, ascii, characters);
  }

  @Override
  public String toString() {
    Trace shown = new Trace(
        trace.top(), trace.clocks(), trace.moments(), trace.signals().stream().filter(TextWave::isShown).toList());
    int labels = labels(shown);
    List<String> blocks = new ArrayList<>();
    for (int from = 0; from < shown.columns(); ) {
      // A column takes two characters at least.
      Trace rest = shown.slice(from, Math.min(shown.columns(), from + Math.max(1, width / 2)));
      var block = new Block(rest, continued(shown, from), labels);
      blocks.add(block.toString());
      from += block.columns;
    }
    return String.join("\n", blocks);
  }

  private static boolean isShown(Trace.Signal signal) {
    boolean isQuiet = signal.changes().size() == 1 && signal.changes().getFirst().bits().signum() == 0;
    return signal.line().kind() != Line.Kind.RESET || !isQuiet;
  }

  private static int labels(Trace shown) {
    int longest = "cycle".length();
    for (Trace.ClockLine clock : shown.clocks()) longest = Math.max(longest, clock.name().length());
    for (Trace.Signal signal : shown.signals()) longest = Math.max(longest, signal.line().toString().length());
    return longest + 2;
  }

  /// Which signals have at a column the value that they had before.
  private static boolean[] continued(Trace shown, int column) {
    boolean[] continued = new boolean[shown.signals().size()];
    if (column == 0) return continued;
    for (int i = 0; i < continued.length; i++) {
      Trace.Signal signal = shown.signals().get(i);
      continued[i] = signal.at(column - 1).equals(signal.at(column));
    }
    return continued;
  }

  /// As many columns as fit beside each other.
  private final class Block {
    private final Trace part;
    private final boolean[] continued;
    private final int labels;
    private final int[] widths;
    final int columns;

    Block(Trace part, boolean[] continued, int labels) {
      this.part = part;
      this.continued = continued;
      this.labels = labels;
      this.widths = widths();
      this.columns = fitting();
    }

    private int[] widths() {
      int[] widths = new int[part.columns()];
      for (int i = 0; i < widths.length; i++) widths[i] = cycle(i).length() + 1;
      for (Trace.Signal signal : part.signals()) {
        if (isBool(signal)) continue;
        for (Trace.Change change : signal.changes()) {
          int at = (int) change.column();
          widths[at] = Math.max(widths[at], text(signal, change).length() + 2);
        }
      }
      return widths;
    }

    private int fitting() {
      int count = 1;
      int length = labels + widths[0];
      while (count < widths.length && length + widths[count] <= width) length += widths[count++];
      return count;
    }

    @Override
    public String toString() {
      var text = new StringBuilder();
      line(text, "cycle", this::cycle);
      if (part.clocks().size() > 1) part.clocks().forEach(clock -> line(text, clock.name(), column -> edge(clock, column)));
      for (int i = 0; i < part.signals().size(); i++) signal(text, i);
      return text.toString();
    }

    private String cycle(int column) {
      return Long.toString(part.moments().get(column).cycle());
    }

    private String edge(Trace.ClockLine clock, int column) {
      return !clock.risesIn(part.moments().get(column)) ? "" : ascii ? "^" : "↑";
    }

    private void signal(StringBuilder text, int number) {
      Trace.Signal signal = part.signals().get(number);
      String label = signal.line().toString();
      if (isBool(signal)) {
        line(text, label, column -> level(signal.at(column).signum() != 0).repeat(widths[column]));
        return;
      }
      String[] cells = new String[widths.length];
      Arrays.fill(cells, "");
      for (Trace.Change change : signal.changes()) {
        boolean isNew = change.column() > 0 || !continued[number];
        cells[(int) change.column()] = (isNew ? ascii ? "|" : "│" : " ") + text(signal, change);
      }
      line(text, label, column -> cells[column]);
    }

    private void line(StringBuilder text, String label, IntFunction<String> cell) {
      var line = new StringBuilder(padded(label, labels));
      for (int i = 0; i < columns; i++) line.append(padded(cell.apply(i), widths[i]));
      text.append(line.toString().stripTrailing()).append('\n');
    }
  }

  private static boolean isBool(Trace.Signal signal) {
    return signal.line().type() instanceof BoolType;
  }

  private String text(Trace.Signal signal, Trace.Change change) {
    String text = Display.text(signal.line().type(), change.bits());
    if (text.length() <= LONGEST) return text;
    String dots = ascii ? "..." : "…";
    return text.substring(0, LONGEST - dots.length()) + dots;
  }

  private String level(boolean high) {
    if (ascii) return high ? "-" : "_";
    return high ? "▔" : "▁";
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
