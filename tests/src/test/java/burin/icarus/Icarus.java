package burin.icarus;

import burin.ir.Circuit;
import burin.ir.Port;
import burin.random.Stimulus;
import burin.sim.Hierarchy;
import burin.sim.Model;
import burin.sim.interp.InterpModel;
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Compares a circuit's Verilog, as Icarus Verilog runs it, with the interpreter.
///
/// Icarus knows bits that are neither 0 nor 1, so this also finds signals that nothing gives a value to.
public final class Icarus {
  /// Much longer than any circuit takes on a busy machine.
  private static final int MOST_SECONDS = 300;

  private Icarus() {}

  /// What Icarus and the interpreter do not agree on.
  ///
  /// @param signal with its path
  /// @param icarus its bits, which may have an `x`
  public record Difference(String signal, int cycle, String expected, String icarus) {
    @Override
    public String toString() {
      return "cycle %d: %s is %s in interp and %s in icarus".formatted(cycle, signal, expected, icarus);
    }
  }

  public static boolean isInstalled() {
    return Path.of("/usr/bin/iverilog").toFile().canExecute()
        || Files.exists(Path.of("/usr/local/bin/iverilog"));
  }

  /// The differences in the first cycle that has any, else those of the memories at the end.
  ///
  /// @param folder an empty folder, where the files remain
  /// @throws IllegalStateException where Icarus says anything of the Verilog
  public static List<Difference> compare(Circuit circuit, Stimulus stimulus, Path folder) {
    return compare(circuit, VerilogEmitter.emit(circuit), stimulus, folder);
  }

  /// As [#compare(Circuit, Stimulus, Path)] for Verilog that has been emitted with options.
  public static List<Difference> compare(Circuit circuit, VerilogDesign design, Stimulus stimulus, Path folder) {
    List<String> printed = run(design, circuit, stimulus, folder);
    List<List<Row>> wanted = interpret(circuit, stimulus);
    if (printed.size() != wanted.size()) throw new IllegalStateException(printed.size() + " lines: " + printed);
    for (int i = 0; i < wanted.size(); i++) {
      List<Difference> differences = differences(wanted.get(i), printed.get(i), Math.min(i, stimulus.cycles().size()));
      if (!differences.isEmpty()) return differences;
    }
    return List.of();
  }

  private static List<String> run(VerilogDesign design, Circuit circuit, Stimulus stimulus, Path folder) {
    try {
      for (Map.Entry<String, String> file : design.files().entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
      Files.writeString(folder.resolve("bench.v"), TestBench.text(design, circuit, stimulus));
      Files.writeString(folder.resolve("stimulus.hex"), TestBench.stimulusFile(circuit, stimulus));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String said = output(
        folder, "iverilog", "-g2005", "-Wall", "-Wno-timescale", "-s", "bench", "-o", "bench.vvp", "-c",
        VerilogDesign.FILE_LIST, "bench.v");
    if (!said.isEmpty()) throw new IllegalStateException("iverilog in " + folder + ":\n" + said);
    return output(folder, "vvp", "-n", "bench.vvp").lines().toList();
  }

  private static String output(Path folder, String... command) {
    try {
      Path said = folder.resolve("said.txt");
      Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
          .redirectOutput(said.toFile()).start();
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(command[0] + " comes to no end: blocks that wake one another for ever?");
      }
      return Files.readString(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// A signal's bits in a cycle.
  private record Row(String signal, String bits) {
    static Row of(String signal, BigInteger bits, int width) {
      String digits = bits.toString(2);
      return new Row(signal, "0".repeat(width - digits.length()) + digits);
    }
  }

  /// What the test bench should print: the signals of each line in turn.
  private static List<List<Row>> interpret(Circuit circuit, Stimulus stimulus) {
    List<List<Row>> lines = new ArrayList<>();
    try (Model model = InterpModel.of(circuit)) {
      for (int cycle = 0; cycle < stimulus.cycles().size(); cycle++) {
        stimulus.apply(model, cycle);
        lines.add(observed(circuit, model));
        stimulus.step(model, cycle);
      }
      List<Hierarchy.Element> elements = Hierarchy.elements(circuit);
      for (int i = 0; i < elements.size(); i++) {
        Hierarchy.Element memory = elements.get(i);
        for (int word = 0; memory.isMemory() && word < memory.words(); word++) {
          String name = memory + "[" + word + "]";
          lines.add(List.of(Row.of(name, model.state(i, word), memory.type().width())));
        }
      }
    }
    return lines;
  }

  private static List<Row> observed(Circuit circuit, Model model) {
    List<Row> rows = new ArrayList<>();
    List<Port> ports = circuit.top().ports();
    for (int i = 0; i < ports.size(); i++) {
      Port port = ports.get(i);
      if (!port.isInput()) rows.add(Row.of(port.name(), model.peekBits(i), port.type().width()));
    }
    List<Hierarchy.Element> elements = Hierarchy.elements(circuit);
    for (int i = 0; i < elements.size(); i++) {
      Hierarchy.Element element = elements.get(i);
      if (!element.isMemory()) rows.add(Row.of(element.toString(), model.state(i, 0), element.type().width()));
    }
    return rows;
  }

  private static List<Difference> differences(List<Row> wanted, String printed, int cycle) {
    List<Difference> differences = new ArrayList<>();
    int from = 0;
    for (Row row : wanted) {
      String found = printed.substring(from, from + row.bits().length());
      from += row.bits().length();
      if (!found.equals(row.bits())) differences.add(new Difference(row.signal(), cycle, row.bits(), found));
    }
    return differences;
  }
}
