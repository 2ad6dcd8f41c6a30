package burin.tools;

import burin.diag.Code;
import burin.diag.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Runs scripts of Yosys.
public final class Yosys {
  private final Program program;
  private final Path folder;
  private int scripts;

  /// @param folder for scripts and logs; where Yosys runs, so that names of files in scripts may be relative to it
  public Yosys(Path program, Path folder) {
    this.program = new Program(program);
    this.folder = folder;
  }

  /// @param finished whether it ended by itself within its time
  /// @param status its exit code; -1 where it did not end
  public record Said(boolean finished, int status, String text) {
    public boolean failed() {
      return finished && status != 0 || text.contains("ERROR:");
    }

    /// What is wrong, in one line with file and line where that is known.
    public String error() {
      String line = text.lines().filter(each -> each.contains("ERROR:")).findFirst().orElse("it ended with " + status);
      return line.replace("ERROR: ", "").strip();
    }
  }

  public Said run(String script, Duration limit) {
    Path file = folder.toAbsolutePath().resolve("script" + scripts++ + ".ys");
    try {
      Files.writeString(file, script);
    } catch (IOException failure) {
      throw new UserError(Code.TOOL, "yosys could not be run: " + failure.getMessage(), "./burin doctor");
    }
    Program.Said said =
        program.run(List.of("-Q", "-T", "-s", file.toString()), folder, folder.resolve("log"), limit);
    return new Said(said.finished(), said.status(), said.text());
  }

  /// A name of a file as a word of a script.
  public static String word(Path file) {
    return '"' + file.toString() + '"';
  }
}
