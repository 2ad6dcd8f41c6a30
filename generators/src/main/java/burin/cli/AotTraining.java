package burin.cli;

import burin.tools.ScratchFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What the launcher runs once after a build, to learn which classes the ahead-of-time cache should hold: the commands
/// that a person waits for. Their output goes nowhere.
final class AotTraining {
  private AotTraining() {}

  public static void main(String[] args) throws IOException {
    try (var scratch = ScratchFolder.make("burin-aot-");
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      for (String[] command : commands(scratch.path().resolve("out").toString())) Main.run(command, nowhere, nowhere);
    }
  }

  private static List<String[]> commands(String folder) {
    return List.of(
        new String[] {},
        new String[] {"list"},
        new String[] {"list", "--json"},
        new String[] {"emit", "apu", "-o", folder},
        new String[] {"emit", "apu", "-p", "pes=4", "-o", folder, "--json"},
        new String[] {"emit", "apu", "-p", "pez=4"},
        new String[] {"run", "--help"},
        new String[] {"run", "apu", "--images", "10", "-o", folder});
  }
}
