// ProcessingElement
//
// ApuConfig[pes=10, blockInputs=400, blockOutputs=400, weightBits=4, activationBits=4, layers=8, weightRows=400, slots=800]

module ProcessingElement (
  input wire clock,
  input wire chosen,
  input wire write,
  input wire [2:0] target,
  input wire [15:0] hostAddress,
  /* verilator lint_off UNUSEDSIGNAL */
  input wire [63:0] hostData,
  /* verilator lint_on UNUSEDSIGNAL */
  input wire [1599:0] weightRow,
  input wire hostRead,
  input wire clear,
  input wire route,
  input wire [9:0] selectAddress,
  input wire [8:0] weightAddress,
  input wire resultWrite,
  input wire [8:0] resultRow,
  /* verilator lint_off UNUSEDSIGNAL */
  input wire [63:0] scale,
  /* verilator lint_on UNUSEDSIGNAL */
  input wire [3:0] taken,
  output wire [3:0] bus,
  output wire [3:0] select,
  output wire signed [17:0] readRaw
);
  reg [1599:0] latch;
  reg [8:0] arrived;
  reg signed [17:0] accumulator;
  reg [8:0] sent;
  reg [4:0] selects [0:799];
  reg [1599:0] weights [0:399];
  reg signed [16:0] biases [0:399];
  reg [3:0] outputs [0:399];
  reg signed [17:0] raws [0:399];
  reg [4:0] selectWord;
  reg [1599:0] rowWeights;
  reg signed [16:0] rowBias;
  reg [3:0] word;
  reg signed [17:0] rawsData;

  wire [9:0] hostAddress_min_799 = hostAddress < 16'd799 ? hostAddress[9:0] : 10'd799;

  always @(posedge clock) begin
    if (chosen && write && target == 3'd3) selects[hostAddress_min_799] <= hostData[4:0];
    selectWord <= selects[selectAddress];
  end

  assign select = selectWord[3:0] < 4'd10 ? selectWord[3:0] : 4'd10;
  wire arrived_equals_399 = arrived == 9'd399;

  always @(posedge clock) begin
    if (clear) begin
      latch <= 1600'd0;
      arrived <= 9'd0;
    end else if (route && select != 4'd10) begin
      latch[4*arrived +: 4] <= taken;
      arrived <= arrived_equals_399 ? 9'd0 : arrived + 9'd1;
    end
  end

  wire [8:0] row = hostAddress < 16'd399 ? hostAddress[8:0] : 9'd399;

  always @(posedge clock) begin
    if (chosen && write && target == 3'd1) weights[row] <= weightRow;
    rowWeights <= weights[weightAddress];
  end

  always @(posedge clock) begin
    if (chosen && write && target == 3'd2) biases[row] <= hostData[16:0];
    rowBias <= biases[weightAddress];
  end

  reg signed [16:0] sum;
  (* mem2reg *) reg signed [7:0] products [0:399];
  (* mem2reg *) reg signed [8:0] sum_l1 [0:199];
  (* mem2reg *) reg signed [9:0] sum_l2 [0:99];
  (* mem2reg *) reg signed [10:0] sum_l3 [0:49];
  (* mem2reg *) reg signed [11:0] sum_l4 [0:24];
  (* mem2reg *) reg signed [12:0] sum_l5 [0:11];
  (* mem2reg *) reg signed [13:0] sum_l6 [0:5];
  (* mem2reg *) reg signed [14:0] sum_l7 [0:2];
  always @(rowWeights or latch) begin : sum_tree
    integer i;
    reg signed [15:0] sum_l8;
    reg signed [15:0] sum_tail8;
    for (i = 0; i < 400; i = i + 1) begin
      products[i] = $signed(rowWeights[4*i +: 4]) * $signed({1'b0, latch[4*i +: 4]});
    end
    for (i = 0; i < 200; i = i + 1) sum_l1[i] = products[2*i] + products[2*i + 1];
    for (i = 0; i < 100; i = i + 1) sum_l2[i] = sum_l1[2*i] + sum_l1[2*i + 1];
    for (i = 0; i < 50; i = i + 1) sum_l3[i] = sum_l2[2*i] + sum_l2[2*i + 1];
    for (i = 0; i < 25; i = i + 1) sum_l4[i] = sum_l3[2*i] + sum_l3[2*i + 1];
    for (i = 0; i < 12; i = i + 1) sum_l5[i] = sum_l4[2*i] + sum_l4[2*i + 1];
    for (i = 0; i < 6; i = i + 1) sum_l6[i] = sum_l5[2*i] + sum_l5[2*i + 1];
    for (i = 0; i < 3; i = i + 1) sum_l7[i] = sum_l6[2*i] + sum_l6[2*i + 1];
    sum_l8 = sum_l7[0] + sum_l7[1];
    sum_tail8 = {sum_l7[2][14], sum_l7[2]} + {{4{sum_l4[24][11]}}, sum_l4[24]};
    sum = sum_l8 + sum_tail8;
  end

  always @(posedge clock) accumulator <= sum + rowBias;

  wire [8:0] hostWord = hostAddress < 16'd399 ? hostAddress[8:0] : 9'd399;
  wire raw = scale[48];
  wire [15:0] multiplier = scale[15:0];
  wire signed [33:0] scaled_product = accumulator * $signed({1'b0, multiplier});
  wire signed [34:0] scaled_product_shl_1 = {scaled_product, 1'b0};
  wire [4:0] shift = scale[20:16];
  /* verilator lint_off UNUSEDSIGNAL */
  wire signed [34:0] scaled_sum = $signed(scaled_product_shl_1 >>> shift) + 35'd1;
  /* verilator lint_on UNUSEDSIGNAL */
  wire signed [33:0] scaled = scaled_sum[34:1];
  wire [3:0] outputMax = scale[35:32];
  wire route_and_selectWord_4 = route && selectWord[4];
  wire sent_equals_399 = sent == 9'd399;
  wire [8:0] nextSent_choice = sent_equals_399 ? 9'd0 : sent + 9'd1;
  wire [8:0] nextSent_choice_2 = route_and_selectWord_4 ? nextSent_choice : sent;
  wire [8:0] nextSent = clear ? 9'd0 : nextSent_choice_2;
  wire [32:0] scaled_max_0 = scaled > 34'sd0 ? scaled[32:0] : 33'd0;
  wire [8:0] word_address_if_hostRead = hostRead ? hostWord : nextSent;

  always @(posedge clock) begin
    if (chosen && write && target == 3'd4) begin
      outputs[hostWord] <= hostData[3:0];
    end else if (resultWrite && !raw) begin
      outputs[resultRow] <= scaled_max_0 < {29'd0, outputMax} ? scaled_max_0[3:0] : outputMax;
    end
    word <= outputs[word_address_if_hostRead];
  end

  always @(posedge clock) sent <= nextSent;

  assign bus = word;
  wire [8:0] hostAddress_min_399 = hostAddress < 16'd399 ? hostAddress[8:0] : 9'd399;

  always @(posedge clock) begin
    if (resultWrite && raw) raws[resultRow] <= accumulator;
    rawsData <= raws[hostAddress_min_399];
  end

  assign readRaw = rawsData;
endmodule
