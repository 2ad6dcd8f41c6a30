package burin.diff;

import burin.diff.Netlist.Cell;
import burin.diff.Netlist.Direction;
import burin.diff.Netlist.Port;
import burin.tools.Yosys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A question to the prover: whether two modules give the same outputs. Some of their registers, memories and instances can be
/// taken out first, which makes the question easier.
///
/// @param cut cells that go from both. What they were given is compared as outputs are; what they gave is an input, the same
///     one for both, of any value
/// @param apart cells that go from both, as above, but of which nothing is compared and each gave what it likes
/// @param shared cells that are known to do the same: the new module takes what those of the old one give
/// @param compared registers that stay, and whose values are compared as outputs are
record Problem(
    Side old, Side now, List<Matching.Pair> cut, List<Matching.Pair> apart, List<Matching.Pair> shared,
    List<Matching.Pair> compared) {
  private static final Set<String> RESETS = Set.of("reset", "rst");
  private static final String CUT = "cut";
  private static final String COMPARED = "cmp_";
  private static final int FIRST_PORT = 1_000_000;
  private static final Pattern ANSWER = Pattern.compile("(?m)^OUTPUT \\d+\n");

  /// @param cells of the module
  record Side(Netlist module, StateCells cells) {}

  private interface Half {
    Cell of(Matching.Pair pair);
  }

  static Problem cutAt(Side old, Side now, List<Matching.Pair> cut) {
    return new Problem(old, now, cut, List.of(), List.of(), List.of());
  }

  private boolean isCombinational() {
    return isGone(old, Matching.Pair::old) && isGone(now, Matching.Pair::now);
  }

  private boolean isGone(Side side, Half half) {
    List<Cell> gone = Stream.concat(cut.stream(), apart.stream()).map(half::of).toList();
    return gone.containsAll(side.cells().all());
  }

  Outcome ask(Yosys yosys, Path folder, Duration limit) {
    write(folder);
    String question = isCombinational() ? "sat -prove trigger 0" : "sat -tempinduct -prove trigger 0" + start(" -seq 1");
    Outcome outcome =
        Outcome.of(yosys.run(miter(folder) + question + " -timeout %d -show trigger miter\n".formatted(seconds(limit)), limit));
    boolean afterReset = !isCombinational() && !reset().isEmpty();
    return outcome instanceof Outcome.Differs(int step) && afterReset ? new Outcome.Differs(step + 1) : outcome;
  }

  /// The outputs of the module that differ within so many cycles, as far as the time allows to ask for each; then what is given
  /// to cells that were cut.
  List<String> different(Yosys yosys, Path folder, int steps, Duration limit) {
    write(folder);
    Map<String, String> outputs = outputs();
    var script = new StringBuilder(miter(folder));
    long each = Math.max(1, seconds(limit) / Math.max(1, outputs.size()));
    int number = 0;
    for (String output : outputs.keySet()) {
      script.append("log OUTPUT ").append(number++).append("\nsat -prove ").append(COMPARED).append(output).append(" 1")
          .append(isCombinational() ? "" : start(" -prove-skip 1") + " -seq " + steps).append(" -timeout ").append(each)
          .append(" -show trigger w:").append(COMPARED).append(output).append(" %ci*\n");
    }
    String[] said = ANSWER.split(yosys.run(script.toString(), limit).text());
    List<String> names = List.copyOf(outputs.values());
    Set<String> different = new LinkedHashSet<>();
    for (int i = 1; i < said.length; i++) {
      if (said[i].contains("model found: FAIL!")) different.add(names.get(i - 1));
    }
    return List.copyOf(different);
  }

  /// What is compared, with what to call it.
  private Map<String, String> outputs() {
    Map<String, String> outputs = new LinkedHashMap<>();
    for (Port port : old.module().ports()) {
      if (port.direction() == Direction.OUTPUT) outputs.put(Netlist.plain(port.name()), Netlist.plain(port.name()));
    }
    for (int i = 0; i < cut.size(); i++) {
      Cell cell = cut.get(i).old();
      for (Port port : old.cells().ports(cell)) {
        if (port.direction() == Direction.INPUT) {
          outputs.put(CUT + i + "." + Netlist.plain(port.name()), "what " + Netlist.plain(StateCells.name(cell)) + " is given");
        }
      }
    }
    return outputs;
  }

  /// Those cells that are cut and are not given the same: what they are given is not found to be the same without a proof.
  List<Matching.Pair> unlike(Yosys yosys, Path folder, Duration limit) throws Design.Trouble {
    write(folder);
    Path file = folder.resolve("miter.il");
    Yosys.Said said = yosys.run(miter(folder) + "write_rtlil -selected " + Yosys.word(file) + "\n", limit);
    if (!said.finished()) throw new Design.Trouble("the time ran out");
    if (said.failed()) throw new Design.Trouble(said.error());
    Set<String> same = equalOutputs(file);
    List<Matching.Pair> unlike = new ArrayList<>();
    for (int i = 0; i < cut.size(); i++) {
      String name = COMPARED + CUT + i + ".";
      boolean all = old.cells().ports(cut.get(i).old()).stream().filter(port -> port.direction() == Direction.INPUT)
          .allMatch(port -> same.contains(name + Netlist.plain(port.name())));
      if (!all) unlike.add(cut.get(i));
    }
    return unlike;
  }

  private static Set<String> equalOutputs(Path file) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      Set<String> equal = new LinkedHashSet<>();
      lines.map(String::strip).filter(line -> line.startsWith("connect \\" + COMPARED) && line.endsWith(" 1'1"))
          .forEach(line -> equal.add(line.split(" ")[1].substring(1)));
      return equal;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static long seconds(Duration limit) {
    return Math.max(1, limit.toSeconds());
  }

  /// Every register begins at 0, or at what it is said to begin with; where there is a reset, it is high in the first cycle, and
  /// what counts comes after that.
  ///
  /// @param later how to say that
  private String start(String later) {
    return " -set-init-zero" + (reset().isEmpty() ? "" : later + " -set-at 1 in_" + reset() + " 1");
  }

  /// The name of the reset, or nothing.
  private String reset() {
    return old.module().ports().stream().map(port -> Netlist.plain(port.name())).filter(RESETS::contains).findFirst().orElse("");
  }

  private String miter(Path folder) {
    return """
        read_rtlil %s
        read_rtlil %s
        %smiter -equiv -cross -flatten -make_outcmp gold gate miter
        hierarchy -top miter
        opt_expr -keepdc
        opt_merge
        opt_clean
        opt_merge
        opt_expr -keepdc
        opt_clean
        """.formatted(Yosys.word(folder.resolve("gold.il")), Yosys.word(folder.resolve("gate.il")),
        isCombinational() || !apart.isEmpty() ? "" : "memory_map\nasync2sync\ndffunmap\n");
  }

  private void write(Path folder) {
    try {
      Files.writeString(folder.resolve("gold.il"), text(old, "gold", Matching.Pair::old, true));
      Files.writeString(folder.resolve("gate.il"), text(now, "gate", Matching.Pair::now, false));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String text(Side side, String name, Half half, boolean gold) {
    List<Cell> gone = new ArrayList<>(cut.stream().map(half::of).toList());
    var ends = new LooseEnds();
    for (int i = 0; i < gone.size(); i++) {
      for (Port port : side.cells().ports(gone.get(i))) ends.cut(port, gone.get(i), CUT + i);
    }
    for (int i = 0; i < apart.size(); i++) {
      Cell cell = half.of(apart.get(i));
      gone.add(cell);
      for (Port port : side.cells().ports(cell)) ends.apart(port, cell, "apart" + i, gold);
    }
    for (int i = 0; i < shared.size(); i++) {
      Cell cell = half.of(shared.get(i));
      if (!gold) gone.add(cell);
      for (Port port : side.cells().ports(cell)) ends.share(port, cell, "shared" + i, gold);
    }
    for (int i = 0; i < compared.size(); i++) ends.show("compared" + i, half.of(compared.get(i)));
    return side.module().with(name, gone, ends.lines());
  }

  /// Ports that a module gets in place of cells.
  private static final class LooseEnds {
    private final List<String> lines = new ArrayList<>();

    List<String> lines() {
      return lines;
    }

    void cut(Port port, Cell cell, String name) {
      String own = name + "." + Netlist.plain(port.name());
      String signal = cell.connections().get(port.name());
      if (port.direction() == Direction.INPUT) output(own, port.width(), signal);
      else input(own, port.width(), signal);
    }

    /// Both modules have both inputs, of which each uses its own.
    void apart(Port port, Cell cell, String name, boolean gold) {
      if (port.direction() == Direction.INPUT) return;
      String own = name + "." + Netlist.plain(port.name());
      String signal = cell.connections().get(port.name());
      input(own + ".old", port.width(), gold ? signal : "");
      input(own + ".new", port.width(), gold ? "" : signal);
    }

    void share(Port port, Cell cell, String name, boolean gold) {
      if (port.direction() == Direction.INPUT) return;
      String own = name + "." + Netlist.plain(port.name());
      String signal = cell.connections().get(port.name());
      if (gold) output(own, port.width(), signal);
      else input(own, port.width(), signal);
    }

    void show(String name, Cell register) {
      output(name, register.number("\\WIDTH"), register.connections().get("\\Q"));
    }

    private void output(String name, int width, String signal) {
      if (signal.equals("{ }")) return;
      lines.add("  wire width %d output %d \\%s".formatted(width, FIRST_PORT + lines.size(), name));
      lines.add("  connect \\%s %s".formatted(name, signal));
    }

    private void input(String name, int width, String signal) {
      if (signal.equals("{ }")) return;
      lines.add("  wire width %d input %d \\%s".formatted(width, FIRST_PORT + lines.size(), name));
      if (!signal.isEmpty()) lines.add("  connect %s \\%s".formatted(signal, name));
    }
  }
}
