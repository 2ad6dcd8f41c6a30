package burin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import burin.sweep.PointResult;
import burin.sweep.Results;
import burin.sweep.SweepReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `docs/guide/sweeps.md` says of its sweeps is so.
class SweepsGuideTest {
  @Test
  void theFamilyHasEightPoints() {
    Results family = SweepsGuide.family();
    assertThat(family.points()).hasSize(8).noneMatch(PointResult::failed);
    assertThat(family.points()).noneMatch(point -> point.values().get("pes") * point.values().get("block") > 64);
  }

  @Test
  void onTheFrontMoreMultipliersCostMoreMemory() {
    List<PointResult> best = SweepsGuide.best();
    assertThat(best).hasSizeGreaterThan(2);
    assertThat(best).extracting(point -> point.value("multipliers")).doesNotHaveDuplicates();
  }

  @Test
  void measuresOfOnesOwnAreColumns() {
    assertThat(SweepsGuide.sizes().csv()).startsWith("pes,block,bits,layers,weightRows,slots,multipliers,memory,");
    assertThat(SweepsGuide.sizes().points()).hasSize(9).allSatisfy(point -> assertThat(point.value("multipliers"))
        .contains((long) point.values().get("pes") * point.values().get("block")));
  }

  @Test
  void aSecondRunHasNothingToDo(@TempDir Path folder) {
    SweepReport first = SweepsGuide.longer(folder.resolve("s"));
    SweepReport second = SweepsGuide.longer(folder.resolve("s"));
    assertThat(first.ran()).isEqualTo(12);
    assertThat(second.ran()).isZero();
    assertThat(second.results().csv()).isEqualTo(first.results().csv());
    assertThat(folder.resolve("s/index.html")).isNotEmptyFile();
  }
}
