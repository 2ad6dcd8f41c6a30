package burin.verilog;

import static burin.verilog.DomainExamples.assertText;

import burin.verilog.DomainExamples.Adders;
import org.junit.jupiter.api.Test;

/// What foreign modules look like in the Verilog.
class ForeignTextTest {
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
