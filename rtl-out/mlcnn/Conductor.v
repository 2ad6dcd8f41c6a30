// Conductor
//
// MlcnnConfig[format=INT8, mode=BOTH, sums=FULL, slices=SliceMap[channels=8, rows=4], tile=Tile[outputs=16, inputs=4, rows=28, columns=28], limits=Limits[kernel=5, stride=2, pool=2, terms=4608], bufferKilobytes=134]

module Conductor (
  input wire clock,
  input wire reset,
  input wire start,
  input wire [27:0] commandBase,
  input wire [15:0] commands,
  output wire busy,
  input wire working,
  input wire storing,
  output wire fetches,
  output wire [27:0] fetchBase,
  input wire fetched_valid,
  input wire [63:0] fetched_payload,
  output wire begins,
  output wire oddBeat,
  output wire loaded_valid,
  output wire loaded_first,
  output wire loaded_last,
  output wire loaded_command_load_waits,
  output wire [27:0] loaded_command_load_inputBase,
  output wire [27:0] loaded_command_load_inputChannelStride,
  output wire [27:0] loaded_command_load_inputRowStride,
  output wire [9:0] loaded_command_load_inputRows,
  output wire [9:0] loaded_command_load_rowWords,
  output wire [12:0] loaded_command_load_groups,
  output wire [9:0] loaded_command_load_groupChannels,
  output wire [9:0] loaded_command_load_lastChannels,
  output wire [9:0] loaded_command_load_groupWords,
  output wire [9:0] loaded_command_load_lastGroupWords,
  output wire [27:0] loaded_command_load_weightBase,
  output wire [7:0] loaded_command_load_weightWords,
  output wire [7:0] loaded_command_load_lastWeightWords,
  output wire [27:0] loaded_command_load_scaleBase,
  output wire [8:0] loaded_command_load_outputs,
  output wire [9:0] loaded_command_prepare_channelWords,
  output wire [1:0] loaded_command_prepare_reads,
  output wire [9:0] loaded_command_prepare_readStep,
  output wire loaded_command_prepare_wideHalves,
  output wire [5:0] loaded_command_prepare_rows,
  output wire [5:0] loaded_command_prepare_columnGroups,
  output wire [2:0] loaded_command_prepare_lastPairs,
  output wire loaded_command_prepare_single,
  output wire [1:0] loaded_command_prepare_window,
  output wire [1:0] loaded_command_prepare_spacing,
  output wire [5:0] loaded_command_prepare_bankRows,
  output wire [2:0] loaded_command_prepare_stride,
  output wire [2:0] loaded_command_multiply_kernel,
  output wire [8:0] loaded_command_multiply_rowBlocks,
  output wire [2:0] loaded_command_multiply_lastRows,
  output wire [2:0] loaded_command_multiply_lastParts,
  output wire [5:0] loaded_command_multiply_lastColumns,
  output wire [2:0] loaded_command_multiply_lastFull,
  output wire [5:0] loaded_command_multiply_lastRest,
  output wire [8:0] loaded_command_multiply_channelBlocks,
  output wire [3:0] loaded_command_multiply_lastLanes,
  output wire [5:0] loaded_command_multiply_columns,
  output wire [8:0] loaded_command_multiply_blockWords,
  output wire [2:0] loaded_command_multiply_firstColumn,
  output wire [5:0] loaded_command_store_storeRows,
  output wire [5:0] loaded_command_store_storeColumns,
  output wire [1:0] loaded_command_store_pool,
  output wire [1:0] loaded_command_store_poolKind,
  output wire [2:0] loaded_command_store_poolShift,
  output wire loaded_command_store_quartered,
  output wire loaded_command_store_storeHalves,
  output wire [1:0] loaded_command_store_storeForm,
  output wire [27:0] loaded_command_store_storeBase,
  output wire [27:0] loaded_command_store_storeChannelStride,
  output wire [27:0] loaded_command_store_storeRowStride,
  output wire [2:0] loaded_command_store_storeByte,
  output wire prepared_valid,
  output wire prepared_first,
  output wire prepared_last,
  output wire prepared_command_load_waits,
  output wire [27:0] prepared_command_load_inputBase,
  output wire [27:0] prepared_command_load_inputChannelStride,
  output wire [27:0] prepared_command_load_inputRowStride,
  output wire [9:0] prepared_command_load_inputRows,
  output wire [9:0] prepared_command_load_rowWords,
  output wire [12:0] prepared_command_load_groups,
  output wire [9:0] prepared_command_load_groupChannels,
  output wire [9:0] prepared_command_load_lastChannels,
  output wire [9:0] prepared_command_load_groupWords,
  output wire [9:0] prepared_command_load_lastGroupWords,
  output wire [27:0] prepared_command_load_weightBase,
  output wire [7:0] prepared_command_load_weightWords,
  output wire [7:0] prepared_command_load_lastWeightWords,
  output wire [27:0] prepared_command_load_scaleBase,
  output wire [8:0] prepared_command_load_outputs,
  output wire [9:0] prepared_command_prepare_channelWords,
  output wire [1:0] prepared_command_prepare_reads,
  output wire [9:0] prepared_command_prepare_readStep,
  output wire prepared_command_prepare_wideHalves,
  output wire [5:0] prepared_command_prepare_rows,
  output wire [5:0] prepared_command_prepare_columnGroups,
  output wire [2:0] prepared_command_prepare_lastPairs,
  output wire prepared_command_prepare_single,
  output wire [1:0] prepared_command_prepare_window,
  output wire [1:0] prepared_command_prepare_spacing,
  output wire [5:0] prepared_command_prepare_bankRows,
  output wire [2:0] prepared_command_prepare_stride,
  output wire [2:0] prepared_command_multiply_kernel,
  output wire [8:0] prepared_command_multiply_rowBlocks,
  output wire [2:0] prepared_command_multiply_lastRows,
  output wire [2:0] prepared_command_multiply_lastParts,
  output wire [5:0] prepared_command_multiply_lastColumns,
  output wire [2:0] prepared_command_multiply_lastFull,
  output wire [5:0] prepared_command_multiply_lastRest,
  output wire [8:0] prepared_command_multiply_channelBlocks,
  output wire [3:0] prepared_command_multiply_lastLanes,
  output wire [5:0] prepared_command_multiply_columns,
  output wire [8:0] prepared_command_multiply_blockWords,
  output wire [2:0] prepared_command_multiply_firstColumn,
  output wire [5:0] prepared_command_store_storeRows,
  output wire [5:0] prepared_command_store_storeColumns,
  output wire [1:0] prepared_command_store_pool,
  output wire [1:0] prepared_command_store_poolKind,
  output wire [2:0] prepared_command_store_poolShift,
  output wire prepared_command_store_quartered,
  output wire prepared_command_store_storeHalves,
  output wire [1:0] prepared_command_store_storeForm,
  output wire [27:0] prepared_command_store_storeBase,
  output wire [27:0] prepared_command_store_storeChannelStride,
  output wire [27:0] prepared_command_store_storeRowStride,
  output wire [2:0] prepared_command_store_storeByte,
  output wire multiplied_valid,
  output wire multiplied_first,
  output wire multiplied_last,
  output wire multiplied_command_load_waits,
  output wire [27:0] multiplied_command_load_inputBase,
  output wire [27:0] multiplied_command_load_inputChannelStride,
  output wire [27:0] multiplied_command_load_inputRowStride,
  output wire [9:0] multiplied_command_load_inputRows,
  output wire [9:0] multiplied_command_load_rowWords,
  output wire [12:0] multiplied_command_load_groups,
  output wire [9:0] multiplied_command_load_groupChannels,
  output wire [9:0] multiplied_command_load_lastChannels,
  output wire [9:0] multiplied_command_load_groupWords,
  output wire [9:0] multiplied_command_load_lastGroupWords,
  output wire [27:0] multiplied_command_load_weightBase,
  output wire [7:0] multiplied_command_load_weightWords,
  output wire [7:0] multiplied_command_load_lastWeightWords,
  output wire [27:0] multiplied_command_load_scaleBase,
  output wire [8:0] multiplied_command_load_outputs,
  output wire [9:0] multiplied_command_prepare_channelWords,
  output wire [1:0] multiplied_command_prepare_reads,
  output wire [9:0] multiplied_command_prepare_readStep,
  output wire multiplied_command_prepare_wideHalves,
  output wire [5:0] multiplied_command_prepare_rows,
  output wire [5:0] multiplied_command_prepare_columnGroups,
  output wire [2:0] multiplied_command_prepare_lastPairs,
  output wire multiplied_command_prepare_single,
  output wire [1:0] multiplied_command_prepare_window,
  output wire [1:0] multiplied_command_prepare_spacing,
  output wire [5:0] multiplied_command_prepare_bankRows,
  output wire [2:0] multiplied_command_prepare_stride,
  output wire [2:0] multiplied_command_multiply_kernel,
  output wire [8:0] multiplied_command_multiply_rowBlocks,
  output wire [2:0] multiplied_command_multiply_lastRows,
  output wire [2:0] multiplied_command_multiply_lastParts,
  output wire [5:0] multiplied_command_multiply_lastColumns,
  output wire [2:0] multiplied_command_multiply_lastFull,
  output wire [5:0] multiplied_command_multiply_lastRest,
  output wire [8:0] multiplied_command_multiply_channelBlocks,
  output wire [3:0] multiplied_command_multiply_lastLanes,
  output wire [5:0] multiplied_command_multiply_columns,
  output wire [8:0] multiplied_command_multiply_blockWords,
  output wire [2:0] multiplied_command_multiply_firstColumn,
  output wire [5:0] multiplied_command_store_storeRows,
  output wire [5:0] multiplied_command_store_storeColumns,
  output wire [1:0] multiplied_command_store_pool,
  output wire [1:0] multiplied_command_store_poolKind,
  output wire [2:0] multiplied_command_store_poolShift,
  output wire multiplied_command_store_quartered,
  output wire multiplied_command_store_storeHalves,
  output wire [1:0] multiplied_command_store_storeForm,
  output wire [27:0] multiplied_command_store_storeBase,
  output wire [27:0] multiplied_command_store_storeChannelStride,
  output wire [27:0] multiplied_command_store_storeRowStride,
  output wire [2:0] multiplied_command_store_storeByte,
  output wire stores,
  output wire stored_load_waits,
  output wire [27:0] stored_load_inputBase,
  output wire [27:0] stored_load_inputChannelStride,
  output wire [27:0] stored_load_inputRowStride,
  output wire [9:0] stored_load_inputRows,
  output wire [9:0] stored_load_rowWords,
  output wire [12:0] stored_load_groups,
  output wire [9:0] stored_load_groupChannels,
  output wire [9:0] stored_load_lastChannels,
  output wire [9:0] stored_load_groupWords,
  output wire [9:0] stored_load_lastGroupWords,
  output wire [27:0] stored_load_weightBase,
  output wire [7:0] stored_load_weightWords,
  output wire [7:0] stored_load_lastWeightWords,
  output wire [27:0] stored_load_scaleBase,
  output wire [8:0] stored_load_outputs,
  output wire [9:0] stored_prepare_channelWords,
  output wire [1:0] stored_prepare_reads,
  output wire [9:0] stored_prepare_readStep,
  output wire stored_prepare_wideHalves,
  output wire [5:0] stored_prepare_rows,
  output wire [5:0] stored_prepare_columnGroups,
  output wire [2:0] stored_prepare_lastPairs,
  output wire stored_prepare_single,
  output wire [1:0] stored_prepare_window,
  output wire [1:0] stored_prepare_spacing,
  output wire [5:0] stored_prepare_bankRows,
  output wire [2:0] stored_prepare_stride,
  output wire [2:0] stored_multiply_kernel,
  output wire [8:0] stored_multiply_rowBlocks,
  output wire [2:0] stored_multiply_lastRows,
  output wire [2:0] stored_multiply_lastParts,
  output wire [5:0] stored_multiply_lastColumns,
  output wire [2:0] stored_multiply_lastFull,
  output wire [5:0] stored_multiply_lastRest,
  output wire [8:0] stored_multiply_channelBlocks,
  output wire [3:0] stored_multiply_lastLanes,
  output wire [5:0] stored_multiply_columns,
  output wire [8:0] stored_multiply_blockWords,
  output wire [2:0] stored_multiply_firstColumn,
  output wire [5:0] stored_store_storeRows,
  output wire [5:0] stored_store_storeColumns,
  output wire [1:0] stored_store_pool,
  output wire [1:0] stored_store_poolKind,
  output wire [2:0] stored_store_poolShift,
  output wire stored_store_quartered,
  output wire stored_store_storeHalves,
  output wire [1:0] stored_store_storeForm,
  output wire [27:0] stored_store_storeBase,
  output wire [27:0] stored_store_storeChannelStride,
  output wire [27:0] stored_store_storeRowStride,
  output wire [2:0] stored_store_storeByte,
  output wire multipliedHalf,
  output wire storedHalf
);
  localparam [1:0] PHASE_IDLE = 2'b00;
  localparam [1:0] PHASE_BEAT = 2'b01;
  localparam [1:0] PHASE_WAIT = 2'b10;

  reg [1:0] phase;
  reg [15:0] left;
  reg [27:0] fetchAt;
  reg hasNext;
  reg odd;
  reg [511:0] register_;
  reg loads;
  reg loadCommand_load_waits;
  reg [27:0] loadCommand_load_inputBase;
  reg [27:0] loadCommand_load_inputChannelStride;
  reg [27:0] loadCommand_load_inputRowStride;
  reg [9:0] loadCommand_load_inputRows;
  reg [9:0] loadCommand_load_rowWords;
  reg [12:0] loadCommand_load_groups;
  reg [9:0] loadCommand_load_groupChannels;
  reg [9:0] loadCommand_load_lastChannels;
  reg [9:0] loadCommand_load_groupWords;
  reg [9:0] loadCommand_load_lastGroupWords;
  reg [27:0] loadCommand_load_weightBase;
  reg [7:0] loadCommand_load_weightWords;
  reg [7:0] loadCommand_load_lastWeightWords;
  reg [27:0] loadCommand_load_scaleBase;
  reg [8:0] loadCommand_load_outputs;
  reg [9:0] loadCommand_prepare_channelWords;
  reg [1:0] loadCommand_prepare_reads;
  reg [9:0] loadCommand_prepare_readStep;
  reg loadCommand_prepare_wideHalves;
  reg [5:0] loadCommand_prepare_rows;
  reg [5:0] loadCommand_prepare_columnGroups;
  reg [2:0] loadCommand_prepare_lastPairs;
  reg loadCommand_prepare_single;
  reg [1:0] loadCommand_prepare_window;
  reg [1:0] loadCommand_prepare_spacing;
  reg [5:0] loadCommand_prepare_bankRows;
  reg [2:0] loadCommand_prepare_stride;
  reg [2:0] loadCommand_multiply_kernel;
  reg [8:0] loadCommand_multiply_rowBlocks;
  reg [2:0] loadCommand_multiply_lastRows;
  reg [2:0] loadCommand_multiply_lastParts;
  reg [5:0] loadCommand_multiply_lastColumns;
  reg [2:0] loadCommand_multiply_lastFull;
  reg [5:0] loadCommand_multiply_lastRest;
  reg [8:0] loadCommand_multiply_channelBlocks;
  reg [3:0] loadCommand_multiply_lastLanes;
  reg [5:0] loadCommand_multiply_columns;
  reg [8:0] loadCommand_multiply_blockWords;
  reg [2:0] loadCommand_multiply_firstColumn;
  reg [5:0] loadCommand_store_storeRows;
  reg [5:0] loadCommand_store_storeColumns;
  reg [1:0] loadCommand_store_pool;
  reg [1:0] loadCommand_store_poolKind;
  reg [2:0] loadCommand_store_poolShift;
  reg loadCommand_store_quartered;
  reg loadCommand_store_storeHalves;
  reg [1:0] loadCommand_store_storeForm;
  reg [27:0] loadCommand_store_storeBase;
  reg [27:0] loadCommand_store_storeChannelStride;
  reg [27:0] loadCommand_store_storeRowStride;
  reg [2:0] loadCommand_store_storeByte;
  reg [12:0] group;
  reg loads_reg;
  reg loaded_first_reg;
  reg loaded_last_reg;
  reg reg_load_waits;
  reg [27:0] reg_load_inputBase;
  reg [27:0] reg_load_inputChannelStride;
  reg [27:0] reg_load_inputRowStride;
  reg [9:0] reg_load_inputRows;
  reg [9:0] reg_load_rowWords;
  reg [12:0] reg_load_groups;
  reg [9:0] reg_load_groupChannels;
  reg [9:0] reg_load_lastChannels;
  reg [9:0] reg_load_groupWords;
  reg [9:0] reg_load_lastGroupWords;
  reg [27:0] reg_load_weightBase;
  reg [7:0] reg_load_weightWords;
  reg [7:0] reg_load_lastWeightWords;
  reg [27:0] reg_load_scaleBase;
  reg [8:0] reg_load_outputs;
  reg [9:0] reg_prepare_channelWords;
  reg [1:0] reg_prepare_reads;
  reg [9:0] reg_prepare_readStep;
  reg reg_prepare_wideHalves;
  reg [5:0] reg_prepare_rows;
  reg [5:0] reg_prepare_columnGroups;
  reg [2:0] reg_prepare_lastPairs;
  reg reg_prepare_single;
  reg [1:0] reg_prepare_window;
  reg [1:0] reg_prepare_spacing;
  reg [5:0] reg_prepare_bankRows;
  reg [2:0] reg_prepare_stride;
  reg [2:0] reg_multiply_kernel;
  reg [8:0] reg_multiply_rowBlocks;
  reg [2:0] reg_multiply_lastRows;
  reg [2:0] reg_multiply_lastParts;
  reg [5:0] reg_multiply_lastColumns;
  reg [2:0] reg_multiply_lastFull;
  reg [5:0] reg_multiply_lastRest;
  reg [8:0] reg_multiply_channelBlocks;
  reg [3:0] reg_multiply_lastLanes;
  reg [5:0] reg_multiply_columns;
  reg [8:0] reg_multiply_blockWords;
  reg [2:0] reg_multiply_firstColumn;
  reg [5:0] reg_store_storeRows;
  reg [5:0] reg_store_storeColumns;
  reg [1:0] reg_store_pool;
  reg [1:0] reg_store_poolKind;
  reg [2:0] reg_store_poolShift;
  reg reg_store_quartered;
  reg reg_store_storeHalves;
  reg [1:0] reg_store_storeForm;
  reg [27:0] reg_store_storeBase;
  reg [27:0] reg_store_storeChannelStride;
  reg [27:0] reg_store_storeRowStride;
  reg [2:0] reg_store_storeByte;
  reg prepared_valid_reg;
  reg prepared_first_reg;
  reg prepared_last_reg;
  reg reg_load_waits_1;
  reg [27:0] reg_load_inputBase_1;
  reg [27:0] reg_load_inputChannelStride_1;
  reg [27:0] reg_load_inputRowStride_1;
  reg [9:0] reg_load_inputRows_1;
  reg [9:0] reg_load_rowWords_1;
  reg [12:0] reg_load_groups_1;
  reg [9:0] reg_load_groupChannels_1;
  reg [9:0] reg_load_lastChannels_1;
  reg [9:0] reg_load_groupWords_1;
  reg [9:0] reg_load_lastGroupWords_1;
  reg [27:0] reg_load_weightBase_1;
  reg [7:0] reg_load_weightWords_1;
  reg [7:0] reg_load_lastWeightWords_1;
  reg [27:0] reg_load_scaleBase_1;
  reg [8:0] reg_load_outputs_1;
  reg [9:0] reg_prepare_channelWords_1;
  reg [1:0] reg_prepare_reads_1;
  reg [9:0] reg_prepare_readStep_1;
  reg reg_prepare_wideHalves_1;
  reg [5:0] reg_prepare_rows_1;
  reg [5:0] reg_prepare_columnGroups_1;
  reg [2:0] reg_prepare_lastPairs_1;
  reg reg_prepare_single_1;
  reg [1:0] reg_prepare_window_1;
  reg [1:0] reg_prepare_spacing_1;
  reg [5:0] reg_prepare_bankRows_1;
  reg [2:0] reg_prepare_stride_1;
  reg [2:0] reg_multiply_kernel_1;
  reg [8:0] reg_multiply_rowBlocks_1;
  reg [2:0] reg_multiply_lastRows_1;
  reg [2:0] reg_multiply_lastParts_1;
  reg [5:0] reg_multiply_lastColumns_1;
  reg [2:0] reg_multiply_lastFull_1;
  reg [5:0] reg_multiply_lastRest_1;
  reg [8:0] reg_multiply_channelBlocks_1;
  reg [3:0] reg_multiply_lastLanes_1;
  reg [5:0] reg_multiply_columns_1;
  reg [8:0] reg_multiply_blockWords_1;
  reg [2:0] reg_multiply_firstColumn_1;
  reg [5:0] reg_store_storeRows_1;
  reg [5:0] reg_store_storeColumns_1;
  reg [1:0] reg_store_pool_1;
  reg [1:0] reg_store_poolKind_1;
  reg [2:0] reg_store_poolShift_1;
  reg reg_store_quartered_1;
  reg reg_store_storeHalves_1;
  reg [1:0] reg_store_storeForm_1;
  reg [27:0] reg_store_storeBase_1;
  reg [27:0] reg_store_storeChannelStride_1;
  reg [27:0] reg_store_storeRowStride_1;
  reg [2:0] reg_store_storeByte_1;
  reg ends_reg;
  reg reg_load_waits_2;
  reg [27:0] reg_load_inputBase_2;
  reg [27:0] reg_load_inputChannelStride_2;
  reg [27:0] reg_load_inputRowStride_2;
  reg [9:0] reg_load_inputRows_2;
  reg [9:0] reg_load_rowWords_2;
  reg [12:0] reg_load_groups_2;
  reg [9:0] reg_load_groupChannels_2;
  reg [9:0] reg_load_lastChannels_2;
  reg [9:0] reg_load_groupWords_2;
  reg [9:0] reg_load_lastGroupWords_2;
  reg [27:0] reg_load_weightBase_2;
  reg [7:0] reg_load_weightWords_2;
  reg [7:0] reg_load_lastWeightWords_2;
  reg [27:0] reg_load_scaleBase_2;
  reg [8:0] reg_load_outputs_2;
  reg [9:0] reg_prepare_channelWords_2;
  reg [1:0] reg_prepare_reads_2;
  reg [9:0] reg_prepare_readStep_2;
  reg reg_prepare_wideHalves_2;
  reg [5:0] reg_prepare_rows_2;
  reg [5:0] reg_prepare_columnGroups_2;
  reg [2:0] reg_prepare_lastPairs_2;
  reg reg_prepare_single_2;
  reg [1:0] reg_prepare_window_2;
  reg [1:0] reg_prepare_spacing_2;
  reg [5:0] reg_prepare_bankRows_2;
  reg [2:0] reg_prepare_stride_2;
  reg [2:0] reg_multiply_kernel_2;
  reg [8:0] reg_multiply_rowBlocks_2;
  reg [2:0] reg_multiply_lastRows_2;
  reg [2:0] reg_multiply_lastParts_2;
  reg [5:0] reg_multiply_lastColumns_2;
  reg [2:0] reg_multiply_lastFull_2;
  reg [5:0] reg_multiply_lastRest_2;
  reg [8:0] reg_multiply_channelBlocks_2;
  reg [3:0] reg_multiply_lastLanes_2;
  reg [5:0] reg_multiply_columns_2;
  reg [8:0] reg_multiply_blockWords_2;
  reg [2:0] reg_multiply_firstColumn_2;
  reg [5:0] reg_store_storeRows_2;
  reg [5:0] reg_store_storeColumns_2;
  reg [1:0] reg_store_pool_2;
  reg [1:0] reg_store_poolKind_2;
  reg [2:0] reg_store_poolShift_2;
  reg reg_store_quartered_2;
  reg reg_store_storeHalves_2;
  reg [1:0] reg_store_storeForm_2;
  reg [27:0] reg_store_storeBase_2;
  reg [27:0] reg_store_storeChannelStride_2;
  reg [27:0] reg_store_storeRowStride_2;
  reg [2:0] reg_store_storeByte_2;
  reg half;
  reg half_reg;

  always @(posedge clock) if (fetched_valid) register_ <= {fetched_payload, register_[511:64]};

  assign loaded_valid = loads;
  assign loaded_first = group == 13'd0;
  assign loaded_last = {1'b0, group} + 14'd1 == {1'b0, loadCommand_load_groups};
  assign loaded_command_load_waits = loadCommand_load_waits;
  assign loaded_command_load_inputBase = loadCommand_load_inputBase;
  assign loaded_command_load_inputChannelStride = loadCommand_load_inputChannelStride;
  assign loaded_command_load_inputRowStride = loadCommand_load_inputRowStride;
  assign loaded_command_load_inputRows = loadCommand_load_inputRows;
  assign loaded_command_load_rowWords = loadCommand_load_rowWords;
  assign loaded_command_load_groups = loadCommand_load_groups;
  assign loaded_command_load_groupChannels = loadCommand_load_groupChannels;
  assign loaded_command_load_lastChannels = loadCommand_load_lastChannels;
  assign loaded_command_load_groupWords = loadCommand_load_groupWords;
  assign loaded_command_load_lastGroupWords = loadCommand_load_lastGroupWords;
  assign loaded_command_load_weightBase = loadCommand_load_weightBase;
  assign loaded_command_load_weightWords = loadCommand_load_weightWords;
  assign loaded_command_load_lastWeightWords = loadCommand_load_lastWeightWords;
  assign loaded_command_load_scaleBase = loadCommand_load_scaleBase;
  assign loaded_command_load_outputs = loadCommand_load_outputs;
  assign loaded_command_prepare_channelWords = loadCommand_prepare_channelWords;
  assign loaded_command_prepare_reads = loadCommand_prepare_reads;
  assign loaded_command_prepare_readStep = loadCommand_prepare_readStep;
  assign loaded_command_prepare_wideHalves = loadCommand_prepare_wideHalves;
  assign loaded_command_prepare_rows = loadCommand_prepare_rows;
  assign loaded_command_prepare_columnGroups = loadCommand_prepare_columnGroups;
  assign loaded_command_prepare_lastPairs = loadCommand_prepare_lastPairs;
  assign loaded_command_prepare_single = loadCommand_prepare_single;
  assign loaded_command_prepare_window = loadCommand_prepare_window;
  assign loaded_command_prepare_spacing = loadCommand_prepare_spacing;
  assign loaded_command_prepare_bankRows = loadCommand_prepare_bankRows;
  assign loaded_command_prepare_stride = loadCommand_prepare_stride;
  assign loaded_command_multiply_kernel = loadCommand_multiply_kernel;
  assign loaded_command_multiply_rowBlocks = loadCommand_multiply_rowBlocks;
  assign loaded_command_multiply_lastRows = loadCommand_multiply_lastRows;
  assign loaded_command_multiply_lastParts = loadCommand_multiply_lastParts;
  assign loaded_command_multiply_lastColumns = loadCommand_multiply_lastColumns;
  assign loaded_command_multiply_lastFull = loadCommand_multiply_lastFull;
  assign loaded_command_multiply_lastRest = loadCommand_multiply_lastRest;
  assign loaded_command_multiply_channelBlocks = loadCommand_multiply_channelBlocks;
  assign loaded_command_multiply_lastLanes = loadCommand_multiply_lastLanes;
  assign loaded_command_multiply_columns = loadCommand_multiply_columns;
  assign loaded_command_multiply_blockWords = loadCommand_multiply_blockWords;
  assign loaded_command_multiply_firstColumn = loadCommand_multiply_firstColumn;
  assign loaded_command_store_storeRows = loadCommand_store_storeRows;
  assign loaded_command_store_storeColumns = loadCommand_store_storeColumns;
  assign loaded_command_store_pool = loadCommand_store_pool;
  assign loaded_command_store_poolKind = loadCommand_store_poolKind;
  assign loaded_command_store_poolShift = loadCommand_store_poolShift;
  assign loaded_command_store_quartered = loadCommand_store_quartered;
  assign loaded_command_store_storeHalves = loadCommand_store_storeHalves;
  assign loaded_command_store_storeForm = loadCommand_store_storeForm;
  assign loaded_command_store_storeBase = loadCommand_store_storeBase;
  assign loaded_command_store_storeChannelStride = loadCommand_store_storeChannelStride;
  assign loaded_command_store_storeRowStride = loadCommand_store_storeRowStride;
  assign loaded_command_store_storeByte = loadCommand_store_storeByte;
  wire advances_and = phase == PHASE_WAIT && !working;
  wire empty = !(loads || prepared_valid || multiplied_valid);
  wire ends = multiplied_valid && multiplied_last;
  wire advances_not = !(empty || ends);
  wire advances = advances_and && (!storing || advances_not);

  always @(posedge clock) begin
    if (reset) begin
      loads_reg <= 1'b0;
    end else begin
      if (advances) loads_reg <= loads;
    end
  end

  always @(posedge clock) if (advances) loaded_first_reg <= loaded_first;

  always @(posedge clock) if (advances) loaded_last_reg <= loaded_last;

  always @(posedge clock) begin
    if (advances) begin
      reg_load_waits <= loaded_command_load_waits;
      reg_load_inputBase <= loaded_command_load_inputBase;
      reg_load_inputChannelStride <= loaded_command_load_inputChannelStride;
      reg_load_inputRowStride <= loaded_command_load_inputRowStride;
      reg_load_inputRows <= loaded_command_load_inputRows;
      reg_load_rowWords <= loaded_command_load_rowWords;
      reg_load_groups <= loaded_command_load_groups;
      reg_load_groupChannels <= loaded_command_load_groupChannels;
      reg_load_lastChannels <= loaded_command_load_lastChannels;
      reg_load_groupWords <= loaded_command_load_groupWords;
      reg_load_lastGroupWords <= loaded_command_load_lastGroupWords;
      reg_load_weightBase <= loaded_command_load_weightBase;
      reg_load_weightWords <= loaded_command_load_weightWords;
      reg_load_lastWeightWords <= loaded_command_load_lastWeightWords;
      reg_load_scaleBase <= loaded_command_load_scaleBase;
      reg_load_outputs <= loaded_command_load_outputs;
      reg_prepare_channelWords <= loaded_command_prepare_channelWords;
      reg_prepare_reads <= loaded_command_prepare_reads;
      reg_prepare_readStep <= loaded_command_prepare_readStep;
      reg_prepare_wideHalves <= loaded_command_prepare_wideHalves;
      reg_prepare_rows <= loaded_command_prepare_rows;
      reg_prepare_columnGroups <= loaded_command_prepare_columnGroups;
      reg_prepare_lastPairs <= loaded_command_prepare_lastPairs;
      reg_prepare_single <= loaded_command_prepare_single;
      reg_prepare_window <= loaded_command_prepare_window;
      reg_prepare_spacing <= loaded_command_prepare_spacing;
      reg_prepare_bankRows <= loaded_command_prepare_bankRows;
      reg_prepare_stride <= loaded_command_prepare_stride;
      reg_multiply_kernel <= loaded_command_multiply_kernel;
      reg_multiply_rowBlocks <= loaded_command_multiply_rowBlocks;
      reg_multiply_lastRows <= loaded_command_multiply_lastRows;
      reg_multiply_lastParts <= loaded_command_multiply_lastParts;
      reg_multiply_lastColumns <= loaded_command_multiply_lastColumns;
      reg_multiply_lastFull <= loaded_command_multiply_lastFull;
      reg_multiply_lastRest <= loaded_command_multiply_lastRest;
      reg_multiply_channelBlocks <= loaded_command_multiply_channelBlocks;
      reg_multiply_lastLanes <= loaded_command_multiply_lastLanes;
      reg_multiply_columns <= loaded_command_multiply_columns;
      reg_multiply_blockWords <= loaded_command_multiply_blockWords;
      reg_multiply_firstColumn <= loaded_command_multiply_firstColumn;
      reg_store_storeRows <= loaded_command_store_storeRows;
      reg_store_storeColumns <= loaded_command_store_storeColumns;
      reg_store_pool <= loaded_command_store_pool;
      reg_store_poolKind <= loaded_command_store_poolKind;
      reg_store_poolShift <= loaded_command_store_poolShift;
      reg_store_quartered <= loaded_command_store_quartered;
      reg_store_storeHalves <= loaded_command_store_storeHalves;
      reg_store_storeForm <= loaded_command_store_storeForm;
      reg_store_storeBase <= loaded_command_store_storeBase;
      reg_store_storeChannelStride <= loaded_command_store_storeChannelStride;
      reg_store_storeRowStride <= loaded_command_store_storeRowStride;
      reg_store_storeByte <= loaded_command_store_storeByte;
    end
  end

  assign prepared_valid = loads_reg;
  assign prepared_first = loaded_first_reg;
  assign prepared_last = loaded_last_reg;
  assign prepared_command_load_waits = reg_load_waits;
  assign prepared_command_load_inputBase = reg_load_inputBase;
  assign prepared_command_load_inputChannelStride = reg_load_inputChannelStride;
  assign prepared_command_load_inputRowStride = reg_load_inputRowStride;
  assign prepared_command_load_inputRows = reg_load_inputRows;
  assign prepared_command_load_rowWords = reg_load_rowWords;
  assign prepared_command_load_groups = reg_load_groups;
  assign prepared_command_load_groupChannels = reg_load_groupChannels;
  assign prepared_command_load_lastChannels = reg_load_lastChannels;
  assign prepared_command_load_groupWords = reg_load_groupWords;
  assign prepared_command_load_lastGroupWords = reg_load_lastGroupWords;
  assign prepared_command_load_weightBase = reg_load_weightBase;
  assign prepared_command_load_weightWords = reg_load_weightWords;
  assign prepared_command_load_lastWeightWords = reg_load_lastWeightWords;
  assign prepared_command_load_scaleBase = reg_load_scaleBase;
  assign prepared_command_load_outputs = reg_load_outputs;
  assign prepared_command_prepare_channelWords = reg_prepare_channelWords;
  assign prepared_command_prepare_reads = reg_prepare_reads;
  assign prepared_command_prepare_readStep = reg_prepare_readStep;
  assign prepared_command_prepare_wideHalves = reg_prepare_wideHalves;
  assign prepared_command_prepare_rows = reg_prepare_rows;
  assign prepared_command_prepare_columnGroups = reg_prepare_columnGroups;
  assign prepared_command_prepare_lastPairs = reg_prepare_lastPairs;
  assign prepared_command_prepare_single = reg_prepare_single;
  assign prepared_command_prepare_window = reg_prepare_window;
  assign prepared_command_prepare_spacing = reg_prepare_spacing;
  assign prepared_command_prepare_bankRows = reg_prepare_bankRows;
  assign prepared_command_prepare_stride = reg_prepare_stride;
  assign prepared_command_multiply_kernel = reg_multiply_kernel;
  assign prepared_command_multiply_rowBlocks = reg_multiply_rowBlocks;
  assign prepared_command_multiply_lastRows = reg_multiply_lastRows;
  assign prepared_command_multiply_lastParts = reg_multiply_lastParts;
  assign prepared_command_multiply_lastColumns = reg_multiply_lastColumns;
  assign prepared_command_multiply_lastFull = reg_multiply_lastFull;
  assign prepared_command_multiply_lastRest = reg_multiply_lastRest;
  assign prepared_command_multiply_channelBlocks = reg_multiply_channelBlocks;
  assign prepared_command_multiply_lastLanes = reg_multiply_lastLanes;
  assign prepared_command_multiply_columns = reg_multiply_columns;
  assign prepared_command_multiply_blockWords = reg_multiply_blockWords;
  assign prepared_command_multiply_firstColumn = reg_multiply_firstColumn;
  assign prepared_command_store_storeRows = reg_store_storeRows;
  assign prepared_command_store_storeColumns = reg_store_storeColumns;
  assign prepared_command_store_pool = reg_store_pool;
  assign prepared_command_store_poolKind = reg_store_poolKind;
  assign prepared_command_store_poolShift = reg_store_poolShift;
  assign prepared_command_store_quartered = reg_store_quartered;
  assign prepared_command_store_storeHalves = reg_store_storeHalves;
  assign prepared_command_store_storeForm = reg_store_storeForm;
  assign prepared_command_store_storeBase = reg_store_storeBase;
  assign prepared_command_store_storeChannelStride = reg_store_storeChannelStride;
  assign prepared_command_store_storeRowStride = reg_store_storeRowStride;
  assign prepared_command_store_storeByte = reg_store_storeByte;

  always @(posedge clock) begin
    if (reset) begin
      prepared_valid_reg <= 1'b0;
    end else begin
      if (advances) prepared_valid_reg <= prepared_valid;
    end
  end

  always @(posedge clock) if (advances) prepared_first_reg <= prepared_first;

  always @(posedge clock) if (advances) prepared_last_reg <= prepared_last;

  always @(posedge clock) begin
    if (advances) begin
      reg_load_waits_1 <= prepared_command_load_waits;
      reg_load_inputBase_1 <= prepared_command_load_inputBase;
      reg_load_inputChannelStride_1 <= prepared_command_load_inputChannelStride;
      reg_load_inputRowStride_1 <= prepared_command_load_inputRowStride;
      reg_load_inputRows_1 <= prepared_command_load_inputRows;
      reg_load_rowWords_1 <= prepared_command_load_rowWords;
      reg_load_groups_1 <= prepared_command_load_groups;
      reg_load_groupChannels_1 <= prepared_command_load_groupChannels;
      reg_load_lastChannels_1 <= prepared_command_load_lastChannels;
      reg_load_groupWords_1 <= prepared_command_load_groupWords;
      reg_load_lastGroupWords_1 <= prepared_command_load_lastGroupWords;
      reg_load_weightBase_1 <= prepared_command_load_weightBase;
      reg_load_weightWords_1 <= prepared_command_load_weightWords;
      reg_load_lastWeightWords_1 <= prepared_command_load_lastWeightWords;
      reg_load_scaleBase_1 <= prepared_command_load_scaleBase;
      reg_load_outputs_1 <= prepared_command_load_outputs;
      reg_prepare_channelWords_1 <= prepared_command_prepare_channelWords;
      reg_prepare_reads_1 <= prepared_command_prepare_reads;
      reg_prepare_readStep_1 <= prepared_command_prepare_readStep;
      reg_prepare_wideHalves_1 <= prepared_command_prepare_wideHalves;
      reg_prepare_rows_1 <= prepared_command_prepare_rows;
      reg_prepare_columnGroups_1 <= prepared_command_prepare_columnGroups;
      reg_prepare_lastPairs_1 <= prepared_command_prepare_lastPairs;
      reg_prepare_single_1 <= prepared_command_prepare_single;
      reg_prepare_window_1 <= prepared_command_prepare_window;
      reg_prepare_spacing_1 <= prepared_command_prepare_spacing;
      reg_prepare_bankRows_1 <= prepared_command_prepare_bankRows;
      reg_prepare_stride_1 <= prepared_command_prepare_stride;
      reg_multiply_kernel_1 <= prepared_command_multiply_kernel;
      reg_multiply_rowBlocks_1 <= prepared_command_multiply_rowBlocks;
      reg_multiply_lastRows_1 <= prepared_command_multiply_lastRows;
      reg_multiply_lastParts_1 <= prepared_command_multiply_lastParts;
      reg_multiply_lastColumns_1 <= prepared_command_multiply_lastColumns;
      reg_multiply_lastFull_1 <= prepared_command_multiply_lastFull;
      reg_multiply_lastRest_1 <= prepared_command_multiply_lastRest;
      reg_multiply_channelBlocks_1 <= prepared_command_multiply_channelBlocks;
      reg_multiply_lastLanes_1 <= prepared_command_multiply_lastLanes;
      reg_multiply_columns_1 <= prepared_command_multiply_columns;
      reg_multiply_blockWords_1 <= prepared_command_multiply_blockWords;
      reg_multiply_firstColumn_1 <= prepared_command_multiply_firstColumn;
      reg_store_storeRows_1 <= prepared_command_store_storeRows;
      reg_store_storeColumns_1 <= prepared_command_store_storeColumns;
      reg_store_pool_1 <= prepared_command_store_pool;
      reg_store_poolKind_1 <= prepared_command_store_poolKind;
      reg_store_poolShift_1 <= prepared_command_store_poolShift;
      reg_store_quartered_1 <= prepared_command_store_quartered;
      reg_store_storeHalves_1 <= prepared_command_store_storeHalves;
      reg_store_storeForm_1 <= prepared_command_store_storeForm;
      reg_store_storeBase_1 <= prepared_command_store_storeBase;
      reg_store_storeChannelStride_1 <= prepared_command_store_storeChannelStride;
      reg_store_storeRowStride_1 <= prepared_command_store_storeRowStride;
      reg_store_storeByte_1 <= prepared_command_store_storeByte;
    end
  end

  assign multiplied_valid = prepared_valid_reg;
  assign multiplied_first = prepared_first_reg;
  assign multiplied_last = prepared_last_reg;
  assign multiplied_command_load_waits = reg_load_waits_1;
  assign multiplied_command_load_inputBase = reg_load_inputBase_1;
  assign multiplied_command_load_inputChannelStride = reg_load_inputChannelStride_1;
  assign multiplied_command_load_inputRowStride = reg_load_inputRowStride_1;
  assign multiplied_command_load_inputRows = reg_load_inputRows_1;
  assign multiplied_command_load_rowWords = reg_load_rowWords_1;
  assign multiplied_command_load_groups = reg_load_groups_1;
  assign multiplied_command_load_groupChannels = reg_load_groupChannels_1;
  assign multiplied_command_load_lastChannels = reg_load_lastChannels_1;
  assign multiplied_command_load_groupWords = reg_load_groupWords_1;
  assign multiplied_command_load_lastGroupWords = reg_load_lastGroupWords_1;
  assign multiplied_command_load_weightBase = reg_load_weightBase_1;
  assign multiplied_command_load_weightWords = reg_load_weightWords_1;
  assign multiplied_command_load_lastWeightWords = reg_load_lastWeightWords_1;
  assign multiplied_command_load_scaleBase = reg_load_scaleBase_1;
  assign multiplied_command_load_outputs = reg_load_outputs_1;
  assign multiplied_command_prepare_channelWords = reg_prepare_channelWords_1;
  assign multiplied_command_prepare_reads = reg_prepare_reads_1;
  assign multiplied_command_prepare_readStep = reg_prepare_readStep_1;
  assign multiplied_command_prepare_wideHalves = reg_prepare_wideHalves_1;
  assign multiplied_command_prepare_rows = reg_prepare_rows_1;
  assign multiplied_command_prepare_columnGroups = reg_prepare_columnGroups_1;
  assign multiplied_command_prepare_lastPairs = reg_prepare_lastPairs_1;
  assign multiplied_command_prepare_single = reg_prepare_single_1;
  assign multiplied_command_prepare_window = reg_prepare_window_1;
  assign multiplied_command_prepare_spacing = reg_prepare_spacing_1;
  assign multiplied_command_prepare_bankRows = reg_prepare_bankRows_1;
  assign multiplied_command_prepare_stride = reg_prepare_stride_1;
  assign multiplied_command_multiply_kernel = reg_multiply_kernel_1;
  assign multiplied_command_multiply_rowBlocks = reg_multiply_rowBlocks_1;
  assign multiplied_command_multiply_lastRows = reg_multiply_lastRows_1;
  assign multiplied_command_multiply_lastParts = reg_multiply_lastParts_1;
  assign multiplied_command_multiply_lastColumns = reg_multiply_lastColumns_1;
  assign multiplied_command_multiply_lastFull = reg_multiply_lastFull_1;
  assign multiplied_command_multiply_lastRest = reg_multiply_lastRest_1;
  assign multiplied_command_multiply_channelBlocks = reg_multiply_channelBlocks_1;
  assign multiplied_command_multiply_lastLanes = reg_multiply_lastLanes_1;
  assign multiplied_command_multiply_columns = reg_multiply_columns_1;
  assign multiplied_command_multiply_blockWords = reg_multiply_blockWords_1;
  assign multiplied_command_multiply_firstColumn = reg_multiply_firstColumn_1;
  assign multiplied_command_store_storeRows = reg_store_storeRows_1;
  assign multiplied_command_store_storeColumns = reg_store_storeColumns_1;
  assign multiplied_command_store_pool = reg_store_pool_1;
  assign multiplied_command_store_poolKind = reg_store_poolKind_1;
  assign multiplied_command_store_poolShift = reg_store_poolShift_1;
  assign multiplied_command_store_quartered = reg_store_quartered_1;
  assign multiplied_command_store_storeHalves = reg_store_storeHalves_1;
  assign multiplied_command_store_storeForm = reg_store_storeForm_1;
  assign multiplied_command_store_storeBase = reg_store_storeBase_1;
  assign multiplied_command_store_storeChannelStride = reg_store_storeChannelStride_1;
  assign multiplied_command_store_storeRowStride = reg_store_storeRowStride_1;
  assign multiplied_command_store_storeByte = reg_store_storeByte_1;

  always @(posedge clock) begin
    if (reset) begin
      ends_reg <= 1'b0;
    end else begin
      if (advances) ends_reg <= ends;
    end
  end

  assign stores = ends_reg;

  always @(posedge clock) begin
    if (advances && ends) begin
      reg_load_waits_2 <= multiplied_command_load_waits;
      reg_load_inputBase_2 <= multiplied_command_load_inputBase;
      reg_load_inputChannelStride_2 <= multiplied_command_load_inputChannelStride;
      reg_load_inputRowStride_2 <= multiplied_command_load_inputRowStride;
      reg_load_inputRows_2 <= multiplied_command_load_inputRows;
      reg_load_rowWords_2 <= multiplied_command_load_rowWords;
      reg_load_groups_2 <= multiplied_command_load_groups;
      reg_load_groupChannels_2 <= multiplied_command_load_groupChannels;
      reg_load_lastChannels_2 <= multiplied_command_load_lastChannels;
      reg_load_groupWords_2 <= multiplied_command_load_groupWords;
      reg_load_lastGroupWords_2 <= multiplied_command_load_lastGroupWords;
      reg_load_weightBase_2 <= multiplied_command_load_weightBase;
      reg_load_weightWords_2 <= multiplied_command_load_weightWords;
      reg_load_lastWeightWords_2 <= multiplied_command_load_lastWeightWords;
      reg_load_scaleBase_2 <= multiplied_command_load_scaleBase;
      reg_load_outputs_2 <= multiplied_command_load_outputs;
      reg_prepare_channelWords_2 <= multiplied_command_prepare_channelWords;
      reg_prepare_reads_2 <= multiplied_command_prepare_reads;
      reg_prepare_readStep_2 <= multiplied_command_prepare_readStep;
      reg_prepare_wideHalves_2 <= multiplied_command_prepare_wideHalves;
      reg_prepare_rows_2 <= multiplied_command_prepare_rows;
      reg_prepare_columnGroups_2 <= multiplied_command_prepare_columnGroups;
      reg_prepare_lastPairs_2 <= multiplied_command_prepare_lastPairs;
      reg_prepare_single_2 <= multiplied_command_prepare_single;
      reg_prepare_window_2 <= multiplied_command_prepare_window;
      reg_prepare_spacing_2 <= multiplied_command_prepare_spacing;
      reg_prepare_bankRows_2 <= multiplied_command_prepare_bankRows;
      reg_prepare_stride_2 <= multiplied_command_prepare_stride;
      reg_multiply_kernel_2 <= multiplied_command_multiply_kernel;
      reg_multiply_rowBlocks_2 <= multiplied_command_multiply_rowBlocks;
      reg_multiply_lastRows_2 <= multiplied_command_multiply_lastRows;
      reg_multiply_lastParts_2 <= multiplied_command_multiply_lastParts;
      reg_multiply_lastColumns_2 <= multiplied_command_multiply_lastColumns;
      reg_multiply_lastFull_2 <= multiplied_command_multiply_lastFull;
      reg_multiply_lastRest_2 <= multiplied_command_multiply_lastRest;
      reg_multiply_channelBlocks_2 <= multiplied_command_multiply_channelBlocks;
      reg_multiply_lastLanes_2 <= multiplied_command_multiply_lastLanes;
      reg_multiply_columns_2 <= multiplied_command_multiply_columns;
      reg_multiply_blockWords_2 <= multiplied_command_multiply_blockWords;
      reg_multiply_firstColumn_2 <= multiplied_command_multiply_firstColumn;
      reg_store_storeRows_2 <= multiplied_command_store_storeRows;
      reg_store_storeColumns_2 <= multiplied_command_store_storeColumns;
      reg_store_pool_2 <= multiplied_command_store_pool;
      reg_store_poolKind_2 <= multiplied_command_store_poolKind;
      reg_store_poolShift_2 <= multiplied_command_store_poolShift;
      reg_store_quartered_2 <= multiplied_command_store_quartered;
      reg_store_storeHalves_2 <= multiplied_command_store_storeHalves;
      reg_store_storeForm_2 <= multiplied_command_store_storeForm;
      reg_store_storeBase_2 <= multiplied_command_store_storeBase;
      reg_store_storeChannelStride_2 <= multiplied_command_store_storeChannelStride;
      reg_store_storeRowStride_2 <= multiplied_command_store_storeRowStride;
      reg_store_storeByte_2 <= multiplied_command_store_storeByte;
    end
  end

  assign stored_load_waits = reg_load_waits_2;
  assign stored_load_inputBase = reg_load_inputBase_2;
  assign stored_load_inputChannelStride = reg_load_inputChannelStride_2;
  assign stored_load_inputRowStride = reg_load_inputRowStride_2;
  assign stored_load_inputRows = reg_load_inputRows_2;
  assign stored_load_rowWords = reg_load_rowWords_2;
  assign stored_load_groups = reg_load_groups_2;
  assign stored_load_groupChannels = reg_load_groupChannels_2;
  assign stored_load_lastChannels = reg_load_lastChannels_2;
  assign stored_load_groupWords = reg_load_groupWords_2;
  assign stored_load_lastGroupWords = reg_load_lastGroupWords_2;
  assign stored_load_weightBase = reg_load_weightBase_2;
  assign stored_load_weightWords = reg_load_weightWords_2;
  assign stored_load_lastWeightWords = reg_load_lastWeightWords_2;
  assign stored_load_scaleBase = reg_load_scaleBase_2;
  assign stored_load_outputs = reg_load_outputs_2;
  assign stored_prepare_channelWords = reg_prepare_channelWords_2;
  assign stored_prepare_reads = reg_prepare_reads_2;
  assign stored_prepare_readStep = reg_prepare_readStep_2;
  assign stored_prepare_wideHalves = reg_prepare_wideHalves_2;
  assign stored_prepare_rows = reg_prepare_rows_2;
  assign stored_prepare_columnGroups = reg_prepare_columnGroups_2;
  assign stored_prepare_lastPairs = reg_prepare_lastPairs_2;
  assign stored_prepare_single = reg_prepare_single_2;
  assign stored_prepare_window = reg_prepare_window_2;
  assign stored_prepare_spacing = reg_prepare_spacing_2;
  assign stored_prepare_bankRows = reg_prepare_bankRows_2;
  assign stored_prepare_stride = reg_prepare_stride_2;
  assign stored_multiply_kernel = reg_multiply_kernel_2;
  assign stored_multiply_rowBlocks = reg_multiply_rowBlocks_2;
  assign stored_multiply_lastRows = reg_multiply_lastRows_2;
  assign stored_multiply_lastParts = reg_multiply_lastParts_2;
  assign stored_multiply_lastColumns = reg_multiply_lastColumns_2;
  assign stored_multiply_lastFull = reg_multiply_lastFull_2;
  assign stored_multiply_lastRest = reg_multiply_lastRest_2;
  assign stored_multiply_channelBlocks = reg_multiply_channelBlocks_2;
  assign stored_multiply_lastLanes = reg_multiply_lastLanes_2;
  assign stored_multiply_columns = reg_multiply_columns_2;
  assign stored_multiply_blockWords = reg_multiply_blockWords_2;
  assign stored_multiply_firstColumn = reg_multiply_firstColumn_2;
  assign stored_store_storeRows = reg_store_storeRows_2;
  assign stored_store_storeColumns = reg_store_storeColumns_2;
  assign stored_store_pool = reg_store_pool_2;
  assign stored_store_poolKind = reg_store_poolKind_2;
  assign stored_store_poolShift = reg_store_poolShift_2;
  assign stored_store_quartered = reg_store_quartered_2;
  assign stored_store_storeHalves = reg_store_storeHalves_2;
  assign stored_store_storeForm = reg_store_storeForm_2;
  assign stored_store_storeBase = reg_store_storeBase_2;
  assign stored_store_storeChannelStride = reg_store_storeChannelStride_2;
  assign stored_store_storeRowStride = reg_store_storeRowStride_2;
  assign stored_store_storeByte = reg_store_storeByte_2;

  always @(posedge clock) begin
    if (reset) begin
      half <= 1'b0;
    end else begin
      if (advances && prepared_valid && prepared_first) half <= !half;
    end
  end

  assign multipliedHalf = half;

  always @(posedge clock) if (advances && ends) half_reg <= half;

  assign storedHalf = half_reg;
  wire fetches_and = left != 16'd0 && !hasNext;
  assign fetches = fetches_and && (!loads || loaded_last);
  assign fetchBase = fetchAt;
  wire has = hasNext || fetches;
  wire stays = loads && !loaded_last;
  wire next_load_waits = register_[464];
  wire takes_or = empty || next_load_waits == 1'd0;
  wire takes = !stays && has && takes_or;
  wire [27:0] next_load_inputBase = register_[463:436];
  wire [27:0] next_load_inputChannelStride = register_[435:408];
  wire [27:0] next_load_inputRowStride = register_[407:380];
  wire [9:0] next_load_inputRows = register_[379:370];
  wire [9:0] next_load_rowWords = register_[369:360];
  wire [12:0] next_load_groups = register_[359:347];
  wire [9:0] next_load_groupChannels = register_[346:337];
  wire [9:0] next_load_lastChannels = register_[336:327];
  wire [9:0] next_load_groupWords = register_[326:317];
  wire [9:0] next_load_lastGroupWords = register_[316:307];
  wire [27:0] next_load_weightBase = register_[306:279];
  wire [7:0] next_load_weightWords = register_[278:271];
  wire [7:0] next_load_lastWeightWords = register_[270:263];
  wire [27:0] next_load_scaleBase = register_[262:235];
  wire [8:0] next_load_outputs = register_[234:226];
  wire [9:0] next_prepare_channelWords = register_[225:216];
  wire [1:0] next_prepare_reads = register_[215:214];
  wire [9:0] next_prepare_readStep = register_[213:204];
  wire next_prepare_wideHalves = register_[203];
  wire [5:0] next_prepare_rows = register_[202:197];
  wire [5:0] next_prepare_columnGroups = register_[196:191];
  wire [2:0] next_prepare_lastPairs = register_[190:188];
  wire next_prepare_single = register_[187];
  wire [1:0] next_prepare_window = register_[186:185];
  wire [1:0] next_prepare_spacing = register_[184:183];
  wire [5:0] next_prepare_bankRows = register_[182:177];
  wire [2:0] next_prepare_stride = register_[176:174];
  wire [2:0] next_multiply_kernel = register_[173:171];
  wire [8:0] next_multiply_rowBlocks = register_[170:162];
  wire [2:0] next_multiply_lastRows = register_[161:159];
  wire [2:0] next_multiply_lastParts = register_[158:156];
  wire [5:0] next_multiply_lastColumns = register_[155:150];
  wire [2:0] next_multiply_lastFull = register_[149:147];
  wire [5:0] next_multiply_lastRest = register_[146:141];
  wire [8:0] next_multiply_channelBlocks = register_[140:132];
  wire [3:0] next_multiply_lastLanes = register_[131:128];
  wire [5:0] next_multiply_columns = register_[127:122];
  wire [8:0] next_multiply_blockWords = register_[121:113];
  wire [2:0] next_multiply_firstColumn = register_[112:110];
  wire [5:0] next_store_storeRows = register_[109:104];
  wire [5:0] next_store_storeColumns = register_[103:98];
  wire [1:0] next_store_pool = register_[97:96];
  wire [1:0] next_store_poolKind = register_[95:94];
  wire [2:0] next_store_poolShift = register_[93:91];
  wire next_store_quartered = register_[90];
  wire next_store_storeHalves = register_[89];
  wire [1:0] next_store_storeForm = register_[88:87];
  wire [27:0] next_store_storeBase = register_[86:59];
  wire [27:0] next_store_storeChannelStride = register_[58:31];
  wire [27:0] next_store_storeRowStride = register_[30:3];
  wire [2:0] next_store_storeByte = register_[2:0];

  always @(posedge clock) begin
    if (advances) begin
      odd <= !odd;
      hasNext <= has && !takes;
      loads <= stays || takes;
      group <= group + 13'd1;
      if (!stays) group <= 13'd0;
      if (takes) begin
        loadCommand_load_waits <= next_load_waits;
        loadCommand_load_inputBase <= next_load_inputBase;
        loadCommand_load_inputChannelStride <= next_load_inputChannelStride;
        loadCommand_load_inputRowStride <= next_load_inputRowStride;
        loadCommand_load_inputRows <= next_load_inputRows;
        loadCommand_load_rowWords <= next_load_rowWords;
        loadCommand_load_groups <= next_load_groups;
        loadCommand_load_groupChannels <= next_load_groupChannels;
        loadCommand_load_lastChannels <= next_load_lastChannels;
        loadCommand_load_groupWords <= next_load_groupWords;
        loadCommand_load_lastGroupWords <= next_load_lastGroupWords;
        loadCommand_load_weightBase <= next_load_weightBase;
        loadCommand_load_weightWords <= next_load_weightWords;
        loadCommand_load_lastWeightWords <= next_load_lastWeightWords;
        loadCommand_load_scaleBase <= next_load_scaleBase;
        loadCommand_load_outputs <= next_load_outputs;
        loadCommand_prepare_channelWords <= next_prepare_channelWords;
        loadCommand_prepare_reads <= next_prepare_reads;
        loadCommand_prepare_readStep <= next_prepare_readStep;
        loadCommand_prepare_wideHalves <= next_prepare_wideHalves;
        loadCommand_prepare_rows <= next_prepare_rows;
        loadCommand_prepare_columnGroups <= next_prepare_columnGroups;
        loadCommand_prepare_lastPairs <= next_prepare_lastPairs;
        loadCommand_prepare_single <= next_prepare_single;
        loadCommand_prepare_window <= next_prepare_window;
        loadCommand_prepare_spacing <= next_prepare_spacing;
        loadCommand_prepare_bankRows <= next_prepare_bankRows;
        loadCommand_prepare_stride <= next_prepare_stride;
        loadCommand_multiply_kernel <= next_multiply_kernel;
        loadCommand_multiply_rowBlocks <= next_multiply_rowBlocks;
        loadCommand_multiply_lastRows <= next_multiply_lastRows;
        loadCommand_multiply_lastParts <= next_multiply_lastParts;
        loadCommand_multiply_lastColumns <= next_multiply_lastColumns;
        loadCommand_multiply_lastFull <= next_multiply_lastFull;
        loadCommand_multiply_lastRest <= next_multiply_lastRest;
        loadCommand_multiply_channelBlocks <= next_multiply_channelBlocks;
        loadCommand_multiply_lastLanes <= next_multiply_lastLanes;
        loadCommand_multiply_columns <= next_multiply_columns;
        loadCommand_multiply_blockWords <= next_multiply_blockWords;
        loadCommand_multiply_firstColumn <= next_multiply_firstColumn;
        loadCommand_store_storeRows <= next_store_storeRows;
        loadCommand_store_storeColumns <= next_store_storeColumns;
        loadCommand_store_pool <= next_store_pool;
        loadCommand_store_poolKind <= next_store_poolKind;
        loadCommand_store_poolShift <= next_store_poolShift;
        loadCommand_store_quartered <= next_store_quartered;
        loadCommand_store_storeHalves <= next_store_storeHalves;
        loadCommand_store_storeForm <= next_store_storeForm;
        loadCommand_store_storeBase <= next_store_storeBase;
        loadCommand_store_storeChannelStride <= next_store_storeChannelStride;
        loadCommand_store_storeRowStride <= next_store_storeRowStride;
        loadCommand_store_storeByte <= next_store_storeByte;
      end
      if (fetches) begin
        left <= left - 16'd1;
        fetchAt <= fetchAt + 28'd8;
      end
    end
    case (phase)
      PHASE_IDLE: begin
        if (start) begin
          left <= commands;
          fetchAt <= commandBase;
          if (commands != 16'd0) phase <= PHASE_BEAT;
        end
      end
      PHASE_BEAT: phase <= PHASE_WAIT;
      default: begin
        if (advances) begin
          phase <= PHASE_BEAT;
          if (empty && !has) phase <= PHASE_IDLE;
        end
      end
    endcase
    if (reset) begin
      odd <= 1'b0;
      hasNext <= 1'b0;
      loads <= 1'b0;
      group <= 13'd0;
      left <= 16'd0;
      phase <= PHASE_IDLE;
    end
  end

  assign busy = !(phase == PHASE_IDLE);
  assign begins = phase == PHASE_BEAT;
  assign oddBeat = odd;
endmodule
