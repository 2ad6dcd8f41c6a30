package burin.synth;

import burin.ir.Clock;
import burin.ir.ModuleDef;
import burin.tools.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The clock of a whole design on an iCE40 HX8K, by nextpnr.
///
/// The package has not enough pins for most designs, so that the design is put between two long shift registers of one pin
/// each, which makes every port one of a register. They cost nothing in what is told of LUTs and flip-flops.
final class Placement {
  static final int LOGIC_CELLS = 7680;
  static final int BLOCK_RAMS = 32;

  private static final String REPORT = "report.json";
  private static final String HARNESS = "burin_harness";
  private static final Pattern ACHIEVED = Pattern.compile("\"achieved\":\\s*([0-9.]+)");
  /// The generator of random numbers of the placer.
  private static final String SEED = "1";
  /// Far beyond what the FPGA reaches, so that nextpnr does its best.
  private static final String WISH_MHZ = "400";

  private final Technology technology;
  private final Tools tools;
  private final Consumer<String> notes;

  /// @param notes is told why there is no clock
  Placement(Technology technology, Tools tools, Consumer<String> notes) {
    this.technology = technology;
    this.tools = tools;
    this.notes = notes;
  }

  OptionalDouble run(ModuleDef module, String top, Map<String, Unit> units, Cost total) {
    if (units.values().stream().anyMatch(Unit::isMacro)) return without("there are black boxes");
    if (total.luts() > LOGIC_CELLS || total.ffs() > LOGIC_CELLS || total.brams() > BLOCK_RAMS) return without("it is too large");
    if (module.usedClocks().isEmpty()) return without("it has no clock");
    Program nextpnr = tools.need("nextpnr-ice40");
    Map<String, String> files = files(module, units);
    String script = script(files);
    String key = top + "-placed-" + key(nextpnr, script, files);
    Path folder = tools.entry(key, (work, result) -> place(nextpnr, files, script, top, work, result));
    return read(folder);
  }

  private OptionalDouble without(String reason) {
    notes.accept("Not placed on the HX8K: " + reason + ".");
    return OptionalDouble.empty();
  }

  private static Map<String, String> files(ModuleDef module, Map<String, Unit> units) {
    Map<String, String> files = new LinkedHashMap<>();
    units.values().forEach(unit -> files.putAll(unit.files()));
    String top = List.copyOf(units.values()).getLast().header();
    files.put(HARNESS + ".v", Harness.text(HARNESS, top, module.usedClocks().stream().map(Clock::line).toList()));
    return files;
  }

  private String script(Map<String, String> files) {
    var script = new StringBuilder();
    for (String file : files.keySet()) {
      if (file.endsWith(".sv")) script.append("read_verilog -sv ").append(file).append('\n');
      else if (file.endsWith(".v")) script.append("read_verilog ").append(file).append('\n');
    }
    return script + technology.script(HARNESS, true) + "write_json design.json\n";
  }

  private String key(Program nextpnr, String script, Map<String, String> files) {
    var digest = tools.digest().add(Tools.stamp(nextpnr)).add(script).add(SEED).add(WISH_MHZ);
    files.forEach((name, text) -> digest.add(name).add(text));
    return digest.name();
  }

  private void place(
      Program nextpnr, Map<String, String> files, String script, String top, Path work, Path result) throws IOException {
    Tools.write(work, files);
    tools.yosys(script, work, "design " + top);
    Program.Said said = tools.run(nextpnr, List.of("--hx8k", "--package", "ct256", "--json", "design.json", "--seed", SEED,
        "--freq", WISH_MHZ, "--timing-allow-fail", "--report", REPORT), work, "the placement of " + top);
    String report = Files.exists(work.resolve(REPORT)) ? Files.readString(work.resolve(REPORT)) : "";
    String error = said.text().lines().filter(line -> line.startsWith("ERROR")).findFirst().orElse("");
    Files.writeString(result.resolve(REPORT), report.isEmpty() ? error : report);
  }

  private OptionalDouble read(Path folder) {
    try {
      String text = Files.readString(folder.resolve(REPORT));
      List<Double> clocks = new ArrayList<>();
      Matcher achieved = ACHIEVED.matcher(text);
      while (achieved.find()) clocks.add(Double.valueOf(achieved.group(1)));
      if (!clocks.isEmpty()) return OptionalDouble.of(clocks.stream().mapToDouble(clock -> clock).min().orElseThrow());
      return without(text.startsWith("ERROR") ? text.replaceFirst("ERROR: ", "").strip() : "nextpnr reports no clock");
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
