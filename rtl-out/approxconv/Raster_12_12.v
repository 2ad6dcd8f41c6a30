// Raster_12_12
//
// ImageSize[rows=12, columns=12]

module Raster_12_12 (
  input wire clock,
  input wire reset,
  input wire first,
  input wire taken,
  output wire [3:0] row,
  output wire [3:0] column
);
  reg [3:0] nextRow;
  reg [3:0] nextColumn;

  assign row = first ? 4'd0 : nextRow;
  assign column = first ? 4'd0 : nextColumn;
  wire column_equals_11 = column == 4'd11;
  wire [3:0] nextRow_choice = row == 4'd11 ? 4'd0 : row + 4'd1;

  always @(posedge clock) begin
    if (reset) begin
      nextColumn <= 4'd0;
      nextRow <= 4'd0;
    end else begin
      if (taken) begin
        nextColumn <= column_equals_11 ? 4'd0 : column + 4'd1;
        nextRow <= column == 4'd11 ? nextRow_choice : row;
      end
    end
  end
endmodule
