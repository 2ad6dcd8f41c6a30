// ConvUnit_2_10
//
// Config[layer=2, output=10]

module ConvUnit_2_10 (
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
  reg signed [18:0] tail_1;
  reg wanted3;
  reg [19:0] sums_2;
  reg wanted4;
  reg [7:0] scaled;
  reg wanted5;

  localparam [799:0] weights = {32'h1112e2e8, 64'h21ecf01528f92cfc, 64'h04043f1a3b0c1d2f,
      64'hf2dffdd30c001ccd, 64'hf508360e11f12d00, 64'hfe1006f30ed20305, 64'h15c51a0bfbc750e3,
      64'h08ef39d0d2ea2ced, 64'h15f12efd13de1ae9, 64'h0f081a00fcb915d9, 64'h1cef1ebafb0e0626,
      64'h11fd12fbd1dfefdd, 64'h11d3e8e10f110ecc};

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
  (* mem2reg *) reg signed [17:0] sums_7 [0:5];
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
  wire signed [18:0] tail_2 = {{3{tail[15]}}, tail} + {last_2[17], last_2};

  always @(posedge clock) if (move && wanted2) tail_1 <= tail_2;

  always @(posedge clock) begin
    if (reset) begin
      wanted3 <= 1'b0;
    end else begin
      if (move) wanted3 <= wanted2;
    end
  end

  wire signed [19:0] sum = tail_1 + $signed(sums_1);

  always @(posedge clock) if (move && wanted3) sums_2 <= sum;

  always @(posedge clock) begin
    if (reset) begin
      wanted4 <= 1'b0;
    end else begin
      if (move) wanted4 <= wanted3;
    end
  end

  wire signed [19:0] sum_2 = sums_2;
  wire signed [20:0] sum_plus_6259 = {sum_2[19], sum_2} + 21'd6259;
  wire signed [35:0] sum_plus_6259_product = sum_plus_6259 * 17'sd54971;
  /* verilator lint_off UNUSEDSIGNAL */
  wire signed [35:0] scaled_sum = sum_plus_6259_product + 36'd4194304;
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
