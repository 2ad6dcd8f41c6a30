package burin.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.diag.UserError;
import burin.docs.CoverageGuide.Lock;
import burin.pass.CoverageKind;
import burin.sim.Engine;
import burin.sim.coverage.Coverage;
import burin.sim.coverage.CoverageFile;
import burin.sim.coverage.CoverageOptions;
import burin.sim.coverage.CoveragePage;
import burin.sim.coverage.CoverageText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What `docs/guide/coverage.md` says of its example is so.
class CoverageGuideTest {
  // region run
  static Coverage pressed(Engine engine, int... digits) {
    var lock = new Lock();
    try (var sim = engine.compile(lock, CoverageOptions.all()).open()) {
      sim.reset().poke(lock.press, true);
      for (int digit : digits) sim.poke(lock.digit, digit).step();
      return Coverage.of(sim);
    }
  }
  // endregion

  // region merge
  static Coverage both() {
    return pressed(Engine.JVM, 1, 4, 2, 0).plus(pressed(Engine.JVM, 4, 4));
  }

  static String report() {
    return CoverageText.of(both());
  }
  // endregion

  @Test
  void theReportIsTheOneOfThePage() throws IOException {
    assertThat(Files.readString(Path.of("../docs/guide/coverage.md"))).contains(report());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void everyEngineCoversTheSame(Engine engine) {
    assertEquals(pressed(Engine.INTERP, 1, 4, 2, 0), pressed(engine, 1, 4, 2, 0));
  }

  // region files
  static void write(Path folder) throws IOException {
    CoverageFile.write(pressed(Engine.JVM, 1, 4, 2, 0), folder.resolve("open.coverage"));
    CoverageFile.write(pressed(Engine.JVM, 4, 4), folder.resolve("wrong.coverage"));
    Coverage all = CoverageFile.read(folder.resolve("open.coverage")).plus(CoverageFile.read(folder.resolve("wrong.coverage")));
    Files.writeString(folder.resolve("coverage.html"), CoveragePage.of(all, List.of(Path.of("src/test/java"))));
    Files.writeString(folder.resolve("coverage.txt"), CoverageText.of(all));
  }
  // endregion

  @TempDir Path folder;

  @Test
  void filesAreWritten() throws IOException {
    write(folder);
    assertEquals(report(), Files.readString(folder.resolve("coverage.txt")));
    assertThat(Files.readString(folder.resolve("coverage.html"))).contains("Opens after the digits 4 and 2");
  }

  // region less
  static CoverageOptions less() {
    return CoverageOptions.all().without(CoverageKind.TOGGLE);
  }
  // endregion

  @Test
  void lessIsCollectedWhereLessIsAskedFor() {
    try (var sim = Engine.JVM.compile(new Lock(), less()).open()) {
      assertThat(Coverage.of(sim).hits().keySet()).isNotEmpty().noneMatch(item -> item.kind() == CoverageKind.TOGGLE);
    }
  }

  @Test
  void aSimulatorWithoutCoverageSaysSo() {
    try (var sim = Engine.INTERP.open(new Lock())) {
      Coverage.of(sim);
      throw new AssertionError("it collects coverage");
    } catch (UserError error) {
      assertThat(error.getMessage()).matches("""
          CoverageGuideTest.java:\\d+: error B201: this simulator collects no coverage
            write: engine.compile\\(module, CoverageOptions.all\\(\\)\\).open\\(\\)""");
    }
  }
}
