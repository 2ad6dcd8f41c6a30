package burin.sim.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.diag.UserError;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.Vec;
import burin.pass.CoverageKind;
import burin.sim.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Coverage of several simulators, instances and files, and what is shown of it.
class CoverageMergeTest {
  @TempDir Path folder;

  private static final class Pair extends Module {
    final Vec<Bool> go = input(vec(2, bool()));

    Pair() {
      var machines = instances(2, Machine::new);
      machines.all(machine -> machine.stop, lit(false));
      machines.all(machine -> machine.step, ulit(1));
      machines.each(machine -> machine.go, go);
    }
  }

  private static Coverage random(long seed) {
    var machine = new Machine();
    var random = new Random(seed);
    try (var sim = Engine.JVM.compile(machine, CoverageOptions.all()).open()) {
      sim.reset();
      for (int i = 0; i < 8; i++) {
        sim.poke(machine.go, random.nextBoolean()).poke(machine.stop, random.nextInt(4) == 0)
            .poke(machine.step, random.nextInt(4)).step();
      }
      return Coverage.of(sim);
    }
  }

  @Test
  void mergingAddsUpInAnyOrder() {
    for (int seed = 0; seed < 10; seed++) {
      Coverage a = random(seed);
      Coverage b = random(seed + 100);
      Coverage c = random(seed + 200);
      assertEquals(a.plus(b), b.plus(a));
      assertEquals(a.plus(b).plus(c), a.plus(b.plus(c)));
      assertEquals(a, a.plus(Coverage.NONE));
      a.plus(b).hits().forEach((item, times) -> assertEquals(
          a.hits().getOrDefault(item, 0L) + b.hits().getOrDefault(item, 0L), times));
    }
  }

  @Test
  void filesGiveBackWhatWasWritten() throws IOException {
    Coverage coverage = random(1).plus(random(2));
    CoverageFile.write(coverage, folder.resolve("a.coverage"));
    assertEquals(coverage, CoverageFile.read(folder.resolve("a.coverage")));
    assertThat(Files.readString(folder.resolve("a.coverage"))).startsWith("burin coverage 1\n")
        .contains("\tBRANCH\tMachine.java\t21\tMachine\t\tbranch\ttaken\n");
    assertEquals(CoverageFile.text(coverage), CoverageFile.text(random(2).plus(random(1))));
  }

  @Test
  void whatIsNoFileIsRefused() {
    assertThatThrownBy(() -> CoverageFile.parse("coverage")).isInstanceOf(UserError.class).hasMessage("""
        error B301: the coverage does not begin with "burin coverage 1"
          write: a file that Burin has written""");
    assertThatThrownBy(() -> CoverageFile.parse("burin coverage 1\n7\tBRANCH\tA.java\n")).hasMessage("""
        error B301: line 2 of the coverage is no point: 7\tBRANCH\tA.java
          write: a file that Burin has written""");
    for (String wrong : List.of("x\tMUX\tA.java\t1\tA\t\tmux\tselect 1", "1\tMAX\tA.java\t1\tA\t\tmux\tselect 1")) {
      assertThatThrownBy(() -> CoverageFile.parse("burin coverage 1\n" + wrong)).hasMessageContaining("line 2");
    }
  }

  @Test
  void instancesAreToldApartAndAddedUp() {
    var pair = new Pair();
    try (var sim = Engine.JVM.compile(pair, CoverageOptions.of(CoverageKind.STATE)).open()) {
      sim.reset().poke(pair.go, 1, 0).step(3);
      Coverage coverage = Coverage.of(sim);
      assertEquals("""
          machines[0]  2/3  66.6 %
          machines[1]  1/3  33.3 %
          """, CoverageText.instances(coverage));
      assertEquals("""
          module   branch  mux  state  toggle  cover  all
          Machine  -       -    2/3    -       -      66.6 %
          all      -       -    2/3    -       -      66.6 %

          not reached
          Machine.java:17  state phase  never: HALT; IDLE 4 x, RUN 2 x
          """, CoverageText.of(coverage));
    }
  }

  @Test
  void thePageIsWhatItWas() throws IOException {
    Path golden = Path.of("src/test/resources/burin/sim/coverage/page.html");
    String page = CoveragePage.of(random(1), List.of(Path.of("src/test/java/burin/sim/coverage")));
    if (Boolean.getBoolean("goldens.update")) Files.writeString(golden, page);
    assertEquals(Files.readString(golden), page);
    assertThat(page).doesNotContain("http").doesNotContain("src=");
  }

  @Test
  void withoutSourcesThePageShowsTheLinesWithPoints() {
    String page = CoveragePage.of(random(1), List.of());
    assertThat(page).contains("<td>21</td><td></td><td>branch: none taken").doesNotContain("Machine extends");
  }
}
