package burin.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// A script that makes a project of Vivado, and its constraints. The design is synthesized out of context: its ports are no pins.
final class Vivado {
  private static final String PART = "xc7a100tcsg324-1";

  private Vivado() {}

  static Map<String, String> files(Project project) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("constraints.xdc", constraints(project));
    files.put("project.tcl", script(project));
    return files;
  }

  private static String constraints(Project project) {
    return project.clocks().stream().map(clock -> "create_clock -name %1$s -period %2$s [get_ports %1$s]\n".formatted(
        clock, project.period())).collect(Collectors.joining());
  }

  private static String script(Project project) {
    String data = project.data().isEmpty() ? "" : "add_files [list %s]\n".formatted(String.join(" ", project.data()));
    return """
        # vivado -mode batch -source project.tcl -tclargs PART
        set part [expr {$argc > 0 ? [lindex $argv 0] : "%1$s"}]
        cd [file dirname [file normalize [info script]]]
        create_project %2$s project -part $part -force
        add_files [list %3$s]
        %4$sadd_files -fileset constrs_1 constraints.xdc
        set_property top %5$s [current_fileset]
        synth_design -mode out_of_context -top %5$s -part $part
        report_utilization -hierarchical -file utilization.txt
        opt_design
        place_design
        route_design
        report_timing_summary -file timing.txt
        """.formatted(PART, project.name(), String.join(" ", project.files()), data, project.top());
  }
}
