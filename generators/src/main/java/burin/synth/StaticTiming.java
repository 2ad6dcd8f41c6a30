package burin.synth;

import burin.diag.Code;
import burin.diag.UserError;
import burin.ir.Clock;
import burin.ir.ModuleDef;
import burin.synth.ModuleSynthesis.Result;
import burin.synth.Synthesis.Macro;
import burin.tools.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Timing and power of a mapped design, by OpenSTA: before layout, so that wires have no delay and no capacitance.
///
/// All clocks have one period; between different ones no path counts. Ports are taken for registers of the first clock, of
/// which a design without clocks is given one. Macros have no timing: what begins or ends in one does not count.
final class StaticTiming {
  private static final String SAID = "said.txt";
  private static final Pattern SLACK = Pattern.compile("(-?[0-9.]+)\\s+slack \\(");
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\S+\\s+\\S+\\s+\\S+\\s+(\\S+)");
  private static final double MILLIWATTS = 1000;

  private final StandardCells cells;
  private final Tools tools;
  private final SynthesisOptions options;

  StaticTiming(StandardCells cells, Tools tools, SynthesisOptions options) {
    this.cells = cells;
    this.tools = tools;
    this.options = options;
  }

  record Found(OptionalDouble fmaxMhz, OptionalDouble powerMw) {}

  Found run(ModuleDef module, String top, Map<String, Result> results, List<Macro> macros) {
    Program sta = tools.need("sta");
    String script = script(clocks(module), top);
    Path folder = tools.entry(top + "-timing-" + key(sta, script, results), (work, result) -> {
      var design = new StringBuilder();
      for (Result each : results.values()) design.append(Blif.verilog(each.folder().resolve(StandardCells.NETLIST)));
      Files.writeString(work.resolve("design.v"), design);
      Files.writeString(work.resolve("script.tcl"), script);
      Program.Said said = tools.run(sta, List.of("-no_splash", "-exit", "script.tcl"), work, "the timing of " + top);
      check(said);
      Files.writeString(result.resolve(SAID), said.text());
    });
    try {
      return read(Files.readString(folder.resolve(SAID)));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static void check(Program.Said said) {
    boolean wrong = said.status() != 0 || !TOTAL.matcher(said.text()).find();
    if (!wrong) return;
    String line = said.text().lines().filter(each -> each.startsWith("Error")).findFirst().orElse("status " + said.status());
    throw new UserError(Code.TOOL, "sta cannot time the design: " + line, "./burin doctor");
  }

  private String key(Program sta, String script, Map<String, Result> results) {
    var digest = tools.digest().add(Tools.stamp(sta)).add(cells.identity()).add(script).add(Blif.class);
    results.values().forEach(result -> digest.add(result.folder().getFileName().toString()));
    return digest.name();
  }

  private static List<String> clocks(ModuleDef module) {
    List<String> lines = new ArrayList<>();
    for (Clock clock : module.usedClocks()) {
      lines.add(module.foreign().map(foreign -> foreign.pins().get(clock).clock()).orElse(clock.line()));
    }
    return lines;
  }

  private double period() {
    return 1000 / options.clockMhz();
  }

  private String script(List<String> clocks, String top) {
    var script = new StringBuilder("read_liberty %s%nread_verilog design.v%nlink_design %s%n".formatted(
        cells.library().file(), top));
    String first = clocks.isEmpty() ? "ports" : clocks.getFirst();
    if (clocks.isEmpty()) script.append(number("create_clock -name ports -period %.4f%n", period()));
    for (String clock : clocks) {
      script.append(number("create_clock -name %s -period %.4f [get_ports %s]%n", clock, period(), clock));
    }
    if (clocks.size() > 1) {
      script.append("set_clock_groups -asynchronous");
      clocks.forEach(clock -> script.append(" -group ").append(clock));
      script.append('\n');
    }
    return script + """
        set_input_delay 0 -clock %1$s [all_inputs]
        set_output_delay 0 -clock %1$s [all_outputs]
        report_checks -path_delay max -digits 4
        set_power_activity -global -activity %2$s
        report_power -digits 6
        """.formatted(first, number("%.4f", options.activity()));
  }

  private static String number(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private Found read(String said) {
    Matcher total = TOTAL.matcher(said);
    OptionalDouble power =
        total.find() ? OptionalDouble.of(Double.parseDouble(total.group(1)) * MILLIWATTS) : OptionalDouble.empty();
    Matcher slack = SLACK.matcher(said);
    double worst = Double.NEGATIVE_INFINITY;
    while (slack.find()) worst = Math.max(worst, period() - Double.parseDouble(slack.group(1)));
    return new Found(worst > 0 ? OptionalDouble.of(1000 / worst) : OptionalDouble.empty(), power);
  }
}
