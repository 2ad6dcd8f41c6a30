// ConvUnit_1_2
//
// Config[layer=1, output=2]

module ConvUnit_1_2 (
  input wire clock,
  input wire reset,
  input wire move,
  input wire enable,
  input wire [199:0] window,
  output wire [7:0] result,
  output wire computed
);
  reg [399:0] products;
  reg wanted1;
  reg [50:0] sums;
  reg signed [11:0] tail;
  reg wanted2;
  reg [17:0] sums_1;
  reg wanted3;
  reg [7:0] scaled;
  reg wanted4;

  localparam [199:0] weights = {8'h08, 64'hf01ce02ae20e0346, 64'h44f8c82b49260bd3, 64'hd7f31fdb0cfd17b9};

  reg [399:0] products_lanes;
  always @(window) begin : products_lanes_loop
    integer i;
    for (i = 0; i < 25; i = i + 1) begin
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

  reg [50:0] sums_2;
  (* mem2reg *) reg signed [15:0] sums_3 [0:11];
  (* mem2reg *) reg signed [16:0] sums_4 [0:5];
  always @(products) begin : sums_2_loop
    integer i;
    for (i = 0; i < 12; i = i + 1) begin
      sums_3[i] = $signed(products[16*i +: 16]) + $signed(products[16*i + 192 +: 16]);
    end
    for (i = 0; i < 6; i = i + 1) sums_4[i] = sums_3[i] + sums_3[i + 6];
    for (i = 0; i < 3; i = i + 1) sums_2[17*i +: 17] = sums_4[i] + sums_4[i + 3];
  end

  always @(posedge clock) if (move && wanted1) sums <= sums_2;

  /* verilator lint_off UNUSEDSIGNAL */
  wire signed [15:0] last = products[399:384];
  /* verilator lint_on UNUSEDSIGNAL */
  wire signed [11:0] tail_2 = last[11:0];

  always @(posedge clock) if (move && wanted1) tail <= tail_2;

  always @(posedge clock) begin
    if (reset) begin
      wanted2 <= 1'b0;
    end else begin
      if (move) wanted2 <= wanted1;
    end
  end

  wire signed [16:0] last_2 = sums[50:34];
  wire signed [16:0] tail_3 = {{5{tail[11]}}, tail} + last_2;

  reg [17:0] sums_5;
  always @(sums) begin : sums_5_loop
    sums_5 = $signed(sums[16:0]) + $signed(sums[33:17]);
  end

  wire signed [17:0] sum = tail_3 + $signed(sums_5);

  always @(posedge clock) if (move && wanted2) sums_1 <= sum;

  always @(posedge clock) begin
    if (reset) begin
      wanted3 <= 1'b0;
    end else begin
      if (move) wanted3 <= wanted2;
    end
  end

  wire signed [17:0] sum_2 = sums_1;
  wire signed [18:0] sum_plus_m2952 = {sum_2[17], sum_2} - 19'd2952;
  wire signed [33:0] sum_plus_m2952_product = sum_plus_m2952 * 17'sd54821;
  /* verilator lint_off UNUSEDSIGNAL */
  wire signed [33:0] scaled_sum = sum_plus_m2952_product + 34'd4194304;
  /* verilator lint_on UNUSEDSIGNAL */
  wire [9:0] scaled_max = $signed(scaled_sum[33:23]) > 11'sd0 ? scaled_sum[32:23] : 10'd0;
  wire [7:0] scaled_2 = scaled_max < 10'd255 ? scaled_max[7:0] : 8'd255;

  always @(posedge clock) if (move && wanted3) scaled <= scaled_2;

  always @(posedge clock) begin
    if (reset) begin
      wanted4 <= 1'b0;
    end else begin
      if (move) wanted4 <= wanted3;
    end
  end

  assign result = wanted4 ? scaled : 8'd0;
  assign computed = wanted4;
endmodule
