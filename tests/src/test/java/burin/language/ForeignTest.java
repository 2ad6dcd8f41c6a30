package burin.language;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.diag.UserError;
import burin.hdl.Bool;
import burin.hdl.ClockDomain;
import burin.hdl.ExtModule;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.ir.Foreign;
import burin.ir.ResetStyle;
import burin.sim.Engine;
import burin.sim.Simulator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Modules of Verilog that somebody else wrote, with models in Java.
class ForeignTest {
  static Stream<Engine> engines() {
    return Stream.of(Engine.values());
  }

  /// Those that run the model in Java.
  static Stream<Engine> enginesInJava() {
    return Stream.of(Engine.INTERP, Engine.JVM);
  }

  /// Multiplies in the same cycle, and sums up what it was given.
  private static final class Mac extends ExtModule {
    final SInt a = input(sint(8));
    final SInt b = input(sint(8));
    final SInt product = output(sint(16));
    final UInt total = output(uint(16));

    Mac(int step) {
      super("mac");
      parameter("STEP", step);
      clockPin("clk");
      resetPin("rst_n", ResetStyle.SYNC_LOW);
      registered(total);
      source("mac.v", """
          module mac #(parameter STEP = 1) (
            input wire clk, input wire rst_n,
            input wire signed [7:0] a, input wire signed [7:0] b,
            output wire signed [15:0] product, output reg [15:0] total
          );
            assign product = a * b;
            always @(posedge clk) if (!rst_n) total <= 0; else total <= total + STEP[15:0];
          endmodule
          """);
      model(() -> new Model(step));
    }
  }

  private static final class Model implements Foreign.Model {
    private final int step;
    private long total;

    Model(int step) {
      this.step = step;
    }

    @Override
    public void settle(Foreign.Pinout pins) {
      pins.set("product", (byte) pins.get("a") * (byte) pins.get("b"));
      pins.set("total", total);
    }

    @Override
    public void edge(Foreign.Pinout pins, String clock, boolean reset) {
      total = reset ? 0 : total + step & 0xffff;
    }
  }

  private static final class Top extends Module {
    final SInt x = input(sint(8));
    final SInt square = output(sint(16));
    final SInt cube = output(sint(24));
    final UInt total = output(uint(16));

    Top() {
      var first = instance(new Mac(3));
      var second = instance(new Mac(5));
      first.a.drive(x);
      first.b.drive(x);
      second.a.drive(first.product.wrap(8));
      second.b.drive(x);
      square.drive(first.product);
      cube.drive(second.product);
      var sum = reg(uint(16), 0);
      sum.next(first.total.add(second.total).wrap(16));
      total.drive(sum);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void runsBesideTheCircuit(Engine engine) {
    var top = new Top();
    try (var sim = engine.open(top)) {
      sim.poke(top.x, -5);
      assertEquals(25, sim.peek(top.square));
      assertEquals(-125, sim.peek(top.cube));
      sim.reset().step(4);
      assertEquals(3 * 8, sim.peek(top.total));
      sim.poke(top.x, 4);
      assertEquals(16, sim.peek(top.square));
      assertEquals(64, sim.peek(top.cube));
      sim.reset();
      assertEquals(0, sim.peek(top.total));
    }
  }

  private static final class Domains extends Module {
    final ClockDomain other = clockDomain();
    final Bool enable = input(bool());
    final Vec<SInt> x = input(vec(2, sint(8)));
    final Vec<SInt> squares = output(vec(2, sint(16)));
    final Vec<UInt> totals = output(vec(2, uint(16)));
    final UInt otherTotal = output(uint(16));

    Domains() {
      var gated = in(mainDomain().gated(enable), () -> instances(2, () -> new Mac(3)));
      gated.each(mac -> mac.a, x);
      gated.each(mac -> mac.b, x);
      squares.drive(gated.get(mac -> mac.product));
      totals.drive(gated.get(mac -> mac.total));
      var single = in(other.withReset(enable.not()), () -> instance(new Mac(5)));
      single.a.drive(x.get(0));
      single.b.drive(x.get(1));
      otherTotal.drive(single.total);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void hasTheEdgesAndTheResetOfItsDomain(Engine engine) {
    var top = new Domains();
    try (var sim = engine.open(top)) {
      sim.poke(top.enable, true).poke(top.x, -5, 7).reset();
      assertArrayEquals(new long[] {25, 49}, sim.peek(top.squares));
      assertTotals(sim, top, 0, 5);
      sim.step(top.mainDomain()).step(top.other);
      assertTotals(sim, top, 3, 10);
      sim.poke(top.enable, false).step(top.mainDomain());
      assertTotals(sim, top, 3, 10);
      sim.step(top.other);
      assertTotals(sim, top, 3, 0);
      sim.poke(top.enable, true).reset();
      assertTotals(sim, top, 0, 5);
    }
  }

  private static void assertTotals(Simulator sim, Domains top, long gated, long other) {
    assertArrayEquals(new long[] {gated, gated}, sim.peek(top.totals));
    assertEquals(other, sim.peek(top.otherTotal));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void mayBeTheWholeCircuit(Engine engine) {
    var top = new Mac(2);
    try (var sim = engine.open(top)) {
      sim.reset().poke(top.a, -3).poke(top.b, 4).step(3);
      assertEquals(-12, sim.peek(top.product));
      assertEquals(6, sim.peek(top.total));
    }
  }

  private static final class Unmodelled extends ExtModule {
    final Bool in = input(bool());

    Unmodelled() {
      super("unmodelled");
    }
  }

  private static final class AroundUnmodelled extends Module {
    final Bool in = input(bool());

    AroundUnmodelled() {
      instance(new Unmodelled()).in.drive(in);
    }
  }

  @ParameterizedTest
  @MethodSource("enginesInJava")
  void needsAModelInJava(Engine engine) {
    assertThatThrownBy(() -> engine.open(new AroundUnmodelled()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("`Unmodelled` is foreign Verilog without a model in Java, which this engine needs");
  }
}
