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
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The area of the arithmetic of a slice in standard cells: its Verilog, mapped by Yosys to the cells of OSU in 0.18 um.
final class SliceArea {
  static final Path CELLS = Path.of("/usr/share/qflow/tech/osu018/osu018_stdcells.lib");

  private static final Pattern AREA = Pattern.compile("Chip area for module .*: ([0-9.]+)");
  private static final int MOST_SECONDS = 300;

  private SliceArea() {}

  /// In square micrometres; empty where Yosys or the cells are missing.
  static OptionalDouble of(NumberFormat format) {
    var limits = new Limits(5, 1, 2, 400);
    var config = new MlcnnConfig(
        format, Mode.MLCNN, Sums.FULL, new SliceMap(1, 1), new Tile(1, 1, 8, 8), limits, 200);
    return Files.exists(CELLS) ? mapped(VerilogEmitter.emit(Burin.circuit(new MacSlice(config)))) : OptionalDouble.empty();
  }

  private static OptionalDouble mapped(VerilogDesign design) {
    try {
      Path folder = Files.createTempDirectory("burin-area-");
      try {
        design.writeTo(folder);
        return run(folder, design);
      } finally {
        delete(folder);
      }
    } catch (IOException noYosys) {
      return OptionalDouble.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return OptionalDouble.empty();
    }
  }

  private static OptionalDouble run(Path folder, VerilogDesign design) throws IOException, InterruptedException {
    List<String> files = design.files().keySet().stream().filter(name -> name.endsWith(".v")).toList();
    String script = "read_verilog %s; hierarchy -top %s; synth -flatten; dfflibmap -liberty %s; abc -liberty %s; stat -liberty %s"
        .formatted(String.join(" ", files), design.top(), CELLS, CELLS, CELLS);
    Path log = folder.resolve("yosys.log");
    Process process = new ProcessBuilder("yosys", "-Q", "-T", "-p", script).directory(folder.toFile())
        .redirectErrorStream(true).redirectOutput(log.toFile()).start();
    process.getOutputStream().close();
    boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
    if (!ended) process.destroyForcibly();
    String said = Files.readString(log, StandardCharsets.ISO_8859_1);
    if (!ended || process.exitValue() != 0) throw new UserError(
        Code.TOOL, "yosys could not map a slice: " + said.lines().reduce("", (_, line) -> line), "./burin doctor");
    return AREA.matcher(said).results().map((MatchResult area) -> area.group(1)).mapToDouble(Double::parseDouble).findFirst();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) Files.delete(file);
    }
    Files.delete(folder);
  }
}
