package burin.sim.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.diag.UserError;
import burin.hdl.Bool;
import burin.hdl.ClockDomain;
import burin.hdl.ExtModule;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.ir.Foreign;
import burin.ir.ResetStyle;
import burin.sim.Checkpoint;
import burin.sim.Compiled;
import burin.sim.Engine;
import burin.sim.Simulator;
import burin.sim.wave.Recorder;
import burin.sim.wave.Selection;
import burin.sim.wave.TextWave;
import burin.sim.wave.Trace;
import burin.sim.wave.Vcd;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
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
      assertEquals("""
          CheckpointTest.java: error B007: a checkpoint of another circuit `Mixed`
            write: one that a simulator of the same compiled module took""", message(() -> sim.restore(other.checkpoint())));
      assertEquals("""
          CheckpointTest.java: error B015: the checkpoint is null
            write: one of checkpoint()""", message(() -> sim.restore(null)));
    }
  }

  /// Foreign Verilog that holds a sum, with a model in Java.
  static final class Total extends ExtModule {
    final UInt in = input(uint(8));
    final UInt out = output(uint(20));

    Total() {
      super("total");
      clockPin("clk");
      registered(out);
      source("total.v", """
          module total(input wire clk, input wire [7:0] in, output reg [19:0] out);
            initial out = 0;
            always @(posedge clk) out <= out + in;
          endmodule
          """);
      model(Sum::new);
    }
  }

  private static final class Sum implements Foreign.Model {
    private long total;

    @Override
    public void settle(Foreign.Pinout pins) {
      pins.set("out", total);
    }

    @Override
    public void edge(Foreign.Pinout pins, String clock, boolean reset) {
      total += pins.getSigned("in");
    }
  }

  static final class Outside extends Module {
    final UInt in = input(uint(8));
    final UInt out = output(uint(20));

    Outside() {
      var total = instance(new Total());
      total.in.drive(in);
      out.drive(total.out);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Engine.class, names = "LOCKSTEP", mode = EnumSource.Mode.EXCLUDE)
  void circuitsWithForeignModulesAreRunFromTheBeginning(Engine engine) {
    var outside = new Outside();
    Compiled compiled = engine.compile(outside);
    var model = new RememberingModel(compiled.circuit(), compiled.model(), 3, 3);
    try (Simulator sim = Compiled.of(outside, compiled.circuit(), () -> model).open(); var fresh = compiled.model()) {
      assertEquals("""
          error B023: `Total` is foreign Verilog, of which it is not known what it holds: there is no checkpoint of `Outside`
            write: a run from the beginning""", message(sim::checkpoint));
      for (int i = 0; i < 100; i++) sim.poke(outside.in, i).step();
      Trace shown = model.trace(fresh, Selection.ofPorts()).orElseThrow();
      assertEquals("""
          cycle  97    98    99    100
          in     |97   |98   |99
          out    |4656 |4753 |4851 |4950
          """, TextWave.of(shown).ascii().toString());
    }
  }

  private static String message(Executable mistake) {
    return assertThrows(UserError.class, mistake).getMessage().replaceAll("\\.java:\\d+", ".java");
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
