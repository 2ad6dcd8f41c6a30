package burin.sim.verilator;

import burin.cache.BuildCache;
import burin.diag.Code;
import burin.diag.UserError;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs a program of the tool chain and takes what it prints.
final class Command {
  private static final int SHOWN_LINES = 12;
  /// How a program ends that the system kills for want of memory.
  private static final int KILLED = 128 + 9;

  private final List<String> words = new ArrayList<>();

  Command(String program) {
    words.add(program);
  }

  Command add(String... more) {
    words.addAll(List.of(more));
    return this;
  }

  Command add(List<String> more) {
    words.addAll(more);
    return this;
  }

  /// @param folder where it runs and keeps its temporary files
  /// @return what it printed
  /// @throws UserError where it fails
  String run(Path folder) throws IOException {
    return attempt(folder).output();
  }

  /// How a program ended.
  ///
  /// @param failure what it failed with, to be thrown
  record Result(String printed, Optional<UserError> failure) {
    /// What it printed.
    ///
    /// @throws UserError where it failed
    String output() {
      if (failure.isPresent()) throw failure.get();
      return printed;
    }
  }

  /// As [#run], without an exception where the program fails.
  Result attempt(Path folder) throws IOException {
    // A file rather than a pipe: waiting for a process can be interrupted, reading from a pipe cannot.
    Path log = Files.createTempFile(folder, name(), ".log");
    Process process = start(folder, log);
    try {
      int status = process.waitFor();
      String output = Files.readString(log);
      return new Result(output, status == 0 ? Optional.empty() : Optional.of(failure(status, output, folder)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + name() + " ran", e);
    } finally {
      if (process.isAlive()) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
      }
    }
  }

  private Process start(Path folder, Path log) throws IOException {
    var builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true)
        .redirectOutput(log.toFile()).redirectInput(new File("/dev/null"));
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("TMPDIR", folder.toString());
    return builder.start();
  }

  private UserError failure(int status, String output, Path folder) throws IOException {
    String shown = String.join("\n", output.lines().limit(SHOWN_LINES).toList());
    if (output.contains("No space left on device") || BuildCache.isFull(folder)) {
      return BuildCache.full(ModelBuild.PURPOSE, shown);
    }
    if (status == KILLED || output.contains("signal 9")) {
      return new UserError(
          Code.TOOL, name() + " was killed, most likely since the memory of the machine was full",
          "make the design smaller, or let fewer jobs run at a time");
    }
    return new UserError(
        Code.TOOL, "%s failed with status %d:\n%s".formatted(name(), status, shown),
        "run `burin doctor` to check the tools");
  }

  private String name() {
    return Path.of(words.getFirst()).getFileName().toString();
  }
}
