package burin.cli;

import burin.approxconv.reference.GateReport;
import burin.approxconv.reference.LayerCounts;
import burin.approxconv.reference.Scheme;
import burin.flow.Json;
import burin.nn.ConvNetwork;
import burin.nn.Dataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Words what predictors do.
///
/// @param schemes each at its usual threshold
/// @param curve over the threshold
record ReportOutput(ConvNetwork network, Dataset digits, List<Entry> schemes, List<Entry> curve) {

  /// One scheme at one threshold.
  ///
  /// @param energy the share of each layer's that is left; empty where it was not asked for
  record Entry(Scheme scheme, double threshold, GateReport report, List<Double> energy) {}

  String text() {
    return "%s on %s%n%n%s%nover the threshold, all layers%n%s".formatted(network.name(), digits, layers(), points());
  }

  private Table layers() {
    boolean energy = schemes.stream().anyMatch(entry -> !entry.energy().isEmpty());
    var table = new Table("  ");
    List<String> headings = new ArrayList<>(List.of(
        "predictors", "accuracy", "layer", "negative", "skipped", "false negatives", "false positives", "lost"));
    if (energy) headings.add("energy");
    table.row(headings);
    for (Entry entry : schemes) {
      for (int i = 0; i < entry.report().layers().size(); i++) {
        List<String> row = new ArrayList<>(List.of(entry.scheme().toString(), accuracy(entry), Integer.toString(i + 1)));
        row.addAll(rates(entry.report().layers().get(i)));
        if (energy) row.add(entry.energy().isEmpty() ? "" : Numbers.text("%.1f", 100 * entry.energy().get(i)));
        table.row(row);
      }
    }
    return table;
  }

  private Table points() {
    var table = new Table("  ", "predictors", "threshold", "accuracy", "skipped", "false negatives", "false positives");
    for (Entry entry : curve) {
      List<String> rates = rates(entry.report().all());
      table.row(entry.scheme().toString(), Numbers.text("%s", entry.threshold()), accuracy(entry), rates.get(1), rates.get(2),
          rates.get(3));
    }
    return table;
  }

  private static List<String> rates(LayerCounts counts) {
    return List.of(percent(counts.negativeShare()), percent(counts.skipRate()), percent(counts.falseNegativeRate()),
        percent(counts.falsePositiveRate()), Numbers.text("%,d", counts.lost()));
  }

  private static String accuracy(Entry entry) {
    return percent(entry.report().accuracy());
  }

  private static String percent(double share) {
    return Numbers.text("%.2f %%", 100 * share);
  }

  String json() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("network", network.name());
    fields.put("images", digits.size());
    fields.put("schemes", schemes.stream().map(ReportOutput::fields).toList());
    fields.put("curve", curve.stream().map(ReportOutput::fields).toList());
    return Json.text(fields);
  }

  private static Map<String, Object> fields(Entry entry) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("scheme", entry.scheme().toString());
    fields.put("threshold", entry.threshold());
    fields.put("correct", entry.report().correct());
    fields.put("accuracy", entry.report().accuracy());
    fields.put("layers", entry.report().layers().stream().map(ReportOutput::fields).toList());
    fields.put("energy", entry.energy().isEmpty() ? null : entry.energy());
    return fields;
  }

  private static Map<String, Object> fields(LayerCounts counts) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("outputs", counts.outputs());
    fields.put("negative", counts.negative());
    fields.put("skipped", counts.skipped());
    fields.put("falseNegatives", counts.falseNegatives());
    fields.put("falsePositives", counts.falsePositives());
    fields.put("lost", counts.lost());
    return fields;
  }

  /// A line for each layer of each entry.
  String csv() {
    var text = new StringBuilder("part,scheme,threshold,images,correct,layer,outputs,negative,skipped,falseNegatives,"
        + "falsePositives,lost\n");
    schemes.forEach(entry -> text.append(lines("schemes", entry)));
    curve.forEach(entry -> text.append(lines("curve", entry)));
    return text.toString();
  }

  private static String lines(String part, Entry entry) {
    var text = new StringBuilder();
    GateReport report = entry.report();
    for (int i = 0; i < report.layers().size(); i++) {
      LayerCounts counts = report.layers().get(i);
      text.append(Numbers.text("%s,%s,%s,%d,%d,%d,%d,%d,%d,%d,%d,%d%n", part, entry.scheme(), entry.threshold(), report.images(),
          report.correct(), i + 1, counts.outputs(), counts.negative(), counts.skipped(), counts.falseNegatives(),
          counts.falsePositives(), counts.lost()));
    }
    return text.toString();
  }
}
