// ArUnit
//
// MlcnnConfig[format=INT8, mode=BOTH, sums=FULL, slices=SliceMap[channels=8, rows=4], tile=Tile[outputs=16, inputs=4, rows=28, columns=28], limits=Limits[kernel=5, stride=2, pool=2, terms=4608], bufferKilobytes=134]

module ArUnit (
  input wire clock,
  input wire reset,
  input wire [1:0] window,
  input wire [1:0] spacing,
  input wire in_valid,
  output wire in_ready,
  input wire [8:0] in_payload_left,
  input wire [8:0] in_payload_right,
  input wire in_payload_first,
  input wire in_payload_last,
  input wire in_payload_single,
  output wire even_valid,
  input wire even_ready,
  output wire [9:0] even_payload_value,
  output wire even_payload_last,
  output wire odd_valid,
  input wire odd_ready,
  output wire [9:0] odd_payload_value,
  output wire odd_payload_last
);
  reg evenFull;
  reg oddFull;
  reg [35:0] past;
  reg entered;
  reg last;
  reg leftSums;
  reg rightSums;
  reg [2:0] seen;
  reg [9:0] evenItem_value;
  reg evenItem_last;
  reg [9:0] oddItem_value;
  reg oddItem_last;

  wire moves_or = !evenFull || even_ready;
  assign in_ready = moves_or && (!oddFull || odd_ready);
  wire [17:0] pair = {in_payload_right, in_payload_left};

  always @(posedge clock) if (in_valid && in_ready) past <= {pair, past[35:18]};

  wire [2:0] before_ = in_payload_first ? 3'd0 : seen;
  wire signed [2:0] window_minus_1 = {1'b0, window} - 3'd1;
  wire [1:0] window_minus_1_max_0 = window_minus_1 > 3'sd0 ? window_minus_1[1:0] : 2'd0;
  wire [2:0] back = window_minus_1_max_0 * spacing;
  wire rightSums_above = before_ + 3'd1 >= back;

  always @(posedge clock) begin
    if (in_ready) begin
      entered <= in_valid;
      last <= in_payload_last;
      leftSums <= before_ >= back;
      rightSums <= rightSums_above && !in_payload_single;
    end
    if (reset) entered <= 1'b0;
  end

  wire [2:0] before_plus_2 = before_ + 3'd2;

  always @(posedge clock) begin
    if (reset) begin
      seen <= 3'd0;
    end else begin
      if (in_valid && in_ready) seen <= before_plus_2 < 3'd4 ? before_plus_2 : 3'd4;
    end
  end

  wire swaps = back[0];
  wire [8:0] right_bits = past[35:27];
  wire [9:0] right_bits_2 = {1'b0, right_bits};
  wire spacing_equals_2 = spacing == 2'd2;
  wire [8:0] tap = past[26:18];
  wire [8:0] tap_2 = spacing_equals_2 ? past[17:9] : tap;
  wire [9:0] sum_bits = {1'b0, tap_2};
  wire [8:0] tap_3 = past[35:27];
  /* verilator lint_off UNUSEDSIGNAL */
  wire [10:0] sum = {1'b0, sum_bits} + {2'd0, tap_3};
  /* verilator lint_on UNUSEDSIGNAL */
  wire [9:0] sum_2 = sum[9:0];
  wire [9:0] right = window == 2'd1 ? right_bits_2 : sum_2;
  wire [8:0] left_bits = past[26:18];
  wire [9:0] left_bits_2 = {1'b0, left_bits};
  wire spacing_equals_2_2 = spacing == 2'd2;
  wire [8:0] tap_4 = past[17:9];
  wire [8:0] tap_5 = spacing_equals_2_2 ? past[8:0] : tap_4;
  wire [9:0] sum_bits_2 = {1'b0, tap_5};
  wire [8:0] tap_6 = past[26:18];
  /* verilator lint_off UNUSEDSIGNAL */
  wire [10:0] sum_3 = {1'b0, sum_bits_2} + {2'd0, tap_6};
  /* verilator lint_on UNUSEDSIGNAL */
  wire [9:0] sum_4 = sum_3[9:0];
  wire [9:0] left = window == 2'd1 ? left_bits_2 : sum_4;

  always @(posedge clock) begin
    if (even_ready) evenFull <= 1'b0;
    if (odd_ready) oddFull <= 1'b0;
    if (in_ready) begin
      evenFull <= entered && (swaps ? rightSums : leftSums);
      oddFull <= entered && (swaps ? leftSums : rightSums);
      evenItem_value <= swaps ? right : left;
      oddItem_value <= swaps ? left : right;
      evenItem_last <= last;
      oddItem_last <= last;
    end
    if (reset) begin
      evenFull <= 1'b0;
      oddFull <= 1'b0;
    end
  end

  assign even_valid = evenFull;
  assign odd_valid = oddFull;
  assign even_payload_value = evenItem_value;
  assign even_payload_last = evenItem_last;
  assign odd_payload_value = oddItem_value;
  assign odd_payload_last = oddItem_last;
endmodule
