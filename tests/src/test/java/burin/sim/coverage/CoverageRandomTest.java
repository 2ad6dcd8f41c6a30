package burin.sim.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.ir.Circuit;
import burin.ir.Event;
import burin.pass.CoverageKind;
import burin.pass.InstrumentCoverage;
import burin.random.RandomCircuits;
import burin.random.Size;
import burin.random.Stimulus;
import burin.sim.Hierarchy;
import burin.sim.Model;
import burin.sim.interp.InterpModel;
import burin.sim.jvm.JvmProgram;
import burin.sim.verilator.VerilatorOptions;
import burin.sim.verilator.VerilatorProgram;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Random circuits do the same with coverage as without it, cover the same on every engine, and count of the author's cover
/// points what the engines see of them.
class CoverageRandomTest {
  private static final int CYCLES = 12;

  private static InstrumentCoverage.Result plan(Circuit circuit) {
    return InstrumentCoverage.of(circuit, EnumSet.allOf(CoverageKind.class));
  }

  /// Runs a circuit with and without coverage side by side.
  private static Coverage run(Circuit circuit, long seed, Model plain, Function<Circuit, Model> open) {
    InstrumentCoverage.Result plan = plan(circuit);
    Stimulus stimulus = Stimulus.random(circuit, seed, CYCLES);
    Map<String, Long> seen = new TreeMap<>();
    List<Hierarchy.WatchPoint> watches = Hierarchy.watches(circuit);
    watches.stream().filter(CoverageRandomTest::isCover).forEach(point -> seen.put(label(point), 0L));
    try (Model model = CoveredModel.of(plan, open.apply(plan.circuit())); plain) {
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        for (Model each : List.of(plain, model)) apply(stimulus, each, cycle);
        for (int port = 0; port < circuit.top().ports().size(); port++) {
          assertEquals(plain.peekBits(port), model.peekBits(port), "seed " + seed + ", cycle " + cycle);
        }
        stimulus.step(plain, cycle);
        stimulus.step(model, cycle);
        assertEquals(plain.sightings(), model.sightings(), "seed " + seed);
        plain.sightings().stream().map(sighting -> watches.get(sighting.watch())).filter(CoverageRandomTest::isCover)
            .forEach(point -> seen.merge(label(point), 1L, Long::sum));
      }
      Coverage coverage = ((CoveredModel) model).coverage();
      assertEquals(seen, covered(coverage), "seed " + seed);
      return coverage;
    }
  }

  /// Without moving state about, which is numbered otherwise in the other circuit.
  private static void apply(Stimulus stimulus, Model model, int cycle) {
    Stimulus.Cycle now = stimulus.cycles().get(cycle);
    model.resets(now.resets());
    for (int i = 0; i < stimulus.inputs().size(); i++) model.pokeBits(stimulus.inputs().get(i), now.bits().get(i));
  }

  private static boolean isCover(Hierarchy.WatchPoint point) {
    return point.watch().event().kind() == Event.Kind.COVER;
  }

  private static String label(Hierarchy.WatchPoint point) {
    return point.where() + " \"" + String.join("{}", point.watch().event().text().parts()) + "\"";
  }

  /// Points of one text in one instance are added up.
  private static Map<String, Long> covered(Coverage coverage) {
    Map<String, Long> covered = new TreeMap<>();
    coverage.hits().forEach((item, times) -> {
      if (item.kind() != CoverageKind.COVER) return;
      covered.merge(item.instance() + " " + item.subject().replaceFirst("\" #\\d+$", "\""), times, Long::sum);
    });
    return covered;
  }

  private static void compare(Size size, int circuits) {
    for (long seed = 0; seed < circuits; seed++) {
      Circuit circuit = RandomCircuits.circuit(seed, size);
      Coverage interp = run(circuit, seed, InterpModel.of(circuit), InterpModel::of);
      Coverage jvm = run(circuit, seed, JvmProgram.compile(circuit).newModel(), c -> JvmProgram.compile(c).newModel());
      assertEquals(CoverageFile.text(interp), CoverageFile.text(jvm), "seed " + seed);
      interp.hits().forEach((item, times) -> assertThat(times).as(item.toString()).isNotNegative());
    }
  }

  @Test
  void interpAndJvmAgree() {
    compare(Size.TINY, 40);
    compare(Size.SMALL, 30);
  }

  @Test
  void withClocks() {
    compare(Size.TINY.withClocks(), 60);
    compare(Size.SMALL.withClocks(), 30);
  }

  @Test
  void verilatorAgrees() {
    for (long seed = 0; seed < 5; seed++) {
      Circuit circuit = RandomCircuits.circuit(seed, Size.TINY);
      Coverage interp = run(circuit, seed, InterpModel.of(circuit), InterpModel::of);
      Coverage verilator = run(circuit, seed, InterpModel.of(circuit),
          c -> VerilatorProgram.of(c, VerilatorOptions.defaults()).open());
      assertEquals(CoverageFile.text(interp), CoverageFile.text(verilator), "seed " + seed);
    }
  }
}
