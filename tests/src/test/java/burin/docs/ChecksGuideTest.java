package burin.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.docs.ChecksGuide.Phase;
import burin.docs.ChecksGuide.Tank;
import burin.sim.CheckFailure;
import burin.sim.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `docs/guide/checks.md` says of its examples is so.
class ChecksGuideTest {
  static Stream<Engine> engines() {
    return Stream.of(Engine.values());
  }

  // region run
  @ParameterizedTest
  @MethodSource("engines")
  void whoFillsAFullTankIsTold(Engine engine) {
    var tank = new Tank();
    List<String> lines = new ArrayList<>();
    try (var sim = engine.open(tank)) {
      sim.onPrint(lines::add).reset().poke(tank.phase, Phase.FILL).poke(tank.amount, 10).step(10);
      assertEquals(1, sim.peek(tank.full));
      assertThatThrownBy(sim::step).isInstanceOf(CheckFailure.class).hasMessageContaining("filling at level 100");
      assertThat(sim.coverage()).containsEntry("exactly full", 1L);
      assertThat(lines).containsExactly("FILL: level 100");
    }
  }
  // endregion

  static String failure() {
    var tank = new Tank();
    try (var sim = Engine.INTERP.open(tank)) {
      sim.onPrint(_ -> {}).reset().poke(tank.amount, 10).step(11);
      throw new IllegalStateException("nothing was wrong");
    } catch (CheckFailure failure) {
      return failure.getMessage();
    }
  }
}
