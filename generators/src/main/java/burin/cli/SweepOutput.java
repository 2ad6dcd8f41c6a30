package burin.cli;

import burin.flow.Json;
import burin.sweep.Failure;
import burin.sweep.Measure;
import burin.sweep.PointResult;
import burin.sweep.Results;
import burin.sweep.SweepReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Words what came out of a sweep.
record SweepOutput(SweepReport report, Path folder) {
  private static final int MOST_COMPLAINTS = 5;

  String text() {
    Results results = report.results();
    var table = new Table("  ", "measure", "least", "most", "what it is");
    for (Measure measure : results.plan().measures()) {
      List<Number> values = results.points().stream().flatMap(point -> point.value(measure.name()).stream()).toList();
      table.row(measure.name(), end(values, 1), end(values, -1), measure.description());
    }
    return Numbers.text("%s: %d points, %d of them failed%n%n%s%n%d points in %.1f s, %.0f a minute; %d structures "
        + "measured%nThe results are in %s: index.html, results.csv, results.json%n", results.plan().design().name(),
        results.points().size(), results.failed().size(), table, report.ran(), report.seconds(), report.pointsPerMinute(),
        report.measured(), folder);
  }

  /// @param sign 1 for the least, -1 for the most
  private static String end(List<Number> values, int sign) {
    return values.stream().min((a, b) -> sign * Double.compare(a.doubleValue(), b.doubleValue()))
        .map(Object::toString).orElse("-");
  }

  String json() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("points", report.results().points().size());
    fields.put("failed", report.results().failed().size());
    fields.put("measured", report.measured());
    fields.put("seconds", Math.rint(report.seconds() * 1000) / 1000);
    fields.put("pointsPerMinute", Math.round(report.pointsPerMinute()));
    fields.put("directory", folder.toString());
    return Json.text(fields);
  }

  /// A line for each of the first points that failed.
  List<String> complaints() {
    List<PointResult> failed = report.results().failed();
    var complaints = new ArrayList<String>();
    for (PointResult point : failed.subList(0, Math.min(MOST_COMPLAINTS, failed.size()))) {
      Failure first = point.failures().getFirst();
      complaints.add("burin: %s: %s: %s".formatted(point.values(), first.stage(), first));
    }
    if (failed.size() > MOST_COMPLAINTS) complaints.add(
        "burin: and %d more points failed; results.csv tells why".formatted(failed.size() - MOST_COMPLAINTS));
    return complaints;
  }
}
