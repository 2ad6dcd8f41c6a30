package burin.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import burin.diag.Code;
import burin.diag.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
  @TempDir Path folder;

  private final Toy toy = new Toy();

  @Test
  void everyPointIsMeasured() {
    SweepReport report = Sweep.of(toy).axis("width", 2, 8).axis("cells", 1, 3)
        .measure("cycles", "registers", "memory", "modules", "lines", "accuracy").run();
    assertThat(report.results().csv().replaceAll("[0-9a-f]{16}", "HASH")).isEqualTo("""
        width,cells,spare,fault,cycles,registers,memory,modules,lines,accuracy,workload,verilog,failures
        2,1,2,0,1,2,0,1,%d,,"random, 100 inputs",HASH,
        2,3,2,0,3,6,0,1,%d,,"random, 100 inputs",HASH,
        8,1,8,0,1,8,0,1,%1$d,0.5,"ramp, 100 inputs",HASH,
        8,3,8,0,3,24,0,1,%2$d,0.5,"ramp, 100 inputs",HASH,
        """.formatted(lines(report, 0), lines(report, 1)));
    assertThat(report.ran()).isEqualTo(4);
    assertThat(report.measured()).isEqualTo(4);
    assertThat(report.results().failed()).isEmpty();
    assertThat(report.pointsPerMinute()).isPositive();
  }

  private static int lines(SweepReport report, int point) {
    return report.results().points().get(point).value("lines").orElseThrow().intValue();
  }

  /// What goes wrong is told beside the other results, and the sweep goes on.
  @Test
  void failuresStandBesideResults() {
    SweepReport report = Sweep.of(toy).range("fault", 0, 7, 1).measure("cycles", "registers").images(3).run();
    List<PointResult> points = report.results().points();
    assertThat(points).hasSize(8);
    assertThat(points).extracting(point -> point.failures().stream().map(each -> each.stage() + ": " + each).toList())
        .containsExactly(
            List.of(),
            List.of("parameters: toy: these do not go together (see ./burin list) [B012]"),
            List.of("elaboration: " + points.get(Toy.THROWS).failures().getFirst()),
            List.of("elaboration: " + points.get(Toy.UNDRIVEN).failures().getFirst()),
            List.of("simulation: 3 outputs differ from the reference; the first: input 0, output 0 is 2, "
                + "the reference says 3 [check]"),
            List.of("workload: random needs 4 bits (width=4 or more) [B203]"),
            List.of("simulation: an input takes 2.0 cycles, the formula says 77 [check]"),
            List.of("simulation: the machine is still busy [check]"));
    assertThat(points.get(Toy.THROWS).failures().getFirst()).satisfies(failure -> {
      assertThat(failure.code()).isEqualTo("B025");
      assertThat(failure.message()).contains("a mistake of the author's");
    });
    assertThat(points.get(Toy.UNDRIVEN).failures().getFirst()).satisfies(failure -> {
      assertThat(failure.code()).isEqualTo("B005");
      assertThat(failure.where().orElseThrow()).startsWith("Toy.java:");
    });
    assertThat(points.get(Toy.MISMATCH).value("registers")).contains(16L);
    assertThat(points.get(Toy.UNDRIVEN).verilog()).isEmpty();
    assertThat(report.results().failed()).hasSize(7);
  }

  @Test
  void equalStructuresAreMeasuredOnce() {
    var calls = new AtomicInteger();
    SweepReport report = Sweep.of(toy).axis("width", 5, 6).range("spare", 0, 9, 1).measure("counted", "cycles")
        .with(measure("counted", specimen -> Reading.of(calls.incrementAndGet() > 0 ? specimen.circuit().modules().size() : 0)))
        .jobs(4).run();
    assertThat(report.results().points()).hasSize(20).allMatch(point -> point.value("counted").orElseThrow().intValue() == 1);
    assertThat(calls).hasValue(2);
    assertThat(report.measured()).isEqualTo(2);
    assertThat(report.ran()).isEqualTo(20);
  }

  @Test
  void aMeasureThatFailsSpoilsNothingElse() {
    SweepReport report = Sweep.of(toy).axis("width", 5, 6).axis("spare", 1, 2).measure("cycles", "shaky", "registers")
        .with(measure("shaky", specimen -> {
          if (specimen.values().get("width") == 5) throw new UserError(Code.TOOL, "the tool fell over", "try again");
          throw new IllegalStateException("ours");
        })).run();
    assertThat(report.results().points()).allSatisfy(point -> {
      assertThat(point.value("cycles")).isPresent();
      assertThat(point.value("registers")).isPresent();
      assertThat(point.value("shaky")).isEmpty();
    });
    assertThat(report.results().points()).extracting(point -> point.failures().toString()).containsExactly(
        "[the tool fell over (try again) [B401]]", "[the tool fell over (try again) [B401]]",
        "[java.lang.IllegalStateException: ours [internal]]", "[java.lang.IllegalStateException: ours [internal]]");
  }

  @Test
  void anotherSweepGoesOnInTheSameFolder() {
    Sweep.of(toy).axis("width", 5, 6).measure("registers").run(folder.resolve("s"));
    int made = toy.made.get();
    SweepReport wider = Sweep.of(toy).axis("width", 6, 7, 5).measure("registers").resume(folder.resolve("s"));
    // Another one is made to see that the design has not changed.
    assertThat(toy.made.get() - made).isEqualTo(2);
    assertThat(wider.ran()).isEqualTo(1);
    assertThat(wider.measured()).isEqualTo(1);
    assertThat(wider.results().points()).extracting(point -> point.values().get("width")).containsExactly(6, 7, 5);
    assertThat(Sweep.of(toy).axis("width", 5, 6, 7).measure("registers").resume(folder.resolve("s")).ran()).isZero();
    assertThat(Sweep.of(toy).axis("width", 7).measure("registers").replace(folder.resolve("s")).ran()).isEqualTo(1);
  }

  @Test
  void pointsOfADesignThatHasChangedAreNotMixedWithNewOnes() {
    Sweep.of(toy).axis("width", 5, 6).axis("fault", 1, 0).measure("registers").jobs(1).run(folder.resolve("s"));
    toy.summand = 2;
    assertThatThrownBy(() -> Sweep.of(toy).axis("width", 6, 7).measure("registers").resume(folder.resolve("s")))
        .isInstanceOf(UserError.class).hasMessage("""
            error B303: the design has changed since the sweep in %s: its Verilog for width=5 cells=2 spare=5 fault=0 \
            is another one
              write: --replace to begin anew, or another folder with -o""".formatted(folder.resolve("s")));
    toy.summand = 1;
    assertThat(Sweep.of(toy).axis("width", 6, 7).measure("registers").resume(folder.resolve("s")).ran()).isEqualTo(1);
  }

  @Test
  void failedPointsAreRunAgainWhereAskedFor() {
    Function<Measure, Sweep> sweep = shaky -> Sweep.of(toy).axis("width", 5, 6).measure("shaky").with(shaky);
    Measure broken = measure("shaky", specimen -> {
      throw new UserError(Code.TOOL, "no disk space", "");
    });
    Measure mended = measure("shaky", specimen -> Reading.of(specimen.values().get("width")));
    assertThat(sweep.apply(broken).run(folder.resolve("s")).results().failed()).hasSize(2);
    assertThat(sweep.apply(mended).resume(folder.resolve("s")).results().failed()).hasSize(2);
    assertThat(sweep.apply(mended).retrying().resume(folder.resolve("s")).results().failed()).isEmpty();
    assertThat(sweep.apply(mended).resume(folder.resolve("s")).results().failed()).isEmpty();
  }

  @Test
  void listenersHearOfEveryPoint() {
    List<PointResult> heard = Collections.synchronizedList(new ArrayList<>());
    var begun = new AtomicInteger();
    SweepReport report = Sweep.of(toy).range("width", 1, 30, 1).jobs(3).telling(new Sweep.Progress() {
      @Override
      public void begin(int points) {
        begun.addAndGet(points);
      }

      @Override
      public void done(PointResult point) {
        heard.add(point);
      }
    }).run();
    assertThat(begun).hasValue(30);
    assertThat(heard).containsExactlyInAnyOrderElementsOf(report.results().points());
  }

  @Test
  void theFrontIsWhatNoPointBeats() {
    SweepReport report = Sweep.of(toy).range("width", 4, 20, 1).range("cells", 1, 5, 1).measure("score", "cost", "gain")
        .with(hash("score", 3, Measure.Better.NEITHER), hash("cost", 7, Measure.Better.LOWER),
            hash("gain", 11, Measure.Better.HIGHER)).run();
    List<PointResult> all = report.results().points();
    List<PointResult> front = report.results().pareto("score", "cost", "gain");
    assertThat(front).isNotEmpty().hasSizeLessThan(all.size());
    assertThat(front).isEqualTo(all.stream().filter(point -> all.stream().noneMatch(other -> beats(other, point))).toList());
    assertThatThrownBy(() -> report.results().pareto("price")).hasMessageContaining("there is no measure \"price\"");
  }

  private static boolean beats(PointResult a, PointResult b) {
    double[] gains = {number(b, "score") - number(a, "score"), number(b, "cost") - number(a, "cost"),
        number(a, "gain") - number(b, "gain")};
    return gains[0] >= 0 && gains[1] >= 0 && gains[2] >= 0 && gains[0] + gains[1] + gains[2] > 0;
  }

  private static double number(PointResult point, String measure) {
    return point.value(measure).orElseThrow().doubleValue();
  }

  private static Measure hash(String name, int factor, Measure.Better better) {
    return DescribedMeasure.ofStructure(name, "a test's", "", better,
        specimen -> Reading.of(specimen.values().get("width") * 31 * factor % 17 + specimen.values().get("cells") * factor % 5));
  }

  private static Measure measure(String name, Function<Specimen, Reading> reading) {
    return DescribedMeasure.ofStructure(name, "a test's", "", Measure.Better.LOWER, reading);
  }

  /// With a network that fills the machine, cycles say what a machine can do, and follow its size.
  @Test
  void cyclesOfFullMachinesGrowWithTheirBlocks() {
    List<PointResult> points = Sweep.of(burin.flow.Catalogue.shipped().find("apu")).axis("pes", 1, 3).range("block", 4, 12, 4)
        .network("largest").measure("cycles").run().results().points();
    assertThat(points).noneMatch(PointResult::failed);
    long step = number(points, 1) - number(points, 0);
    assertThat(step).isPositive();
    for (int i = 0; i < 6; i++) assertThat(number(points, i)).isEqualTo(number(points, 0) + i % 3 * step);
  }

  private static long number(List<PointResult> points, int i) {
    return points.get(i).value("cycles").orElseThrow().longValue();
  }

  @Test
  void aSweepOfTheDefaultsIsOnePoint() {
    assertThat(Sweep.of(toy).axes(Map.of()).run().results().points()).hasSize(1);
  }
}
