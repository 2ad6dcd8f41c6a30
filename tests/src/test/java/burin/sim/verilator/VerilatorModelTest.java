package burin.sim.verilator;

import static burin.sim.verilator.Handwritten.bits;
import static burin.sim.verilator.Handwritten.bool;
import static burin.sim.verilator.Handwritten.sint;
import static burin.sim.verilator.Handwritten.uint;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.ir.VecType;
import burin.sim.Model;
import java.math.BigInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the model does with Verilog of any kind; circuits are tested by the suite that all engines share.
class VerilatorModelTest {

  @Test
  void outputsFollowInputsWithinTheCycle() {
    var source = Handwritten.verilog("""
        module Top(input clock, input signed [4:0] a, input [39:0] b, output signed [5:0] sum, output [39:0] inverse);
          assign sum = {a[4], a} + 6'sd1;
          assign inverse = ~b;
        endmodule
        """).port("a", sint(5)).port("b", bits(40)).port("sum", sint(6)).port("inverse", bits(40));
    try (Model model = source.open()) {
      assertEquals(1, model.peek(2));
      model.poke(0, -16);
      assertEquals(-15, model.peek(2));
      model.pokeBits(1, BigInteger.ONE);
      assertEquals(new BigInteger("fffffffffe", 16), model.peekBits(3));
      model.step();
      assertEquals(-15, model.peek(2));
    }
  }

  @Test
  void countsStepsAndSeesStateWrittenBehindItsBack() {
    try (VerilatorModel model = TemporaryCaches.counter(7).open()) {
      assertEquals(Schedule.ONE_EDGE, model.schedule());
      model.poke(0, 3);
      model.step();
      assertEquals(10, model.peek(1));
      model.step(10);
      assertEquals(40, model.peek(1));
      model.setState(0, 0, BigInteger.valueOf(100));
      assertEquals(107, model.peek(1));
      model.setState(0, 0, BigInteger.valueOf(200));
      model.step();
      assertEquals(210, model.peek(1));
      assertEquals(BigInteger.valueOf(203), model.state(0, 0));
    }
  }

  @Test
  void modelsOfOneLibraryAreIndependent() {
    VerilatorProgram program = VerilatorProgram.of(TemporaryCaches.counter(7).source(), VerilatorOptions.defaults());
    try (Model one = program.open(); Model other = program.open()) {
      one.poke(0, 1);
      one.step(3);
      assertEquals(10, one.peek(1));
      assertEquals(7, other.peek(1));
    }
  }

  /// Verilator merges `twin` with `n`, finds `fixed` constant and `unread` useless.
  @Test
  void answersForRegistersThatVerilatorWouldDrop() {
    var source = Handwritten.verilog("""
        module Top(input clock, input [7:0] d, output [7:0] q, output [7:0] zero);
          reg [7:0] n;
          reg [7:0] twin;
          reg [7:0] fixed;
          reg [7:0] unread;
          reg [7:0] rom [0:3];
          always @(posedge clock) n <= d;
          always @(posedge clock) twin <= d;
          always @(posedge clock) unread <= d + 8'd1;
          assign q = n ^ fixed ^ rom[d[1:0]];
          assign zero = n ^ twin;
        endmodule
        """).port("d", uint(8)).port("q", uint(8)).port("zero", uint(8))
        .state("", "Top", "n", uint(8)).state("", "Top", "twin", uint(8)).undriven("fixed", uint(8))
        .state("", "Top", "unread", uint(8)).memory("rom", uint(8), 4);
    try (VerilatorModel model = source.open()) {
      assertEquals(Schedule.ONE_EDGE_AND_INPUTS, model.schedule());
      model.poke(0, 9);
      model.step();
      assertEquals(9, model.peek(1));
      assertEquals("9 9 0 10", states(model, 4));
      model.setState(1, 0, BigInteger.valueOf(8));
      assertEquals(1, model.peek(2));
      model.setState(2, 0, BigInteger.valueOf(16));
      model.setState(4, 1, BigInteger.valueOf(32));
      assertEquals(9 ^ 16 ^ 32, model.peek(1));
      model.step();
      assertEquals(9 ^ 16 ^ 32, model.peek(1));
      assertEquals("9 9 16 10", states(model, 4));
    }
  }

  private static String states(Model model, int count) {
    return String.join(" ", IntStream.range(0, count).mapToObj(i -> model.state(i, 0).toString()).toList());
  }

  /// Large modules that are used more than once get a C++ class of their own; small ones are put into their parent's.
  @Test
  void findsStateInInstances() {
    var source = Handwritten.verilog("""
        module Leaf(input clock, input [7:0] d, output [7:0] q);
          reg [7:0] n;
          always @(posedge clock) n <= d;
          assign q = n;
        endmodule
        module Mid(input clock, input [7:0] d, output [7:0] q); /* verilator no_inline_module */
          wire [7:0] between;
          Leaf first(.clock(clock), .d(d), .q(between));
          Leaf second(.clock(clock), .d(between), .q(q));
        endmodule
        module Top(input clock, input [23:0] d, output [23:0] q);
          Mid mid [2:0] (.clock({3{clock}}), .d(d), .q(q));
        endmodule
        """).port("d", new VecType(3, uint(8))).port("q", new VecType(3, uint(8)));
    for (int i = 0; i < 3; i++) {
      source.state("mid[" + i + "].first", "Leaf", "n", uint(8)).state("mid[" + i + "].second", "Leaf", "n", uint(8));
    }
    try (Model model = source.open()) {
      model.pokeLanes(0, new long[] {1, 2, 3});
      model.step(2);
      model.pokeLanes(0, new long[] {4, 5, 6});
      model.step();
      assertEquals("4 1 5 2 6 3", states(model, 6));
      long[] outputs = new long[3];
      model.peekLanes(1, outputs);
      assertArrayEquals(new long[] {1, 2, 3}, outputs);
      model.setState(3, 0, BigInteger.valueOf(77));
      model.peekLanes(1, outputs);
      assertArrayEquals(new long[] {1, 77, 3}, outputs);
    }
  }

