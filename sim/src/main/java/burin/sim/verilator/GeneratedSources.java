package burin.sim.verilator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The C++ files that Verilator wrote.
///
/// @param fast what runs every cycle
/// @param slow what runs when a model is made or settled
record GeneratedSources(List<SourceFile> fast, List<SourceFile> slow) {

  /// A file by its name in the folder of the generated files.
  record SourceFile(String name, long bytes) {}

  GeneratedSources {
    fast = List.copyOf(fast);
    slow = List.copyOf(slow);
  }

  /// Reads the list of files that Verilator leaves, and checks that they are there: on a full disk it leaves empty
  /// ones and says nothing.
  static GeneratedSources read(Path folder) throws IOException {
    requireContents(folder);
    List<SourceFile> fast = new ArrayList<>();
    List<SourceFile> slow = new ArrayList<>();
    List<SourceFile> section = null;
    for (String line : Files.readAllLines(folder.resolve(Members.PREFIX + "_classes.mk"))) {
      String word = line.replace("\\", "").strip();
      if (word.matches("VM_\\w+ \\+=")) section = section(word, fast, slow);
      else if (section != null && word.startsWith(Members.PREFIX)) section.add(file(folder, word + ".cpp"));
    }
    if (fast.isEmpty() || slow.isEmpty()) throw incomplete("the list of its files");
    return new GeneratedSources(fast, slow);
  }

  private static List<SourceFile> section(String heading, List<SourceFile> fast, List<SourceFile> slow) {
    if (heading.startsWith("VM_GLOBAL")) return null;
    return heading.contains("_FAST") ? fast : slow;
  }

  private static SourceFile file(Path folder, String name) throws IOException {
    if (!Files.exists(folder.resolve(name))) throw incomplete(name);
    return new SourceFile(name, Files.size(folder.resolve(name)));
  }

  private static void requireContents(Path folder) throws IOException {
    try (var paths = Files.list(folder)) {
      for (Path path : paths.filter(path -> path.toString().matches(".*\\.(?:cpp|h|mk)")).toList()) {
        if (Files.size(path) == 0) throw incomplete(path.getFileName().toString());
      }
    }
  }

  private static IOException incomplete(String what) {
    return new IOException("Verilator did not write " + what);
  }
}
