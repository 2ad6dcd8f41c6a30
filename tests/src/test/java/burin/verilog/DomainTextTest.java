package burin.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.Burin;
import burin.hdl.Module;
import burin.ir.ResetStyle;
import burin.verilog.DomainExamples.Adders;
import burin.verilog.DomainExamples.Bytes;
import burin.verilog.DomainExamples.Crossing;
import burin.verilog.DomainExamples.Gates;
import burin.verilog.DomainExamples.OwnResets;
import burin.verilog.DomainExamples.Tank;
import burin.verilog.DomainExamples.TwoClocks;
import burin.verilog.DomainExamples.WatchedDomains;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// What clocks, resets, gates, watched conditions, masks and foreign modules look like in the Verilog.
class DomainTextTest {
  /// The text of a file, without the lines of the examples.
  private static void assertText(Supplier<Module> example, String file, String expected) {
    String text = VerilogEmitter.emit(Burin.circuit(example.get())).files().get(file);
    assertEquals(expected, text.replaceAll("DomainExamples\\.java:\\d+", "DomainExamples.java:N"));
  }

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

  @Test
  void whatIsWatchedIsForSimulatorsAndFormalTools() {
    assertText(() -> new Tank(ResetStyle.SYNC_HIGH), "Cell.v", """
        // Cell

        module Cell (
          input wire clock,
          input wire reset,
          input wire [7:0] level,
          input wire valid
        );
          reg [7:0] seen;

          always @(posedge clock) begin
            if (reset) seen <= 8'd0;
            else seen <= level;
          end

        `ifndef SYNTHESIS
        `ifdef FORMAL

          always @(posedge clock) begin
            if (!reset) begin
              assume (level <= 8'd200);
              if (valid) begin
                assert (level <= 8'd100);
                cover (level == 8'd100);
              end
            end
          end

        `else

          always @(posedge clock) begin
            if (!reset) begin
              if (!(level <= 8'd200)) begin
                $display("assumption at DomainExamples.java:N in %m does not hold: level is %0d", level);
                $stop;
              end
              if (valid) begin
                if (!(level <= 8'd100)) begin
                  $display("assertion at DomainExamples.java:N in %m does not hold: level %0d = %h after %b", level,
                      level, seen);
                  $stop;
                end
              end
            end
          end

        `endif
        `endif
        endmodule
        """);
    assertText(() -> new Tank(ResetStyle.SYNC_HIGH), "Tank.v", """
        // Tank

        module Tank (
          input wire clock,
          input wire reset,
          input wire [7:0] level,
          input wire valid,
          input wire signed [3:0] drift,
          input wire [1:0] phase
        );
          localparam [1:0] PHASE_FILL = 2'b00;
          localparam [1:0] PHASE_DRAIN = 2'b01;

          Cell cells [1:0] (
            .clock(clock),
            .reset(reset),
            .level(level),
            .valid(valid)
          );

        `ifndef SYNTHESIS
          wire [39:0] phase_name = phase == PHASE_FILL ? {8'd0, "FILL"} : phase == PHASE_DRAIN ? "DRAIN" :
              {8'd0, "IDLE"};
        `ifdef FORMAL

          always @(posedge clock) if (!reset) cover (valid);

        `else

          always @(posedge clock) begin
            if (!reset) begin
              if (!valid) begin
                $display("%0s \\"drifts\\" \\\\ by %0d // 100%% of it", phase_name, $signed({drift[3], drift} - 5'd1));
              end
            end
          end

        `endif
        `endif
        endmodule
        """);
  }

  @Test
  void anAsynchronousResetIsWaitedForWhereItIsLookedAt() {
    assertText(() -> new Tank(ResetStyle.ASYNC_LOW), "Cell.v", """
        // Cell

        module Cell (
          input wire clock,
          input wire reset_n,
          input wire [7:0] level,
          input wire valid
        );
          reg [7:0] seen;

          always @(posedge clock or negedge reset_n) begin
            if (!reset_n) seen <= 8'd0;
            else seen <= level;
          end

        `ifndef SYNTHESIS
        `ifdef FORMAL

          always @(posedge clock) begin
            if (reset_n) begin
              assume (level <= 8'd200);
              if (valid) begin
                assert (level <= 8'd100);
                cover (level == 8'd100);
              end
            end
          end

        `else

          always @(posedge clock or negedge reset_n) begin
            if (reset_n) begin
              if (!(level <= 8'd200)) begin
                $display("assumption at DomainExamples.java:N in %m does not hold: level is %0d", level);
                $stop;
              end
              if (valid) begin
                if (!(level <= 8'd100)) begin
                  $display("assertion at DomainExamples.java:N in %m does not hold: level %0d = %h after %b", level,
                      level, seen);
                  $stop;
                end
              end
            end
          end

        `endif
        `endif
        endmodule
        """);
  }

