// ConvUnit_2_11
//
// Config[layer=2, output=11]

module ConvUnit_2_11 (
  input wire clock,
  input wire reset,
  input wire move,
  input wire enable,
  input wire [799:0] window,
  output wire [7:0] result,
  output wire computed
);
  reg [1599:0] products;
  reg wanted1;
  reg [203:0] sums;
  reg signed [15:0] tail;
  reg wanted2;
  reg [18:0] sums_1;
  reg signed [17:0] tail_1;
  reg wanted3;
  reg [19:0] sums_2;
  reg wanted4;
  reg [7:0] scaled;
  reg wanted5;

  localparam [799:0] weights = {32'h19e41105, 64'hf5e202161508060a, 64'h0d231cf0ec38ff0f,
      64'h17201e06fc1c02ff, 64'hee22d0f7fdf1cf1c, 64'hd836e9fcec10ea1b, 64'h1f1ace20fe0dbc0e,
      64'he221bcebecffef0b, 64'h1e14f0fce9fff629, 64'hf3e307f61ef30721, 64'h23f9d2f701e1071f,
      64'hf2f0f500e7f9fc1d, 64'hddf0e0ecfee0defe};

  reg [1599:0] products_lanes;
  always @(window) begin : products_lanes_loop
    integer i;
    for (i = 0; i < 100; i = i + 1) begin
      products_lanes[16*i +: 16] = $signed(weights[8*i +: 8]) * $signed({1'b0, window[8*i +: 8]});
    end
  end

  always @(posedge clock) if (move && enable) products <= products_lanes;

  always @(posedge clock) begin
    if (reset) begin
      wanted1 <= 1'b0;
    end else begin
      if (move) wanted1 <= enable;
    end
  end

  reg [399:0] sums_3;
  (* mem2reg *) reg signed [15:0] sums_4 [0:49];
  always @(products) begin : sums_3_loop
    integer i;
    for (i = 0; i < 50; i = i + 1) begin
      sums_4[i] = $signed(products[16*i +: 16]) + $signed(products[16*i + 800 +: 16]);
    end
    for (i = 0; i < 25; i = i + 1) sums_3[16*i +: 16] = sums_4[i] + sums_4[i + 25];
  end

  reg [203:0] sums_5;
  always @(sums_3) begin : sums_5_loop
    integer i;
    for (i = 0; i < 12; i = i + 1) begin
      sums_5[17*i +: 17] = $signed(sums_3[16*i +: 16]) + $signed(sums_3[16*i + 192 +: 16]);
    end
  end

  always @(posedge clock) if (move && wanted1) sums <= sums_5;

  wire signed [15:0] last = sums_3[399:384];

  always @(posedge clock) if (move && wanted1) tail <= last;

  always @(posedge clock) begin
    if (reset) begin
      wanted2 <= 1'b0;
    end else begin
      if (move) wanted2 <= wanted1;
    end
  end

  reg [53:0] sums_6;
  (* mem2reg *) reg signed [16:0] sums_7 [0:5];
  always @(sums) begin : sums_6_loop
    integer i;
    for (i = 0; i < 6; i = i + 1) sums_7[i] = $signed(sums[17*i +: 17]) + $signed(sums[17*i + 102 +: 17]);
    for (i = 0; i < 3; i = i + 1) sums_6[18*i +: 18] = sums_7[i] + sums_7[i + 3];
  end

  reg [18:0] sums_8;
  always @(sums_6) begin : sums_8_loop
    sums_8 = $signed(sums_6[17:0]) + $signed(sums_6[35:18]);
  end

  always @(posedge clock) if (move && wanted2) sums_1 <= sums_8;

  wire signed [17:0] last_2 = sums_6[53:36];
  wire signed [17:0] tail_2 = {{2{tail[15]}}, tail} + last_2;

  always @(posedge clock) if (move && wanted2) tail_1 <= tail_2;

  always @(posedge clock) begin
    if (reset) begin
      wanted3 <= 1'b0;
    end else begin
      if (move) wanted3 <= wanted2;
    end
  end

  wire signed [19:0] sum = {{2{tail_1[17]}}, tail_1} + {sums_1[18], sums_1};

  always @(posedge clock) if (move && wanted3) sums_2 <= sum;

  always @(posedge clock) begin
    if (reset) begin
      wanted4 <= 1'b0;
    end else begin
      if (move) wanted4 <= wanted3;
    end
  end

  wire signed [19:0] sum_2 = sums_2;
  wire signed [20:0] sum_plus_m2241 = {sum_2[19], sum_2} - 21'd2241;
  wire signed [35:0] sum_plus_m2241_product = sum_plus_m2241 * 17'sd54971;
  /* verilator lint_off UNUSEDSIGNAL */
  wire signed [35:0] scaled_sum = sum_plus_m2241_product + 36'd4194304;
  /* verilator lint_on UNUSEDSIGNAL */
  wire [11:0] scaled_max = $signed(scaled_sum[35:23]) > 13'sd0 ? scaled_sum[34:23] : 12'd0;
  wire [7:0] scaled_2 = scaled_max < 12'd255 ? scaled_max[7:0] : 8'd255;

  always @(posedge clock) if (move && wanted4) scaled <= scaled_2;

  always @(posedge clock) begin
    if (reset) begin
      wanted5 <= 1'b0;
    end else begin
      if (move) wanted5 <= wanted4;
    end
  end

  assign result = wanted5 ? scaled : 8'd0;
  assign computed = wanted5;
endmodule
