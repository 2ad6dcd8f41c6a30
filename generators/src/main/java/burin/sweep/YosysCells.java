package burin.sweep;

import burin.diag.Code;
import burin.diag.UserError;
import burin.sweep.Measure.Better;
import burin.sweep.Measure.Subject;
import burin.sweep.Measure.Tool;
import burin.tools.Program;
import burin.tools.ScratchFolder;
import burin.tools.Yosys;
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
final class YosysCells {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Pattern MODULE = Pattern.compile("^=== (.+) ===$");
  private static final Pattern CELLS = Pattern.compile("^ {5}(\\$\\S+) +(\\d+)$");
  private static final String WHOLE = "design hierarchy";

  private YosysCells() {}

  static Measure measure() {
    return new DescribedMeasure("cells", "cells after Yosys's synth, a memory being one", "", Better.LOWER, Subject.STRUCTURE,
        List.of(new Tool("yosys", "yosys")), YosysCells::read);
  }

  private static Reading read(Specimen specimen) {
    try (var folder = ScratchFolder.make("burin-cells-")) {
      return reading(run(specimen, folder.path()), specimen);
    } catch (IOException failure) {
      throw new UserError(Code.TOOL, "yosys could not be run: " + failure.getMessage(), "./burin doctor");
    }
  }

  private static String run(Specimen specimen, Path folder) throws IOException {
    for (var file : specimen.verilog().files().entrySet()) Files.writeString(folder.resolve(file.getKey()), file.getValue());
    Program program = Program.need("cells", "yosys", "yosys", System.getenv().getOrDefault("PATH", ""));
    Yosys.Said said = new Yosys(program.file(), folder).run(script(specimen), PATIENCE);
    if (!said.finished()) throw new UserError(Code.TOOL,
        "yosys has not ended after %d minutes".formatted(PATIENCE.toMinutes()), "a smaller design");
    if (said.failed()) throw new UserError(Code.TOOL, "yosys failed: " + said.error(), "./burin doctor");
    return said.text();
  }

  /// The steps of `synth` between which memories would become flip-flops are left out.
  private static String script(Specimen specimen) {
    String files = String.join(" ",
        specimen.verilog().files().keySet().stream().filter(name -> name.endsWith(".v")).toList());
    return "read_verilog %s; synth -top %s -run begin:fine; opt -fast -full; memory_collect; opt; techmap; opt -fast; abc -fast; "
        .formatted(files, specimen.verilog().top()) + "opt -fast; stat";
  }

  /// Yosys counts an instance among the cells of a module, but not in the whole hierarchy.
  private static Reading reading(String said, Specimen specimen) {
    SequencedMap<String, Number> modules = new LinkedHashMap<>();
    String module = "";
    for (String line : said.lines().toList()) {
      Matcher head = MODULE.matcher(line);
      Matcher cells = CELLS.matcher(line);
      if (head.matches()) module = head.group(1).replace("\\", "");
      else if (cells.matches()) modules.merge(module, Long.parseLong(cells.group(2)), (a, b) -> a.longValue() + b.longValue());
    }
    modules.remove(WHOLE);
    long sum = 0;
    for (var instances : StructureMeasures.instances(specimen.circuit()).entrySet()) {
      Number own = modules.get(specimen.verilog().identifier(instances.getKey()));
      if (own != null) sum += instances.getValue() * own.longValue();
    }
    return Reading.of(sum, modules);
  }
}
