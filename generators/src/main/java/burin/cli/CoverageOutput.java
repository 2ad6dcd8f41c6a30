package burin.cli;

import burin.diag.Code;
import burin.diag.UserError;
import burin.flow.Workshop;
import burin.sim.coverage.Coverage;
import burin.sim.coverage.CoverageFile;
import burin.sim.coverage.CoveragePage;
import burin.sim.coverage.CoverageText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Writes what a run has covered: for people as a page and as a text, and as a file that can be merged with others.
final class CoverageOutput {
  /// Where the sources of the designs are, seen from where Burin is started; without them the page shows line numbers.
  private static final Path SOURCES = Path.of("generators/src/main/java");

  private CoverageOutput() {}

  static void write(Coverage coverage, String design, Path folder) {
    List<Path> sources = Stream.of(SOURCES).filter(Files::isDirectory).toList();
    try {
      Workshop.write(folder, Map.of(
          design + ".coverage", CoverageFile.text(coverage),
          "coverage.txt", CoverageText.of(coverage),
          "coverage.html", CoveragePage.of(coverage, sources)));
    } catch (IOException cause) {
      throw new UserError(
          Code.OUTPUT, "cannot write the coverage to %s".formatted(folder), "choose another folder with --coverage");
    }
  }
}
