package burin.sim.verilator;

import burin.sim.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A JVM of its own that builds a model and counts with it.
final class BuildMain {
  private BuildMain() {}

  public static void main(String[] args) {
    VerilatorOptions options = VerilatorOptions.defaults().in(Path.of(args[0]));
    try (Model model = TemporaryCaches.counter(Integer.parseInt(args[1])).open(options)) {
      model.poke(0, 1);
      model.step(5);
      System.exit((int) model.peek(1));
    }
  }

  /// Starts one, whose exit status is 5 more than `start`.
  static Process launch(Path cache, int start) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(List.of(
            java, "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-cp", System.getProperty("java.class.path"), BuildMain.class.getName(),
            cache.toString(), Integer.toString(start)))
        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }
}
