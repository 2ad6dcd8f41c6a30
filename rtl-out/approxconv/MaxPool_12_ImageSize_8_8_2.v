// MaxPool_12_ImageSize_8_8_2
//
// Config[lanes=12, size=ImageSize[rows=8, columns=8], side=2]

module MaxPool_12_ImageSize_8_8_2 (
  input wire clock,
  input wire reset,
  input wire in_valid,
  output wire in_ready,
  input wire in_payload_first,
  input wire [95:0] in_payload_value,
  output wire out_valid,
  input wire out_ready,
  output wire out_payload_first,
  output wire [95:0] out_payload_value
);
  reg full;
  reg begun;
  reg first;
  reg [95:0] before_;
  reg [95:0] pooled;
  reg [95:0] words [0:3];
  reg [95:0] above;
  wire tiles_begin;
  wire tiles_left;
  wire tiles_right;
  wire tiles_top;
  wire tiles_bottom;
  wire [1:0] tiles_tile;

  wire taken = in_valid && in_ready;

  TileRaster_ImageSize_8_8_2 tiles (
    .clock(clock),
    .reset(reset),
    .first(in_payload_first),
    .taken(taken),
    .begin_(tiles_begin),
    .left(tiles_left),
    .right(tiles_right),
    .top(tiles_top),
    .bottom(tiles_bottom),
    .tile(tiles_tile)
  );

  assign in_ready = !full || out_ready;
  wire last = tiles_right && tiles_bottom;

  always @(posedge clock) begin
    if (reset) begin
      full <= 1'b0;
    end else begin
      if (in_ready) full <= in_valid && last;
    end
  end

  assign out_valid = full;

  always @(posedge clock) begin
    if (reset) begin
      begun <= 1'b0;
    end else begin
      if (taken) begin
        if (tiles_begin) begun <= !last;
        else if (last) begun <= 1'b0;
      end
    end
  end

  always @(posedge clock) if (taken && last) first <= begun || tiles_begin;

  assign out_payload_first = first;

  reg [95:0] across_lanes;
  always @(before_ or in_payload_value) begin : across_lanes_loop
    integer i;
    for (i = 0; i < 12; i = i + 1) begin
      across_lanes[8*i +: 8] = before_[8*i +: 8] > in_payload_value[8*i +: 8] ? before_[8*i +: 8] :
          in_payload_value[8*i +: 8];
    end
  end

  wire [95:0] across = tiles_left ? in_payload_value : across_lanes;

  always @(posedge clock) if (taken) before_ <= across;

  reg [95:0] total_lanes;
  always @(above or across) begin : total_lanes_loop
    integer i;
    for (i = 0; i < 12; i = i + 1) begin
      total_lanes[8*i +: 8] = above[8*i +: 8] > across[8*i +: 8] ? above[8*i +: 8] : across[8*i +: 8];
    end
  end

  wire [95:0] total = tiles_top ? across : total_lanes;

  always @(posedge clock) begin
    if (taken && tiles_right && !tiles_bottom) words[tiles_tile] <= total;
    if (taken) above <= words[tiles_tile];
  end

  always @(posedge clock) if (taken && last) pooled <= total;

  assign out_payload_value = pooled;
endmodule
