package burin.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.hdl.ExtModule;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.ir.Foreign;
import burin.ir.ResetStyle;
import burin.sim.Engine;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Modules of Verilog that somebody else wrote, with models in Java.
class ForeignTest {
  static Stream<Engine> engines() {
    return Stream.of(Engine.values());
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
}
