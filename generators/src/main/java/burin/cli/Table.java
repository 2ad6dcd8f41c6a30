package burin.cli;

import java.util.ArrayList;
import java.util.List;

/// Columns of text, each as wide as its widest cell.
final class Table {
  private static final String GAP = "   ";

  private final String indent;
  private final List<String[]> rows = new ArrayList<>();

  /// A table with these headings, if any.
  Table(String indent, String... headings) {
    this.indent = indent;
    if (headings.length > 0) rows.add(headings);
  }

  void row(String... cells) {
    rows.add(cells);
  }

  void row(List<String> cells) {
    rows.add(cells.toArray(String[]::new));
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (String[] row : rows) {
      var line = new StringBuilder(indent);
      for (int i = 0; i < row.length; i++) line.append(row[i]).append(" ".repeat(width(i) - row[i].length())).append(GAP);
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private int width(int column) {
    return rows.stream().filter(row -> column < row.length).mapToInt(row -> row[column].length()).max().orElse(0);
  }
}
