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

  /// @param folder where the files remain
  static String of(Circuit circuit, Path folder) {
    VerilogDesign design = VerilogEmitter.emit(circuit);
    try {
      design.writeTo(folder);
      var lint = new Lint(folder, design.files().keySet().stream().filter(name -> name.endsWith(".v")).toList());
      lint.run("verilator", "--lint-only", "-Wall", "--top-module", design.top());
      lint.run("iverilog", "-g2005", "-Wall", "-t", "null", "-s", design.top());
      lint.run("yosys", "-q", "-p", "hierarchy -check -top " + design.top() + "; proc; check -assert");
      return lint.said.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(words));
    command.addAll(sources);
    Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0 || !text.isEmpty()) said.append("%s, status %d:\n%s".formatted(words[0], status, text));
  }
}
