// ProcessingElement
//
// ApuConfig[pes=10, blockInputs=79, blockOutputs=79, weightBits=4, activationBits=4, layers=8, weightRows=79, slots=158]

module ProcessingElement (
  input wire clock,
  input wire chosen,
  input wire write,
  input wire [2:0] target,
  input wire [15:0] hostAddress,
  /* verilator lint_off UNUSEDSIGNAL */
  input wire [63:0] hostData,
  /* verilator lint_on UNUSEDSIGNAL */
  input wire [315:0] weightRow,
  input wire hostRead,
  input wire clear,
  input wire route,
  input wire [7:0] selectAddress,
  input wire [6:0] weightAddress,
  input wire resultWrite,
  input wire [6:0] resultRow,
  /* verilator lint_off UNUSEDSIGNAL */
  input wire [63:0] scale,
  /* verilator lint_on UNUSEDSIGNAL */
  input wire [3:0] taken,
  output wire [3:0] bus,
  output wire [3:0] select,
  output wire signed [15:0] readRaw
);
  reg [315:0] latch;
  reg [6:0] arrived;
  reg signed [15:0] accumulator;
  reg [6:0] sent;
  reg [4:0] selects [0:157];
  reg [315:0] weights [0:78];
  reg signed [14:0] biases [0:78];
  reg [3:0] outputs [0:78];
  reg signed [15:0] raws [0:78];
  reg [4:0] selectWord;
  reg [315:0] rowWeights;
  reg signed [14:0] rowBias;
  reg [3:0] word;
  reg signed [15:0] rawsData;

  wire [7:0] hostAddress_min_157 = hostAddress < 16'd157 ? hostAddress[7:0] : 8'd157;

  always @(posedge clock) begin
    if (chosen && write && target == 3'd3) selects[hostAddress_min_157] <= hostData[4:0];
    selectWord <= selects[selectAddress];
  end

  assign select = selectWord[3:0] < 4'd10 ? selectWord[3:0] : 4'd10;
  wire arrived_equals_78 = arrived == 7'd78;

  always @(posedge clock) begin
    if (clear) begin
      latch <= 316'd0;
      arrived <= 7'd0;
    end else if (route && select != 4'd10) begin
      latch[4*arrived +: 4] <= taken;
      arrived <= arrived_equals_78 ? 7'd0 : arrived + 7'd1;
    end
  end

  wire [6:0] row = hostAddress < 16'd78 ? hostAddress[6:0] : 7'd78;

  always @(posedge clock) begin
    if (chosen && write && target == 3'd1) weights[row] <= weightRow;
    rowWeights <= weights[weightAddress];
  end

  always @(posedge clock) begin
    if (chosen && write && target == 3'd2) biases[row] <= hostData[14:0];
    rowBias <= biases[weightAddress];
  end

  reg signed [14:0] sum;
  (* mem2reg *) reg signed [7:0] products [0:78];
  (* mem2reg *) reg signed [8:0] sum_l1 [0:38];
  (* mem2reg *) reg signed [9:0] sum_l2 [0:18];
  (* mem2reg *) reg signed [10:0] sum_l3 [0:8];
  (* mem2reg *) reg signed [11:0] sum_l4 [0:3];
  (* mem2reg *) reg signed [12:0] sum_l5 [0:1];
  always @(rowWeights or latch) begin : sum_tree
    integer i;
    reg signed [9:0] sum_tail2;
    reg signed [10:0] sum_tail3;
    reg signed [11:0] sum_tail4;
    reg signed [13:0] sum_l6;
    for (i = 0; i < 79; i = i + 1) begin
      products[i] = $signed(rowWeights[4*i +: 4]) * $signed({1'b0, latch[4*i +: 4]});
    end
    for (i = 0; i < 39; i = i + 1) sum_l1[i] = products[2*i] + products[2*i + 1];
    for (i = 0; i < 19; i = i + 1) sum_l2[i] = sum_l1[2*i] + sum_l1[2*i + 1];
    sum_tail2 = {sum_l1[38][8], sum_l1[38]} + {{2{products[78][7]}}, products[78]};
    for (i = 0; i < 9; i = i + 1) sum_l3[i] = sum_l2[2*i] + sum_l2[2*i + 1];
    sum_tail3 = sum_l2[18] + sum_tail2;
    for (i = 0; i < 4; i = i + 1) sum_l4[i] = sum_l3[2*i] + sum_l3[2*i + 1];
    sum_tail4 = sum_l3[8] + sum_tail3;
    for (i = 0; i < 2; i = i + 1) sum_l5[i] = sum_l4[2*i] + sum_l4[2*i + 1];
    sum_l6 = sum_l5[0] + sum_l5[1];
    sum = {sum_l6[13], sum_l6} + {{3{sum_tail4[11]}}, sum_tail4};
  end

  always @(posedge clock) accumulator <= sum + rowBias;

  wire [6:0] hostWord = hostAddress < 16'd78 ? hostAddress[6:0] : 7'd78;
  wire raw = scale[48];
  wire [15:0] multiplier = scale[15:0];
  wire signed [31:0] scaled_product = accumulator * $signed({1'b0, multiplier});
  wire signed [32:0] scaled_product_shl_1 = {scaled_product, 1'b0};
  wire [4:0] shift = scale[20:16];
  /* verilator lint_off UNUSEDSIGNAL */
  wire signed [32:0] scaled_sum = $signed(scaled_product_shl_1 >>> shift) + 33'd1;
  /* verilator lint_on UNUSEDSIGNAL */
  wire signed [31:0] scaled = scaled_sum[32:1];
  wire [3:0] outputMax = scale[35:32];
  wire route_and_selectWord_4 = route && selectWord[4];
  wire sent_equals_78 = sent == 7'd78;
  wire [6:0] nextSent_choice = sent_equals_78 ? 7'd0 : sent + 7'd1;
  wire [6:0] nextSent_choice_2 = route_and_selectWord_4 ? nextSent_choice : sent;
  wire [6:0] nextSent = clear ? 7'd0 : nextSent_choice_2;
  wire [30:0] scaled_max_0 = scaled > 32'sd0 ? scaled[30:0] : 31'd0;
  wire [6:0] word_address_if_hostRead = hostRead ? hostWord : nextSent;

  always @(posedge clock) begin
    if (chosen && write && target == 3'd4) begin
      outputs[hostWord] <= hostData[3:0];
    end else if (resultWrite && !raw) begin
      outputs[resultRow] <= scaled_max_0 < {27'd0, outputMax} ? scaled_max_0[3:0] : outputMax;
    end
    word <= outputs[word_address_if_hostRead];
  end

  always @(posedge clock) sent <= nextSent;

  assign bus = word;
  wire [6:0] hostAddress_min_78 = hostAddress < 16'd78 ? hostAddress[6:0] : 7'd78;

  always @(posedge clock) begin
    if (resultWrite && raw) raws[resultRow] <= accumulator;
    rawsData <= raws[hostAddress_min_78];
  end

  assign readRaw = rawsData;
endmodule
