package burin.random;

import burin.ir.Circuit;
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What readers of Verilog say of a circuit; all of them should be silent.
final class Lint {
  private final Path folder;
  private final List<String> sources;
  private final StringBuilder said = new StringBuilder();

  private Lint(Path folder, List<String> sources) {
    this.folder = folder;
    this.sources = sources;
  }

  /// What Verilator and Icarus say.
  ///
  /// @param folder where the files remain
  static String simulators(Circuit circuit, Path folder) {
    return said(circuit, folder, List.of(
        List.of("verilator", "--lint-only", "-Wall", "--top-module", circuit.top().name()),
        List.of("iverilog", "-g2005", "-Wall", "-t", "null", "-s", circuit.top().name())));
  }

  static String yosys(Circuit circuit, Path folder) {
    String script = "hierarchy -check -top " + circuit.top().name() + "; proc; check -assert";
    return said(circuit, folder, List.of(List.of("yosys", "-q", "-p", script)));
  }

  private static String said(Circuit circuit, Path folder, List<List<String>> commands) {
    VerilogDesign design = VerilogEmitter.emit(circuit);
    try {
      design.writeTo(folder);
      var lint = new Lint(folder, design.files().keySet().stream().filter(name -> name.endsWith(".v")).toList());
      for (List<String> command : commands) lint.run(command);
      return lint.said.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void run(List<String> words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(words);
    command.addAll(sources);
    Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0 || !text.isEmpty()) said.append("%s, status %d:\n%s".formatted(words.getFirst(), status, text));
  }
}
