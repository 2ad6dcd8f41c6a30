// Conductor
//
// MlcnnConfig[format=INT8, mode=BOTH, sums=FULL, slices=SliceMap[channels=8, rows=4], tile=Tile[outputs=32, inputs=4, rows=28, columns=28], limits=Limits[kernel=5, stride=2, pool=2, terms=4608], bufferKilobytes=134]

module Conductor (
  input wire clock,
  input wire reset,
  input wire start,
  input wire [27:0] commandBase,
  input wire [15:0] commands,
  output wire busy,
  output wire request_valid,
  input wire request_ready,
  output wire [27:0] request_payload,
  input wire response_valid,
  input wire [63:0] response_payload,
  output wire fetches,
  output wire [27:0] command_load_inputBase,
  output wire [27:0] command_load_inputChannelStride,
  output wire [27:0] command_load_inputRowStride,
  output wire [9:0] command_load_inputRows,
  output wire [9:0] command_load_rowWords,
  output wire [12:0] command_load_groups,
  output wire [9:0] command_load_groupChannels,
  output wire [9:0] command_load_lastChannels,
  output wire [9:0] command_load_groupWords,
  output wire [9:0] command_load_lastGroupWords,
  output wire [27:0] command_load_weightBase,
  output wire [8:0] command_load_weightWords,
  output wire [8:0] command_load_lastWeightWords,
  output wire [27:0] command_load_scaleBase,
  output wire [8:0] command_load_outputs,
  output wire [9:0] command_prepare_channelWords,
  output wire [1:0] command_prepare_reads,
  output wire [9:0] command_prepare_readStep,
  output wire command_prepare_wideHalves,
  output wire [5:0] command_prepare_rows,
  output wire [5:0] command_prepare_columnGroups,
  output wire [2:0] command_prepare_lastPairs,
  output wire command_prepare_single,
  output wire [1:0] command_prepare_window,
  output wire [1:0] command_prepare_spacing,
  output wire [5:0] command_prepare_bankRows,
  output wire [2:0] command_prepare_stride,
  output wire [2:0] command_multiply_kernel,
  output wire [9:0] command_multiply_rowBlocks,
  output wire [2:0] command_multiply_lastRows,
  output wire [2:0] command_multiply_lastParts,
  output wire [5:0] command_multiply_lastColumns,
  output wire [2:0] command_multiply_lastFull,
  output wire [5:0] command_multiply_lastRest,
  output wire [8:0] command_multiply_channelBlocks,
  output wire [3:0] command_multiply_lastLanes,
  output wire [5:0] command_multiply_columns,
  output wire [9:0] command_multiply_blockWords,
  output wire [2:0] command_multiply_firstColumn,
  output wire [5:0] command_store_storeRows,
  output wire [5:0] command_store_storeColumns,
  output wire [1:0] command_store_pool,
  output wire [1:0] command_store_poolKind,
  output wire [2:0] command_store_poolShift,
  output wire command_store_quartered,
  output wire command_store_storeHalves,
  output wire [1:0] command_store_storeForm,
  output wire [27:0] command_store_storeBase,
  output wire [27:0] command_store_storeChannelStride,
  output wire [27:0] command_store_storeRowStride,
  output wire [2:0] command_store_storeByte,
  output wire begin_,
  output wire oddBeat,
  output wire load,
  output wire loadInputs,
  output wire lastInputs,
  output wire loadWeights,
  output wire lastWeights,
  output wire loadScales,
  output wire prepare,
  output wire [9:0] preparedChannels,
  output wire multiply,
  output wire firstGroup,
  output wire [9:0] multipliedChannels,
  output wire store,
  input wire working,
  input wire storing
);
  localparam [2:0] PHASE_IDLE = 3'b000;
  localparam [2:0] PHASE_FETCH = 3'b001;
  localparam [2:0] PHASE_BEGIN = 3'b010;
  localparam [2:0] PHASE_BEAT = 3'b011;
  localparam [2:0] PHASE_WAIT = 3'b100;
  localparam [2:0] PHASE_STORE = 3'b101;
  localparam [2:0] PHASE_STORING = 3'b110;

  reg [2:0] phase;
  reg [15:0] left;
  reg [13:0] beat;
  reg [27:0] next;
  reg [3:0] asked;
  reg [2:0] come;
  reg [511:0] register_;

  wire asked_equals_8 = asked == 4'd8;

  always @(posedge clock) begin
    case (phase)
      PHASE_IDLE: begin
        if (start) begin
          left <= commands;
          if (commands != 16'd0) phase <= PHASE_FETCH;
        end
      end
      PHASE_FETCH: begin
        if (response_valid) begin
          register_ <= {response_payload, register_[511:64]};
          come <= come + 3'd1;
          if (come == 3'd7) begin
            asked <= 4'd0;
            phase <= PHASE_BEGIN;
          end
        end
      end
      PHASE_BEGIN: begin
        beat <= 14'd0;
        phase <= PHASE_BEAT;
      end
      PHASE_BEAT: phase <= PHASE_WAIT;
      PHASE_WAIT: begin
        if (!working) begin
          beat <= beat + 14'd1;
          phase <= PHASE_BEAT;
          if (beat == {1'b0, command_load_groups} + 14'd1) phase <= PHASE_STORE;
        end
      end
      PHASE_STORE: phase <= PHASE_STORING;
      default: begin
        if (!storing) begin
          left <= left - 16'd1;
          phase <= PHASE_FETCH;
          if (left == 16'd1) phase <= PHASE_IDLE;
        end
      end
    endcase
    if (start && phase == PHASE_IDLE) next <= commandBase;
    if (request_valid && request_ready) begin
      next <= next + 28'd1;
      asked <= asked_equals_8 ? 4'd0 : asked + 4'd1;
    end
    if (reset) begin
      left <= 16'd0;
      phase <= PHASE_IDLE;
      come <= 3'd0;
      asked <= 4'd0;
      beat <= 14'd0;
    end
  end

  assign request_valid = phase == PHASE_FETCH && asked < 4'd8;
  assign request_payload = next;
  assign fetches = phase == PHASE_FETCH;
  assign command_load_inputBase = register_[467:440];
  assign command_load_inputChannelStride = register_[439:412];
  assign command_load_inputRowStride = register_[411:384];
  assign command_load_inputRows = register_[383:374];
  assign command_load_rowWords = register_[373:364];
  assign command_load_groups = register_[363:351];
  assign command_load_groupChannels = register_[350:341];
  assign command_load_lastChannels = register_[340:331];
  assign command_load_groupWords = register_[330:321];
  assign command_load_lastGroupWords = register_[320:311];
  assign command_load_weightBase = register_[310:283];
  assign command_load_weightWords = register_[282:274];
  assign command_load_lastWeightWords = register_[273:265];
  assign command_load_scaleBase = register_[264:237];
  assign command_load_outputs = register_[236:228];
  assign command_prepare_channelWords = register_[227:218];
  assign command_prepare_reads = register_[217:216];
  assign command_prepare_readStep = register_[215:206];
  assign command_prepare_wideHalves = register_[205];
  assign command_prepare_rows = register_[204:199];
  assign command_prepare_columnGroups = register_[198:193];
  assign command_prepare_lastPairs = register_[192:190];
  assign command_prepare_single = register_[189];
  assign command_prepare_window = register_[188:187];
  assign command_prepare_spacing = register_[186:185];
  assign command_prepare_bankRows = register_[184:179];
  assign command_prepare_stride = register_[178:176];
  assign command_multiply_kernel = register_[175:173];
  assign command_multiply_rowBlocks = register_[172:163];
  assign command_multiply_lastRows = register_[162:160];
  assign command_multiply_lastParts = register_[159:157];
  assign command_multiply_lastColumns = register_[156:151];
  assign command_multiply_lastFull = register_[150:148];
  assign command_multiply_lastRest = register_[147:142];
  assign command_multiply_channelBlocks = register_[141:133];
  assign command_multiply_lastLanes = register_[132:129];
  assign command_multiply_columns = register_[128:123];
  assign command_multiply_blockWords = register_[122:113];
  assign command_multiply_firstColumn = register_[112:110];
  assign command_store_storeRows = register_[109:104];
  assign command_store_storeColumns = register_[103:98];
  assign command_store_pool = register_[97:96];
  assign command_store_poolKind = register_[95:94];
  assign command_store_poolShift = register_[93:91];
  assign command_store_quartered = register_[90];
  assign command_store_storeHalves = register_[89];
  assign command_store_storeForm = register_[88:87];
  assign command_store_storeBase = register_[86:59];
  assign command_store_storeChannelStride = register_[58:31];
  assign command_store_storeRowStride = register_[30:3];
  assign command_store_storeByte = register_[2:0];
  assign busy = !(phase == PHASE_IDLE);
  assign begin_ = phase == PHASE_BEGIN;
  assign oddBeat = beat[0];
  wire begins = phase == PHASE_BEAT;
  assign load = begins && beat <= {1'b0, command_load_groups};
  assign loadInputs = beat < {1'b0, command_load_groups};
  assign lastInputs = {1'b0, beat} + 15'd1 == {2'd0, command_load_groups};
  assign loadWeights = beat != 14'd0;
  assign lastWeights = beat == {1'b0, command_load_groups};
  assign loadScales = beat == 14'd0;
  wire prepare_and = begins && beat != 14'd0;
  assign prepare = prepare_and && beat <= {1'b0, command_load_groups};
  wire preparedChannels_equal = beat == {1'b0, command_load_groups};
  assign preparedChannels = preparedChannels_equal ? command_load_lastChannels : command_load_groupChannels;
  assign multiply = begins && beat > 14'd1;
  assign firstGroup = beat == 14'd2;
  wire multipliedChannels_above = beat > {1'b0, command_load_groups};
  assign multipliedChannels = multipliedChannels_above ? command_load_lastChannels :
      command_load_groupChannels;
  assign store = phase == PHASE_STORE;
endmodule
