package burin.sim.coverage;

import burin.pass.CoverageKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;

/// Coverage as a text for people: totals of each module, then each source line, those with something missing first.
public final class CoverageText {
  private CoverageText() {}

  public static String of(Coverage coverage) {
    List<CoverageGroup> groups = CoverageGroup.of(coverage);
    var text = new StringBuilder(totals(coverage));
    section(text, "not reached", groups, group -> group.isRequired() && !group.isReached());
    section(text, "reached", groups, group -> group.isRequired() && group.isReached());
    section(text, "transitions seen", groups, group -> !group.isRequired());
    return text.toString();
  }

  /// One line for each instance with how much of it was reached.
  public static String instances(Coverage coverage) {
    List<List<String>> rows = new ArrayList<>();
    CoverageTotal.by(coverage, item -> item.instance().isEmpty() ? "(top)" : item.instance()).forEach((instance, totals) -> {
      CoverageTotal total = CoverageTotal.sum(totals);
      rows.add(List.of(instance, total.toString(), total.percent()));
    });
    return table(rows);
  }

  private static String totals(Coverage coverage) {
    List<CoverageKind> kinds = Arrays.stream(CoverageKind.values()).filter(CoverageKind::isRequired).toList();
    SortedMap<String, Map<CoverageKind, CoverageTotal>> modules = CoverageTotal.by(coverage.byModule(), CoverageItem::module);
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("module"));
    kinds.forEach(kind -> head.add(kind.name().toLowerCase(Locale.ROOT)));
    head.add("all");
    rows.add(head);
    modules.forEach((module, totals) -> rows.add(row(module, kinds, totals)));
    CoverageTotal.by(coverage.byModule(), _ -> "all").forEach((all, totals) -> rows.add(row(all, kinds, totals)));
    return table(rows);
  }

  private static List<String> row(String name, List<CoverageKind> kinds, Map<CoverageKind, CoverageTotal> totals) {
    List<String> row = new ArrayList<>(List.of(name));
    kinds.forEach(kind -> row.add(totals.getOrDefault(kind, CoverageTotal.NONE).toString()));
    row.add(CoverageTotal.sum(totals).percent());
    return row;
  }

  private static void section(
      StringBuilder text, String title, List<CoverageGroup> groups, Predicate<CoverageGroup> belongs) {
    List<List<String>> rows = groups.stream().filter(belongs)
        .map(group -> List.of(group.place().toString(), group.title(), group.outcome())).toList();
    if (!rows.isEmpty()) text.append('\n').append(title).append('\n').append(table(rows));
  }

  /// Columns as wide as they must be.
  private static String table(List<List<String>> rows) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) widths[i] = Math.max(widths[i], row.get(i).length());
    }
    var text = new StringBuilder();
    for (List<String> row : rows) {
      var line = new StringBuilder();
      for (int i = 0; i < columns; i++) line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
