package burin.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Scripts of Yosys, Icarus Verilog and Verilator.
final class OpenTools {
  private OpenTools() {}

  static Map<String, String> files(Project project) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("synth.ys", synthesis(project));
    files.put("icarus.f", lines(project));
    files.put("verilator.f", "--lint-only\n--top-module %s\n-Wno-DECLFILENAME\n%s".formatted(project.top(), lines(project)));
    return files;
  }

  private static String synthesis(Project project) {
    String reads = project.files().stream().map("read_verilog %s\n"::formatted).collect(Collectors.joining());
    return reads + """
        hierarchy -check -top %1$s
        # The steps of synth, but memories stay whole: with memory_map after memory_collect they become flip-flops.
        synth -top %1$s -run begin:fine
        opt -fast -full
        memory_collect
        opt
        techmap
        opt -fast
        abc -fast
        opt -fast
        check
        stat
        write_json netlist.json
        """.formatted(project.top());
  }

  private static String lines(Project project) {
    return String.join("\n", project.files()) + "\n";
  }
}
