package burin.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.hdl.Bool;
import burin.hdl.EnumValue;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.sim.CheckFailure;
import burin.sim.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Assertions, assumptions, cover points and prints.
class WatchTest {
  static Stream<Engine> engines() {
    return Stream.of(Engine.values());
  }

  enum Phase { FILL, DRAIN }

  private static final class Cell extends Module {
    final UInt level = input(uint(8));
    final Bool valid = input(bool());

    Cell() {
      var seen = reg(uint(8), 0);
      seen.next(level);
      assumeAlways(level.le(200), "level is {}", level);
      when(valid, () -> {
        assertAlways(level.le(100), "level {} = {x} after {b}", level, level, seen);
        cover(level.eq(100), "full");
      });
    }
  }

  private static final class Tank extends Module {
    final UInt level = input(uint(8));
    final Bool valid = input(bool());
    final SInt drift = input(sint(4));
    final EnumValue<Phase> phase = input(enumeration(Phase.class));

    Tank() {
      var cells = instances(2, Cell::new);
      cells.all(cell -> cell.level, level);
      cells.all(cell -> cell.valid, valid);
      when(valid.not(), () -> print("{} drifts by {}", phase, drift));
      cover(valid, "valid");
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void whatDoesNotHoldEndsTheStep(Engine engine) {
    var tank = new Tank();
    try (var sim = engine.open(tank)) {
      sim.reset().poke(tank.level, 100).poke(tank.valid, true).step();
      sim.poke(tank.level, 101);
      assertThatThrownBy(sim::step)
          .isInstanceOf(CheckFailure.class)
          .hasMessageMatching("""
              assertion at WatchTest.java:\\d+ in cells\\[0] does not hold at clock edge 3: level 101 = 65 after 01100100
              assertion at WatchTest.java:\\d+ in cells\\[1] does not hold at clock edge 3: level 101 = 65 after 01100100""");
      sim.poke(tank.valid, false).step();
      sim.poke(tank.level, 201);
      assertThatThrownBy(() -> sim.step(10))
          .isInstanceOf(CheckFailure.class)
          .hasMessageContaining("assumption at WatchTest.java").hasMessageContaining("clock edge 5: level is 201");
      assertEquals(5, sim.cycle());
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void nothingIsWatchedDuringReset(Engine engine) {
    var tank = new Tank();
    try (var sim = engine.open(tank)) {
      sim.poke(tank.level, 255).poke(tank.valid, true).reset();
      assertThat(sim.coverage()).isEqualTo(Map.of("valid", 0L, "cells[0]: full", 0L, "cells[1]: full", 0L));
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void coverPointsAreCountedAndPrintsWritten(Engine engine) {
    var tank = new Tank();
    List<String> lines = new ArrayList<>();
    try (var sim = engine.open(tank)) {
      sim.onPrint(lines::add).poke(tank.level, 100).poke(tank.valid, true).step(3);
      sim.poke(tank.valid, false).poke(tank.drift, -3).poke(tank.phase, Phase.DRAIN).step(2);
      assertThat(sim.coverage()).isEqualTo(Map.of("valid", 3L, "cells[0]: full", 3L, "cells[1]: full", 3L));
      assertThat(lines).containsExactly("DRAIN drifts by -3", "DRAIN drifts by -3");
    }
  }
}
