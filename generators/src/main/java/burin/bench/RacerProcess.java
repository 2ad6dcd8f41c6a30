package burin.bench;

import burin.flow.CheckFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A [Racer] in a JVM of its own.
final class RacerProcess implements AutoCloseable {
  private final String name;
  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter commands;

  /// @param environment variables beside those of this process
  RacerProcess(String design, Contender contender, Map<String, String> environment) {
    name = design + " on " + contender.engine();
    List<String> command = List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
        Racer.class.getName(), design, contender.engine());
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().putAll(environment);
      process = builder.start();
    } catch (IOException failure) {
      throw new CheckFailure(name + ": " + failure.getMessage());
    }
    answers = process.inputReader(StandardCharsets.US_ASCII);
    commands = new PrintWriter(process.outputWriter(StandardCharsets.US_ASCII), true);
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
