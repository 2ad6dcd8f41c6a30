package burin.cli;

import burin.diff.DesignDiff;
import burin.diff.ModuleDiff;
import burin.diff.Verdict;
import burin.flow.Catalogue;
import burin.flow.Json;
import burin.tools.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// `diff`: what has changed between two designs, in text and in logic.
final class DiffCommand implements Command {
  private static final String TIMEOUT = "--timeout";
  private static final int USUAL_SECONDS = 60;

  @Override
  public CommandSpec specification(Catalogue catalogue) {
    var examples = new LinkedHashMap<String, String>();
    examples.put("./burin diff rtl-out/apu my-apu", "two folders that ./burin emit has written");
    examples.put("./burin diff old.v new.v --timeout 600", "two files, with ten minutes for each module");
    return Specifications.command("diff", "OLD NEW [OPTION]...", "Compares two designs in Verilog, module by module.",
            "A module's text is the same, or its logic is proved to be (by yosys), or it is different, and then the outputs are "
                + "told that differ. Without a proof or a difference in time it is undecided. The exit code is 0 if all "
                + "modules are the same or proved equal, else 1.", examples)
        .addPositional(folder("0", "OLD"))
        .addPositional(folder("1", "NEW"))
        .addOption(Specifications.value(TIMEOUT, "SECONDS", "Time for one module. Default: " + USUAL_SECONDS + "."));
  }

  private static PositionalParamSpec folder(String index, String label) {
    return PositionalParamSpec.builder().index(index).arity("1").required(true).paramLabel(label).type(String.class)
        .description("A folder of Verilog with or without its files.f, or a file of Verilog.").build();
  }

  @Override
  public int run(Arguments arguments, Catalogue catalogue, Session session) {
    String old = arguments.operand(0);
    String now = arguments.operand(1);
    var limit = Duration.ofSeconds(arguments.count(TIMEOUT).orElse(USUAL_SECONDS));
    DesignDiff diff = DesignDiff.of(Path.of(old), Path.of(now));
    List<ModuleDiff> found = compare(diff, limit, session);
    session.out().print(arguments.json() ? json(old, now, found) : text(found));
    return isFine(found) ? 0 : Failures.CHECK_FAILED;
  }

  private static List<ModuleDiff> compare(DesignDiff diff, Duration limit, Session session) {
    try (var progress = new Progress("comparing", diff.size(), session)) {
      return diff.run(Program.find("yosys", session.searchPath()), limit, progress::step);
    }
  }

  private static boolean isFine(List<ModuleDiff> found) {
    return found.stream().allMatch(diff -> diff.verdict().isFine());
  }

  private static String text(List<ModuleDiff> found) {
    var table = new Table("  ", "module", "verdict", "");
    for (ModuleDiff diff : found) table.row(diff.module(), diff.verdict().word(), detail(diff));
    return table + "\n" + summary(found) + "\n";
  }

  private static String detail(ModuleDiff diff) {
    List<String> parts = new ArrayList<>();
    if (!diff.outputs().isEmpty()) parts.add("in " + String.join(", ", diff.outputs()));
    if (!diff.detail().isEmpty()) parts.add(diff.detail());
    return String.join(", ", parts);
  }

  /// `3 modules: 1 same, 2 equal`.
  private static String summary(List<ModuleDiff> found) {
    List<String> counts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      long count = found.stream().filter(diff -> diff.verdict() == verdict).count();
      if (count > 0) counts.add(count + " " + verdict.word());
    }
    return "%d module%s: %s".formatted(found.size(), found.size() == 1 ? "" : "s", String.join(", ", counts));
  }

  private static String json(String old, String now, List<ModuleDiff> found) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("old", old);
    fields.put("new", now);
    fields.put("equal", isFine(found));
    fields.put("modules", found.stream().map(DiffCommand::fields).toList());
    return Json.text(fields);
  }

  private static Map<String, Object> fields(ModuleDiff diff) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("module", diff.module());
    fields.put("verdict", diff.verdict().word());
    fields.put("outputs", diff.outputs());
    fields.put("detail", diff.detail());
    return fields;
  }
}
