package burin.tools;

import burin.diag.Code;
import burin.diag.UserError;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A program that is installed on this machine.
public record Program(Path file) {

  /// What a program has printed, and how it ended.
  ///
  /// @param finished whether it ended by itself within its time
  /// @param status its exit code; -1 where it did not end
  public record Said(boolean finished, int status, String text) {}

  /// The program of that name in one of the folders of `searchPath`, which is written as the variable `PATH` is.
  public static Optional<Path> find(String name, String searchPath) {
    for (String folder : searchPath.split(File.pathSeparator)) {
      if (folder.isEmpty()) continue;
      Path file = Path.of(folder, name);
      if (Files.isRegularFile(file) && Files.isExecutable(file)) return Optional.of(file);
    }
    return Optional.empty();
  }

  /// As [#find], for what cannot do without.
  ///
  /// @param what needs it, such as `synth`
  /// @param debianPackage what to install
  /// @throws UserError if it is not there
  public static Program need(String what, String name, String debianPackage, String searchPath) {
    return new Program(find(name, searchPath).orElseThrow(() -> new UserError(Code.TOOL,
        "%s needs %s, which is not on the PATH".formatted(what, name), "apt-get install " + debianPackage)));
  }

  public String name() {
    return file.getFileName().toString();
  }

  /// Runs it in `folder`; standard output and errors go to the file `log`. What it has started ends with it.
  public Said run(List<String> arguments, Path folder, Path log, Duration limit) {
    List<String> words = new ArrayList<>(List.of(file.toString()));
    words.addAll(arguments);
    try {
      var builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true)
          .redirectOutput(log.toFile()).redirectInput(new File("/dev/null"));
      builder.environment().put("LC_ALL", "C");
      Process process = builder.start();
      boolean finished = wait(process, limit);
      return new Said(finished, finished ? process.exitValue() : -1, Files.readString(log, StandardCharsets.ISO_8859_1));
    } catch (IOException failure) {
      throw new UserError(Code.TOOL, "%s could not be run: %s".formatted(name(), failure.getMessage()), "./burin doctor");
    }
  }

  private static boolean wait(Process process, Duration limit) {
    try {
      return process.waitFor(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
