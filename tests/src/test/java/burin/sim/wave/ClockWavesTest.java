package burin.sim.wave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.hdl.Bool;
import burin.hdl.ClockDomain;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.sim.Engine;
import burin.sim.Simulator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Several clocks are drawn with their edges, at the times at which they had them.
class ClockWavesTest {
  static final class Two extends Module {
    final ClockDomain pixel = clockDomain();
    final Bool on = input(bool());
    final UInt slow = output(uint(4));
    final UInt fast = output(uint(4));

    Two() {
      var ticks = reg(uint(4), 0);
      when(on, () -> ticks.next(ticks.incrementWrapping()));
      slow.drive(ticks);
      in(pixel, () -> {
        var pixels = reg(uint(4), 0);
        pixels.next(pixels.incrementWrapping());
        fast.drive(pixels);
      });
    }
  }

  private final Two two = new Two();

  @ParameterizedTest
  @EnumSource(Engine.class)
  void areDrawnByTheirEdges(Engine engine) {
    try (Simulator sim = engine.open(two)) {
      Recorder recorder = sim.record(Selection.ofPorts());
      sim.period(two.mainDomain(), 6, 2).period(two.pixel, 2, 0).poke(two.on, true).hold(two.pixel).advance(3);
      sim.release(two.pixel).advance(7);
      Trace trace = recorder.trace();
      assertEquals("""
          cycle        0  1 2  3  4  5
          clock             ↑        ↑
          pixel_clock     ↑ ↑  ↑  ↑  ↑
          pixel_reset  ▔▔▔▔▔▁▁▁▁▁▁▁▁▁▁▁▁
          on           ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
          slow         │0   │1       │2
          fast         │0      │1 │2 │3
          """, TextWave.of(trace).toString());
      var file = new VcdFile(Vcd.of(trace).toString());
      assertEquals("{0=0, 30=1, 60=0, 90=1}", file.vars.get("Two.clock").values().toString());
      assertEquals("{0=0, 10=1, 20=0, 30=1, 40=0, 50=1, 60=0, 70=1, 80=0, 90=1}",
          file.vars.get("Two.pixel_clock").values().toString());
      assertEquals("{0=0, 50=1, 70=10, 90=11}", file.vars.get("Two.fast").values().toString());
    }
  }
}
