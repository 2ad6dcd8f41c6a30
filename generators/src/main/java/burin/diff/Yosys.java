package burin.diff;

import burin.diag.Code;
import burin.diag.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Runs scripts of Yosys.
final class Yosys {
  private final Path program;
  private final Path folder;
  private int scripts;

  /// @param folder for scripts and logs
  Yosys(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /// @param finished whether it ended by itself within its time
  record Said(boolean finished, String text) {
    boolean failed() {
      return text.contains("ERROR:");
    }

    /// What is wrong, in one line with file and line where that is known.
    String error() {
      String line = text.lines().filter(each -> each.contains("ERROR:")).findFirst().orElse("no message");
      return line.replace("ERROR: ", "").strip();
    }
  }

  Said run(String script, Duration limit) {
    Path file = folder.resolve("script" + scripts++ + ".ys");
    Path log = folder.resolve("log");
    try {
      Files.writeString(file, script);
      Process process = new ProcessBuilder(program.toString(), "-Q", "-T", "-s", file.toString())
          .redirectErrorStream(true).redirectOutput(log.toFile()).start();
      process.getOutputStream().close();
      boolean finished = wait(process, limit);
      return new Said(finished, Files.readString(log, StandardCharsets.ISO_8859_1));
    } catch (IOException failure) {
      throw new UserError(Code.TOOL, "yosys could not be run: " + failure.getMessage(), "./burin doctor");
    }
  }

  private static boolean wait(Process process, Duration limit) {
    try {
      return process.waitFor(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroyForcibly();
    }
  }

  /// A name of a file as a word of a script.
  static String word(Path file) {
    return '"' + file.toString() + '"';
  }
}
