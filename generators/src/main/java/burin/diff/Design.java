package burin.diff;

import burin.diag.Code;
import burin.diag.UserError;
import burin.tools.Yosys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// One of the two designs, as Yosys has read it.
final class Design {
  private final Yosys yosys;
  private final Path folder;
  private final Map<String, Netlist> modules;

  private Design(Yosys yosys, Path folder, Map<String, Netlist> modules) {
    this.yosys = yosys;
    this.folder = folder;
    this.modules = modules;
  }

  /// @throws UserError if Yosys cannot read it
  static Design read(Sources sources, Yosys yosys, Path folder, Duration limit) {
    var script = new StringBuilder();
    for (Path file : sources.files()) {
      String language = file.toString().endsWith(".sv") ? "-sv " : "";
      Path home = file.toAbsolutePath().getParent();
      script.append("read_verilog %s-I%s %s\n".formatted(language, home, Yosys.word(file)));
    }
    script.append("hierarchy\nproc\nwrite_rtlil ").append(Yosys.word(folder.resolve("all.il"))).append('\n');
    Yosys.Said said = yosys.run(script.toString(), limit);
    if (said.failed()) throw unreadable(said.error());
    if (!said.finished()) {
      throw new UserError(Code.TOOL, "yosys did not read the Verilog within %d s".formatted(limit.toSeconds()), "--timeout 600");
    }
    return new Design(yosys, folder, netlists(folder.resolve("all.il")));
  }

  private static UserError unreadable(String error) {
    return new UserError(Code.DATA, "yosys cannot read the Verilog: " + error, "Verilog without mistakes");
  }

  private static Map<String, Netlist> netlists(Path file) {
    try {
      return Netlist.read(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Set<Netlist.Port> ports(String module) {
    return new LinkedHashSet<>(modules.get(module).ports());
  }

  /// Whether Yosys keeps the module by this name; it does not where it is only used with other parameters.
  boolean has(String module) {
    return modules.containsKey(module);
  }

  /// The modules of which a module has instances. Where parameters are given, the name says which.
  Set<String> children(String module) {
    return modules.get(module).cells().stream().filter(cell -> StateCells.kind(cell) == StateCells.Kind.CHILD)
        .map(cell -> Netlist.plain(cell.type())).collect(Collectors.toCollection(TreeSet::new));
  }

  /// The name in the files of a module that is given parameters: `$paramod\Fifo\DEPTH=4` is a `Fifo`.
  static String base(String module) {
    return module.startsWith("$paramod") ? module.split("\\\\")[1] : module;
  }

  /// The modules below a module that are nowhere in the files.
  Set<String> missing(String module) {
    Set<String> missing = new TreeSet<>();
    Set<String> seen = new LinkedHashSet<>();
    collect(module, seen, missing);
    return missing;
  }

  private void collect(String module, Set<String> seen, Set<String> missing) {
    if (!seen.add(module)) return;
    if (!has(module)) missing.add(module);
    else for (String child : children(module)) collect(child, seen, missing);
  }

  /// A module with all that is below it in one, but for instances of `kept`.
  Problem.Side flat(String module, Set<String> kept, Duration limit) throws Trouble {
    Path file = folder.resolve("flat.il");
    String keep = kept.isEmpty() ? "" : "setattr -mod -set keep_hierarchy 1 " + String.join(" ", kept) + "\n";
    Yosys.Said said = yosys.run("""
        read_rtlil %s
        hierarchy -top %s
        %sflatten
        memory_collect
        opt_clean
        select %s
        write_rtlil -selected %s
        """.formatted(Yosys.word(folder.resolve("all.il")), module, keep, module, Yosys.word(file)), limit);
    if (!said.finished()) throw new Trouble("the time ran out");
    if (said.failed()) throw new Trouble(said.error());
    Netlist netlist = netlists(file).get(module);
    return new Problem.Side(netlist, new StateCells(netlist, modules));
  }

  /// Yosys could not do what was asked for; says why.
  static final class Trouble extends Exception {
    private static final long serialVersionUID = 1;

    Trouble(String message) {
      super(message);
    }
  }
}
