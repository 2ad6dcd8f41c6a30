// WindowChain_5_28_1_3
//
// Config[kernel=5, columns=28, maps=1, delay=3]

module WindowChain_5_28_1_3 (
  input wire clock,
  input wire move,
  input wire [7:0] pixel,
  output wire [199:0] window,
  output wire [199:0] late
);
  reg [959:0] rows;

  always @(posedge clock) if (move) rows <= {pixel, rows[959:8]};

  wire [39:0] piece = rows[63:24];
  wire [39:0] piece_2 = rows[287:248];
  wire [79:0] window_2 = {piece_2, piece};
  wire [39:0] piece_3 = rows[511:472];
  wire [119:0] window_3 = {piece_3, window_2};
  wire [39:0] piece_4 = rows[735:696];
  wire [159:0] window_4 = {piece_4, window_3};
  wire [39:0] piece_5 = rows[959:920];
  assign window = {piece_5, window_4};
  wire [39:0] piece_6 = rows[39:0];
  wire [39:0] piece_7 = rows[263:224];
  wire [79:0] window_5 = {piece_7, piece_6};
  wire [39:0] piece_8 = rows[487:448];
  wire [119:0] window_6 = {piece_8, window_5};
  wire [39:0] piece_9 = rows[711:672];
  wire [159:0] window_7 = {piece_9, window_6};
  wire [39:0] piece_10 = rows[935:896];
  assign late = {piece_10, window_7};
endmodule
