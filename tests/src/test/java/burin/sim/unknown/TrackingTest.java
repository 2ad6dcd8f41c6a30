package burin.sim.unknown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.hdl.Bool;
import burin.hdl.UInt;
import burin.ir.Circuit;
import burin.pass.TrackUnknowns;
import burin.random.RandomCircuits;
import burin.random.Size;
import burin.random.Stimulus;
import burin.sim.Hierarchy;
import burin.sim.Model;
import burin.sim.Unknowns;
import burin.sim.interp.InterpModel;
import burin.sim.jvm.JvmProgram;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// The masks that a circuit keeps by itself are those of the slow model, on random circuits. A longer run:
/// `-Dtest=burin.sim.unknown.TrackingTest -Dunknown.circuits=5000`.
class TrackingTest {
  private static final int CIRCUITS = Integer.getInteger("unknown.circuits", 60);
  private static final int CYCLES = 12;
  private static final Judged NEVER = Judged.ALL.settling(Long.MAX_VALUE);

  @Test
  void tiny() {
    assertThat(run(Size.TINY, CIRCUITS, TrackingTest::jvm)).isGreaterThan(CIRCUITS / 2);
  }

  @Test
  void small() {
    assertThat(run(Size.SMALL, CIRCUITS, TrackingTest::jvm)).isGreaterThan(CIRCUITS / 2);
  }

  @Test
  void medium() {
    assertThat(run(Size.MEDIUM, CIRCUITS / 2, TrackingTest::jvm)).isGreaterThan(CIRCUITS / 4);
  }

  @Test
  void wide() {
    assertThat(run(Size.WIDE, CIRCUITS / 2, TrackingTest::jvm)).isGreaterThan(CIRCUITS / 4);
  }

  @Test
  void withClocks() {
    assertThat(run(Size.TINY.withClocks(), 3 * CIRCUITS, TrackingTest::jvm)).isGreaterThan(CIRCUITS / 10);
  }

  @Test
  void inTheInterpreter() {
    assertThat(run(Size.SMALL, CIRCUITS / 4, circuit -> () -> InterpModel.of(circuit))).isGreaterThan(CIRCUITS / 8);
  }

  @Test
  void tellsOfTheSameUses() {
    int used = 0;
    for (long seed = 0; seed < 2 * CIRCUITS; seed++) {
      Circuit circuit = RandomCircuits.circuit(seed, Size.TINY);
      if (!TrackUnknowns.isPossible(circuit)) continue;
      Stimulus stimulus = Stimulus.random(circuit, seed, CYCLES);
      Optional<UnknownUse> slow = use(stimulus, UnknownModel.of(circuit, Judged.ALL));
      Optional<UnknownUse> quick = use(stimulus, TrackingModel.Program.of(circuit, Judged.ALL, TrackingTest::jvm).newModel());
      assertEquals(slow.map(Throwable::getMessage), quick.map(Throwable::getMessage), "seed " + seed);
      if (slow.isPresent()) used++;
    }
    assertThat(used).isGreaterThan(CIRCUITS / 4);
  }

  private static Optional<UnknownUse> use(Stimulus stimulus, Model model) {
    try (model) {
      for (int cycle = 0; cycle < stimulus.cycles().size(); cycle++) {
        stimulus.apply(model, cycle);
        stimulus.step(model, cycle);
      }
      return Optional.empty();
    } catch (UnknownUse use) {
      return Optional.of(use);
    }
  }

  /// Takes what was never set when `load` is high, keeps it, and shows it when `show` is.
  private static final class Late extends burin.hdl.Module {
    final Bool load = input(bool());
    final Bool clear = input(bool());
    final Bool show = input(bool());
    final UInt out = output(uint(8));

    Late() {
      var lost = reg(uint(8));
      var lanes = reg(vec(3, uint(8)), 0);
      when(load, () -> lanes.get(1).next(lost));
      when(clear, () -> lanes.get(1).next(3));
      out.drive(mux(show, lanes.get(1), ulit(0)));
    }
  }

  @Test
  void followsALongWay() {
    var late = new Late();
    try (var sim = Unknowns.of(late).open()) {
      sim.reset();
      for (int round = 0; round < 3; round++) {
        sim.poke(late.load, true).step().poke(late.load, false).step(1_000);
        if (round < 2) sim.poke(late.clear, true).step().poke(late.clear, false).step(500);
      }
      sim.poke(late.show, true);
      UnknownUse use = assertThrows(UnknownUse.class, sim::step);
      assertThat(use.path()).extracting(UnknownUse.Step::what)
          .containsExactly("output `out`", "register `lanes`", "register `lost`");
      assertThat(use.path()).extracting(UnknownUse.Step::edge).containsExactly(4006L, 3006L, 0L);
      assertThat(use.path()).extracting(UnknownUse.Step::isOrigin).containsExactly(false, false, true);
      sim.step();
    }
  }

  private static Supplier<Model> jvm(Circuit circuit) {
    return JvmProgram.compile(circuit)::newModel;
  }

  /// How many circuits there were of the kind that keeps masks.
  private static int run(Size size, int circuits, Function<Circuit, Supplier<Model>> engine) {
    int tried = 0;
    for (long seed = 0; seed < circuits; seed++) {
      Circuit circuit = RandomCircuits.circuit(seed, size);
      if (!TrackUnknowns.isPossible(circuit)) continue;
      tried++;
      try {
        compare(circuit, Stimulus.random(circuit, seed, CYCLES), engine);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
    return tried;
  }

  private static void compare(Circuit circuit, Stimulus stimulus, Function<Circuit, Supplier<Model>> engine) {
    var quick = TrackingModel.Program.of(circuit, NEVER, engine).newModel();
    var slow = UnknownModel.of(circuit, NEVER);
    for (int cycle = 0; cycle < stimulus.cycles().size(); cycle++) {
      for (Model model : List.of(quick, slow)) stimulus.apply(model, cycle);
      String when = "in cycle " + cycle + " ";
      compareOutputs(circuit, quick, slow, when);
      compareState(circuit, quick, slow, when);
      for (Model model : List.of(quick, slow)) stimulus.step(model, cycle);
    }
    quick.close();
  }

  private static void compareOutputs(Circuit circuit, TrackingModel quick, UnknownModel slow, String when) {
    for (int port = 0; port < circuit.top().ports().size(); port++) {
      var top = circuit.top().ports().get(port);
      if (top.isInput()) continue;
      assertEquals(slow.peekBits(port), quick.peekBits(port), when + top.name());
      assertEquals(slow.unknownBits(port).toString(2), quick.unknownBits(port).toString(2), when + "doubt of " + top.name());
    }
  }

  private static void compareState(Circuit circuit, TrackingModel quick, UnknownModel slow, String when) {
    List<Hierarchy.Element> elements = Hierarchy.elements(circuit);
    for (int i = 0; i < elements.size(); i++) {
      for (int word = 0; word < elements.get(i).words(); word++) {
        String what = when + elements.get(i) + " " + word;
        assertEquals(slow.state(i, word), quick.state(i, word), what);
        assertEquals(slow.unknownState(i, word).toString(2), quick.unknownState(i, word).toString(2), "doubt of " + what);
      }
    }
  }
}
