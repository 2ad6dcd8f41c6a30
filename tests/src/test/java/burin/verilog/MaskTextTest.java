package burin.verilog;

import static burin.verilog.DomainExamples.assertText;

import burin.verilog.DomainExamples.Bytes;
import org.junit.jupiter.api.Test;

/// What masks look like in the Verilog.
class MaskTextTest {
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
}
