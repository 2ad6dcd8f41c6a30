// Mlcnn
//
// MlcnnConfig[format=INT8, mode=BOTH, sums=FULL, slices=SliceMap[channels=8, rows=4], tile=Tile[outputs=16, inputs=4, rows=28, columns=28], limits=Limits[kernel=5, stride=2, pool=2, terms=4608], bufferKilobytes=134]

module Mlcnn (
  input wire clock,
  input wire reset,
  input wire start,
  input wire [27:0] commandBase,
  input wire [15:0] commands,
  output wire busy,
  output wire read_valid,
  input wire read_ready,
  output wire [27:0] read_payload,
  input wire response_valid,
  input wire [63:0] response_payload,
  output wire write_valid,
  input wire write_ready,
  output wire [27:0] write_payload_address,
  output wire [63:0] write_payload_data,
  output wire [7:0] write_payload_mask,
  output wire [519:0] counters
);
  reg [519:0] counts;
  wire conductor_busy;
  wire conductor_fetches;
  wire [27:0] conductor_fetchBase;
  wire conductor_begins;
  wire conductor_oddBeat;
  wire conductor_loaded_valid;
  wire conductor_loaded_first;
  wire conductor_loaded_last;
  wire conductor_loaded_command_load_waits;
  wire [27:0] conductor_loaded_command_load_inputBase;
  wire [27:0] conductor_loaded_command_load_inputChannelStride;
  wire [27:0] conductor_loaded_command_load_inputRowStride;
  wire [9:0] conductor_loaded_command_load_inputRows;
  wire [9:0] conductor_loaded_command_load_rowWords;
  wire [12:0] conductor_loaded_command_load_groups;
  wire [9:0] conductor_loaded_command_load_groupChannels;
  wire [9:0] conductor_loaded_command_load_lastChannels;
  wire [9:0] conductor_loaded_command_load_groupWords;
  wire [9:0] conductor_loaded_command_load_lastGroupWords;
  wire [27:0] conductor_loaded_command_load_weightBase;
  wire [7:0] conductor_loaded_command_load_weightWords;
  wire [7:0] conductor_loaded_command_load_lastWeightWords;
  wire [27:0] conductor_loaded_command_load_scaleBase;
  wire [8:0] conductor_loaded_command_load_outputs;
  wire [9:0] conductor_loaded_command_prepare_channelWords;
  wire [1:0] conductor_loaded_command_prepare_reads;
  wire [9:0] conductor_loaded_command_prepare_readStep;
  wire conductor_loaded_command_prepare_wideHalves;
  wire [5:0] conductor_loaded_command_prepare_rows;
  wire [5:0] conductor_loaded_command_prepare_columnGroups;
  wire [2:0] conductor_loaded_command_prepare_lastPairs;
  wire conductor_loaded_command_prepare_single;
  wire [1:0] conductor_loaded_command_prepare_window;
  wire [1:0] conductor_loaded_command_prepare_spacing;
  wire [5:0] conductor_loaded_command_prepare_bankRows;
  wire [2:0] conductor_loaded_command_prepare_stride;
  wire [2:0] conductor_loaded_command_multiply_kernel;
  wire [8:0] conductor_loaded_command_multiply_rowBlocks;
  wire [2:0] conductor_loaded_command_multiply_lastRows;
  wire [2:0] conductor_loaded_command_multiply_lastParts;
  wire [5:0] conductor_loaded_command_multiply_lastColumns;
  wire [2:0] conductor_loaded_command_multiply_lastFull;
  wire [5:0] conductor_loaded_command_multiply_lastRest;
  wire [8:0] conductor_loaded_command_multiply_channelBlocks;
  wire [3:0] conductor_loaded_command_multiply_lastLanes;
  wire [5:0] conductor_loaded_command_multiply_columns;
  wire [8:0] conductor_loaded_command_multiply_blockWords;
  wire [2:0] conductor_loaded_command_multiply_firstColumn;
  wire [5:0] conductor_loaded_command_store_storeRows;
  wire [5:0] conductor_loaded_command_store_storeColumns;
  wire [1:0] conductor_loaded_command_store_pool;
  wire [1:0] conductor_loaded_command_store_poolKind;
  wire [2:0] conductor_loaded_command_store_poolShift;
  wire conductor_loaded_command_store_quartered;
  wire conductor_loaded_command_store_storeHalves;
  wire [1:0] conductor_loaded_command_store_storeForm;
  wire [27:0] conductor_loaded_command_store_storeBase;
  wire [27:0] conductor_loaded_command_store_storeChannelStride;
  wire [27:0] conductor_loaded_command_store_storeRowStride;
  wire [2:0] conductor_loaded_command_store_storeByte;
  wire conductor_prepared_valid;
  wire conductor_prepared_first;
  wire conductor_prepared_last;
  wire conductor_prepared_command_load_waits;
  wire [27:0] conductor_prepared_command_load_inputBase;
  wire [27:0] conductor_prepared_command_load_inputChannelStride;
  wire [27:0] conductor_prepared_command_load_inputRowStride;
  wire [9:0] conductor_prepared_command_load_inputRows;
  wire [9:0] conductor_prepared_command_load_rowWords;
  wire [12:0] conductor_prepared_command_load_groups;
  wire [9:0] conductor_prepared_command_load_groupChannels;
  wire [9:0] conductor_prepared_command_load_lastChannels;
  wire [9:0] conductor_prepared_command_load_groupWords;
  wire [9:0] conductor_prepared_command_load_lastGroupWords;
  wire [27:0] conductor_prepared_command_load_weightBase;
  wire [7:0] conductor_prepared_command_load_weightWords;
  wire [7:0] conductor_prepared_command_load_lastWeightWords;
  wire [27:0] conductor_prepared_command_load_scaleBase;
  wire [8:0] conductor_prepared_command_load_outputs;
  wire [9:0] conductor_prepared_command_prepare_channelWords;
  wire [1:0] conductor_prepared_command_prepare_reads;
  wire [9:0] conductor_prepared_command_prepare_readStep;
  wire conductor_prepared_command_prepare_wideHalves;
  wire [5:0] conductor_prepared_command_prepare_rows;
  wire [5:0] conductor_prepared_command_prepare_columnGroups;
  wire [2:0] conductor_prepared_command_prepare_lastPairs;
  wire conductor_prepared_command_prepare_single;
  wire [1:0] conductor_prepared_command_prepare_window;
  wire [1:0] conductor_prepared_command_prepare_spacing;
  wire [5:0] conductor_prepared_command_prepare_bankRows;
  wire [2:0] conductor_prepared_command_prepare_stride;
  wire [2:0] conductor_prepared_command_multiply_kernel;
  wire [8:0] conductor_prepared_command_multiply_rowBlocks;
  wire [2:0] conductor_prepared_command_multiply_lastRows;
  wire [2:0] conductor_prepared_command_multiply_lastParts;
  wire [5:0] conductor_prepared_command_multiply_lastColumns;
  wire [2:0] conductor_prepared_command_multiply_lastFull;
  wire [5:0] conductor_prepared_command_multiply_lastRest;
  wire [8:0] conductor_prepared_command_multiply_channelBlocks;
  wire [3:0] conductor_prepared_command_multiply_lastLanes;
  wire [5:0] conductor_prepared_command_multiply_columns;
  wire [8:0] conductor_prepared_command_multiply_blockWords;
  wire [2:0] conductor_prepared_command_multiply_firstColumn;
  wire [5:0] conductor_prepared_command_store_storeRows;
  wire [5:0] conductor_prepared_command_store_storeColumns;
  wire [1:0] conductor_prepared_command_store_pool;
  wire [1:0] conductor_prepared_command_store_poolKind;
  wire [2:0] conductor_prepared_command_store_poolShift;
  wire conductor_prepared_command_store_quartered;
  wire conductor_prepared_command_store_storeHalves;
  wire [1:0] conductor_prepared_command_store_storeForm;
  wire [27:0] conductor_prepared_command_store_storeBase;
  wire [27:0] conductor_prepared_command_store_storeChannelStride;
  wire [27:0] conductor_prepared_command_store_storeRowStride;
  wire [2:0] conductor_prepared_command_store_storeByte;
  wire conductor_multiplied_valid;
  wire conductor_multiplied_first;
  wire conductor_multiplied_last;
  wire conductor_multiplied_command_load_waits;
  wire [27:0] conductor_multiplied_command_load_inputBase;
  wire [27:0] conductor_multiplied_command_load_inputChannelStride;
  wire [27:0] conductor_multiplied_command_load_inputRowStride;
  wire [9:0] conductor_multiplied_command_load_inputRows;
  wire [9:0] conductor_multiplied_command_load_rowWords;
  wire [12:0] conductor_multiplied_command_load_groups;
  wire [9:0] conductor_multiplied_command_load_groupChannels;
  wire [9:0] conductor_multiplied_command_load_lastChannels;
  wire [9:0] conductor_multiplied_command_load_groupWords;
  wire [9:0] conductor_multiplied_command_load_lastGroupWords;
  wire [27:0] conductor_multiplied_command_load_weightBase;
  wire [7:0] conductor_multiplied_command_load_weightWords;
  wire [7:0] conductor_multiplied_command_load_lastWeightWords;
  wire [27:0] conductor_multiplied_command_load_scaleBase;
  wire [8:0] conductor_multiplied_command_load_outputs;
  wire [9:0] conductor_multiplied_command_prepare_channelWords;
  wire [1:0] conductor_multiplied_command_prepare_reads;
  wire [9:0] conductor_multiplied_command_prepare_readStep;
  wire conductor_multiplied_command_prepare_wideHalves;
  wire [5:0] conductor_multiplied_command_prepare_rows;
  wire [5:0] conductor_multiplied_command_prepare_columnGroups;
  wire [2:0] conductor_multiplied_command_prepare_lastPairs;
  wire conductor_multiplied_command_prepare_single;
  wire [1:0] conductor_multiplied_command_prepare_window;
  wire [1:0] conductor_multiplied_command_prepare_spacing;
  wire [5:0] conductor_multiplied_command_prepare_bankRows;
  wire [2:0] conductor_multiplied_command_prepare_stride;
  wire [2:0] conductor_multiplied_command_multiply_kernel;
  wire [8:0] conductor_multiplied_command_multiply_rowBlocks;
  wire [2:0] conductor_multiplied_command_multiply_lastRows;
  wire [2:0] conductor_multiplied_command_multiply_lastParts;
  wire [5:0] conductor_multiplied_command_multiply_lastColumns;
  wire [2:0] conductor_multiplied_command_multiply_lastFull;
  wire [5:0] conductor_multiplied_command_multiply_lastRest;
  wire [8:0] conductor_multiplied_command_multiply_channelBlocks;
  wire [3:0] conductor_multiplied_command_multiply_lastLanes;
  wire [5:0] conductor_multiplied_command_multiply_columns;
  wire [8:0] conductor_multiplied_command_multiply_blockWords;
  wire [2:0] conductor_multiplied_command_multiply_firstColumn;
  wire [5:0] conductor_multiplied_command_store_storeRows;
  wire [5:0] conductor_multiplied_command_store_storeColumns;
  wire [1:0] conductor_multiplied_command_store_pool;
  wire [1:0] conductor_multiplied_command_store_poolKind;
  wire [2:0] conductor_multiplied_command_store_poolShift;
  wire conductor_multiplied_command_store_quartered;
  wire conductor_multiplied_command_store_storeHalves;
  wire [1:0] conductor_multiplied_command_store_storeForm;
  wire [27:0] conductor_multiplied_command_store_storeBase;
  wire [27:0] conductor_multiplied_command_store_storeChannelStride;
  wire [27:0] conductor_multiplied_command_store_storeRowStride;
  wire [2:0] conductor_multiplied_command_store_storeByte;
  wire conductor_stores;
  /* verilator lint_off UNUSEDSIGNAL */
  wire conductor_stored_load_waits;
  wire [27:0] conductor_stored_load_inputBase;
  wire [27:0] conductor_stored_load_inputChannelStride;
  wire [27:0] conductor_stored_load_inputRowStride;
  wire [9:0] conductor_stored_load_inputRows;
  wire [9:0] conductor_stored_load_rowWords;
  wire [12:0] conductor_stored_load_groups;
  wire [9:0] conductor_stored_load_groupChannels;
  wire [9:0] conductor_stored_load_lastChannels;
  wire [9:0] conductor_stored_load_groupWords;
  wire [9:0] conductor_stored_load_lastGroupWords;
  wire [27:0] conductor_stored_load_weightBase;
  wire [7:0] conductor_stored_load_weightWords;
  wire [7:0] conductor_stored_load_lastWeightWords;
  wire [27:0] conductor_stored_load_scaleBase;
  /* verilator lint_on UNUSEDSIGNAL */
  wire [8:0] conductor_stored_load_outputs;
  /* verilator lint_off UNUSEDSIGNAL */
  wire [9:0] conductor_stored_prepare_channelWords;
  wire [1:0] conductor_stored_prepare_reads;
  wire [9:0] conductor_stored_prepare_readStep;
  wire conductor_stored_prepare_wideHalves;
  wire [5:0] conductor_stored_prepare_rows;
  wire [5:0] conductor_stored_prepare_columnGroups;
  wire [2:0] conductor_stored_prepare_lastPairs;
  wire conductor_stored_prepare_single;
  wire [1:0] conductor_stored_prepare_window;
  wire [1:0] conductor_stored_prepare_spacing;
  wire [5:0] conductor_stored_prepare_bankRows;
  wire [2:0] conductor_stored_prepare_stride;
  /* verilator lint_on UNUSEDSIGNAL */
  wire [2:0] conductor_stored_multiply_kernel;
  wire [8:0] conductor_stored_multiply_rowBlocks;
  wire [2:0] conductor_stored_multiply_lastRows;
  wire [2:0] conductor_stored_multiply_lastParts;
  wire [5:0] conductor_stored_multiply_lastColumns;
  wire [2:0] conductor_stored_multiply_lastFull;
  wire [5:0] conductor_stored_multiply_lastRest;
  wire [8:0] conductor_stored_multiply_channelBlocks;
  wire [3:0] conductor_stored_multiply_lastLanes;
  wire [5:0] conductor_stored_multiply_columns;
  wire [8:0] conductor_stored_multiply_blockWords;
  wire [2:0] conductor_stored_multiply_firstColumn;
  wire [5:0] conductor_stored_store_storeRows;
  wire [5:0] conductor_stored_store_storeColumns;
  wire [1:0] conductor_stored_store_pool;
  wire [1:0] conductor_stored_store_poolKind;
  wire [2:0] conductor_stored_store_poolShift;
  wire conductor_stored_store_quartered;
  wire conductor_stored_store_storeHalves;
  wire [1:0] conductor_stored_store_storeForm;
  wire [27:0] conductor_stored_store_storeBase;
  wire [27:0] conductor_stored_store_storeChannelStride;
  wire [27:0] conductor_stored_store_storeRowStride;
  wire [2:0] conductor_stored_store_storeByte;
  wire conductor_multipliedHalf;
  wire conductor_storedHalf;
  wire loader_busy;
  wire loader_request_valid;
  wire [27:0] loader_request_payload;
  wire loader_inputWrite_valid;
  wire [8:0] loader_inputWrite_address;
  wire [63:0] loader_inputWrite_data;
  wire loader_weightWrite_valid;
  wire [7:0] loader_weightWrite_address;
  wire [63:0] loader_weightWrite_data;
  wire loader_scaleWrite_valid;
  wire [7:0] loader_scaleWrite_address;
  wire [63:0] loader_scaleWrite_data;
  wire loader_command_valid;
  wire [63:0] loader_command_payload;
  wire preparer_busy;
  wire preparer_read;
  wire [8:0] preparer_readAddress;
  wire preparer_pairs_valid;
  wire [8:0] preparer_pairs_payload_left;
  wire [8:0] preparer_pairs_payload_right;
  wire preparer_pairs_payload_first;
  wire preparer_pairs_payload_last;
  wire preparer_pairs_payload_single;
  wire [3:0] preparer_additions;
  wire [1:0] reuse_window;
  /* verilator lint_off UNUSEDSIGNAL */
  wire reuse_in_ready;
  /* verilator lint_on UNUSEDSIGNAL */
  wire reuse_even_valid;
  wire [9:0] reuse_even_payload_value;
  wire reuse_even_payload_last;
  wire reuse_odd_valid;
  wire [9:0] reuse_odd_payload_value;
  wire reuse_odd_payload_last;
  wire slices_busy;
  wire slices_readRow;
  wire [5:0] slices_row;
  wire [1:0] slices_turn;
  wire slices_shared;
  wire [4:0] slices_column;
  wire slices_readWeights;
  wire [7:0] slices_weightAddress;
  wire [30:0] slices_storeSum;
  wire [5:0] slices_multiplications;
  wire [5:0] slices_additions;
  wire [1:0] slices_readsSums;
  wire slices_writesSums;
  wire storer_busy;
  wire storer_read;
  wire [8:0] storer_readAddress;
  wire [4:0] storer_readSlice;
  wire storer_writes_valid;
  wire [27:0] storer_writes_payload_address;
  wire [63:0] storer_writes_payload_data;
  wire [7:0] storer_writes_payload_mask;
  wire storer_adds;
  wire [63:0] inputs_readData;
  wire operands_instance_even_ready;
  wire operands_instance_odd_ready;
  wire operands_instance_busy;
  wire operands_instance_writes;
  wire [39:0] operands_instance_operands;
  wire [63:0] weights_readData;

  wire conductor_working_or = loader_busy || preparer_busy || operands_instance_busy;
  wire loads_or = conductor_loaded_valid || conductor_prepared_valid;
  wire loads_and = conductor_multiplied_valid && conductor_multiplied_first;
  wire loads = loads_or || loads_and || conductor_fetches;
  assign reuse_window = conductor_prepared_command_prepare_window;

  Conductor conductor (
    .clock(clock),
    .reset(reset),
    .start(start),
    .commandBase(commandBase),
    .commands(commands),
    .busy(conductor_busy),
    .working(conductor_working_or || slices_busy),
    .storing(storer_busy),
    .fetches(conductor_fetches),
    .fetchBase(conductor_fetchBase),
    .fetched_valid(loader_command_valid),
    .fetched_payload(loader_command_payload),
    .begins(conductor_begins),
    .oddBeat(conductor_oddBeat),
    .loaded_valid(conductor_loaded_valid),
    .loaded_first(conductor_loaded_first),
    .loaded_last(conductor_loaded_last),
    .loaded_command_load_waits(conductor_loaded_command_load_waits),
    .loaded_command_load_inputBase(conductor_loaded_command_load_inputBase),
    .loaded_command_load_inputChannelStride(conductor_loaded_command_load_inputChannelStride),
    .loaded_command_load_inputRowStride(conductor_loaded_command_load_inputRowStride),
    .loaded_command_load_inputRows(conductor_loaded_command_load_inputRows),
    .loaded_command_load_rowWords(conductor_loaded_command_load_rowWords),
    .loaded_command_load_groups(conductor_loaded_command_load_groups),
    .loaded_command_load_groupChannels(conductor_loaded_command_load_groupChannels),
    .loaded_command_load_lastChannels(conductor_loaded_command_load_lastChannels),
    .loaded_command_load_groupWords(conductor_loaded_command_load_groupWords),
    .loaded_command_load_lastGroupWords(conductor_loaded_command_load_lastGroupWords),
    .loaded_command_load_weightBase(conductor_loaded_command_load_weightBase),
    .loaded_command_load_weightWords(conductor_loaded_command_load_weightWords),
    .loaded_command_load_lastWeightWords(conductor_loaded_command_load_lastWeightWords),
    .loaded_command_load_scaleBase(conductor_loaded_command_load_scaleBase),
    .loaded_command_load_outputs(conductor_loaded_command_load_outputs),
    .loaded_command_prepare_channelWords(conductor_loaded_command_prepare_channelWords),
    .loaded_command_prepare_reads(conductor_loaded_command_prepare_reads),
    .loaded_command_prepare_readStep(conductor_loaded_command_prepare_readStep),
    .loaded_command_prepare_wideHalves(conductor_loaded_command_prepare_wideHalves),
    .loaded_command_prepare_rows(conductor_loaded_command_prepare_rows),
    .loaded_command_prepare_columnGroups(conductor_loaded_command_prepare_columnGroups),
    .loaded_command_prepare_lastPairs(conductor_loaded_command_prepare_lastPairs),
    .loaded_command_prepare_single(conductor_loaded_command_prepare_single),
    .loaded_command_prepare_window(conductor_loaded_command_prepare_window),
    .loaded_command_prepare_spacing(conductor_loaded_command_prepare_spacing),
    .loaded_command_prepare_bankRows(conductor_loaded_command_prepare_bankRows),
    .loaded_command_prepare_stride(conductor_loaded_command_prepare_stride),
    .loaded_command_multiply_kernel(conductor_loaded_command_multiply_kernel),
    .loaded_command_multiply_rowBlocks(conductor_loaded_command_multiply_rowBlocks),
    .loaded_command_multiply_lastRows(conductor_loaded_command_multiply_lastRows),
    .loaded_command_multiply_lastParts(conductor_loaded_command_multiply_lastParts),
    .loaded_command_multiply_lastColumns(conductor_loaded_command_multiply_lastColumns),
    .loaded_command_multiply_lastFull(conductor_loaded_command_multiply_lastFull),
    .loaded_command_multiply_lastRest(conductor_loaded_command_multiply_lastRest),
    .loaded_command_multiply_channelBlocks(conductor_loaded_command_multiply_channelBlocks),
    .loaded_command_multiply_lastLanes(conductor_loaded_command_multiply_lastLanes),
    .loaded_command_multiply_columns(conductor_loaded_command_multiply_columns),
    .loaded_command_multiply_blockWords(conductor_loaded_command_multiply_blockWords),
    .loaded_command_multiply_firstColumn(conductor_loaded_command_multiply_firstColumn),
    .loaded_command_store_storeRows(conductor_loaded_command_store_storeRows),
    .loaded_command_store_storeColumns(conductor_loaded_command_store_storeColumns),
    .loaded_command_store_pool(conductor_loaded_command_store_pool),
    .loaded_command_store_poolKind(conductor_loaded_command_store_poolKind),
    .loaded_command_store_poolShift(conductor_loaded_command_store_poolShift),
    .loaded_command_store_quartered(conductor_loaded_command_store_quartered),
    .loaded_command_store_storeHalves(conductor_loaded_command_store_storeHalves),
    .loaded_command_store_storeForm(conductor_loaded_command_store_storeForm),
    .loaded_command_store_storeBase(conductor_loaded_command_store_storeBase),
    .loaded_command_store_storeChannelStride(conductor_loaded_command_store_storeChannelStride),
    .loaded_command_store_storeRowStride(conductor_loaded_command_store_storeRowStride),
    .loaded_command_store_storeByte(conductor_loaded_command_store_storeByte),
    .prepared_valid(conductor_prepared_valid),
    .prepared_first(conductor_prepared_first),
    .prepared_last(conductor_prepared_last),
    .prepared_command_load_waits(conductor_prepared_command_load_waits),
    .prepared_command_load_inputBase(conductor_prepared_command_load_inputBase),
    .prepared_command_load_inputChannelStride(conductor_prepared_command_load_inputChannelStride),
    .prepared_command_load_inputRowStride(conductor_prepared_command_load_inputRowStride),
    .prepared_command_load_inputRows(conductor_prepared_command_load_inputRows),
    .prepared_command_load_rowWords(conductor_prepared_command_load_rowWords),
    .prepared_command_load_groups(conductor_prepared_command_load_groups),
    .prepared_command_load_groupChannels(conductor_prepared_command_load_groupChannels),
    .prepared_command_load_lastChannels(conductor_prepared_command_load_lastChannels),
    .prepared_command_load_groupWords(conductor_prepared_command_load_groupWords),
    .prepared_command_load_lastGroupWords(conductor_prepared_command_load_lastGroupWords),
    .prepared_command_load_weightBase(conductor_prepared_command_load_weightBase),
    .prepared_command_load_weightWords(conductor_prepared_command_load_weightWords),
    .prepared_command_load_lastWeightWords(conductor_prepared_command_load_lastWeightWords),
    .prepared_command_load_scaleBase(conductor_prepared_command_load_scaleBase),
    .prepared_command_load_outputs(conductor_prepared_command_load_outputs),
    .prepared_command_prepare_channelWords(conductor_prepared_command_prepare_channelWords),
    .prepared_command_prepare_reads(conductor_prepared_command_prepare_reads),
    .prepared_command_prepare_readStep(conductor_prepared_command_prepare_readStep),
    .prepared_command_prepare_wideHalves(conductor_prepared_command_prepare_wideHalves),
    .prepared_command_prepare_rows(conductor_prepared_command_prepare_rows),
    .prepared_command_prepare_columnGroups(conductor_prepared_command_prepare_columnGroups),
    .prepared_command_prepare_lastPairs(conductor_prepared_command_prepare_lastPairs),
    .prepared_command_prepare_single(conductor_prepared_command_prepare_single),
    .prepared_command_prepare_window(conductor_prepared_command_prepare_window),
    .prepared_command_prepare_spacing(conductor_prepared_command_prepare_spacing),
    .prepared_command_prepare_bankRows(conductor_prepared_command_prepare_bankRows),
    .prepared_command_prepare_stride(conductor_prepared_command_prepare_stride),
    .prepared_command_multiply_kernel(conductor_prepared_command_multiply_kernel),
    .prepared_command_multiply_rowBlocks(conductor_prepared_command_multiply_rowBlocks),
    .prepared_command_multiply_lastRows(conductor_prepared_command_multiply_lastRows),
    .prepared_command_multiply_lastParts(conductor_prepared_command_multiply_lastParts),
    .prepared_command_multiply_lastColumns(conductor_prepared_command_multiply_lastColumns),
    .prepared_command_multiply_lastFull(conductor_prepared_command_multiply_lastFull),
    .prepared_command_multiply_lastRest(conductor_prepared_command_multiply_lastRest),
    .prepared_command_multiply_channelBlocks(conductor_prepared_command_multiply_channelBlocks),
    .prepared_command_multiply_lastLanes(conductor_prepared_command_multiply_lastLanes),
    .prepared_command_multiply_columns(conductor_prepared_command_multiply_columns),
    .prepared_command_multiply_blockWords(conductor_prepared_command_multiply_blockWords),
    .prepared_command_multiply_firstColumn(conductor_prepared_command_multiply_firstColumn),
    .prepared_command_store_storeRows(conductor_prepared_command_store_storeRows),
    .prepared_command_store_storeColumns(conductor_prepared_command_store_storeColumns),
    .prepared_command_store_pool(conductor_prepared_command_store_pool),
    .prepared_command_store_poolKind(conductor_prepared_command_store_poolKind),
    .prepared_command_store_poolShift(conductor_prepared_command_store_poolShift),
    .prepared_command_store_quartered(conductor_prepared_command_store_quartered),
    .prepared_command_store_storeHalves(conductor_prepared_command_store_storeHalves),
    .prepared_command_store_storeForm(conductor_prepared_command_store_storeForm),
    .prepared_command_store_storeBase(conductor_prepared_command_store_storeBase),
    .prepared_command_store_storeChannelStride(conductor_prepared_command_store_storeChannelStride),
    .prepared_command_store_storeRowStride(conductor_prepared_command_store_storeRowStride),
    .prepared_command_store_storeByte(conductor_prepared_command_store_storeByte),
    .multiplied_valid(conductor_multiplied_valid),
    .multiplied_first(conductor_multiplied_first),
    .multiplied_last(conductor_multiplied_last),
    .multiplied_command_load_waits(conductor_multiplied_command_load_waits),
    .multiplied_command_load_inputBase(conductor_multiplied_command_load_inputBase),
    .multiplied_command_load_inputChannelStride(conductor_multiplied_command_load_inputChannelStride),
    .multiplied_command_load_inputRowStride(conductor_multiplied_command_load_inputRowStride),
    .multiplied_command_load_inputRows(conductor_multiplied_command_load_inputRows),
    .multiplied_command_load_rowWords(conductor_multiplied_command_load_rowWords),
    .multiplied_command_load_groups(conductor_multiplied_command_load_groups),
    .multiplied_command_load_groupChannels(conductor_multiplied_command_load_groupChannels),
    .multiplied_command_load_lastChannels(conductor_multiplied_command_load_lastChannels),
    .multiplied_command_load_groupWords(conductor_multiplied_command_load_groupWords),
    .multiplied_command_load_lastGroupWords(conductor_multiplied_command_load_lastGroupWords),
    .multiplied_command_load_weightBase(conductor_multiplied_command_load_weightBase),
    .multiplied_command_load_weightWords(conductor_multiplied_command_load_weightWords),
    .multiplied_command_load_lastWeightWords(conductor_multiplied_command_load_lastWeightWords),
    .multiplied_command_load_scaleBase(conductor_multiplied_command_load_scaleBase),
    .multiplied_command_load_outputs(conductor_multiplied_command_load_outputs),
    .multiplied_command_prepare_channelWords(conductor_multiplied_command_prepare_channelWords),
    .multiplied_command_prepare_reads(conductor_multiplied_command_prepare_reads),
    .multiplied_command_prepare_readStep(conductor_multiplied_command_prepare_readStep),
    .multiplied_command_prepare_wideHalves(conductor_multiplied_command_prepare_wideHalves),
    .multiplied_command_prepare_rows(conductor_multiplied_command_prepare_rows),
    .multiplied_command_prepare_columnGroups(conductor_multiplied_command_prepare_columnGroups),
    .multiplied_command_prepare_lastPairs(conductor_multiplied_command_prepare_lastPairs),
    .multiplied_command_prepare_single(conductor_multiplied_command_prepare_single),
    .multiplied_command_prepare_window(conductor_multiplied_command_prepare_window),
    .multiplied_command_prepare_spacing(conductor_multiplied_command_prepare_spacing),
    .multiplied_command_prepare_bankRows(conductor_multiplied_command_prepare_bankRows),
    .multiplied_command_prepare_stride(conductor_multiplied_command_prepare_stride),
    .multiplied_command_multiply_kernel(conductor_multiplied_command_multiply_kernel),
    .multiplied_command_multiply_rowBlocks(conductor_multiplied_command_multiply_rowBlocks),
    .multiplied_command_multiply_lastRows(conductor_multiplied_command_multiply_lastRows),
    .multiplied_command_multiply_lastParts(conductor_multiplied_command_multiply_lastParts),
    .multiplied_command_multiply_lastColumns(conductor_multiplied_command_multiply_lastColumns),
    .multiplied_command_multiply_lastFull(conductor_multiplied_command_multiply_lastFull),
    .multiplied_command_multiply_lastRest(conductor_multiplied_command_multiply_lastRest),
    .multiplied_command_multiply_channelBlocks(conductor_multiplied_command_multiply_channelBlocks),
    .multiplied_command_multiply_lastLanes(conductor_multiplied_command_multiply_lastLanes),
    .multiplied_command_multiply_columns(conductor_multiplied_command_multiply_columns),
    .multiplied_command_multiply_blockWords(conductor_multiplied_command_multiply_blockWords),
    .multiplied_command_multiply_firstColumn(conductor_multiplied_command_multiply_firstColumn),
    .multiplied_command_store_storeRows(conductor_multiplied_command_store_storeRows),
    .multiplied_command_store_storeColumns(conductor_multiplied_command_store_storeColumns),
    .multiplied_command_store_pool(conductor_multiplied_command_store_pool),
    .multiplied_command_store_poolKind(conductor_multiplied_command_store_poolKind),
    .multiplied_command_store_poolShift(conductor_multiplied_command_store_poolShift),
    .multiplied_command_store_quartered(conductor_multiplied_command_store_quartered),
    .multiplied_command_store_storeHalves(conductor_multiplied_command_store_storeHalves),
    .multiplied_command_store_storeForm(conductor_multiplied_command_store_storeForm),
    .multiplied_command_store_storeBase(conductor_multiplied_command_store_storeBase),
    .multiplied_command_store_storeChannelStride(conductor_multiplied_command_store_storeChannelStride),
    .multiplied_command_store_storeRowStride(conductor_multiplied_command_store_storeRowStride),
    .multiplied_command_store_storeByte(conductor_multiplied_command_store_storeByte),
    .stores(conductor_stores),
    .stored_load_waits(conductor_stored_load_waits),
    .stored_load_inputBase(conductor_stored_load_inputBase),
    .stored_load_inputChannelStride(conductor_stored_load_inputChannelStride),
    .stored_load_inputRowStride(conductor_stored_load_inputRowStride),
    .stored_load_inputRows(conductor_stored_load_inputRows),
    .stored_load_rowWords(conductor_stored_load_rowWords),
    .stored_load_groups(conductor_stored_load_groups),
    .stored_load_groupChannels(conductor_stored_load_groupChannels),
    .stored_load_lastChannels(conductor_stored_load_lastChannels),
    .stored_load_groupWords(conductor_stored_load_groupWords),
    .stored_load_lastGroupWords(conductor_stored_load_lastGroupWords),
    .stored_load_weightBase(conductor_stored_load_weightBase),
    .stored_load_weightWords(conductor_stored_load_weightWords),
    .stored_load_lastWeightWords(conductor_stored_load_lastWeightWords),
    .stored_load_scaleBase(conductor_stored_load_scaleBase),
    .stored_load_outputs(conductor_stored_load_outputs),
    .stored_prepare_channelWords(conductor_stored_prepare_channelWords),
    .stored_prepare_reads(conductor_stored_prepare_reads),
    .stored_prepare_readStep(conductor_stored_prepare_readStep),
    .stored_prepare_wideHalves(conductor_stored_prepare_wideHalves),
    .stored_prepare_rows(conductor_stored_prepare_rows),
    .stored_prepare_columnGroups(conductor_stored_prepare_columnGroups),
    .stored_prepare_lastPairs(conductor_stored_prepare_lastPairs),
    .stored_prepare_single(conductor_stored_prepare_single),
    .stored_prepare_window(conductor_stored_prepare_window),
    .stored_prepare_spacing(conductor_stored_prepare_spacing),
    .stored_prepare_bankRows(conductor_stored_prepare_bankRows),
    .stored_prepare_stride(conductor_stored_prepare_stride),
    .stored_multiply_kernel(conductor_stored_multiply_kernel),
    .stored_multiply_rowBlocks(conductor_stored_multiply_rowBlocks),
    .stored_multiply_lastRows(conductor_stored_multiply_lastRows),
    .stored_multiply_lastParts(conductor_stored_multiply_lastParts),
    .stored_multiply_lastColumns(conductor_stored_multiply_lastColumns),
    .stored_multiply_lastFull(conductor_stored_multiply_lastFull),
    .stored_multiply_lastRest(conductor_stored_multiply_lastRest),
    .stored_multiply_channelBlocks(conductor_stored_multiply_channelBlocks),
    .stored_multiply_lastLanes(conductor_stored_multiply_lastLanes),
    .stored_multiply_columns(conductor_stored_multiply_columns),
    .stored_multiply_blockWords(conductor_stored_multiply_blockWords),
    .stored_multiply_firstColumn(conductor_stored_multiply_firstColumn),
    .stored_store_storeRows(conductor_stored_store_storeRows),
    .stored_store_storeColumns(conductor_stored_store_storeColumns),
    .stored_store_pool(conductor_stored_store_pool),
    .stored_store_poolKind(conductor_stored_store_poolKind),
    .stored_store_poolShift(conductor_stored_store_poolShift),
    .stored_store_quartered(conductor_stored_store_quartered),
    .stored_store_storeHalves(conductor_stored_store_storeHalves),
    .stored_store_storeForm(conductor_stored_store_storeForm),
    .stored_store_storeBase(conductor_stored_store_storeBase),
    .stored_store_storeChannelStride(conductor_stored_store_storeChannelStride),
    .stored_store_storeRowStride(conductor_stored_store_storeRowStride),
    .stored_store_storeByte(conductor_stored_store_storeByte),
    .multipliedHalf(conductor_multipliedHalf),
    .storedHalf(conductor_storedHalf)
  );

  Loader loader (
    .clock(clock),
    .reset(reset),
    .start(conductor_begins && loads),
    .inputs_valid(conductor_loaded_valid),
    .inputs_first(conductor_loaded_first),
    .inputs_last(conductor_loaded_last),
    .inputs_command_load_waits(conductor_loaded_command_load_waits),
    .inputs_command_load_inputBase(conductor_loaded_command_load_inputBase),
    .inputs_command_load_inputChannelStride(conductor_loaded_command_load_inputChannelStride),
    .inputs_command_load_inputRowStride(conductor_loaded_command_load_inputRowStride),
    .inputs_command_load_inputRows(conductor_loaded_command_load_inputRows),
    .inputs_command_load_rowWords(conductor_loaded_command_load_rowWords),
    .inputs_command_load_groups(conductor_loaded_command_load_groups),
    .inputs_command_load_groupChannels(conductor_loaded_command_load_groupChannels),
    .inputs_command_load_lastChannels(conductor_loaded_command_load_lastChannels),
    .inputs_command_load_groupWords(conductor_loaded_command_load_groupWords),
    .inputs_command_load_lastGroupWords(conductor_loaded_command_load_lastGroupWords),
    .inputs_command_load_weightBase(conductor_loaded_command_load_weightBase),
    .inputs_command_load_weightWords(conductor_loaded_command_load_weightWords),
    .inputs_command_load_lastWeightWords(conductor_loaded_command_load_lastWeightWords),
    .inputs_command_load_scaleBase(conductor_loaded_command_load_scaleBase),
    .inputs_command_load_outputs(conductor_loaded_command_load_outputs),
    .inputs_command_prepare_channelWords(conductor_loaded_command_prepare_channelWords),
    .inputs_command_prepare_reads(conductor_loaded_command_prepare_reads),
    .inputs_command_prepare_readStep(conductor_loaded_command_prepare_readStep),
    .inputs_command_prepare_wideHalves(conductor_loaded_command_prepare_wideHalves),
    .inputs_command_prepare_rows(conductor_loaded_command_prepare_rows),
    .inputs_command_prepare_columnGroups(conductor_loaded_command_prepare_columnGroups),
    .inputs_command_prepare_lastPairs(conductor_loaded_command_prepare_lastPairs),
    .inputs_command_prepare_single(conductor_loaded_command_prepare_single),
    .inputs_command_prepare_window(conductor_loaded_command_prepare_window),
    .inputs_command_prepare_spacing(conductor_loaded_command_prepare_spacing),
    .inputs_command_prepare_bankRows(conductor_loaded_command_prepare_bankRows),
    .inputs_command_prepare_stride(conductor_loaded_command_prepare_stride),
    .inputs_command_multiply_kernel(conductor_loaded_command_multiply_kernel),
    .inputs_command_multiply_rowBlocks(conductor_loaded_command_multiply_rowBlocks),
    .inputs_command_multiply_lastRows(conductor_loaded_command_multiply_lastRows),
    .inputs_command_multiply_lastParts(conductor_loaded_command_multiply_lastParts),
    .inputs_command_multiply_lastColumns(conductor_loaded_command_multiply_lastColumns),
    .inputs_command_multiply_lastFull(conductor_loaded_command_multiply_lastFull),
    .inputs_command_multiply_lastRest(conductor_loaded_command_multiply_lastRest),
    .inputs_command_multiply_channelBlocks(conductor_loaded_command_multiply_channelBlocks),
    .inputs_command_multiply_lastLanes(conductor_loaded_command_multiply_lastLanes),
    .inputs_command_multiply_columns(conductor_loaded_command_multiply_columns),
    .inputs_command_multiply_blockWords(conductor_loaded_command_multiply_blockWords),
    .inputs_command_multiply_firstColumn(conductor_loaded_command_multiply_firstColumn),
    .inputs_command_store_storeRows(conductor_loaded_command_store_storeRows),
    .inputs_command_store_storeColumns(conductor_loaded_command_store_storeColumns),
    .inputs_command_store_pool(conductor_loaded_command_store_pool),
    .inputs_command_store_poolKind(conductor_loaded_command_store_poolKind),
    .inputs_command_store_poolShift(conductor_loaded_command_store_poolShift),
    .inputs_command_store_quartered(conductor_loaded_command_store_quartered),
    .inputs_command_store_storeHalves(conductor_loaded_command_store_storeHalves),
    .inputs_command_store_storeForm(conductor_loaded_command_store_storeForm),
    .inputs_command_store_storeBase(conductor_loaded_command_store_storeBase),
    .inputs_command_store_storeChannelStride(conductor_loaded_command_store_storeChannelStride),
    .inputs_command_store_storeRowStride(conductor_loaded_command_store_storeRowStride),
    .inputs_command_store_storeByte(conductor_loaded_command_store_storeByte),
    .weights_valid(conductor_prepared_valid),
    .weights_first(conductor_prepared_first),
    .weights_last(conductor_prepared_last),
    .weights_command_load_waits(conductor_prepared_command_load_waits),
    .weights_command_load_inputBase(conductor_prepared_command_load_inputBase),
    .weights_command_load_inputChannelStride(conductor_prepared_command_load_inputChannelStride),
    .weights_command_load_inputRowStride(conductor_prepared_command_load_inputRowStride),
    .weights_command_load_inputRows(conductor_prepared_command_load_inputRows),
    .weights_command_load_rowWords(conductor_prepared_command_load_rowWords),
    .weights_command_load_groups(conductor_prepared_command_load_groups),
    .weights_command_load_groupChannels(conductor_prepared_command_load_groupChannels),
    .weights_command_load_lastChannels(conductor_prepared_command_load_lastChannels),
    .weights_command_load_groupWords(conductor_prepared_command_load_groupWords),
    .weights_command_load_lastGroupWords(conductor_prepared_command_load_lastGroupWords),
    .weights_command_load_weightBase(conductor_prepared_command_load_weightBase),
    .weights_command_load_weightWords(conductor_prepared_command_load_weightWords),
    .weights_command_load_lastWeightWords(conductor_prepared_command_load_lastWeightWords),
    .weights_command_load_scaleBase(conductor_prepared_command_load_scaleBase),
    .weights_command_load_outputs(conductor_prepared_command_load_outputs),
    .weights_command_prepare_channelWords(conductor_prepared_command_prepare_channelWords),
    .weights_command_prepare_reads(conductor_prepared_command_prepare_reads),
    .weights_command_prepare_readStep(conductor_prepared_command_prepare_readStep),
    .weights_command_prepare_wideHalves(conductor_prepared_command_prepare_wideHalves),
    .weights_command_prepare_rows(conductor_prepared_command_prepare_rows),
    .weights_command_prepare_columnGroups(conductor_prepared_command_prepare_columnGroups),
    .weights_command_prepare_lastPairs(conductor_prepared_command_prepare_lastPairs),
    .weights_command_prepare_single(conductor_prepared_command_prepare_single),
    .weights_command_prepare_window(conductor_prepared_command_prepare_window),
    .weights_command_prepare_spacing(conductor_prepared_command_prepare_spacing),
    .weights_command_prepare_bankRows(conductor_prepared_command_prepare_bankRows),
    .weights_command_prepare_stride(conductor_prepared_command_prepare_stride),
    .weights_command_multiply_kernel(conductor_prepared_command_multiply_kernel),
    .weights_command_multiply_rowBlocks(conductor_prepared_command_multiply_rowBlocks),
    .weights_command_multiply_lastRows(conductor_prepared_command_multiply_lastRows),
    .weights_command_multiply_lastParts(conductor_prepared_command_multiply_lastParts),
    .weights_command_multiply_lastColumns(conductor_prepared_command_multiply_lastColumns),
    .weights_command_multiply_lastFull(conductor_prepared_command_multiply_lastFull),
    .weights_command_multiply_lastRest(conductor_prepared_command_multiply_lastRest),
    .weights_command_multiply_channelBlocks(conductor_prepared_command_multiply_channelBlocks),
    .weights_command_multiply_lastLanes(conductor_prepared_command_multiply_lastLanes),
    .weights_command_multiply_columns(conductor_prepared_command_multiply_columns),
    .weights_command_multiply_blockWords(conductor_prepared_command_multiply_blockWords),
    .weights_command_multiply_firstColumn(conductor_prepared_command_multiply_firstColumn),
    .weights_command_store_storeRows(conductor_prepared_command_store_storeRows),
    .weights_command_store_storeColumns(conductor_prepared_command_store_storeColumns),
    .weights_command_store_pool(conductor_prepared_command_store_pool),
    .weights_command_store_poolKind(conductor_prepared_command_store_poolKind),
    .weights_command_store_poolShift(conductor_prepared_command_store_poolShift),
    .weights_command_store_quartered(conductor_prepared_command_store_quartered),
    .weights_command_store_storeHalves(conductor_prepared_command_store_storeHalves),
    .weights_command_store_storeForm(conductor_prepared_command_store_storeForm),
    .weights_command_store_storeBase(conductor_prepared_command_store_storeBase),
    .weights_command_store_storeChannelStride(conductor_prepared_command_store_storeChannelStride),
    .weights_command_store_storeRowStride(conductor_prepared_command_store_storeRowStride),
    .weights_command_store_storeByte(conductor_prepared_command_store_storeByte),
    .scales_valid(conductor_multiplied_valid),
    .scales_first(conductor_multiplied_first),
    .scales_last(conductor_multiplied_last),
    .scales_command_load_waits(conductor_multiplied_command_load_waits),
    .scales_command_load_inputBase(conductor_multiplied_command_load_inputBase),
    .scales_command_load_inputChannelStride(conductor_multiplied_command_load_inputChannelStride),
    .scales_command_load_inputRowStride(conductor_multiplied_command_load_inputRowStride),
    .scales_command_load_inputRows(conductor_multiplied_command_load_inputRows),
    .scales_command_load_rowWords(conductor_multiplied_command_load_rowWords),
    .scales_command_load_groups(conductor_multiplied_command_load_groups),
    .scales_command_load_groupChannels(conductor_multiplied_command_load_groupChannels),
    .scales_command_load_lastChannels(conductor_multiplied_command_load_lastChannels),
    .scales_command_load_groupWords(conductor_multiplied_command_load_groupWords),
    .scales_command_load_lastGroupWords(conductor_multiplied_command_load_lastGroupWords),
    .scales_command_load_weightBase(conductor_multiplied_command_load_weightBase),
    .scales_command_load_weightWords(conductor_multiplied_command_load_weightWords),
    .scales_command_load_lastWeightWords(conductor_multiplied_command_load_lastWeightWords),
    .scales_command_load_scaleBase(conductor_multiplied_command_load_scaleBase),
    .scales_command_load_outputs(conductor_multiplied_command_load_outputs),
    .scales_command_prepare_channelWords(conductor_multiplied_command_prepare_channelWords),
    .scales_command_prepare_reads(conductor_multiplied_command_prepare_reads),
    .scales_command_prepare_readStep(conductor_multiplied_command_prepare_readStep),
    .scales_command_prepare_wideHalves(conductor_multiplied_command_prepare_wideHalves),
    .scales_command_prepare_rows(conductor_multiplied_command_prepare_rows),
    .scales_command_prepare_columnGroups(conductor_multiplied_command_prepare_columnGroups),
    .scales_command_prepare_lastPairs(conductor_multiplied_command_prepare_lastPairs),
    .scales_command_prepare_single(conductor_multiplied_command_prepare_single),
    .scales_command_prepare_window(conductor_multiplied_command_prepare_window),
    .scales_command_prepare_spacing(conductor_multiplied_command_prepare_spacing),
    .scales_command_prepare_bankRows(conductor_multiplied_command_prepare_bankRows),
    .scales_command_prepare_stride(conductor_multiplied_command_prepare_stride),
    .scales_command_multiply_kernel(conductor_multiplied_command_multiply_kernel),
    .scales_command_multiply_rowBlocks(conductor_multiplied_command_multiply_rowBlocks),
    .scales_command_multiply_lastRows(conductor_multiplied_command_multiply_lastRows),
    .scales_command_multiply_lastParts(conductor_multiplied_command_multiply_lastParts),
    .scales_command_multiply_lastColumns(conductor_multiplied_command_multiply_lastColumns),
    .scales_command_multiply_lastFull(conductor_multiplied_command_multiply_lastFull),
    .scales_command_multiply_lastRest(conductor_multiplied_command_multiply_lastRest),
    .scales_command_multiply_channelBlocks(conductor_multiplied_command_multiply_channelBlocks),
    .scales_command_multiply_lastLanes(conductor_multiplied_command_multiply_lastLanes),
    .scales_command_multiply_columns(conductor_multiplied_command_multiply_columns),
    .scales_command_multiply_blockWords(conductor_multiplied_command_multiply_blockWords),
    .scales_command_multiply_firstColumn(conductor_multiplied_command_multiply_firstColumn),
    .scales_command_store_storeRows(conductor_multiplied_command_store_storeRows),
    .scales_command_store_storeColumns(conductor_multiplied_command_store_storeColumns),
    .scales_command_store_pool(conductor_multiplied_command_store_pool),
    .scales_command_store_poolKind(conductor_multiplied_command_store_poolKind),
    .scales_command_store_poolShift(conductor_multiplied_command_store_poolShift),
    .scales_command_store_quartered(conductor_multiplied_command_store_quartered),
    .scales_command_store_storeHalves(conductor_multiplied_command_store_storeHalves),
    .scales_command_store_storeForm(conductor_multiplied_command_store_storeForm),
    .scales_command_store_storeBase(conductor_multiplied_command_store_storeBase),
    .scales_command_store_storeChannelStride(conductor_multiplied_command_store_storeChannelStride),
    .scales_command_store_storeRowStride(conductor_multiplied_command_store_storeRowStride),
    .scales_command_store_storeByte(conductor_multiplied_command_store_storeByte),
    .fetches(conductor_fetches),
    .fetchBase(conductor_fetchBase),
    .busy(loader_busy),
    .request_valid(loader_request_valid),
    .request_ready(read_ready),
    .request_payload(loader_request_payload),
    .response_valid(response_valid),
    .response_payload(response_payload),
    .inputWrite_valid(loader_inputWrite_valid),
    .inputWrite_address(loader_inputWrite_address),
    .inputWrite_data(loader_inputWrite_data),
    .weightWrite_valid(loader_weightWrite_valid),
    .weightWrite_address(loader_weightWrite_address),
    .weightWrite_data(loader_weightWrite_data),
    .scaleWrite_valid(loader_scaleWrite_valid),
    .scaleWrite_address(loader_scaleWrite_address),
    .scaleWrite_data(loader_scaleWrite_data),
    .command_valid(loader_command_valid),
    .command_payload(loader_command_payload)
  );

  Preparer preparer (
    .clock(clock),
    .reset(reset),
    .command_channelWords(conductor_prepared_command_prepare_channelWords),
    .command_reads(conductor_prepared_command_prepare_reads),
    .command_readStep(conductor_prepared_command_prepare_readStep),
    .command_wideHalves(conductor_prepared_command_prepare_wideHalves),
    .command_rows(conductor_prepared_command_prepare_rows),
    .command_columnGroups(conductor_prepared_command_prepare_columnGroups),
    .command_lastPairs(conductor_prepared_command_prepare_lastPairs),
    .command_single(conductor_prepared_command_prepare_single),
    .command_window(conductor_prepared_command_prepare_window),
    .command_spacing(conductor_prepared_command_prepare_spacing),
    .command_bankRows(conductor_prepared_command_prepare_bankRows),
    .command_stride(conductor_prepared_command_prepare_stride),
    .rowWords(conductor_prepared_command_load_rowWords),
    .start(conductor_begins && conductor_prepared_valid),
    .channels(conductor_prepared_last ? conductor_prepared_command_load_lastChannels :
      conductor_prepared_command_load_groupChannels),
    .busy(preparer_busy),
    .read(preparer_read),
    .readAddress(preparer_readAddress),
    .readData(inputs_readData),
    .pairs_valid(preparer_pairs_valid),
    .pairs_payload_left(preparer_pairs_payload_left),
    .pairs_payload_right(preparer_pairs_payload_right),
    .pairs_payload_first(preparer_pairs_payload_first),
    .pairs_payload_last(preparer_pairs_payload_last),
    .pairs_payload_single(preparer_pairs_payload_single),
    .additions(preparer_additions)
  );

  ArUnit reuse (
    .clock(clock),
    .reset(reset),
    .window(reuse_window),
    .spacing(conductor_prepared_command_prepare_spacing),
    .in_valid(preparer_pairs_valid),
    .in_ready(reuse_in_ready),
    .in_payload_left(preparer_pairs_payload_left),
    .in_payload_right(preparer_pairs_payload_right),
    .in_payload_first(preparer_pairs_payload_first),
    .in_payload_last(preparer_pairs_payload_last),
    .in_payload_single(preparer_pairs_payload_single),
    .even_valid(reuse_even_valid),
    .even_ready(operands_instance_even_ready),
    .even_payload_value(reuse_even_payload_value),
    .even_payload_last(reuse_even_payload_last),
    .odd_valid(reuse_odd_valid),
    .odd_ready(operands_instance_odd_ready),
    .odd_payload_value(reuse_odd_payload_value),
    .odd_payload_last(reuse_odd_payload_last)
  );

  SliceArray slices (
    .clock(clock),
    .reset(reset),
    .command_kernel(conductor_multiplied_command_multiply_kernel),
    .command_rowBlocks(conductor_multiplied_command_multiply_rowBlocks),
    .command_lastRows(conductor_multiplied_command_multiply_lastRows),
    .command_lastParts(conductor_multiplied_command_multiply_lastParts),
    .command_lastColumns(conductor_multiplied_command_multiply_lastColumns),
    .command_lastFull(conductor_multiplied_command_multiply_lastFull),
    .command_lastRest(conductor_multiplied_command_multiply_lastRest),
    .command_channelBlocks(conductor_multiplied_command_multiply_channelBlocks),
    .command_lastLanes(conductor_multiplied_command_multiply_lastLanes),
    .command_columns(conductor_multiplied_command_multiply_columns),
    .command_blockWords(conductor_multiplied_command_multiply_blockWords),
    .command_firstColumn(conductor_multiplied_command_multiply_firstColumn),
    .stride(conductor_multiplied_command_prepare_stride),
    .bankRows(conductor_multiplied_command_prepare_bankRows),
    .start(conductor_begins && conductor_multiplied_valid),
    .first(conductor_multiplied_first),
    .last(conductor_multiplied_last),
    .channels(conductor_multiplied_last ? conductor_multiplied_command_load_lastChannels :
      conductor_multiplied_command_load_groupChannels),
    .busy(slices_busy),
    .readRow(slices_readRow),
    .row(slices_row),
    .turn(slices_turn),
    .shared(slices_shared),
    .column(slices_column),
    .operands(operands_instance_operands),
    .readWeights(slices_readWeights),
    .weightAddress(slices_weightAddress),
    .weightWord(weights_readData),
    .half(conductor_multipliedHalf),
    .storeHalf(conductor_storedHalf),
    .storeAddress(storer_readAddress),
    .storeRead(storer_read),
    .storeSlice(storer_readSlice),
    .storeSum(slices_storeSum),
    .multiplications(slices_multiplications),
    .additions(slices_additions),
    .readsSums(slices_readsSums),
    .writesSums(slices_writesSums)
  );

  Storer storer (
    .clock(clock),
    .reset(reset),
    .command_storeRows(conductor_stored_store_storeRows),
    .command_storeColumns(conductor_stored_store_storeColumns),
    .command_pool(conductor_stored_store_pool),
    .command_poolKind(conductor_stored_store_poolKind),
    .command_poolShift(conductor_stored_store_poolShift),
    .command_quartered(conductor_stored_store_quartered),
    .command_storeHalves(conductor_stored_store_storeHalves),
    .command_storeForm(conductor_stored_store_storeForm),
    .command_storeBase(conductor_stored_store_storeBase),
    .command_storeChannelStride(conductor_stored_store_storeChannelStride),
    .command_storeRowStride(conductor_stored_store_storeRowStride),
    .command_storeByte(conductor_stored_store_storeByte),
    .outputs(conductor_stored_load_outputs),
    .sums_kernel(conductor_stored_multiply_kernel),
    .sums_rowBlocks(conductor_stored_multiply_rowBlocks),
    .sums_lastRows(conductor_stored_multiply_lastRows),
    .sums_lastParts(conductor_stored_multiply_lastParts),
    .sums_lastColumns(conductor_stored_multiply_lastColumns),
    .sums_lastFull(conductor_stored_multiply_lastFull),
    .sums_lastRest(conductor_stored_multiply_lastRest),
    .sums_channelBlocks(conductor_stored_multiply_channelBlocks),
    .sums_lastLanes(conductor_stored_multiply_lastLanes),
    .sums_columns(conductor_stored_multiply_columns),
    .sums_blockWords(conductor_stored_multiply_blockWords),
    .sums_firstColumn(conductor_stored_multiply_firstColumn),
    .start(conductor_begins && conductor_stores),
    .busy(storer_busy),
    .scaleWrite_valid(loader_scaleWrite_valid),
    .scaleWrite_address(loader_scaleWrite_address),
    .scaleWrite_data(loader_scaleWrite_data),
    .scaleWriteHalf(conductor_multipliedHalf),
    .scaleHalf(conductor_storedHalf),
    .read(storer_read),
    .readAddress(storer_readAddress),
    .readSlice(storer_readSlice),
    .sum(slices_storeSum),
    .writes_valid(storer_writes_valid),
    .writes_ready(write_ready),
    .writes_payload_address(storer_writes_payload_address),
    .writes_payload_data(storer_writes_payload_data),
    .writes_payload_mask(storer_writes_payload_mask),
    .adds(storer_adds)
  );

  wire even = !conductor_oddBeat;

  PingPong_512 inputs (
    .clock(clock),
    .write(loader_inputWrite_valid),
    .writeHalf(conductor_oddBeat),
    .writeAddress(loader_inputWrite_address),
    .writeData(loader_inputWrite_data),
    .read(preparer_read),
    .readHalf(even),
    .readAddress(preparer_readAddress),
    .readData(inputs_readData)
  );

  OperandBuffer operands_instance (
    .clock(clock),
    .reset(reset),
    .command_channelWords(conductor_prepared_command_prepare_channelWords),
    .command_reads(conductor_prepared_command_prepare_reads),
    .command_readStep(conductor_prepared_command_prepare_readStep),
    .command_wideHalves(conductor_prepared_command_prepare_wideHalves),
    .command_rows(conductor_prepared_command_prepare_rows),
    .command_columnGroups(conductor_prepared_command_prepare_columnGroups),
    .command_lastPairs(conductor_prepared_command_prepare_lastPairs),
    .command_single(conductor_prepared_command_prepare_single),
    .command_window(conductor_prepared_command_prepare_window),
    .command_spacing(conductor_prepared_command_prepare_spacing),
    .command_bankRows(conductor_prepared_command_prepare_bankRows),
    .command_stride(conductor_prepared_command_prepare_stride),
    .start(conductor_begins && conductor_prepared_valid),
    .writeHalf(even),
    .channels(conductor_prepared_last ? conductor_prepared_command_load_lastChannels :
      conductor_prepared_command_load_groupChannels),
    .even_valid(reuse_even_valid),
    .even_ready(operands_instance_even_ready),
    .even_payload_value(reuse_even_payload_value),
    .even_payload_last(reuse_even_payload_last),
    .odd_valid(reuse_odd_valid),
    .odd_ready(operands_instance_odd_ready),
    .odd_payload_value(reuse_odd_payload_value),
    .odd_payload_last(reuse_odd_payload_last),
    .busy(operands_instance_busy),
    .writes(operands_instance_writes),
    .readStride(conductor_multiplied_command_prepare_stride),
    .read(slices_readRow),
    .readHalf(conductor_oddBeat),
    .readRow(slices_row),
    .turn(slices_turn),
    .shared(slices_shared),
    .parts(conductor_multiplied_command_multiply_lastParts),
    .partColumns(conductor_multiplied_command_multiply_lastColumns),
    .column(slices_column),
    .operands(operands_instance_operands)
  );

  PingPong_200 weights (
    .clock(clock),
    .write(loader_weightWrite_valid),
    .writeHalf(even),
    .writeAddress(loader_weightWrite_address),
    .writeData(loader_weightWrite_data),
    .read(slices_readWeights),
    .readHalf(conductor_oddBeat),
    .readAddress(slices_weightAddress),
    .readData(weights_readData)
  );

  assign busy = conductor_busy;
  assign read_valid = loader_request_valid;
  assign read_payload = loader_request_payload;
  assign write_valid = storer_writes_valid;
  assign write_payload_address = storer_writes_payload_address;
  assign write_payload_data = storer_writes_payload_data;
  assign write_payload_mask = storer_writes_payload_mask;
  wire events = busy;
  wire [39:0] sums_wrapped = counts[39:0] + {39'd0, events};
  wire [39:0] sums_wrapped_2 = counts[79:40] + {34'd0, slices_multiplications};
  wire [1:0] made = reuse_even_valid + reuse_odd_valid;
  wire signed [2:0] reuse_window_minus_1 = {1'b0, reuse_window} - 3'd1;
  wire [1:0] reuse_window_minus_1_max = reuse_window_minus_1 > 3'sd0 ? reuse_window_minus_1[1:0] : 2'd0;
  wire events_min = reuse_window_minus_1_max < 2'd1 ? reuse_window_minus_1_max[0] : 1'd1;
  wire [1:0] made_times_events_min = made * events_min;
  wire [5:0] events_sum = slices_additions + {2'd0, preparer_additions} + {4'd0, made_times_events_min};
  wire [5:0] events_2 = events_sum + {5'd0, storer_adds};
  wire [39:0] sums_wrapped_3 = counts[119:80] + {34'd0, events_2};
  wire events_3 = read_valid && read_ready;
  wire [39:0] sums_wrapped_4 = counts[159:120] + {39'd0, events_3};
  wire events_4 = write_valid && write_ready;
  wire [39:0] sums_wrapped_5 = counts[199:160] + {39'd0, events_4};
  wire events_5 = preparer_read;
  wire [39:0] sums_wrapped_6 = counts[239:200] + {39'd0, events_5};
  wire events_6 = loader_inputWrite_valid;
  wire [39:0] sums_wrapped_7 = counts[279:240] + {39'd0, events_6};
  wire [2:0] events_7 = slices_readRow ? 3'd4 : 3'd0;
  wire [39:0] sums_wrapped_8 = counts[319:280] + {37'd0, events_7};
  wire events_8 = operands_instance_writes;
  wire [39:0] sums_wrapped_9 = counts[359:320] + {39'd0, events_8};
  wire events_9 = slices_readWeights;
  wire [39:0] sums_wrapped_10 = counts[399:360] + {39'd0, events_9};
  wire events_10 = loader_weightWrite_valid;
  wire [39:0] sums_wrapped_11 = counts[439:400] + {39'd0, events_10};
  wire [39:0] sums_wrapped_12 = counts[479:440] + {38'd0, slices_readsSums};
  wire events_11 = slices_writesSums;
  wire [39:0] sums_wrapped_13 = counts[519:480] + {39'd0, events_11};
  wire [519:0] sums = {sums_wrapped_13, sums_wrapped_12, sums_wrapped_11, sums_wrapped_10, sums_wrapped_9,
      sums_wrapped_8, sums_wrapped_7, sums_wrapped_6, sums_wrapped_5, sums_wrapped_4, sums_wrapped_3,
      sums_wrapped_2, sums_wrapped};

  always @(posedge clock) begin
    if (reset) begin
      counts <= 520'd0;
    end else begin
      counts <= sums;
      if (start) counts <= 520'd0;
    end
  end

  assign counters = counts;
endmodule
