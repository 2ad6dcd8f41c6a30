package burin.sim.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.diag.UserError;
import burin.hdl.Bool;
import burin.hdl.ClockDomain;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.ir.ResetStyle;
import burin.sim.Checkpoint;
import burin.sim.Compiled;
import burin.sim.Engine;
import burin.sim.Simulator;
import burin.sim.wave.Recorder;
import burin.sim.wave.Selection;
import burin.sim.wave.Trace;
import burin.sim.wave.Vcd;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A simulator that goes back goes on as it did, and what was done to a model can be done to another.
class CheckpointTest {
  /// State of every kind in two clock domains, one of which has an asynchronous reset.
  static final class Mixed extends Module {
    final ClockDomain other = clockDomain(ResetStyle.ASYNC_LOW);
    final Bool write = input(bool());
    final UInt address = input(uint(3));
    final Vec<UInt> data = input(vec(3, uint(40)));
    final Vec<UInt> word = output(vec(3, uint(40)));
    final UInt count = output(uint(70));
    final UInt ticks = output(uint(4));

    Mixed() {
      var words = memory(vec(3, uint(40)), 8);
      when(write, () -> words.write(address, data));
      word.drive(words.readSync(address));
      var wide = reg(uint(70), 5);
      wide.next(wide.add(data.get(0)).wrap(70));
      count.drive(wide);
      in(other, () -> {
        var seen = reg(uint(4), 9);
        seen.next(seen.incrementWrapping());
        ticks.drive(seen);
      });
    }
  }

  private final Mixed mixed = new Mixed();

  private void drive(Simulator sim, Random random) {
    sim.poke(mixed.write, random.nextBoolean()).poke(mixed.address, random.nextInt(8));
    sim.poke(mixed.data, random.nextLong(1L << 40), random.nextLong(1L << 40), random.nextLong(1L << 40));
    switch (random.nextInt(12)) {
      case 0 -> sim.hold(mixed.other);
      case 1, 2 -> sim.release(mixed.other);
      case 3 -> sim.step(mixed.other);
      case 4 -> sim.reset();
      default -> sim.advance(random.nextInt(9));
    }
  }

  private String look(Simulator sim) {
    return sim.peekBig(mixed.word) + " " + sim.peekBig(mixed.count) + " " + sim.peek(mixed.ticks) + " " + sim.cycle() + " "
        + sim.time();
  }

  private List<String> run(Simulator sim, long seed) {
    var random = new Random(seed);
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      drive(sim, random);
      seen.add(look(sim));
    }
    return seen;
  }

  private Simulator periods(Simulator sim) {
    return sim.period(mixed.mainDomain(), 3, 1).period(mixed.other, 5, 0);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void goesOnAsItDid(Engine engine) {
    Compiled compiled = engine.compile(mixed);
    for (long seed = 0; seed < 8; seed++) {
      try (Simulator sim = periods(compiled.open()); Simulator other = compiled.open()) {
        run(sim, seed);
        Checkpoint checkpoint = sim.checkpoint();
        String before = look(sim);
        List<String> once = run(sim, seed + 100);
        assertEquals(before, look(sim.restore(checkpoint)), "seed " + seed);
        assertEquals(once, run(sim, seed + 100), "seed " + seed);
        assertEquals(once, run(other.restore(checkpoint), seed + 100), "seed " + seed);
      }
    }
  }

  @Test
  void refusesWhatItCannotGoBackTo() {
    try (Simulator sim = Engine.JVM.open(mixed); Simulator other = Engine.JVM.open(new Mixed())) {
      var error = assertThrows(UserError.class, () -> sim.restore(other.checkpoint()));
      assertTrue(error.getMessage().contains("a checkpoint of another circuit `Mixed`"), error.getMessage());
      error = assertThrows(UserError.class, () -> sim.restore(null));
      assertTrue(error.getMessage().contains("the checkpoint is null"), error.getMessage());
    }
  }

  /// What is shown afterwards is what a recorder would have seen, however long the run and wherever checkpoints were.
  @ParameterizedTest
  @EnumSource(value = Engine.class, names = "LOCKSTEP", mode = EnumSource.Mode.EXCLUDE)
  void showsTheLastCyclesAfterwards(Engine engine) {
    Compiled compiled = engine.compile(mixed);
    for (int rounds : new int[] {0, 1, 3, 10}) {
      var model = new RememberingModel(compiled.circuit(), compiled.model(), 20, 50);
      try (Simulator sim = periods(Compiled.of(mixed, compiled.circuit(), () -> model).open()); var fresh = compiled.model()) {
        model.time(sim::time);
        Recorder recorder = sim.record(Selection.all().withMemories().last(20));
        for (int i = 0; i < rounds; i++) run(sim, i);
        Trace wanted = recorder.trace();
        Trace shown = model.trace(fresh, Selection.all().withMemories()).orElseThrow();
        assertEquals(Vcd.of(wanted).toString(), Vcd.of(shown).toString(), rounds + " rounds");
        assertEquals(sim.cycle(), model.cycle());
      }
    }
  }
}
