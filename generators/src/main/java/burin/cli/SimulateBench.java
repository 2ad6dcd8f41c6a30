package burin.cli;

import burin.diag.Code;
import burin.diag.UserError;
import burin.flow.CheckFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cycles per second of the JVM engine, by the script `tests/bench-simulate`, which builds the tests first.
///
/// @param home Burin's own folder
/// @param pes elements of the array
/// @param lanes lanes of an element
record SimulateBench(Path home, String pes, String lanes) {
  static final String USUAL_DESIGN = "apu10x400";

  private static final Pattern ARRAY = Pattern.compile("apu([1-9][0-9]*)x([1-9][0-9]*)");

  /// @param design an array such as `apu10x400`
  static SimulateBench of(Path home, String design) {
    Matcher size = ARRAY.matcher(design);
    if (size.matches()) return new SimulateBench(home, size.group(1), size.group(2));
    throw new UserError(
        Code.UNKNOWN, "bench simulate cannot take \"%s\"".formatted(design), "one array, such as " + USUAL_DESIGN);
  }

  /// What the script prints.
  String measure(boolean json) {
    List<String> command = new ArrayList<>(List.of(home.resolve("tests/bench-simulate").toString(), pes, lanes));
    if (json) command.add("--json");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      Process process = builder.start();
      process.getOutputStream().close();
      String result = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) throw new CheckFailure(command.getFirst() + " failed");
      return result;
    } catch (IOException failure) {
      throw new UserError(Code.TOOL, failure.getMessage(), "a checkout of Burin with its tests");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CheckFailure("interrupted");
    }
  }
}
