package burin.synth;

import burin.diag.Code;
import burin.diag.UserError;
import burin.tools.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The power of each cell of a netlist at two activities of all nets, in watts, by two runs of OpenSTA: what lies between is on
/// a straight line.
///
/// Clock pins have their full activity in both runs, whatever gates the clock, and clock gates drive nothing.
///
/// @param still where no net changes: leakage, and what clock pins take
/// @param busy where every net changes once in each cycle
/// @param leakage alone
public record CellPowers(double[] still, double[] busy, double[] leakage) {
  private static final String SAID = "powers.txt";
  private static final Pattern LINE = Pattern.compile("^\\s*(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+u(\\d+)\\s*$");
  private static final String MARK = "activity ";

  static CellPowers of(Netlist netlist, Tools tools, double clockMhz) {
    Program sta = tools.need("sta");
    String verilog = ungated(netlist).verilog();
    String script = script(netlist, clockMhz);
    var cells = StandardCells.osu018();
    String key = netlist.top() + "-powers-" + tools.digest().add(Tools.stamp(sta)).add(cells.identity()).add(script)
        .add(verilog).name();
    Path folder = tools.entry(key, (work, result) -> {
      Files.writeString(work.resolve("design.v"), verilog);
      Files.writeString(work.resolve("script.tcl"), script);
      Program.Said said = tools.run(sta, List.of("-no_splash", "-exit", "script.tcl"), work, "the power of " + netlist.top());
      check(said);
      Files.writeString(result.resolve(SAID), said.text());
    });
    return read(folder.resolve(SAID), netlist.cells().size());
  }

  private static void check(Program.Said said) {
    if (said.status() == 0 && said.text().contains(MARK + "1")) return;
    String line = said.text().lines().filter(each -> each.startsWith("Error")).findFirst().orElse("status " + said.status());
    throw new UserError(Code.TOOL, "sta cannot tell the power of the cells: " + line, "./burin doctor");
  }

  private static String script(Netlist netlist, double clockMhz) {
    return String.format(Locale.ROOT, """
        read_liberty %s
        read_verilog design.v
        link_design %s
        create_clock -name clock -period %.4f %s
        set_input_delay 0 -clock clock [all_inputs]
        set_output_delay 0 -clock clock [all_outputs]
        foreach activity {0 1} {
          puts "activity $activity"
          set_power_activity -global -activity $activity
          report_power -instances [get_cells *] -digits 8
        }
        """, StandardCells.osu018().library().file(), netlist.top(), 1000 / clockMhz, clock(netlist));
  }

  /// The same cells with the clock pins of all flip-flops and latches at the clock port. A clock gate that drives hundreds of
  /// pins stands for a tree of buffers, which makes their edges as steep as those of the port.
  private static Netlist ungated(Netlist netlist) {
    int[] clock = netlist.inputs().get("clock");
    if (clock == null) return netlist;
    Map<String, CellLibrary.Cell> kinds = CellLibrary.osu018().cells();
    List<Netlist.Cell> cells = netlist.cells().stream().map(cell -> kinds.get(cell.type()).state().map(state -> {
      Map<String, Integer> pins = new LinkedHashMap<>(cell.pins());
      pins.put(state.clock(), clock[0]);
      return new Netlist.Cell(cell.type(), pins);
    }).orElse(cell)).toList();
    return new Netlist(netlist.top(), netlist.nets(), netlist.inputs(), netlist.outputs(), cells);
  }

  private static String clock(Netlist netlist) {
    int[] clock = netlist.inputs().get("clock");
    return clock == null ? "" : "[get_ports n" + clock[0] + "]";
  }

  private static CellPowers read(Path file, int cells) {
    var powers = new CellPowers(new double[cells], new double[cells], new double[cells]);
    double[] into = powers.still;
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(MARK)) into = line.equals(MARK + "1") ? powers.busy : powers.still;
        Matcher found = LINE.matcher(line);
        if (!found.find()) continue;
        int cell = Integer.parseInt(found.group(5));
        powers.leakage[cell] = Double.parseDouble(found.group(3));
        into[cell] = Double.parseDouble(found.group(4));
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    return powers;
  }
}
