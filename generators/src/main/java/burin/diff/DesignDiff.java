package burin.diff;

import burin.diff.Netlist.Port;
import burin.diag.Code;
import burin.diag.UserError;
import burin.tools.ScratchFolder;
import burin.tools.Yosys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Compares two designs module by module; instances before what they are in.
public final class DesignDiff {
  private final Sources old;
  private final Sources now;
  private final Map<String, ModuleDiff> found = new LinkedHashMap<>();

  private DesignDiff(Sources old, Sources now) {
    this.old = old;
    this.now = now;
  }

  /// Reads the files of both sides.
  ///
  /// @throws UserError if one of them holds no Verilog
  public static DesignDiff of(Path old, Path now) {
    return new DesignDiff(Sources.in(old), Sources.in(now));
  }

  /// How many modules there are.
  public int size() {
    return names().size();
  }

  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>(now.modules().keySet());
    names.addAll(old.modules().keySet());
    return names;
  }

  /// Compares.
  ///
  /// @param yosys the program, which is needed where texts differ
  /// @param limit time for one module
  /// @param step is called after each module
  /// @return one verdict a module, in the order of the new files
  /// @throws UserError if Yosys is missing or cannot read the files
  public List<ModuleDiff> run(Optional<Path> yosys, Duration limit, Runnable step) {
    if (names().stream().allMatch(this::isSame)) {
      names().forEach(name -> add(ModuleDiff.of(name, Verdict.SAME, ""), step));
      return List.copyOf(found.values());
    }
    Path program = yosys.orElseThrow(() -> new UserError(
        Code.TOOL, "diff needs yosys where texts differ, which is not on the PATH", "apt-get install yosys"));
    try (var folder = ScratchFolder.make("burin-diff-")) {
      return compare(program, folder.path(), limit, step);
    } catch (IOException failure) {
      throw new UserError(Code.OUTPUT, "the files for yosys cannot be written: " + failure.getMessage(), "free disk space");
    }
  }

  private boolean isSame(String module) {
    return old.modules().containsKey(module) && now.modules().containsKey(module) && now.hasSame(module, old);
  }

  private void add(ModuleDiff diff, Runnable step) {
    found.put(diff.module(), diff);
    step.run();
  }


  private List<ModuleDiff> compare(Path program, Path folder, Duration limit, Runnable step) throws IOException {
    var yosys = new Yosys(program, folder);
    Design oldDesign = Design.read(old, yosys, Files.createDirectory(folder.resolve("old")), limit);
    Design newDesign = Design.read(now, yosys, Files.createDirectory(folder.resolve("new")), limit);
    var comparison = new Comparison(oldDesign, newDesign, yosys, folder, limit);
    for (String name : names()) comparison.visit(name, step);
    return names().stream().map(found::get).toList();
  }

  /// One run over all modules.
  private final class Comparison {
    private final Design oldDesign;
    private final Design newDesign;
    private final Yosys yosys;
    private final Path folder;
    private final Duration limit;
    /// Modules that do the same in both designs, with all that is below them.
    private final Set<String> equal = new TreeSet<>();

    Comparison(Design oldDesign, Design newDesign, Yosys yosys, Path folder, Duration limit) {
      this.oldDesign = oldDesign;
      this.newDesign = newDesign;
      this.yosys = yosys;
      this.folder = folder;
      this.limit = limit;
    }

    void visit(String module, Runnable step) {
      if (found.containsKey(module)) return;
      for (String child : children(module)) {
        if (names().contains(Design.base(child))) visit(Design.base(child), step);
      }
      ModuleDiff diff = compare(module);
      Set<String> others = unequalChildren(module);
      boolean same = diff.verdict() == Verdict.SAME;
      if (diff.verdict().isFine() && (!same || others.isEmpty())) equal.add(module);
      add(same && !others.isEmpty() ? ModuleDiff.of(module, Verdict.SAME, "contains " + String.join(", ", others)) : diff, step);
    }

    private Set<String> children(String module) {
      Set<String> children = new TreeSet<>();
      if (oldDesign.has(module)) children.addAll(oldDesign.children(module));
      if (newDesign.has(module)) children.addAll(newDesign.children(module));
      children.remove(module);
      return children;
    }

    /// Those that are not known to be the same. What was proved of a module is not known of it with other parameters.
    private Set<String> unequalChildren(String module) {
      Set<String> others = new TreeSet<>();
      for (String child : children(module)) {
        String base = Design.base(child);
        boolean fine = equal.contains(base) && (base.equals(child) || found.get(base).verdict() == Verdict.SAME);
        if (!fine) others.add(base);
      }
      return others;
    }

    private ModuleDiff compare(String module) {
      if (!old.modules().containsKey(module)) return ModuleDiff.of(module, Verdict.ONLY_NEW, alike(module, now, old));
      if (!now.modules().containsKey(module)) return ModuleDiff.of(module, Verdict.ONLY_OLD, alike(module, old, now));
      if (isSame(module)) return ModuleDiff.of(module, Verdict.SAME, "");
      if (!oldDesign.has(module) || !newDesign.has(module)) {
        return ModuleDiff.of(module, Verdict.UNDECIDED, "it is used only with parameters");
      }
      String ports = ports(oldDesign.ports(module), newDesign.ports(module));
      if (!ports.isEmpty()) return ModuleDiff.of(module, Verdict.PORTS, ports);
      return new Proof(yosys, folder, Deadline.in(limit)).compare(module, oldDesign, newDesign, equal);
    }

    /// Where a module was only renamed.
    private String alike(String module, Sources here, Sources there) {
      String text = here.modules().get(module);
      for (var other : there.modules().entrySet()) {
        boolean same = text.replace(module, other.getKey()).equals(other.getValue());
        if (same && !here.modules().containsKey(other.getKey())) return "as %s but for the name".formatted(other.getKey());
      }
      return "";
    }
  }

  private static String ports(Set<Port> old, Set<Port> now) {
    List<String> differences = new ArrayList<>();
    for (Port port : old) {
      if (!now.contains(port)) differences.add(changed(port, now));
    }
    for (Port port : now) {
      boolean named = old.stream().anyMatch(other -> other.name().equals(port.name()) && other.direction() == port.direction());
      if (!named) differences.add("new " + describe(port) + bits(port));
    }
    return String.join(", ", differences);
  }

  private static String changed(Port port, Set<Port> now) {
    for (Port other : now) {
      boolean same = other.name().equals(port.name()) && other.direction() == port.direction();
      if (same) return describe(port) + bits(port) + " now " + (other.width() == 1 ? "one bit" : bits(other));
    }
    return "old " + describe(port) + bits(port);
  }

  private static String describe(Port port) {
    return port.direction().name().toLowerCase(Locale.ROOT) + " " + Netlist.plain(port.name());
  }

  private static String bits(Port port) {
    return port.width() == 1 ? "" : "[%d:0]".formatted(port.width() - 1);
  }
}
