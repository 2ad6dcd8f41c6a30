package burin.sim.coverage;

import burin.pass.CoverageKind;
import com.google.common.html.HtmlEscapers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Coverage as one HTML page that needs nothing else: totals of each module and instance, then each source file with its
/// lines coloured.
public final class CoveragePage {
  private static final String STYLE = """
      body { font: 14px/1.4 sans-serif; margin: 2em; color: #222; background: #fff }
      table { border-collapse: collapse; margin: 0 0 1.5em }
      th, td { padding: .15em .8em; text-align: right; border-bottom: 1px solid #ddd }
      th:first-child, td:first-child { text-align: left }
      .source td { border: 0; padding: 0 .8em; text-align: left; vertical-align: top }
      .source td { font: 12px/1.5 monospace; white-space: pre-wrap }
      .source td:first-child { text-align: right; color: #888 }
      .full { background: #dff5df } .part { background: #fff3c4 } .none { background: #fbdcdc }
      summary { cursor: pointer; font-weight: bold; margin: .6em 0 }
      """;

  private final Coverage coverage;
  private final CoverageSources sources;
  private final StringBuilder out = new StringBuilder();

  private CoveragePage(Coverage coverage, CoverageSources sources) {
    this.coverage = coverage;
    this.sources = sources;
  }

  /// @param folders where the sources are, at any depth; of a file that is not found only the lines with points are shown
  public static String of(Coverage coverage, List<Path> folders) {
    var page = new CoveragePage(coverage, new CoverageSources(folders));
    page.write();
    return page.out.toString();
  }

  private void write() {
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Coverage</title>\n<style>\n")
        .append(STYLE).append("</style>\n</head>\n<body>\n<h1>Coverage</h1>\n");
    totals("module", coverage.byModule(), CoverageItem::module);
    out.append("<details><summary>Instances</summary>\n");
    totals("instance", coverage, item -> item.instance().isEmpty() ? "(top)" : item.instance());
    out.append("</details>\n");
    SortedMap<String, SortedMap<Integer, List<CoverageGroup>>> files = new TreeMap<>();
    for (CoverageGroup group : CoverageGroup.of(coverage)) {
      files.computeIfAbsent(group.place().file(), _ -> new TreeMap<>())
          .computeIfAbsent(group.place().line(), _ -> new ArrayList<>()).add(group);
    }
    files.forEach(this::file);
    out.append("</body>\n</html>\n");
  }

  // Totals

  private void totals(String title, Coverage points, Function<CoverageItem, String> key) {
    List<CoverageKind> kinds = Arrays.stream(CoverageKind.values()).filter(CoverageKind::isRequired).toList();
    out.append("<table>\n<tr><th>").append(title).append("</th>");
    kinds.forEach(kind -> out.append("<th>").append(kind.name().toLowerCase(Locale.ROOT)).append("</th>"));
    out.append("<th>all</th></tr>\n");
    CoverageTotal.by(points, key).forEach((name, totals) -> row(name, kinds, totals));
    CoverageTotal.by(points, _ -> "all").forEach((name, totals) -> row(name, kinds, totals));
    out.append("</table>\n");
  }

  private void row(String name, List<CoverageKind> kinds, Map<CoverageKind, CoverageTotal> totals) {
    out.append("<tr><td>").append(escaped(name)).append("</td>");
    kinds.forEach(kind -> cell(totals.getOrDefault(kind, CoverageTotal.NONE), CoverageTotal::toString));
    cell(CoverageTotal.sum(totals), CoverageTotal::percent);
    out.append("</tr>\n");
  }

  private void cell(CoverageTotal total, Function<CoverageTotal, String> text) {
    String colour = total.all() == 0 ? "" : total.isComplete() ? "full" : total.reached() == 0 ? "none" : "part";
    out.append("<td class=\"").append(colour).append("\">").append(text.apply(total)).append("</td>");
  }

  // Sources

  private void file(String name, SortedMap<Integer, List<CoverageGroup>> lines) {
    out.append("<details open><summary>").append(escaped(name)).append("</summary>\n<table class=\"source\">\n");
    Optional<List<String>> source = sources.lines(name);
    if (source.isPresent()) {
      for (int i = 1; i <= source.get().size(); i++) line(i, source.get().get(i - 1), lines.getOrDefault(i, List.of()));
    } else {
      lines.forEach((number, groups) -> line(number, "", groups));
    }
    out.append("</table>\n</details>\n");
  }

  private void line(int number, String text, List<CoverageGroup> groups) {
    out.append("<tr class=\"").append(colour(groups)).append("\"><td>").append(number).append("</td><td>")
        .append(escaped(text)).append("</td><td>");
    List<String> notes = groups.stream().map(group -> escaped(group.title() + ": " + group.outcome())).toList();
    out.append(String.join("<br>", notes)).append("</td></tr>\n");
  }

  private static String colour(List<CoverageGroup> groups) {
    List<CoverageGroup> required = groups.stream().filter(CoverageGroup::isRequired).toList();
    if (required.isEmpty()) return "";
    if (required.stream().allMatch(CoverageGroup::isReached)) return "full";
    return required.stream().allMatch(CoverageGroup::isMissed) ? "none" : "part";
  }

  private static String escaped(String text) {
    return HtmlEscapers.htmlEscaper().escape(text);
  }
}
