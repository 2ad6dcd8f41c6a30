// Raster_8_8
//
// ImageSize[rows=8, columns=8]

module Raster_8_8 (
  input wire clock,
  input wire reset,
  input wire first,
  input wire taken,
  output wire [2:0] row,
  output wire [2:0] column
);
  reg [2:0] nextRow;
  reg [2:0] nextColumn;

  assign row = first ? 3'd0 : nextRow;
  assign column = first ? 3'd0 : nextColumn;
  wire [2:0] nextRow_wrapped = row + 3'd1;

  always @(posedge clock) begin
    if (reset) begin
      nextColumn <= 3'd0;
      nextRow <= 3'd0;
    end else begin
      if (taken) begin
        nextColumn <= column + 3'd1;
        nextRow <= column == 3'd7 ? nextRow_wrapped : row;
      end
    end
  end
endmodule
