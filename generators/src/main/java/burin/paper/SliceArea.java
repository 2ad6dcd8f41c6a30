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
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The area of the arithmetic of a slice in standard cells: its Verilog, mapped by Yosys to the cells of OSU in 0.18 um.
final class SliceArea {
  static final Path CELLS = Path.of("/usr/share/qflow/tech/osu018/osu018_stdcells.lib");

  private static final Pattern AREA = Pattern.compile("Chip area for module .*: ([0-9.]+)");
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private SliceArea() {}

  /// In square micrometres; empty where Yosys or the cells are missing.
  static OptionalDouble of(NumberFormat format) {
    var limits = new Limits(5, 1, 2, 400);
    var config = new MlcnnConfig(
        format, Mode.MLCNN, Sums.FULL, new SliceMap(1, 1), new Tile(1, 1, 8, 8), limits, 200);
    return Files.exists(CELLS) ? mapped(VerilogEmitter.emit(Burin.circuit(new MacSlice(config)))) : OptionalDouble.empty();
  }

  private static OptionalDouble mapped(VerilogDesign design) {
    Optional<Path> yosys = Program.find("yosys", System.getenv().getOrDefault("PATH", ""));
    if (yosys.isEmpty()) return OptionalDouble.empty();
    try {
      Path folder = Files.createTempDirectory("burin-area-");
      try {
        design.writeTo(folder);
        return run(new Program(yosys.get()), folder, design);
      } finally {
        MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
      }
    } catch (IOException noFolder) {
      return OptionalDouble.empty();
    }
  }

  private static OptionalDouble run(Program yosys, Path folder, VerilogDesign design) {
    List<String> files = design.files().keySet().stream().filter(name -> name.endsWith(".v")).toList();
    String script = "read_verilog %s; hierarchy -top %s; synth -flatten; dfflibmap -liberty %s; abc -liberty %s; stat -liberty %s"
        .formatted(String.join(" ", files), design.top(), CELLS, CELLS, CELLS);
    Program.Said run = yosys.run(List.of("-Q", "-T", "-p", script), folder, folder.resolve("yosys.log"), LIMIT);
    String said = run.text();
    if (run.status() != 0) throw new UserError(
        Code.TOOL, "yosys could not map a slice: " + said.lines().reduce("", (_, line) -> line), "./burin doctor");
    return AREA.matcher(said).results().map((MatchResult area) -> area.group(1)).mapToDouble(Double::parseDouble).findFirst();
  }
}
