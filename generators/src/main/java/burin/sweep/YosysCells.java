package burin.sweep;

import burin.diag.Code;
import burin.diag.UserError;
import burin.tools.Program;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The cells that Yosys makes of a design with `synth`, its own gates and flip-flops. Memories stay whole, a cell each, as a
/// macro would stand in their place: flip-flops for every bit would drown all else, and take hours.
final class YosysCells implements Measure {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Pattern MODULE = Pattern.compile("^=== (.+) ===$");
  private static final Pattern CELLS = Pattern.compile("^ {5}(\\$\\S+) +(\\d+)$");
  private static final String WHOLE = "design hierarchy";

  @Override
  public String name() {
    return "cells";
  }

  @Override
  public String description() {
    return "cells after Yosys's synth, a memory being one";
  }

  @Override
  public String unit() {
    return "";
  }

  @Override
  public Better better() {
    return Better.LOWER;
  }

  @Override
  public Subject subject() {
    return Subject.STRUCTURE;
  }

  @Override
  public List<Tool> tools() {
    return List.of(new Tool("yosys", "yosys"));
  }

  @Override
  public Reading read(Specimen specimen) {
    try {
      Path folder = Files.createTempDirectory("burin-cells-");
      try {
        return reading(run(specimen, folder), specimen);
      } finally {
        MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
      }
    } catch (IOException failure) {
      throw new UserError(Code.TOOL, "yosys could not be run: " + failure.getMessage(), "./burin doctor");
    }
  }

  private static List<String> run(Specimen specimen, Path folder) throws IOException {
    for (var file : specimen.verilog().files().entrySet()) Files.writeString(folder.resolve(file.getKey()), file.getValue());
    Program yosys = Program.need("cells", "yosys", "yosys", System.getenv().getOrDefault("PATH", ""));
    Program.Said run = yosys.run(List.of("-Q", "-T", "-p", script(specimen)), folder, folder.resolve("yosys.log"), PATIENCE);
    List<String> said = run.text().lines().toList();
    if (!run.finished()) throw new UserError(Code.TOOL,
        "yosys has not ended after %d minutes".formatted(PATIENCE.toMinutes()), "a smaller design");
    if (run.status() != 0) throw new UserError(Code.TOOL, "yosys failed: " + error(said), "./burin doctor");
    return said;
  }

  /// The steps of `synth` between which memories would become flip-flops are left out.
  private static String script(Specimen specimen) {
    String files = String.join(" ",
        specimen.verilog().files().keySet().stream().filter(name -> name.endsWith(".v")).toList());
    return "read_verilog %s; synth -top %s -run begin:fine; opt -fast -full; memory_collect; opt; techmap; opt -fast; abc -fast; "
        .formatted(files, specimen.verilog().top()) + "opt -fast; stat";
  }

  private static String error(List<String> said) {
    return said.stream().filter(line -> line.contains("ERROR:")).findFirst()
        .map(line -> line.substring(line.indexOf("ERROR:") + "ERROR:".length()).strip()).orElse("no message");
  }

  /// Yosys counts an instance among the cells of a module, but not in the whole hierarchy.
  private static Reading reading(List<String> said, Specimen specimen) {
    SequencedMap<String, Number> modules = new LinkedHashMap<>();
    String module = "";
    for (String line : said) {
      Matcher head = MODULE.matcher(line);
      Matcher cells = CELLS.matcher(line);
      if (head.matches()) module = head.group(1).replace("\\", "");
      else if (cells.matches()) modules.merge(module, Long.parseLong(cells.group(2)), (a, b) -> a.longValue() + b.longValue());
    }
    modules.remove(WHOLE);
    long sum = 0;
    for (var instances : StructureMeasure.instances(specimen.circuit()).entrySet()) {
      Number own = modules.get(specimen.verilog().identifier(instances.getKey()));
      if (own != null) sum += instances.getValue() * own.longValue();
    }
    return Reading.of(sum, modules);
  }
}
