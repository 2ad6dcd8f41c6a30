// Loader
//
// MlcnnConfig[format=INT8, mode=BOTH, sums=FULL, slices=SliceMap[channels=8, rows=4], tile=Tile[outputs=16, inputs=4, rows=28, columns=28], limits=Limits[kernel=5, stride=2, pool=2, terms=4608], bufferKilobytes=134]

module Loader (
  input wire clock,
  input wire reset,
  input wire start,
  input wire inputs_valid,
  input wire inputs_first,
  input wire inputs_last,
  /* verilator lint_off UNUSEDSIGNAL */
  input wire [464:0] inputs_command,
  /* verilator lint_on UNUSEDSIGNAL */
  input wire weights_valid,
  input wire weights_first,
  input wire weights_last,
  /* verilator lint_off UNUSEDSIGNAL */
  input wire [464:0] weights_command,
  /* verilator lint_on UNUSEDSIGNAL */
  input wire scales_valid,
  input wire scales_first,
  /* verilator lint_off UNUSEDSIGNAL */
  input wire scales_last,
  input wire [464:0] scales_command,
  /* verilator lint_on UNUSEDSIGNAL */
  input wire fetches,
  input wire [27:0] fetchBase,
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
  output wire [7:0] weightWrite_address,
  output wire [63:0] weightWrite_data,
  output wire scaleWrite_valid,
  output wire [7:0] scaleWrite_address,
  output wire [63:0] scaleWrite_data,
  output wire command_valid,
  output wire [63:0] command_payload
);
  localparam [2:0] PHASE_IDLE = 3'b000;
  localparam [2:0] PHASE_INPUTS = 3'b001;
  localparam [2:0] PHASE_WEIGHTS = 3'b010;
  localparam [2:0] PHASE_SCALES = 3'b011;
  localparam [2:0] PHASE_COMMAND = 3'b100;
  localparam [2:0] PHASE_WAIT = 3'b101;

  reg [2:0] phase;
  reg [27:0] channelAt;
  reg [27:0] rowAt;
  reg [27:0] inputAt;
  reg [9:0] word;
  reg [9:0] row;
  reg [9:0] channel;
  reg [27:0] weight;
  reg [7:0] weight_1;
  reg [27:0] scale;
  reg [8:0] scale_1;
  reg [27:0] fetch;
  reg [3:0] fetch_1;
  reg [9:0] inputsLeft;
  reg [7:0] weightsLeft;
  reg [8:0] scalesLeft;
  reg [3:0] commandLeft;
  reg [8:0] inputTo;
  reg [7:0] weightTo;
  reg [7:0] scaleTo;

  wire lastWord = {1'b0, word} + 11'd1 == {1'b0, inputs_command[369:360]};
  wire [27:0] nextRow = rowAt + inputs_command[407:380];
  wire lastRow = {1'b0, row} + 11'd1 == {1'b0, inputs_command[379:370]};
  wire [27:0] nextChannel = channelAt + inputs_command[435:408];
  wire [9:0] lastChannel_bits = inputs_command[336:327];
  wire [9:0] lastChannel_choice = inputs_last ? lastChannel_bits : inputs_command[346:337];
  wire lastChannel = {1'b0, channel} + 11'd1 == {1'b0, lastChannel_choice};
  wire [7:0] weightLength_bits = weights_command[270:263];
  wire [7:0] weightLength_bits_2 = weights_command[278:271];
  wire [7:0] weightLength = weights_last ? weightLength_bits : weightLength_bits_2;
  wire loadsScales = scales_valid && scales_first;
  wire [8:0] scale_1_when_bits = scales_command[234:226];
  wire isInput = inputsLeft != 10'd0;
  wire isWeight = !isInput && weightsLeft != 8'd0;
  wire isScale_not = !(isInput || isWeight);
  wire isScale = isScale_not && scalesLeft != 9'd0;
  wire isCommand = !(isInput || isWeight || isScale);

  always @(posedge clock) begin
    case (phase)
      PHASE_IDLE: if (start) phase <= PHASE_INPUTS;
      PHASE_INPUTS: begin
        if (!inputs_valid) phase <= PHASE_WEIGHTS;
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
        if (!weights_valid) phase <= PHASE_SCALES;
        if (request_valid && request_ready) begin
          weight <= weight + 28'd1;
          weight_1 <= weight_1 + 8'd1;
          if ({1'b0, weight_1} + 9'd1 == {1'b0, weightLength}) begin
            weight_1 <= 8'd0;
            phase <= PHASE_SCALES;
          end
        end
      end
      PHASE_SCALES: begin
        if (!loadsScales) phase <= PHASE_COMMAND;
        if (request_valid && request_ready) begin
          scale <= scale + 28'd1;
          scale_1 <= scale_1 + 9'd1;
          if ({1'b0, scale_1} + 10'd1 == {1'b0, scale_1_when_bits}) begin
            scale_1 <= 9'd0;
            phase <= PHASE_COMMAND;
          end
        end
      end
      PHASE_COMMAND: begin
        if (!fetches) phase <= PHASE_WAIT;
        if (request_valid && request_ready) begin
          fetch <= fetch + 28'd1;
          fetch_1 <= fetch_1 + 4'd1;
          if ({1'b0, fetch_1} + 5'd1 == 5'd8) begin
            fetch_1 <= 4'd0;
            phase <= PHASE_WAIT;
          end
        end
      end
      default: if (isCommand && commandLeft == 4'd0) phase <= PHASE_IDLE;
    endcase
    if (start && inputs_first) begin
      channelAt <= inputs_command[463:436];
      rowAt <= inputs_command[463:436];
      inputAt <= inputs_command[463:436];
    end
    if (start && weights_first) weight <= weights_command[306:279];
    if (start) scale <= scales_command[262:235];
    if (start) fetch <= fetchBase;
    if (reset) begin
      phase <= PHASE_IDLE;
      word <= 10'd0;
      row <= 10'd0;
      channel <= 10'd0;
      weight_1 <= 8'd0;
      scale_1 <= 9'd0;
      fetch_1 <= 4'd0;
    end
  end

  wire [9:0] inputLength_bits = inputs_command[316:307];
  wire [9:0] inputLength = inputs_last ? inputLength_bits : inputs_command[326:317];

  always @(posedge clock) begin
    if (reset) begin
      inputsLeft <= 10'd0;
    end else begin
      if (start) inputsLeft <= inputs_valid ? inputLength : 10'd0;
      if (inputWrite_valid) inputsLeft <= inputsLeft - 10'd1;
    end
  end

  always @(posedge clock) begin
    if (reset) begin
      weightsLeft <= 8'd0;
    end else begin
      if (start) weightsLeft <= weights_valid ? weightLength : 8'd0;
      if (weightWrite_valid) weightsLeft <= weightsLeft - 8'd1;
    end
  end

  always @(posedge clock) begin
    if (reset) begin
      scalesLeft <= 9'd0;
    end else begin
      if (start) scalesLeft <= loadsScales ? scale_1_when_bits : 9'd0;
      if (scaleWrite_valid) scalesLeft <= scalesLeft - 9'd1;
    end
  end

  always @(posedge clock) begin
    if (reset) begin
      commandLeft <= 4'd0;
    end else begin
      if (start) commandLeft <= fetches ? 4'd8 : 4'd0;
      if (command_valid) commandLeft <= commandLeft - 4'd1;
    end
  end

  always @(posedge clock) begin
    if (start) inputTo <= 9'd0;
    else if (inputWrite_valid) inputTo <= inputTo + 9'd1;
  end

  assign inputWrite_valid = response_valid && isInput;
  assign inputWrite_address = inputTo;
  assign inputWrite_data = response_payload;
  wire weightTo_equals_199 = weightTo == 8'd199;

  always @(posedge clock) begin
    if (start) weightTo <= 8'd0;
    else if (weightWrite_valid) weightTo <= weightTo_equals_199 ? 8'd0 : weightTo + 8'd1;
  end

  assign weightWrite_valid = response_valid && isWeight;
  assign weightWrite_address = weightTo;
  assign weightWrite_data = response_payload;

  always @(posedge clock) begin
    if (start) scaleTo <= 8'd0;
    else if (scaleWrite_valid) scaleTo <= scaleTo + 8'd1;
  end

  assign scaleWrite_valid = response_valid && isScale;
  assign scaleWrite_address = scaleTo;
  assign scaleWrite_data = response_payload;
  assign command_valid = response_valid && isCommand;
  assign command_payload = response_payload;
  assign busy = !(phase == PHASE_IDLE);
  wire request_valid_and = phase == PHASE_INPUTS && inputs_valid;
  wire request_valid_and_2 = phase == PHASE_WEIGHTS && weights_valid;
  wire request_valid_and_3 = phase == PHASE_SCALES && loadsScales;
  wire request_valid_or = request_valid_and || request_valid_and_2 || request_valid_and_3;
  wire request_valid_and_4 = phase == PHASE_COMMAND && fetches;
  assign request_valid = request_valid_or || request_valid_and_4;
  wire [27:0] request_payload_choice = phase == PHASE_SCALES ? scale : fetch;
  wire [27:0] request_payload_choice_2 = phase == PHASE_WEIGHTS ? weight : request_payload_choice;
  assign request_payload = phase == PHASE_INPUTS ? inputAt : request_payload_choice_2;
endmodule
