package burin.nn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.io.JsonStringEncoder;

/// The text of a JSON file that people can read and compare: a field a line, a row of numbers a line.
final class JsonText {
  private static final int NUMBERS_A_LINE = 40;

  private final StringBuilder out = new StringBuilder();

  JsonText append(String text) {
    out.append(text);
    return this;
  }

  void text(String indent, String field, String value) {
    name(indent, field).append('"').append(JsonStringEncoder.getInstance().quoteAsCharArray(value)).append("\",\n");
  }

  void number(String indent, String field, int value) {
    name(indent, field).append(value).append(",\n");
  }

  /// A field that is true; one that is not is left out.
  void yes(String indent, String field) {
    name(indent, field).append("true,\n");
  }

  /// Short lists on the line of their name, longer ones on lines of their own.
  void numbers(String indent, String field, int[] values) {
    name(indent, field).append('[');
    if (values.length <= NUMBERS_A_LINE) {
      out.append(list(values)).append("],\n");
      return;
    }
    for (int from = 0; from < values.length; from += NUMBERS_A_LINE) {
      int to = Math.min(from + NUMBERS_A_LINE, values.length);
      out.append('\n').append(indent).append("  ").append(list(Arrays.copyOfRange(values, from, to)));
      if (to < values.length) out.append(',');
    }
    out.append('\n').append(indent).append("],\n");
  }

  /// A list of lists, each on a line of its own; the last field of its object.
  void rows(String indent, String field, List<int[]> rows) {
    name(indent, field).append("[\n").append(rows(indent + "  ", rows)).append('\n').append(indent).append("]\n");
  }

  /// A list of lists of lists, each innermost one on a line of its own; the last field of its object.
  void groups(String indent, String field, List<List<int[]>> groups) {
    String inner = indent + "  ";
    name(indent, field).append("[\n").append(groups.stream()
        .map(rows -> inner + "[\n" + rows(inner + "  ", rows) + "\n" + inner + "]")
        .collect(Collectors.joining(",\n"))).append('\n').append(indent).append("]\n");
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private StringBuilder name(String indent, String field) {
    return out.append(indent).append('"').append(field).append("\": ");
  }

  private static String rows(String indent, List<int[]> rows) {
    return rows.stream().map(row -> indent + "[" + list(row) + "]").collect(Collectors.joining(",\n"));
  }

  private static String list(int[] values) {
    return Arrays.stream(values).mapToObj(Integer::toString).collect(Collectors.joining(", "));
  }
}
