// TileRaster_ImageSize_8_8_2
//
// Config[size=ImageSize[rows=8, columns=8], side=2]

module TileRaster_ImageSize_8_8_2 (
  input wire clock,
  input wire reset,
  input wire first,
  input wire taken,
  output wire begin_,
  output wire left,
  output wire right,
  output wire top,
  output wire bottom,
  output wire [1:0] tile
);
  reg x;
  reg [1:0] nextTile;
  reg y;
  wire [2:0] raster_row;
  wire [2:0] raster_column;

  Raster_8_8 raster (
    .clock(clock),
    .reset(reset),
    .first(first),
    .taken(taken),
    .row(raster_row),
    .column(raster_column)
  );

  wire rowBegins = raster_column == 3'd0;
  assign begin_ = rowBegins && raster_row == 3'd0;
  assign tile = rowBegins ? 2'd0 : nextTile;
  wire nowX = rowBegins ? 1'd0 : x;
  assign left = nowX == 1'd0;
  assign right = nowX == 1'd1;
  wire nowY = raster_row == 3'd0 ? 1'd0 : y;
  assign top = nowY == 1'd0;
  assign bottom = nowY == 1'd1;
  wire raster_column_equals_7 = raster_column == 3'd7;
  wire y_wrapped = nowY + 1'd1;

  always @(posedge clock) begin
    if (reset) begin
      x <= 1'd0;
      nextTile <= 2'd0;
      y <= 1'd0;
    end else begin
      if (taken) begin
        x <= nowX + 1'd1;
        nextTile <= right ? tile + 2'd1 : tile;
        y <= raster_column_equals_7 ? y_wrapped : nowY;
      end
    end
  end
endmodule
