package burin.cli;

import burin.flow.Json;
import burin.flow.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Words what came out of a run.
///
/// @param what the network and its inputs
record RunOutput(Run run, String what, Report report, WarningOutput warnings) {

  String text() {
    var table = new Table("  ");
    if (report.correct().isPresent()) table.row("accuracy", percent(), "(%d of %d)".formatted(correct(), report.images()));
    table.row("mismatches", Long.toString(report.mismatches()), "(outputs that differ from the reference)");
    table.row("cycles per image", cycles(), "(formula: %d)".formatted(report.formulaCyclesPerImage()));
    table.row("time", Numbers.text("%.0f ms", report.simulationMs()),
        Numbers.text("(elaboration %.0f ms, build %.0f ms)", report.elaborationMs(), report.buildMs()));
    table.row("speed", speed(), "(clock cycles, those for loading and reading too)");
    String coverage = run.coverage().map("Its coverage is in %s%n"::formatted).orElse("");
    return "%s %s%n%s, engine %s%n%sIts Verilog is in %s%n%s".formatted(
        run.design().name(), run.values(), what, RunCommand.nameOf(run.engine()), table, run.folder(), coverage);
  }

  String json() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("design", run.design().name());
    fields.put("engine", RunCommand.nameOf(run.engine()));
    fields.put("images", report.images());
    fields.put("correct", report.correct().isPresent() ? correct() : null);
    fields.put("accuracy", report.correct().isPresent() ? accuracy() : null);
    fields.put("mismatches", report.mismatches());
    fields.put("cyclesPerImage", number(report.cyclesPerImage()));
    fields.put("formulaCyclesPerImage", report.formulaCyclesPerImage());
    fields.put("elaborationMs", rounded(report.elaborationMs()));
    fields.put("buildMs", rounded(report.buildMs()));
    fields.put("simulationMs", rounded(report.simulationMs()));
    fields.put("cyclesPerSecond", Math.round(report.cyclesPerSecond()));
    fields.put("warnings", warnings.fields());
    return Json.text(fields);
  }

  /// What the user must know if the run has not passed; empty if it has.
  List<String> complaints() {
    var complaints = new ArrayList<String>();
    report.first().ifPresent(first -> complaints.add(
        "burin: %d outputs differ from the reference; the first: image %d, output %d is %d, the reference says %d".formatted(
            report.mismatches(), first.image(), first.output(), first.hardware(), first.reference())));
    if (report.cyclesPerImage() != report.formulaCyclesPerImage()) complaints.add(
        "burin: an image takes %s cycles, the formula says %d".formatted(cycles(), report.formulaCyclesPerImage()));
    return complaints;
  }

  private int correct() {
    return report.correct().getAsInt();
  }

  private double accuracy() {
    return (double) correct() / report.images();
  }

  private String percent() {
    return Numbers.text("%.2f %%", 100 * accuracy());
  }

  private String cycles() {
    Object cycles = number(report.cyclesPerImage());
    return cycles instanceof Double mean ? Numbers.text("%.2f on average", mean) : cycles.toString();
  }

  private String speed() {
    return Numbers.text(report.cyclesPerSecond() < 1e6 ? "%.0f thousand/s" : "%.2f million/s",
        report.cyclesPerSecond() / (report.cyclesPerSecond() < 1e6 ? 1e3 : 1e6));
  }

  /// A whole number as one.
  private static Object number(double value) {
    return value == Math.rint(value) ? (Object) Math.round(value) : (Object) value;
  }

  private static double rounded(double milliseconds) {
    return Math.rint(milliseconds * 10) / 10;
  }
}