  /// The class of a module that is used more than once has every register that one of the objects needs; in the others
  /// nothing would be written to it.
  @Test
  void keepsStateAliveInEveryInstance() {
    var source = Handwritten.verilog("""
        module Mid(input clock, input [7:0] d, output [7:0] q); /* verilator no_inline_module */
          reg [7:0] n;
          always @(posedge clock) n <= d;
          assign q = n;
        endmodule
        module Top(input clock, input [7:0] d, output [7:0] q);
          wire [7:0] unused;
          Mid useless(.clock(clock), .d(d), .q(unused));
          Mid useful(.clock(clock), .d(d), .q(q));
        endmodule
        """).port("d", uint(8)).port("q", uint(8))
        .state("useless", "Mid", "n", uint(8)).state("useful", "Mid", "n", uint(8));
    try (Model model = source.open()) {
      model.poke(0, 5);
      model.step();
      assertEquals("5 5", states(model, 2));
    }
  }

  /// No logic may be lost by calling only what a rising edge starts; so these take the long way.
  @Test
  void followsFallingEdgesLatchesAndTheClockItself() {
    var source = Handwritten.verilog("""
        module Top(input clock, input enable, output reg [7:0] fall, output reg [7:0] gated, output level);
          reg held;
          always @(negedge clock) fall <= fall + 8'd1;
          /* verilator lint_off LATCH */
          always @* if (!clock) held = enable;
          wire gatedClock = clock & held;
          always @(posedge gatedClock) gated <= gated + 8'd1;
          assign level = clock;
        endmodule
        """).port("enable", bool()).port("fall", uint(8)).port("gated", uint(8)).port("level", bool());
    try (VerilatorModel model = source.open()) {
      assertEquals(Schedule.PLAIN, model.schedule());
      model.step(3);
      model.poke(0, 1);
      assertEquals(0, model.peek(2));
      model.step(2);
      model.poke(0, 0);
      model.step(2);
      assertEquals(7, model.peek(1));
      assertEquals(2, model.peek(2));
      assertEquals(0, model.peek(3));
    }
  }

  /// A loop of logic that comes to rest, for which Verilator waits for more than the clock.
  @Test
  void followsLogicThatVerilatorHasToRepeat() {
    var source = Handwritten.verilog("""
        module Top(input clock, input [3:0] d, output [3:0] q);
          wire [3:0] chain;
          reg [3:0] n;
          assign chain[0] = d[0] ^ n[0];
          assign chain[3:1] = chain[2:0] ^ d[3:1];
          always @(posedge clock) n <= n + chain;
          assign q = chain;
        endmodule
        """).port("d", uint(4)).port("q", uint(4)).state("", "Top", "n", uint(4));
    try (VerilatorModel model = source.open()) {
      assertEquals(Schedule.PLAIN, model.schedule());
      int n = 0;
      for (int d = 0; d < 16; d++) {
        model.poke(0, d);
        int chain = d & 1 ^ n & 1;
        for (int i = 1; i < 4; i++) chain |= (chain >> i - 1 & 1 ^ d >> i & 1) << i;
        assertEquals(chain, model.peek(1));
        model.step();
        n = n + chain & 15;
        assertEquals(BigInteger.valueOf(n), model.state(0, 0));
      }
    }
  }

  @Test
  void worksWithoutClock() {
    String text = "module Top(input [7:0] a, output [7:0] b); assign b = a + 8'd1; endmodule";
    var source = Handwritten.verilog(text).noClock().port("a", uint(8)).port("b", uint(8));
    try (Model model = source.open()) {
      model.reset(true);
      model.poke(0, 4);
      model.step();
      assertEquals(5, model.peek(1));
    }
  }

  @Test
  void longRunsGetABetterBuild() {
    var options = VerilatorOptions.defaults().with(VerilatorOptions.Optimization.FAST);
    try (Model model = TemporaryCaches.counter(3).open(options)) {
      model.poke(0, 1);
      model.step(100);
      assertEquals(103, model.peek(1));
    }
  }

  @Test
  void refusesToWorkWhenClosed() {
    Model model = TemporaryCaches.counter(7).open();
    model.close();
    model.close();
    assertThrows(IllegalStateException.class, model::step);
    assertThrows(IndexOutOfBoundsException.class, () -> model.poke(0, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> model.peek(1));
  }

  @Test
  void errorsOfVerilatorAreShown() {
    var error = assertThrows(
        burin.diag.UserError.class, () -> Handwritten.verilog("module Top(input clock); foo endmodule").open());
    assertTrue(error.getMessage().startsWith("""
        error B401: verilator failed with status 1:
        %Error: Top.v:1:30: syntax error"""), error.getMessage());
  }
}
