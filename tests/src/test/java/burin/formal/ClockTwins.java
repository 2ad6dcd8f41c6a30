package burin.formal;

import burin.hdl.Bool;
import burin.hdl.ClockDomain;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.ir.ResetStyle;
import java.util.List;

/// Clocks, resets and what is watched. Their twins are compared by [burin.diff], which compares clocks and edges too.
final class ClockTwins {
  private ClockTwins() {}

  static List<Twin> all() {
    return List.of(
        new Twin("clocks", Clocks::new, CLOCKS),
        new Twin("gated clock", Gated::new, GATED),
        new Twin("resets", Resets::new, RESETS),
        new Twin("clocks of instances", Outer::new, OUTER),
        new Twin("watched conditions", Watched::new, WATCHED));
  }

  static final class Clocks extends Shown {
    final ClockDomain other = clockDomain();
    final ClockDomain low = clockDomain(ResetStyle.ASYNC_LOW);
    final UInt a = input(uint(2));
    final Bool enable = input(bool());

    Clocks() {
      mainReset(ResetStyle.SYNC_LOW);
      var main = reg(uint(2), 1);
      main.next(a);
      var there = in(other, () -> crossing(() -> reg(uint(2), 2)));
      in(other, () -> there.next(main));
      in(low, () -> {
        var x = reg(uint(2), 3);
        x.next(x.incrementWrapping());
        show("o1", uint(2), x);
      });
      var held = mainDomain().enabled(enable);
      in(held, () -> {
        var z = reg(uint(2), 3);
        z.next(a);
        show("o2", uint(2), z);
      });
      show("o0", uint(2), there);
    }
  }

  private static final String CLOCKS = """
      module Clocks(
        input clock, reset_n, other_clock, other_reset, low_clock, low_reset_n, input [1:0] a, input enable,
        output [1:0] o0, o1, o2
      );
        reg [1:0] main, there, x, z;
        always @(posedge clock) main <= reset_n ? a : 1;
        always @(posedge other_clock) there <= other_reset ? 2 : main;
        always @(posedge low_clock, negedge low_reset_n)
          if (!low_reset_n) x <= 3;
          else x <= x == 3 ? 0 : x + 1;
        always @(posedge clock) z <= !enable ? z : reset_n ? a : 3;
        assign o0 = there;
        assign o1 = x;
        assign o2 = z;
      endmodule
      """;

  static final class Gated extends Shown {
    final UInt a = input(uint(2));
    final Bool enable = input(bool());

    Gated() {
      var gated = mainDomain().gated(enable);
      in(gated, () -> {
        var y = reg(uint(2), 3);
        y.next(a);
        show("o0", uint(2), y);
      });
    }
  }

  private static final String GATED = """
      module ClockGate(input clock, enable, output gated_clock);
        reg enabled;
        always @(clock or enable) if (clock == 0) enabled <= enable;
        assign gated_clock = enabled & clock;
      endmodule

      module Gated(input clock, reset, input [1:0] a, input enable, output [1:0] o0);
        wire pulse;
        reg [1:0] y;
        ClockGate gated_gate(clock, enable, pulse);
        always @(posedge pulse) y <= reset ? 3 : a;
        assign o0 = y;
      endmodule
      """;

  static final class Resets extends Shown {
    final UInt a = input(uint(2));
    final Bool clear = input(bool());

    Resets() {
      var soft = mainDomain().withReset(clear);
      in(soft, () -> register("o0"));
      var flag = reg(bool(), true);
      flag.next(clear);
      var hard = mainDomain().withAsyncReset(flag);
      in(hard, () -> register("o1"));
      var two = mainDomain().withSynchronizedReset();
      in(two, () -> register("o2"));
      var three = mainDomain().withSynchronizedReset(3);
      in(three, () -> register("o3"));
    }

    private void register(String name) {
      var held = reg(uint(2), 3);
      held.next(a);
      show(name, uint(2), held);
    }
  }

  private static final String RESETS = """
      module Resets(input clock, reset, input [1:0] a, input clear, output [1:0] o0, o1, o2, o3);
        reg [1:0] held, held_1, held_2, held_3;
        reg flag, two_reset_1, two_reset, three_reset_1, three_reset_2, three_reset;
        always @(posedge clock) begin
          held <= clear ? 3 : a;
          flag <= reset | clear;
          {two_reset, two_reset_1} <= reset ? 2'b11 : {two_reset_1, 1'b0};
          {three_reset, three_reset_2, three_reset_1} <= reset ? 3'b111 : {three_reset_2, three_reset_1, 1'b0};
        end
        always @(posedge clock, posedge flag) if (flag) held_1 <= 3; else held_1 <= a;
        always @(posedge clock, posedge two_reset) if (two_reset) held_2 <= 3; else held_2 <= a;
        always @(posedge clock, posedge three_reset) if (three_reset) held_3 <= 3; else held_3 <= a;
        assign o0 = held;
        assign o1 = held_1;
        assign o2 = held_2;
        assign o3 = held_3;
      endmodule
      """;

  static final class Inner extends Module {
    final ClockDomain pixel = clockDomain();
    final UInt a = input(uint(2));
    final UInt y = output(uint(2));

    Inner() {
      in(pixel, () -> {
        var held = reg(uint(2), 0);
        held.next(a);
        y.drive(held);
      });
    }
  }

  static final class Outer extends Shown {
    final ClockDomain video = clockDomain();
    final UInt a = input(uint(2));

    Outer() {
      var inner = instance(new Inner());
      inner.pixel.drive(video);
      in(video, () -> inner.a.drive(a));
      show("o0", uint(2), inner.y);
    }
  }

  private static final String OUTER = """
      module Inner(input pixel_clock, pixel_reset, input [1:0] a, output [1:0] y);
        reg [1:0] held;
        always @(posedge pixel_clock) held <= pixel_reset ? 0 : a;
        assign y = held;
      endmodule

      module Outer(input video_clock, video_reset, input [1:0] a, output [1:0] o0);
        Inner inner(video_clock, video_reset, a, o0);
      endmodule
      """;

  static final class Watched extends Shown {
    final UInt a = input(uint(3));
    final Bool p = input(bool());

    Watched() {
      var count = reg(uint(3), 0);
      when(p, () -> {
        count.next(a);
        assertAlways(a.le(6), "a is {}", a);
      });
      assumeAlways(a.ne(7), "a is {x}", a);
      cover(count.eq(5), "five");
      print("count {}", count);
      show("o0", uint(3), count);
    }
  }

  private static final String WATCHED = """
      module Watched(input clock, reset, input [2:0] a, input p, output [2:0] o0);
        reg [2:0] count;
        always @(posedge clock) count <= reset ? 0 : p ? a : count;
        assign o0 = count;
      endmodule
      """;
}
