package burin.cli;

import burin.diag.Code;
import burin.diag.UserError;
import burin.flow.CheckFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The same designs in other languages, in a copy of their folder, since that may not be ours to write in.
final class Peers {
  private static final List<String> PARTS = List.of("chisel", "spinal", "scalac", "cpp", "run.sh");
  private static final String READY = "build/ready";

  private final Path source;
  private final Path copy;
  private final Path java;

  /// @param source the folder of the peers
  /// @param copy where they are built
  /// @param java the program `java` that runs them
  Peers(Path source, Path copy, Path java) {
    if (!Files.isRegularFile(source.resolve("run.sh"))) {
      throw new UserError(Code.FILE, "there are no peers in " + source, "--peers DIR, or --peers none");
    }
    this.source = source.toAbsolutePath().normalize();
    this.copy = copy;
    this.java = java;
  }

  /// Copies and builds them, once; Maven fetches their compilers and libraries.
  void build() {
    try {
      if (copyChanged()) Files.deleteIfExists(copy.resolve(READY));
      if (Files.exists(copy.resolve(READY))) return;
      Path log = copy.resolve("setup.log");
      // Maven runs on the JDK that runs the peers.
      new TimedProgram(List.of("bash", copy.resolve("run.sh").toString(), "setup"),
          Map.of("JAVA_HOME", java.getParent().getParent().toString()), log).run();
      Files.createFile(copy.resolve(READY));
    } catch (IOException failure) {
      throw new CheckFailure("the peers could not be copied to %s: %s".formatted(copy, failure.getMessage()));
    }
  }

  /// Brings the copy up to date; whether anything was to be done.
  private boolean copyChanged() throws IOException {
    boolean changed = false;
    for (String part : PARTS) {
      for (Path file : files(source.resolve(part))) {
        Path target = copy.resolve(source.relativize(file).toString());
        if (Files.exists(target) && Files.mismatch(file, target) < 0) continue;
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        changed = true;
      }
    }
    return changed;
  }

  /// All files below `root`, but not what was built there.
  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).filter(file -> !root.relativize(file).startsWith("target")).toList();
    }
  }

  List<Contestant> contestants(String design) {
    return List.of(contestant("Chisel + firtool", "chisel", design), contestant("SpinalHDL", "spinal", design));
  }

  private Contestant contestant(String tool, String peer, String design) {
    Path output = copy.resolve("build/bench").resolve(peer).resolve(design);
    List<String> command = new ArrayList<>(List.of(java.toString()));
    // SpinalHDL's search for names is as deep as a chain of registers is long.
    if (design.startsWith("fir")) command.add("-Xss1g");
    command.addAll(List.of("-cp", copy.resolve("build/classes/" + peer) + ":" + read(copy.resolve("build/" + peer + ".cp"))));
    command.addAll(List.of("peers.Emit", design, output.toString()));
    var program = new TimedProgram(command, Map.of(), copy.resolve("build/bench/" + peer + "-" + design + ".log"));
    return new Contestant(tool, design, true, program, output);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
