package burin.verilog;

import static burin.verilog.DomainExamples.assertText;

import burin.verilog.DomainExamples.Crossing;
import burin.verilog.DomainExamples.Gates;
import burin.verilog.DomainExamples.OwnResets;
import burin.verilog.DomainExamples.TwoClocks;
import org.junit.jupiter.api.Test;

/// What clocks, resets and gates look like in the Verilog.
class ClockTextTest {
  @Test
  void eachClockHasItsOwnBlocks() {
    assertText(TwoClocks::new, "TwoClocks.v", """
        // TwoClocks

        module TwoClocks (
          input wire clock,
          input wire reset,
          input wire pixel_clock,
          input wire pixel_reset_n,
          input wire go,
          output wire [7:0] slow,
          output wire [7:0] fast,
          output wire [7:0] last,
          output wire [7:0] child
        );
          reg [7:0] a;
          reg [7:0] b;
          reg [7:0] before_;
          wire [7:0] counter_count;

          Counter counter (
            .clock(pixel_clock),
            .reset_n(pixel_reset_n),
            .count(counter_count)
          );

          always @(posedge clock) begin
            if (reset) a <= 8'd10;
            else a <= a + 8'd1;
          end

          assign slow = a;

          always @(posedge pixel_clock or negedge pixel_reset_n) begin
            if (!pixel_reset_n) begin
              b <= 8'd20;
            end else begin
              if (go) b <= b + 8'd1;
            end
          end

          always @(posedge pixel_clock) if (go) before_ <= b;

          assign fast = b;
          assign last = before_;
          assign child = counter_count;
        endmodule
        """);
  }

  @Test
  void gatesAreInstancesAndEnablesConditions() {
    assertText(Gates::new, "files.f", """
        ClockGate.v
        Counter.v
        Counter_1.v
        Gates.v
        """);
    assertText(Gates::new, "ClockGate.v", """
        // ClockGate
        //
        // Lets through those pulses of the clock before whose rising edge `enable` is high.
        // A cell of the target's library may take its place.

        module ClockGate (
          input wire clock,
          input wire enable,
          output wire gated_clock
        );
          reg enabled;

          /* verilator lint_off LATCH */
          always @* begin
            if (!clock) enabled = enable;
          end
          /* verilator lint_on LATCH */

          assign gated_clock = clock & enabled;
        endmodule
        """);
    assertText(Gates::new, "Gates.v", """
        // Gates

        module Gates (
          input wire clock,
          input wire reset,
          input wire enable,
          input wire more,
          output wire [7:0] gatedCount,
          output wire [7:0] enabledCount,
          output wire [7:0] insideGate,
          output wire [7:0] insideEnable,
          output wire [7:0] insideBoth,
          output wire [7:0] last
        );
          reg [7:0] value;
          reg [7:0] value_1;
          reg [7:0] before_;
          wire [7:0] counter_count;
          wire [7:0] counter_1_count;
          wire [7:0] counter_2_count;
          wire gate_clock;
          wire both_clock;

          ClockGate gate_gate (
            .clock(clock),
            .enable(enable),
            .gated_clock(gate_clock)
          );

          wire enable_and_more = enable && more;

          ClockGate both_gate (
            .clock(clock),
            .enable(enable_and_more && more),
            .gated_clock(both_clock)
          );

          Counter counter (
            .clock(gate_clock),
            .reset(reset),
            .count(counter_count)
          );

          Counter_1 counter_1 (
            .clock(clock),
            .reset(reset),
            .clock_enable(enable_and_more),
            .count(counter_1_count)
          );

          Counter counter_2 (
            .clock(both_clock),
            .reset(reset),
            .count(counter_2_count)
          );

          always @(posedge gate_clock or posedge reset) begin
            if (reset) value <= 8'd5;
            else value <= value + 8'd1;
          end

          assign gatedCount = value;

          always @(posedge clock or posedge reset) begin
            if (reset) value_1 <= 8'd5;
            else if (enable_and_more) value_1 <= value_1 + 8'd1;
          end

          assign enabledCount = value_1;

          always @(posedge clock) if (enable_and_more) before_ <= enabledCount;

          assign last = before_;
          assign insideGate = counter_count;
          assign insideEnable = counter_1_count;
          assign insideBoth = counter_2_count;
        endmodule
        """);
    assertText(Gates::new, "Counter_1.v", """
        // Counter_1

        module Counter_1 (
          input wire clock,
          input wire reset,
          input wire clock_enable,
          output wire [7:0] count
        );
          reg [7:0] value;

          always @(posedge clock or posedge reset) begin
            if (reset) value <= 8'd5;
            else if (clock_enable) value <= value + 8'd1;
          end

          assign count = value;
        endmodule
        """);
  }

  @Test
  void aDomainHasAResetOfItsOwn() {
    assertText(OwnResets::new, "OwnResets.v", """
        // OwnResets

        module OwnResets (
          input wire clock,
          input wire reset_n,
          input wire soft_,
          input wire stop,
          output wire [7:0] softCount,
          output wire [7:0] heldCount,
          output wire isHeld
        );
          /* verilator lint_off SYNCASYNCNET */
          reg held;
          /* verilator lint_on SYNCASYNCNET */
          wire [7:0] counter_count;
          wire [7:0] counter_1_count;

          Counter counter (
            .clock(clock),
            .reset(soft_ || stop),
            .count(counter_count)
          );

          Counter_1 counter_1 (
            .clock(clock),
            .reset(held),
            .count(counter_1_count)
          );

          always @(posedge clock or negedge reset_n) begin
            if (!reset_n) held <= 1'b1;
            else held <= soft_;
          end

          assign softCount = counter_count;
          assign heldCount = counter_1_count;
          assign isHeld = held;
        endmodule
        """);
  }

  @Test
  void whatComesFromAnotherClockIsMarked() {
    assertText(Crossing::new, "Crossing.v", """
        // Crossing

        module Crossing (
          input wire clock,
          input wire reset,
          input wire fast_clock,
          input wire fast_reset_n,
          input wire request,
          output wire seen
        );
          reg sent;
          (* async_reg = "true" *) reg taken;
          reg second;

          always @(posedge clock) begin
            if (reset) sent <= 1'b0;
            else sent <= request;
          end

          always @(posedge fast_clock) begin
            if (!fast_reset_n) begin
              taken <= 1'b0;
              second <= 1'b0;
            end else begin
              taken <= sent;
              second <= taken;
            end
          end

          assign seen = second;
        endmodule
        """);
  }
}
