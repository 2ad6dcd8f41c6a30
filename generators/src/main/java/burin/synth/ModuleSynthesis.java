package burin.synth;

import burin.cache.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Synthesizes single modules, each once for all designs that have it.
final class ModuleSynthesis {
  private static final String STATISTICS = "statistics.txt";

  private final Technology technology;
  private final Map<String, Unit> units;
  private final Tools tools;

  ModuleSynthesis(Technology technology, Map<String, Unit> units, Tools tools) {
    this.technology = technology;
    this.units = units;
    this.tools = tools;
  }

  /// @param folder of the files that were kept of it
  record Result(Unit unit, CellCounts cells, Path folder) {}

  Result run(Unit unit) {
    List<Unit> others = units.values().stream().filter(other -> other != unit && unit.mentions(other)).toList();
    String script = script(unit, others);
    Path folder = tools.entry(unit.name() + "-" + key(unit, others, script), (work, result) -> {
      Map<String, String> files = new LinkedHashMap<>(unit.files());
      files.putAll(technology.files());
      for (Unit other : others) files.put(stub(other), other.header());
      Tools.write(work, files);
      tools.yosys(script, work, "module " + unit.name());
      keep(work, result);
    });
    try {
      return new Result(unit, CellCounts.read(folder), folder);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static String stub(Unit unit) {
    return unit.name() + ".stub.v";
  }

  private String key(Unit unit, List<Unit> others, String script) {
    Digest digest = tools.digest().add(technology.identity()).add(script);
    technology.files().forEach((name, text) -> digest.add(name).add(text));
    unit.files().forEach((name, text) -> digest.add(name).add(text));
    for (Unit other : others) digest.add(other.header());
    return digest.name();
  }

  private String script(Unit unit, List<Unit> others) {
    var script = new StringBuilder();
    for (String file : unit.files().keySet()) {
      if (file.endsWith(".sv")) script.append("read_verilog -sv ").append(file).append('\n');
      else if (file.endsWith(".v")) script.append("read_verilog ").append(file).append('\n');
    }
    for (Unit other : others) script.append("read_verilog -lib ").append(stub(other)).append('\n');
    return script + "hierarchy -top " + unit.name() + "\n" + technology.script(unit.name(), unit.isForeign())
        + "tee -q -o " + STATISTICS + " stat " + unit.name() + "\n";
  }

  private static void keep(Path work, Path result) throws IOException {
    CellCounts.ofStatistics(Files.readAllLines(work.resolve(STATISTICS))).write(result);
    Optional<Path> netlist = Optional.of(work.resolve(StandardCells.NETLIST)).filter(Files::exists);
    if (netlist.isPresent()) Files.move(netlist.get(), result.resolve(StandardCells.NETLIST));
  }
}
