package burin.export;

import burin.flow.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The configuration of OpenLane and LibreLane, with constraints. The shapes of the memories, each a module for a macro, are in
/// `memories.json`.
final class OpenLane {
  private static final String CONSTRAINTS = "constraints.sdc";

  private OpenLane() {}

  static Map<String, String> files(Project project) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("config.json", configuration(project));
    files.put(CONSTRAINTS, constraints(project));
    return files;
  }

  private static String configuration(Project project) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("DESIGN_NAME", project.top());
    fields.put("VERILOG_FILES", project.files().stream().map("dir::"::concat).toList());
    fields.put("CLOCK_PORT", project.clocks().isEmpty() ? null : String.join(" ", project.clocks()));
    fields.put("CLOCK_PERIOD", Double.valueOf(project.period()));
    fields.put("PNR_SDC_FILE", "dir::" + CONSTRAINTS);
    fields.put("SIGNOFF_SDC_FILE", "dir::" + CONSTRAINTS);
    fields.put("FP_CORE_UTIL", 40);
    return Json.text(fields);
  }

  private static String constraints(Project project) {
    String clocks = project.clocks().stream().map(clock -> "create_clock -name %1$s -period %2$s [get_ports %1$s]\n".formatted(
        clock, project.period())).collect(Collectors.joining());
    if (project.clocks().isEmpty()) return "create_clock -name ports -period %s\n".formatted(project.period()) + delays("ports");
    String apart = project.clocks().size() < 2 ? "" : "set_clock_groups -asynchronous"
        + project.clocks().stream().map(" -group "::concat).collect(Collectors.joining()) + "\n";
    return clocks + apart + delays(project.clocks().getFirst());
  }

  private static String delays(String clock) {
    return "set_input_delay 0 -clock %1$s [all_inputs]\nset_output_delay 0 -clock %1$s [all_outputs]\n".formatted(clock);
  }
}
