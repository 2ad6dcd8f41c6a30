// IntegerPostProcessor
//
// MlcnnConfig[format=INT8, mode=BOTH, sums=FULL, slices=SliceMap[channels=8, rows=4], tile=Tile[outputs=16, inputs=4, rows=28, columns=28], limits=Limits[kernel=5, stride=2, pool=2, terms=4608], bufferKilobytes=134]

module IntegerPostProcessor (
  input wire clock,
  input wire reset,
  input wire valid,
  input wire [30:0] sum,
  input wire first,
  /* verilator lint_off UNUSEDSIGNAL */
  input wire [63:0] scale,
  /* verilator lint_on UNUSEDSIGNAL */
  input wire [1:0] kind,
  input wire [2:0] poolShift,
  /* verilator lint_off UNUSEDSIGNAL */
  input wire quartered,
  /* verilator lint_on UNUSEDSIGNAL */
  input wire raw,
  output wire [31:0] result
);
  reg signed [30:0] pooled;
  reg signed [31:0] bias_reg;
  reg signed [32:0] total;
  reg [15:0] multiplier_reg;
  reg [15:0] multiplier_reg_reg;
  reg signed [48:0] product;
  reg [4:0] shift_reg;
  reg [4:0] shift_reg_reg;
  reg [4:0] shift_reg_reg_reg;
  reg [7:0] number;
  reg [31:0] value_reg;
  reg [31:0] exact;
  reg [9:0] bytes;
  reg pooled_1;
  reg biased;
  reg multiplied;
  reg multiplied_reg;
  reg pooled_2;
  reg biased_1;
  reg multiplied_1;
  reg multiplied_1_reg;
  reg [31:0] value_reg_1;

  wire signed [30:0] counts = sum;

  always @(posedge clock) begin
    if (valid) begin
      if (first || kind == 2'd2) pooled <= counts;
      else if (kind == 2'd1) pooled <= pooled > counts ? pooled : counts;
      else pooled <= pooled + counts;
    end
  end

  wire signed [31:0] bias = scale[31:0];
  wire [15:0] multiplier = scale[47:32];
  wire [4:0] shift = scale[52:48];
  wire signed [49:0] scaled_shifted = $signed($signed({product, 1'b0}) >>> shift_reg_reg_reg);
  /* verilator lint_off UNUSEDSIGNAL */
  wire signed [49:0] scaled_shifted_plus_1 = scaled_shifted + 50'd1;
  /* verilator lint_on UNUSEDSIGNAL */
  wire signed [48:0] scaled = scaled_shifted_plus_1[49:1];
  wire [47:0] scaled_max_0 = scaled > 49'sd0 ? scaled[47:0] : 48'd0;

  always @(posedge clock) begin
    bias_reg <= bias;
    total <= {{2{pooled[30]}}, pooled} + {bias_reg[31], bias_reg};
    multiplier_reg <= multiplier;
    multiplier_reg_reg <= multiplier_reg;
    product <= total * $signed({1'b0, multiplier_reg_reg});
    shift_reg <= shift;
    shift_reg_reg <= shift_reg;
    shift_reg_reg_reg <= shift_reg_reg;
    number <= scaled_max_0 < 48'd255 ? scaled_max_0[7:0] : 8'd255;
    value_reg <= total[31:0];
    exact <= value_reg;
  end

  always @(posedge clock) begin
    if (reset) begin
      pooled_1 <= 1'b0;
      biased <= 1'b0;
      multiplied <= 1'b0;
      multiplied_reg <= 1'b0;
      pooled_2 <= 1'b0;
      biased_1 <= 1'b0;
      multiplied_1 <= 1'b0;
      multiplied_1_reg <= 1'b0;
    end else begin
      pooled_1 <= first;
      biased <= pooled_1;
      multiplied <= biased;
      multiplied_reg <= multiplied;
      pooled_2 <= valid;
      biased_1 <= pooled_2;
      multiplied_1 <= biased_1;
      multiplied_1_reg <= multiplied_1;
    end
  end

  wire [10:0] bytes_plus_number = {1'b0, bytes} + {3'd0, number};
  wire [9:0] bytes_plus_number_min = bytes_plus_number < 11'd1020 ? bytes_plus_number[9:0] : 10'd1020;
  wire [9:0] sum_2 = multiplied_reg ? {2'd0, number} : bytes_plus_number_min;

  always @(posedge clock) if (multiplied_1_reg) bytes <= sum_2;

  wire [10:0] average_shifted = {sum_2, 1'b0} >> poolShift;
  /* verilator lint_off UNUSEDSIGNAL */
  wire [10:0] average_shifted_plus_1 = average_shifted + 11'd1;
  /* verilator lint_on UNUSEDSIGNAL */
  wire [9:0] average = average_shifted_plus_1[10:1];
  wire [9:0] value_reg_1_bits = kind == 2'd2 ? average : {2'd0, number};

  always @(posedge clock) value_reg_1 <= raw ? exact : {22'd0, value_reg_1_bits};

  assign result = value_reg_1;
endmodule
