package burin.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/// The surroundings of one command.
///
/// @param out takes the result and nothing else
/// @param err takes messages and progress
/// @param environment the variables
record Session(PrintStream out, PrintStream err, Map<String, String> environment) {
  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

  /// Whether a person watches standard error, so that lines may be drawn over.
  boolean isWatched() {
    if (err != System.err) return false;
    try {
      return Files.readSymbolicLink(STANDARD_ERROR).toString().matches("/dev/(pts/|tty|console).*");
    } catch (IOException | UnsupportedOperationException noSuchFileSystem) {
      return System.console() != null && System.console().isTerminal();
    }
  }

  /// Tells about steps that take long.
  Consumer<String> progress() {
    return step -> err.println("burin: " + step);
  }

  /// The variable `PATH`.
  String searchPath() {
    return environment.getOrDefault("PATH", "");
  }

  boolean wantsTrace() {
    return "1".equals(environment.get("BURIN_DEBUG"));
  }
}
