package burin.formal;

import burin.tools.Yosys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Has Yosys prove that pairs of designs do the same, all in one process.
///
/// Registers of one name are compared as well as the outputs: what is equal before a clock edge has to be equal after it,
/// whatever the inputs are. That is a proof by induction of one step, which needs no bound. Assertions in the designs are
/// proved with it. What registers hold when power comes up is nothing that is promised, but for contents of memories; there
/// the first step is proved as well.
final class Prover {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String PAIR = "PAIR ";
  private static final String COMPARED = "cmp_";
  private static final Pattern VALUE = Pattern.compile("(?m)^ +(\\d+) \\\\(\\S+) .* ([01x]+)$");

  private final Path folder;

  Prover(Path folder) {
    this.folder = folder;
  }

  /// Two designs, each as the texts of its files.
  ///
  /// @param contents whether what memories begin with counts
  record Pair(String name, String top, List<String> gold, List<String> gate, boolean contents) {
    static List<String> sources(Map<String, String> files) {
      return files.entrySet().stream().filter(file -> file.getKey().endsWith(".v")).map(Map.Entry::getValue).toList();
    }
  }

  /// For each pair what is wrong with it, or nothing.
  List<String> prove(List<Pair> pairs) throws IOException {
    List<String> found = new ArrayList<>();
    // Yosys stops at what it cannot read, so it goes on after that.
    while (found.size() < pairs.size()) found.addAll(from(pairs, found.size()));
    return found;
  }

  private List<String> from(List<Pair> pairs, int first) throws IOException {
    var script = new StringBuilder();
    for (int i = first; i < pairs.size(); i++) script.append(script(pairs.get(i), folder.resolve("pair" + i), i));
    Yosys.Said yosys = new Yosys(Path.of("yosys"), folder).run(script.toString(), PATIENCE);
    String[] said = yosys.text().split("(?m)^" + PAIR + "\\d+\n");
    List<String> found = new ArrayList<>();
    for (int i = 1; i < said.length; i++) found.add(mistake(said[i]));
    return found;
  }

  private static String script(Pair pair, Path own, int number) throws IOException {
    Files.createDirectories(own);
    String gold = read(pair.gold(), own, "gold", pair.top());
    String gate = read(pair.gate(), own, "gate", pair.top());
    return """
        log %s%d
        %s%sdesign -copy-from gold gold
        design -copy-from gate gate
        expose -dff -shared gold gate
        miter -equiv -flatten -make_outputs -make_outcmp gold gate miter
        hierarchy -top miter
        sat -set-assumes -seq 2 miter
        sat -set-assumes -prove-asserts -prove trigger 0 %s -maxsteps 1 -show-ports miter
        """.formatted(PAIR, number, gold, gate, pair.contents() ? "-tempinduct -set-init-zero" : "-tempinduct-inductonly");
  }

  private static String read(List<String> texts, Path own, String name, String top) throws IOException {
    var script = new StringBuilder("design -reset\n");
    for (int i = 0; i < texts.size(); i++) {
      Path file = own.resolve(name + i + ".v");
      Files.writeString(file, texts.get(i));
      script.append("read_verilog -formal ").append(file).append('\n');
    }
    return script + """
        hierarchy -check -top %s
        proc
        flatten
        memory_collect
        memory_map
        opt_clean
        rename %s %s
        design -stash %s
        """.formatted(top, top, name, name);
  }

  private static String mistake(String said) {
    if (said.contains("ERROR:")) return said.substring(said.indexOf("ERROR:")).strip();
    if (!said.contains("SAT solving finished - model found:")) return "the assumptions exclude everything";
    if (said.contains("Induction step proven: SUCCESS!")) return "";
    List<Value> values = VALUE.matcher(said).results().map(Value::of).toList();
    List<String> different = new ArrayList<>();
    for (Value value : values) {
      if (value.isDifferent()) different.add(value.port() + " at step " + value.step() + ":" + inputs(values, value));
    }
    return different.isEmpty() ? "a range is not kept" : String.join("\n", different);
  }

  /// What the designs give for an output and what they were given.
  private static String inputs(List<Value> values, Value different) {
    return values.stream()
        .filter(value -> value.step().equals(different.step()))
        .filter(value -> value.name().startsWith("in_") || value.name().matches("g(old|ate)_" + Pattern.quote(different.port())))
        .map(value -> " " + value.name() + "=" + value.bits())
        .collect(Collectors.joining());
  }

  /// One line of the model that Yosys shows.
  private record Value(String step, String name, String bits) {
    static Value of(MatchResult line) {
      return new Value(line.group(1), line.group(2), line.group(3));
    }

    boolean isDifferent() {
      return name.startsWith(COMPARED) && bits.contains("0");
    }

    String port() {
      return name.substring(COMPARED.length());
    }
  }
}
