package burin.cli;

import burin.flow.Design;
import burin.flow.Json;
import burin.flow.ParameterValues;
import burin.synth.Estimate;
import burin.synth.Target;
import java.util.LinkedHashMap;

/// Words what a design would cost.
record EstimateOutput(Design design, ParameterValues values, Estimate estimate) {
  String text() {
    var table = new Table("  ");
    estimate.measures().forEach((name, value) -> table.row(name, SynthOutput.worded(value)));
    return "%s %s%nestimated for osu018%n%n%s".formatted(design.name(), values, table);
  }

  String json() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("design", design.name());
    fields.put("parameters", values.values());
    fields.put("target", Target.OSU018.word());
    fields.putAll(estimate.measures());
    return Json.text(fields);
  }
}
