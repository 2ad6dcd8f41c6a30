// Raster_28_28
//
// ImageSize[rows=28, columns=28]

module Raster_28_28 (
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
  wire column_equals_27 = column == 5'd27;
  wire [4:0] nextRow_choice = row == 5'd27 ? 5'd0 : row + 5'd1;

  always @(posedge clock) begin
    if (reset) begin
      nextColumn <= 5'd0;
      nextRow <= 5'd0;
    end else begin
      if (taken) begin
        nextColumn <= column_equals_27 ? 5'd0 : column + 5'd1;
        nextRow <= column == 5'd27 ? nextRow_choice : row;
      end
    end
  end
endmodule
