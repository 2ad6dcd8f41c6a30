package burin.verilog;

import static burin.verilog.DomainExamples.assertText;

import burin.ir.ResetStyle;
import burin.verilog.DomainExamples.Tank;
import burin.verilog.DomainExamples.WatchedDomains;
import org.junit.jupiter.api.Test;

/// What watched conditions look like in the Verilog.
class WatchTextTest {
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
}
