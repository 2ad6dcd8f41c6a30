// Loader
//
// MlcnnConfig[format=INT8, mode=BOTH, sums=FULL, slices=SliceMap[channels=8, rows=4], tile=Tile[outputs=32, inputs=4, rows=28, columns=28], limits=Limits[kernel=5, stride=2, pool=2, terms=4608], bufferKilobytes=134]

module Loader (
  input wire clock,
  input wire reset,
  input wire [27:0] command_inputBase,
  input wire [27:0] command_inputChannelStride,
  input wire [27:0] command_inputRowStride,
  input wire [9:0] command_inputRows,
  input wire [9:0] command_rowWords,
  /* verilator lint_off UNUSEDSIGNAL */
  input wire [12:0] command_groups,
  /* verilator lint_on UNUSEDSIGNAL */
  input wire [9:0] command_groupChannels,
  input wire [9:0] command_lastChannels,
  input wire [9:0] command_groupWords,
  input wire [9:0] command_lastGroupWords,
  input wire [27:0] command_weightBase,
  input wire [8:0] command_weightWords,
  input wire [8:0] command_lastWeightWords,
  input wire [27:0] command_scaleBase,
  input wire [8:0] command_outputs,
  input wire begin_,
  input wire start,
  input wire inputs,
  input wire lastInputs,
  input wire weights,
  input wire lastWeights,
  input wire scales,
  output wire busy,
  output wire request_valid,
  input wire request_ready,
  output wire [27:0] request_payload,
  input wire response_valid,
  input wire [63:0] response_payload,
  output wire inputWrite_valid,
  output wire [8:0] inputWrite_address,
  output wire [63:0] inputWrite_data,
  output wire weightWrite_valid,
  output wire [8:0] weightWrite_address,
  output wire [63:0] weightWrite_data,
  output wire scaleWrite_valid,
  output wire [7:0] scaleWrite_address,
  output wire [63:0] scaleWrite_data
);
  localparam [2:0] PHASE_IDLE = 3'b000;
  localparam [2:0] PHASE_INPUTS = 3'b001;
  localparam [2:0] PHASE_WEIGHTS = 3'b010;
  localparam [2:0] PHASE_SCALES = 3'b011;
  localparam [2:0] PHASE_WAIT = 3'b100;

  reg [2:0] phase;
  reg [9:0] inputsLeft;
  reg [8:0] weightsLeft;
  reg [8:0] scalesLeft;
  reg [8:0] inputTo;
  reg [8:0] weightTo;
  reg [7:0] scaleTo;
  reg [27:0] channelAt;
  reg [27:0] rowAt;
  reg [27:0] inputAt;
  reg [9:0] word;
  reg [9:0] row;
  reg [9:0] channel;
  reg [27:0] weightAt;
  reg [8:0] weight;
  reg [27:0] scaleAt;
  reg [8:0] scale;

  wire [9:0] inputsLeft_if_lastInputs = lastInputs ? command_lastGroupWords : command_groupWords;
  wire [8:0] weightsLeft_choice = lastWeights ? command_lastWeightWords : command_weightWords;
  wire isInput = inputsLeft != 10'd0;
  wire isWeight = !isInput && weightsLeft != 9'd0;

  always @(posedge clock) begin
    if (reset) begin
      inputsLeft <= 10'd0;
      weightsLeft <= 9'd0;
      scalesLeft <= 9'd0;
    end else begin
      if (start) begin
        inputsLeft <= inputs ? inputsLeft_if_lastInputs : 10'd0;
        weightsLeft <= weights ? weightsLeft_choice : 9'd0;
        scalesLeft <= scales ? command_outputs : 9'd0;
      end
      if (response_valid) begin
        if (isInput) inputsLeft <= inputsLeft - 10'd1;
        else if (isWeight) weightsLeft <= weightsLeft - 9'd1;
        else scalesLeft <= scalesLeft - 9'd1;
      end
    end
  end

  always @(posedge clock) begin
    if (start) inputTo <= 9'd0;
    else if (inputWrite_valid) inputTo <= inputTo + 9'd1;
  end

  assign inputWrite_valid = response_valid && isInput;
  assign inputWrite_address = inputTo;
  assign inputWrite_data = response_payload;
  wire weightTo_equals_399 = weightTo == 9'd399;

  always @(posedge clock) begin
    if (start) weightTo <= 9'd0;
    else if (weightWrite_valid) weightTo <= weightTo_equals_399 ? 9'd0 : weightTo + 9'd1;
  end

  assign weightWrite_valid = response_valid && isWeight;
  assign weightWrite_address = weightTo;
  assign weightWrite_data = response_payload;
  wire isScale = !isInput && weightsLeft == 9'd0;

  always @(posedge clock) begin
    if (start) scaleTo <= 8'd0;
    else if (scaleWrite_valid) scaleTo <= scaleTo + 8'd1;
  end

  assign scaleWrite_valid = response_valid && isScale;
  assign scaleWrite_address = scaleTo;
  assign scaleWrite_data = response_payload;
  wire lastWord = {1'b0, word} + 11'd1 == {1'b0, command_rowWords};
  wire [27:0] nextRow = rowAt + command_inputRowStride;
  wire lastRow = {1'b0, row} + 11'd1 == {1'b0, command_inputRows};
  wire [27:0] nextChannel = channelAt + command_inputChannelStride;
  wire [9:0] channels = lastInputs ? command_lastChannels : command_groupChannels;
  wire lastChannel = {1'b0, channel} + 11'd1 == {1'b0, channels};
  wire [8:0] weight_when_choice = lastWeights ? command_lastWeightWords : command_weightWords;
  wire weightsLeft_equals_0 = weightsLeft == 9'd0;
  wire done_and = inputsLeft == 10'd0 && weightsLeft_equals_0;
  wire done = done_and && scalesLeft == 9'd0;

  always @(posedge clock) begin
    case (phase)
      PHASE_IDLE: if (start) phase <= PHASE_INPUTS;
      PHASE_INPUTS: begin
        if (!inputs) phase <= PHASE_WEIGHTS;
        if (request_valid && request_ready) begin
          inputAt <= inputAt + 28'd1;
          word <= word + 10'd1;
          if (lastWord) begin
            word <= 10'd0;
            row <= row + 10'd1;
            rowAt <= nextRow;
            inputAt <= nextRow;
          end
          if (lastWord && lastRow) begin
            row <= 10'd0;
            channel <= channel + 10'd1;
            channelAt <= nextChannel;
            rowAt <= nextChannel;
            inputAt <= nextChannel;
          end
          if (lastWord && lastRow && lastChannel) begin
            channel <= 10'd0;
            phase <= PHASE_WEIGHTS;
          end
        end
      end
      PHASE_WEIGHTS: begin
        if (!weights) phase <= PHASE_SCALES;
        if (request_valid && request_ready) begin
          weightAt <= weightAt + 28'd1;
          weight <= weight + 9'd1;
          if ({1'b0, weight} + 10'd1 == {1'b0, weight_when_choice}) begin
            weight <= 9'd0;
            phase <= PHASE_SCALES;
          end
        end
      end
      PHASE_SCALES: begin
        if (!scales) phase <= PHASE_WAIT;
        if (request_valid && request_ready) begin
          scaleAt <= scaleAt + 28'd1;
          scale <= scale + 9'd1;
          if ({1'b0, scale} + 10'd1 == {1'b0, command_outputs}) begin
            scale <= 9'd0;
            phase <= PHASE_WAIT;
          end
        end
      end
      default: if (done) phase <= PHASE_IDLE;
    endcase
    if (begin_) begin
      channelAt <= command_inputBase;
      rowAt <= command_inputBase;
      inputAt <= command_inputBase;
    end
    if (begin_) weightAt <= command_weightBase;
    if (begin_) scaleAt <= command_scaleBase;
    if (reset) begin
      phase <= PHASE_IDLE;
      word <= 10'd0;
      row <= 10'd0;
      channel <= 10'd0;
      weight <= 9'd0;
      scale <= 9'd0;
    end
  end

  assign busy = !(phase == PHASE_IDLE);
  wire request_valid_and = phase == PHASE_INPUTS && inputs;
  wire request_valid_and_2 = phase == PHASE_WEIGHTS && weights;
  wire request_valid_and_3 = phase == PHASE_SCALES && scales;
  assign request_valid = request_valid_and || request_valid_and_2 || request_valid_and_3;
  wire [27:0] request_payload_choice = phase == PHASE_WEIGHTS ? weightAt : scaleAt;
  assign request_payload = phase == PHASE_INPUTS ? inputAt : request_payload_choice;
endmodule
