// TileRaster_ImageSize_24_24_2
//
// Config[size=ImageSize[rows=24, columns=24], side=2]

module TileRaster_ImageSize_24_24_2 (
  input wire clock,
  input wire reset,
  input wire first,
  input wire taken,
  output wire begin_,
  output wire left,
  output wire right,
  output wire top,
  output wire bottom,
  output wire [3:0] tile
);
  reg x;
  reg [3:0] nextTile;
  reg y;
  wire [4:0] raster_row;
  wire [4:0] raster_column;

  Raster_24_24 raster (
    .clock(clock),
    .reset(reset),
    .first(first),
    .taken(taken),
    .row(raster_row),
    .column(raster_column)
  );

  wire rowBegins = raster_column == 5'd0;
  assign begin_ = rowBegins && raster_row == 5'd0;
  assign tile = rowBegins ? 4'd0 : nextTile;
  wire nowX = rowBegins ? 1'd0 : x;
  assign left = nowX == 1'd0;
  assign right = nowX == 1'd1;
  wire nowY = raster_row == 5'd0 ? 1'd0 : y;
  assign top = nowY == 1'd0;
  assign bottom = nowY == 1'd1;
  wire tile_equals_11 = tile == 4'd11;
  wire [3:0] nextTile_choice = tile_equals_11 ? 4'd0 : tile + 4'd1;
  wire raster_column_equals_23 = raster_column == 5'd23;
  wire y_wrapped = nowY + 1'd1;

  always @(posedge clock) begin
    if (reset) begin
      x <= 1'd0;
      nextTile <= 4'd0;
      y <= 1'd0;
    end else begin
      if (taken) begin
        x <= nowX + 1'd1;
        nextTile <= right ? nextTile_choice : tile;
        y <= raster_column_equals_23 ? y_wrapped : nowY;
      end
    end
  end
endmodule
