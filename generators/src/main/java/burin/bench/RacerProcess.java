package burin.bench;

import burin.flow.CheckFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A [Racer] in a JVM of its own.
final class RacerProcess implements AutoCloseable {
  private final String name;
  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter commands;

  /// @param environment variables beside those of this process
  /// @param options more options for the JVM
  RacerProcess(String design, Contender contender, Map<String, String> environment, List<String> options) {
    this(design, contender, environment, options, ProcessBuilder.Redirect.INHERIT);
  }

  private RacerProcess(
      String design, Contender contender, Map<String, String> environment, List<String> options,
      ProcessBuilder.Redirect errors) {
    name = design + " on " + contender.engine();
    try {
      ProcessBuilder builder = new ProcessBuilder(command(design, contender, options)).redirectError(errors);
      builder.environment().putAll(environment);
      process = builder.start();
    } catch (IOException failure) {
      throw new CheckFailure(name + ": " + failure.getMessage());
    }
    answers = process.inputReader(StandardCharsets.US_ASCII);
    commands = new PrintWriter(process.outputWriter(StandardCharsets.US_ASCII), true);
  }

  /// An ahead-of-time cache for such processes, as the launcher has one for its commands, made by a run of its own. That run
  /// also builds what all models of Verilator share.
  ///
  /// @return the options for a JVM that uses the cache; none where the class path has folders, which a cache cannot speak of
  static List<String> train(Contender contender, Map<String, String> environment, Path cache) {
    boolean possible = Arrays.stream(System.getProperty("java.class.path").split(":")).allMatch(entry -> entry.endsWith(".jar"));
    List<String> options = possible ? List.of("-XX:AOTCacheOutput=" + cache) : List.of();
    try (var racer = new RacerProcess(
        Works.SMALLEST, contender, environment, options, ProcessBuilder.Redirect.DISCARD)) {
      racer.number();
    }
    return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
  }

  private static List<String> command(String design, Contender contender, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Racer.class.getName(), design, contender.engine()));
    return command;
  }

  /// What it says next.
  double number() {
    return Double.parseDouble(line());
  }

  private String line() {
    try {
      String line = answers.readLine();
      if (line == null) throw new CheckFailure(name + " failed");
      return line;
    } catch (IOException failure) {
      throw new CheckFailure(name + ": " + failure.getMessage());
    }
  }

  /// The best rate within a second.
  double run() {
    commands.println(Racer.RUN);
    return number();
  }

  /// The checksum of the first cycles.
  String checksum(int cycles) {
    commands.println(Racer.CHECK + " " + cycles);
    return line();
  }

  /// Waits for it to end.
  @Override
  public void close() {
    commands.close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
