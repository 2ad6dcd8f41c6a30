// Raster_24_24
//
// ImageSize[rows=24, columns=24]

module Raster_24_24 (
  input wire clock,
  input wire reset,
  input wire first,
  input wire taken,
  output wire [4:0] row,
  output wire [4:0] column
);
  reg [4:0] nextRow;
  reg [4:0] nextColumn;

  assign row = first ? 5'd0 : nextRow;
  assign column = first ? 5'd0 : nextColumn;
  wire column_equals_23 = column == 5'd23;
  wire [4:0] nextRow_choice = row == 5'd23 ? 5'd0 : row + 5'd1;

  always @(posedge clock) begin
    if (reset) begin
      nextColumn <= 5'd0;
      nextRow <= 5'd0;
    end else begin
      if (taken) begin
        nextColumn <= column_equals_23 ? 5'd0 : column + 5'd1;
        nextRow <= column == 5'd23 ? nextRow_choice : row;
      end
    end
  end
endmodule
