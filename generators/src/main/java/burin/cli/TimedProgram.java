package burin.cli;

import burin.flow.CheckFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A program that is run for the time that it takes.
///
/// @param command the program and its arguments
/// @param environment variables that it gets beside those of this process
/// @param log takes what it prints
record TimedProgram(List<String> command, Map<String, String> environment, Path log) {
  /// The shell takes the times: those of the processor include the program's own children, such as firtool.
  private static final String SCRIPT = "TIMEFORMAT='%R %U %S'; time \"$@\" > \"$0\" 2>&1";

  /// @param wall seconds from its start to its end
  /// @param cpu seconds of processors, its children's included
  record Times(double wall, double cpu) {}

  TimedProgram {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /// Runs it once.
  ///
  /// @throws CheckFailure if it fails
  Times run() {
    List<String> words = new ArrayList<>(List.of("bash", "-c", SCRIPT, log.toString()));
    words.addAll(command);
    try {
      Files.createDirectories(log.getParent());
      ProcessBuilder builder = new ProcessBuilder(words);
      builder.environment().put("LC_ALL", "C");
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      String times = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) throw new CheckFailure("%s failed; see %s".formatted(command.getFirst(), log));
      return times(times.substring(times.lastIndexOf('\n') + 1));
    } catch (IOException failure) {
      throw new CheckFailure("%s could not be run: %s".formatted(command.getFirst(), failure.getMessage()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CheckFailure("interrupted");
    }
  }

  private static Times times(String line) {
    String[] seconds = line.split(" ");
    return new Times(Double.parseDouble(seconds[0]), Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2]));
  }
}
