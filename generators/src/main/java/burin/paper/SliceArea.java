package burin.paper;

import burin.Burin;
import burin.diag.Code;
import burin.diag.UserError;
import burin.mlcnn.Limits;
import burin.mlcnn.MacSlice;
import burin.mlcnn.MlcnnConfig;
import burin.mlcnn.Mode;
import burin.mlcnn.NumberFormat;
import burin.mlcnn.SliceMap;
import burin.mlcnn.Sums;
import burin.mlcnn.Tile;
import burin.tools.Program;
import burin.tools.ScratchFolder;
import burin.tools.Yosys;
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The area of the arithmetic of a slice in standard cells: its Verilog, mapped by Yosys to the cells of OSU in 0.18 um. Yosys's
/// own script is used, since that of [burin.synth.Synthesizer] makes floating point a tenth larger.
final class SliceArea {
  private static final Path CELLS = Path.of("/usr/share/qflow/tech/osu018/osu018_stdcells.lib");
  private static final Pattern AREA = Pattern.compile("Chip area for module .*: ([0-9.]+)");
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private SliceArea() {}

  /// In square micrometres.
  ///
  /// @throws UserError if Yosys or the cells are missing
  static double of(NumberFormat format) {
    var limits = new Limits(5, 1, 2, 400);
    var config = new MlcnnConfig(
        format, Mode.MLCNN, Sums.FULL, new SliceMap(1, 1), new Tile(1, 1, 8, 8), limits, 200);
    VerilogDesign design = VerilogEmitter.emit(Burin.circuit(new MacSlice(config)));
    try (var folder = ScratchFolder.make("burin-area-")) {
      design.writeTo(folder.path());
      return mapped(design, folder.path());
    } catch (IOException failure) {
      throw new UserError(Code.TOOL, "yosys could not be run: " + failure.getMessage(), "./burin doctor");
    }
  }

  private static double mapped(VerilogDesign design, Path folder) {
    Program program = Program.need("the area of a slice", "yosys", "yosys", System.getenv().getOrDefault("PATH", ""));
    Yosys.Said said = new Yosys(program.file(), folder).run(script(design), LIMIT);
    Matcher area = AREA.matcher(said.text());
    if (!said.finished() || said.failed() || !area.find()) throw new UserError(
        Code.TOOL, "yosys could not map a slice: " + said.error(), "./burin doctor");
    return Double.parseDouble(area.group(1));
  }

  private static String script(VerilogDesign design) {
    List<String> files = design.files().keySet().stream().filter(name -> name.endsWith(".v")).toList();
    return """
        read_verilog %1$s
        hierarchy -top %2$s
        synth -flatten
        dfflibmap -liberty %3$s
        abc -liberty %3$s
        stat -liberty %3$s
        """.formatted(String.join(" ", files), design.top(), CELLS);
  }
}
