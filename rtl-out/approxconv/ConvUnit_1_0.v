// ConvUnit_1_0
//
// Config[layer=1, output=0]

module ConvUnit_1_0 (
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
  reg [53:0] sums;
  reg signed [13:0] tail;
  reg wanted2;
  reg [18:0] sums_1;
  reg wanted3;
  reg [7:0] scaled;
  reg wanted4;

  localparam [199:0] weights = {8'h15, 64'h1f37d81f3e1b0848, 64'h0f110d2bcfb73e21, 64'hed38e01bdfb9d93f};

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

  reg [53:0] sums_2;
  (* mem2reg *) reg signed [15:0] sums_3 [0:11];
  (* mem2reg *) reg signed [16:0] sums_4 [0:5];
  always @(products) begin : sums_2_loop
    integer i;
    for (i = 0; i < 12; i = i + 1) begin
      sums_3[i] = $signed(products[16*i +: 16]) + $signed(products[16*i + 192 +: 16]);
    end
    for (i = 0; i < 6; i = i + 1) sums_4[i] = sums_3[i] + sums_3[i + 6];
    for (i = 0; i < 3; i = i + 1) sums_2[18*i +: 18] = sums_4[i] + sums_4[i + 3];
  end

  always @(posedge clock) if (move && wanted1) sums <= sums_2;

  /* verilator lint_off UNUSEDSIGNAL */
  wire signed [15:0] last = products[399:384];
  /* verilator lint_on UNUSEDSIGNAL */
  wire signed [13:0] tail_2 = last[13:0];

  always @(posedge clock) if (move && wanted1) tail <= tail_2;

  always @(posedge clock) begin
    if (reset) begin
      wanted2 <= 1'b0;
    end else begin
      if (move) wanted2 <= wanted1;
    end
  end

  /* verilator lint_off UNUSEDSIGNAL */
  wire signed [17:0] last_2 = sums[53:36];
  /* verilator lint_on UNUSEDSIGNAL */
  wire signed [16:0] tail_3 = {{3{tail[13]}}, tail} + last_2[16:0];

  reg [17:0] sums_5;
  always @(sums) begin : sums_5_loop
    sums_5 = $signed(sums[17:0]) + $signed(sums[35:18]);
  end

  wire signed [18:0] sum = {{2{tail_3[16]}}, tail_3} + {sums_5[17], sums_5};

  always @(posedge clock) if (move && wanted2) sums_1 <= sum;

  always @(posedge clock) begin
    if (reset) begin
      wanted3 <= 1'b0;
    end else begin
      if (move) wanted3 <= wanted2;
    end
  end

  wire signed [18:0] sum_2 = sums_1;
  wire signed [19:0] sum_plus_m2043 = {sum_2[18], sum_2} - 20'd2043;
  wire signed [34:0] sum_plus_m2043_product = sum_plus_m2043 * 17'sd54821;
  /* verilator lint_off UNUSEDSIGNAL */
  wire signed [34:0] scaled_sum = sum_plus_m2043_product + 35'd4194304;
  /* verilator lint_on UNUSEDSIGNAL */
  wire [10:0] scaled_max = $signed(scaled_sum[34:23]) > 12'sd0 ? scaled_sum[33:23] : 11'd0;
  wire [7:0] scaled_2 = scaled_max < 11'd255 ? scaled_max[7:0] : 8'd255;

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
