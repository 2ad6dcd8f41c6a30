package burin.verilog;

import burin.tools.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A program that reads Verilog, and should have nothing to say of what Burin writes.
public enum Reader {
  VERILATOR("verilator", "--lint-only", "-Wall", "--top-module"),
  ICARUS("iverilog", "-g2005", "-Wall", "-t", "null", "-s"),
  YOSYS("yosys", "-q", "-p"),
  /// Yosys, with what is for formal tools only.
  FORMAL("yosys", "-q", "-p");

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final String program;
  private final List<String> options;

  Reader(String program, String... options) {
    this.program = program;
    this.options = List.of(options);
  }

  /// What it says of a design, whose files are written to `folder` and remain there; empty where it takes it in silence.
  public String said(VerilogDesign design, Path folder) {
    try {
      design.writeTo(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    List<String> arguments = new ArrayList<>(options);
    List<String> sources = design.files().get(VerilogDesign.FILE_LIST).lines().toList();
    switch (this) {
      case VERILATOR, ICARUS -> {
        arguments.add(design.top());
        arguments.addAll(sources);
      }
      case YOSYS -> arguments.add(script("read_verilog ", design.top(), sources));
      case FORMAL -> arguments.add(script("read_verilog -formal ", design.top(), sources));
    }
    Program.Said said = new Program(Path.of(program)).run(arguments, folder, folder.resolve("said.txt"), PATIENCE);
    return said.status() == 0 && said.text().isEmpty() ? "" : "%s, status %d:\n%s".formatted(this, said.status(), said.text());
  }

  private static String script(String read, String top, List<String> sources) {
    var script = new StringBuilder();
    sources.forEach(source -> script.append(read).append(source).append("; "));
    return script + "hierarchy -check -top " + top + "; proc; check -assert";
  }

  /// What several of them say.
  public static String said(VerilogDesign design, Path folder, Reader... readers) {
    return String.join("", Arrays.stream(readers).map(reader -> reader.said(design, folder)).toList());
  }
}
