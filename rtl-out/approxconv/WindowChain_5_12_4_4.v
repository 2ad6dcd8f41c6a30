// WindowChain_5_12_4_4
//
// Config[kernel=5, columns=12, maps=4, delay=4]

module WindowChain_5_12_4_4 (
  input wire clock,
  input wire move,
  input wire [31:0] pixel,
  output wire [799:0] window,
  output wire [799:0] late
);
  reg [1823:0] rows;

  always @(posedge clock) if (move) rows <= {pixel, rows[1823:32]};

  wire [159:0] piece = rows[287:128];
  wire [159:0] piece_2 = rows[671:512];
  wire [319:0] window_2 = {piece_2, piece};
  wire [159:0] piece_3 = rows[1055:896];
  wire [479:0] window_3 = {piece_3, window_2};
  wire [159:0] piece_4 = rows[1439:1280];
  wire [639:0] window_4 = {piece_4, window_3};
  wire [159:0] piece_5 = rows[1823:1664];
  assign window = {piece_5, window_4};
  wire [159:0] piece_6 = rows[159:0];
  wire [159:0] piece_7 = rows[543:384];
  wire [319:0] window_5 = {piece_7, piece_6};
  wire [159:0] piece_8 = rows[927:768];
  wire [479:0] window_6 = {piece_8, window_5};
  wire [159:0] piece_9 = rows[1311:1152];
  wire [639:0] window_7 = {piece_9, window_6};
  wire [159:0] piece_10 = rows[1695:1536];
  assign late = {piece_10, window_7};
endmodule