  @Test
  void whatIsWatchedBelongsToADomain() {
    assertText(WatchedDomains::new, "WatchedDomains.v", """
        // WatchedDomains

        module WatchedDomains (
          input wire clock,
          input wire reset,
          input wire enable,
          input wire soft_,
          input wire [3:0] level
        );
          wire gated_clock;

          ClockGate gated_gate (
            .clock(clock),
            .enable(enable),
            .gated_clock(gated_clock)
          );

        `ifndef SYNTHESIS
        `ifdef FORMAL

          always @(posedge clock) if (enable && !reset) assert (level < 4'd9);

        `else

          always @(posedge clock) begin
            if (enable && !reset) begin
              if (!(level < 4'd9)) begin
                $display("assertion at DomainExamples.java:N in %m does not hold: level %0d", level);
                $stop;
              end
            end
          end

        `endif
        `endif

        `ifndef SYNTHESIS
        `ifdef FORMAL

          always @(posedge gated_clock) if (!reset) assert (level < 4'd10);

        `else

          always @(posedge gated_clock) begin
            if (!reset) begin
              if (!(level < 4'd10)) begin
                $display("assertion at DomainExamples.java:N in %m does not hold: level %0d", level);
                $stop;
              end
            end
          end

        `endif
        `endif

        `ifndef SYNTHESIS
        `ifdef FORMAL

          always @(posedge clock) if (!soft_) cover (level == 4'd3);

        `else

          always @(posedge clock) if (!soft_) $display("level %0d", level);

        `endif
        `endif
        endmodule
        """);
  }

  @Test
  void masksAreLoopsOverLanes() {
    assertText(() -> new Bytes(4, 8), "Bytes.v", """
        // Bytes

        module Bytes (
          input wire clock,
          input wire [1:0] address,
          input wire [31:0] data,
          input wire [3:0] enables,
          input wire write,
          output wire [31:0] word
        );
          reg [31:0] words [0:3];

          always @(posedge clock) begin : words_write
            integer i;
            if (write) begin
              for (i = 0; i < 4; i = i + 1) begin
                if (enables[i]) words[address][8*i +: 8] <= data[8*i +: 8];
              end
            end
          end

          assign word = words[address];
        endmodule
        """);
  }

  @Test
  void loopsHaveAtMost64Rounds() {
    assertText(() -> new Bytes(67, 2), "Bytes.v", """
        // Bytes

        module Bytes (
          input wire clock,
          input wire [1:0] address,
          input wire [133:0] data,
          input wire [66:0] enables,
          input wire write,
          output wire [133:0] word
        );
          reg [133:0] words [0:3];

          always @(posedge clock) begin : words_write
            integer i;
            integer j;
            if (write) begin
              for (i = 0; i < 64; i = i + 64) begin
                for (j = i; j < i + 64; j = j + 1) begin
                  if (enables[j]) words[address][2*j +: 2] <= data[2*j +: 2];
                end
              end
              for (i = 64; i < 67; i = i + 1) begin
                if (enables[i]) words[address][2*i +: 2] <= data[2*i +: 2];
              end
            end
          end

          assign word = words[address];
        endmodule
        """);
  }

  @Test
  void foreignModulesAreInstantiatedByTheirOwnNames() {
    assertText(Adders::new, "files.f", """
        adder_cell.v
        Adders.v
        """);
    assertText(Adders::new, "Adders.v", """
        // Adders

        module Adders (
          input wire clock,
          input wire reset,
          input wire signed [7:0] x,
          output wire [15:0] total
        );
          reg [15:0] sum;
          wire [15:0] first_total;
          wire [15:0] second_total;

          adder_cell #(.STEP(3), .KIND("fast")) first (
            .clk(clock),
            .rst_n(!reset),
            .a(x),
            .total(first_total)
          );

          adder_cell #(.STEP(5), .KIND("fast")) second (
            .clk(clock),
            .rst_n(!reset),
            .a(x),
            .total(second_total)
          );

          always @(posedge clock) begin
            if (reset) sum <= 16'd0;
            else sum <= first_total + second_total;
          end

          assign total = sum;
        endmodule
        """);
  }
}
