package burin.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import burin.diag.UserError;
import burin.flow.ParameterValues;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridTest {
  private static final Toy TOY = new Toy();

  @Test
  void theLastAxisChangesFastestAndDefaultsFollow() {
    var grid = grid(Sampling.ALL, "", Axis.of("cells", 3, 1), Axis.of("width", 4, 9));
    assertThat(grid.points(4)).extracting(ParameterValues::toString).containsExactly(
        "width=4 cells=3 spare=4 fault=0", "width=9 cells=3 spare=9 fault=0",
        "width=4 cells=1 spare=4 fault=0", "width=9 cells=1 spare=9 fault=0");
  }

  @Test
  void noAxisIsOnePoint() {
    assertThat(grid(Sampling.ALL, "").points(1)).containsExactly(TOY.values(java.util.Map.of()));
  }

  @Test
  void aConstraintMayNameFormulas() {
    var grid = grid(Sampling.ALL, "bits == 12 && spare > 2", Axis.range("cells", 1, 12, 1), Axis.range("width", 1, 12, 1));
    assertThat(grid.points(100)).hasSize(4).allMatch(point -> point.get("cells") * point.get("width") == 12);
  }

  @Test
  void boundaryAreTheCorners() {
    var grid = grid(new Sampling.Boundary(), "", Axis.of("cells", 3, 1, 2), Axis.range("width", 4, 60, 7), Axis.of("fault", 2));
    assertThat(grid.points(4)).extracting(point -> point.get("cells") + " " + point.get("width"))
        .containsExactly("1 4", "1 60", "3 4", "3 60");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 40, 63, 64, 65})
  void aRandomSampleDiffersAndCanBeRepeated(int count) {
    var grid = grid(new Sampling.Random(count, 5), "", Axis.range("cells", 1, 8, 1), Axis.range("width", 1, 8, 1));
    List<ParameterValues> points = grid.points(1000);
    assertThat(points).hasSize(Math.min(count, 64)).doesNotHaveDuplicates().isEqualTo(grid.points(1000));
    assertThat(grid(Sampling.ALL, "", grid.axes().toArray(Axis[]::new)).points(64)).containsSubsequence(points);
  }

  @Test
  void aRandomSampleOfAHugeGridIsQuick() {
    var grid = grid(new Sampling.Random(100, 1), "cells % 2 == 0", Axis.range("cells", 1, 1000, 1), Axis.range("width", 1, 64, 1),
        Axis.range("spare", 1, 1_000_000, 1), Axis.range("fault", 0, 9, 1));
    assertThat(grid.points(100)).hasSize(100).allMatch(point -> point.get("cells") % 2 == 0);
    var other = new Grid(TOY, grid.axes(), grid.constraint(), new Sampling.Random(100, 2));
    assertThat(other.points(100)).isNotEqualTo(grid.points(100));
  }

  @Test
  void hasALimit() {
    var large = grid(Sampling.ALL, "", Axis.range("cells", 1, 1000, 1), Axis.range("spare", 1, 1000, 1));
    assertMistake(large, "the grid has 1000000 points", "--yes to run them all, or --sample random:1000");
    var vast = grid(Sampling.ALL, "cells < 3", Axis.range("cells", 1, 1000, 1), Axis.range("spare", 1, 1_000_000, 1));
    assertMistake(vast, "the grid has up to 1000000000 points", "--sample random:1000, or fewer values");
    var half = grid(Sampling.ALL, "cells < 500", Axis.range("cells", 1, 1000, 1), Axis.range("spare", 1, 1000, 1));
    assertMistake(half, "the grid has up to 1000000 points", "--yes to run them all, or --sample random:1000");
    var few = grid(Sampling.ALL, "cells < 2", Axis.range("cells", 1, 50, 1), Axis.range("spare", 1, 1000, 1));
    assertThat(few.points(10_000)).hasSize(1000);
  }

  @Test
  void aGridWithoutPointsIsAMistake() {
    assertMistake(grid(Sampling.ALL, "cells > 8", Axis.of("cells", 1, 2)),
        "no point of the grid fulfils --where \"cells > 8\"", "a weaker condition, or more values");
  }

  private static Grid grid(Sampling sampling, String constraint, Axis... axes) {
    Optional<Constraint> parsed = constraint.isEmpty() ? Optional.empty()
        : Optional.of(Constraint.parse(constraint, Grid.names(TOY)));
    return new Grid(TOY, List.of(axes), parsed, sampling);
  }

  private static void assertMistake(Grid grid, String message, String hint) {
    assertThatThrownBy(() -> grid.points(10_000)).isInstanceOfSatisfying(UserError.class, error -> {
      assertThat(error.diagnostics().getFirst().message()).isEqualTo(message);
      assertThat(error.diagnostics().getFirst().hint()).contains(hint);
    });
  }
}
