package burin.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/// One measured number in the JSON of a bench.
final class BenchRow {
  private BenchRow() {}

  /// @param ratioToPeer the number as a part of that of the faster peer; null where there is none
  static Map<String, Object> fields(String bench, String design, String metric, Number value, Double ratioToPeer) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("bench", bench);
    fields.put("design", design);
    fields.put("metric", metric);
    fields.put("value", value);
    fields.put("ratioToPeer", ratioToPeer);
    return fields;
  }
}
