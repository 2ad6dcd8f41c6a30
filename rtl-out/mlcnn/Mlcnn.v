// Mlcnn
//
// MlcnnConfig[format=INT8, mode=BOTH, sums=FULL, slices=SliceMap[channels=8, rows=4], tile=Tile[outputs=32, inputs=4, rows=28, columns=28], limits=Limits[kernel=5, stride=2, pool=2, terms=4608], bufferKilobytes=134]

module Mlcnn (
  input wire clock,
  input wire reset,
  input wire start,
  input wire [27:0] commandBase,
  input wire [15:0] commands,
  output wire busy,
  output wire request_valid,
  input wire request_ready,
  output wire request_payload_write,
  output wire [27:0] request_payload_address,
  output wire [63:0] request_payload_data,
  output wire [7:0] request_payload_mask,
  input wire response_valid,
  input wire [63:0] response_payload,
  output wire [519:0] counters
);
  reg [519:0] counts;
  wire conductor_busy;
  wire conductor_request_valid;
  wire [27:0] conductor_request_payload;
  wire conductor_fetches;
  wire [27:0] conductor_command_load_inputBase;
  wire [27:0] conductor_command_load_inputChannelStride;
  wire [27:0] conductor_command_load_inputRowStride;
  wire [9:0] conductor_command_load_inputRows;
  wire [9:0] conductor_command_load_rowWords;
  wire [12:0] conductor_command_load_groups;
  wire [9:0] conductor_command_load_groupChannels;
  wire [9:0] conductor_command_load_lastChannels;
  wire [9:0] conductor_command_load_groupWords;
  wire [9:0] conductor_command_load_lastGroupWords;
  wire [27:0] conductor_command_load_weightBase;
  wire [8:0] conductor_command_load_weightWords;
  wire [8:0] conductor_command_load_lastWeightWords;
  wire [27:0] conductor_command_load_scaleBase;
  wire [8:0] conductor_command_load_outputs;
  wire [9:0] conductor_command_prepare_channelWords;
  wire [1:0] conductor_command_prepare_reads;
  wire [9:0] conductor_command_prepare_readStep;
  wire conductor_command_prepare_wideHalves;
  wire [5:0] conductor_command_prepare_rows;
  wire [5:0] conductor_command_prepare_columnGroups;
  wire [2:0] conductor_command_prepare_lastPairs;
  wire conductor_command_prepare_single;
  wire [1:0] conductor_command_prepare_window;
  wire [1:0] conductor_command_prepare_spacing;
  wire [5:0] conductor_command_prepare_bankRows;
  wire [2:0] conductor_command_prepare_stride;
  wire [2:0] conductor_command_multiply_kernel;
  wire [9:0] conductor_command_multiply_rowBlocks;
  wire [2:0] conductor_command_multiply_lastRows;
  wire [2:0] conductor_command_multiply_lastParts;
  wire [5:0] conductor_command_multiply_lastColumns;
  wire [2:0] conductor_command_multiply_lastFull;
  wire [5:0] conductor_command_multiply_lastRest;
  wire [8:0] conductor_command_multiply_channelBlocks;
  wire [3:0] conductor_command_multiply_lastLanes;
  wire [5:0] conductor_command_multiply_columns;
  wire [9:0] conductor_command_multiply_blockWords;
  wire [2:0] conductor_command_multiply_firstColumn;
  wire [5:0] conductor_command_store_storeRows;
  wire [5:0] conductor_command_store_storeColumns;
  wire [1:0] conductor_command_store_pool;
  wire [1:0] conductor_command_store_poolKind;
  wire [2:0] conductor_command_store_poolShift;
  wire conductor_command_store_quartered;
  wire conductor_command_store_storeHalves;
  wire [1:0] conductor_command_store_storeForm;
  wire [27:0] conductor_command_store_storeBase;
  wire [27:0] conductor_command_store_storeChannelStride;
  wire [27:0] conductor_command_store_storeRowStride;
  wire [2:0] conductor_command_store_storeByte;
  wire conductor_begin;
  wire conductor_oddBeat;
  wire conductor_load;
  wire conductor_loadInputs;
  wire conductor_lastInputs;
  wire conductor_loadWeights;
  wire conductor_lastWeights;
  wire conductor_loadScales;
  wire conductor_prepare;
  wire [9:0] conductor_preparedChannels;
  wire conductor_multiply;
  wire conductor_firstGroup;
  wire [9:0] conductor_multipliedChannels;
  wire conductor_store;
  wire loader_busy;
  wire loader_request_valid;
  wire [27:0] loader_request_payload;
  wire loader_inputWrite_valid;
  wire [8:0] loader_inputWrite_address;
  wire [63:0] loader_inputWrite_data;
  wire loader_weightWrite_valid;
  wire [8:0] loader_weightWrite_address;
  wire [63:0] loader_weightWrite_data;
  wire loader_scaleWrite_valid;
  wire [7:0] loader_scaleWrite_address;
  wire [63:0] loader_scaleWrite_data;
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
  wire [8:0] slices_weightAddress;
  wire [30:0] slices_storeSum;
  wire [5:0] slices_multiplications;
  wire [5:0] slices_additions;
  wire slices_readsSums;
  wire slices_writesSums;
  wire storer_busy;
  wire storer_read;
  wire [9:0] storer_readAddress;
  wire [4:0] storer_readSlice;
  wire storer_request_valid;
  /* verilator lint_off UNUSEDSIGNAL */
  wire storer_request_payload_write;
  /* verilator lint_on UNUSEDSIGNAL */
  wire [27:0] storer_request_payload_address;
  wire [63:0] storer_request_payload_data;
  wire [7:0] storer_request_payload_mask;
  wire storer_adds;
  wire [63:0] inputs_readData;
  wire operands_instance_even_ready;
  wire operands_instance_odd_ready;
  wire operands_instance_busy;
  wire operands_instance_writes;
  wire [39:0] operands_instance_operands;
  wire [63:0] weights_readData;

  wire conductor_working_or = loader_busy || preparer_busy || operands_instance_busy;
  assign reuse_window = conductor_command_prepare_window;

  Conductor conductor (
    .clock(clock),
    .reset(reset),
    .start(start),
    .commandBase(commandBase),
    .commands(commands),
    .busy(conductor_busy),
    .request_valid(conductor_request_valid),
    .request_ready(request_ready),
    .request_payload(conductor_request_payload),
    .response_valid(response_valid),
    .response_payload(response_payload),
    .fetches(conductor_fetches),
    .command_load_inputBase(conductor_command_load_inputBase),
    .command_load_inputChannelStride(conductor_command_load_inputChannelStride),
    .command_load_inputRowStride(conductor_command_load_inputRowStride),
    .command_load_inputRows(conductor_command_load_inputRows),
    .command_load_rowWords(conductor_command_load_rowWords),
    .command_load_groups(conductor_command_load_groups),
    .command_load_groupChannels(conductor_command_load_groupChannels),
    .command_load_lastChannels(conductor_command_load_lastChannels),
    .command_load_groupWords(conductor_command_load_groupWords),
    .command_load_lastGroupWords(conductor_command_load_lastGroupWords),
    .command_load_weightBase(conductor_command_load_weightBase),
    .command_load_weightWords(conductor_command_load_weightWords),
    .command_load_lastWeightWords(conductor_command_load_lastWeightWords),
    .command_load_scaleBase(conductor_command_load_scaleBase),
    .command_load_outputs(conductor_command_load_outputs),
    .command_prepare_channelWords(conductor_command_prepare_channelWords),
    .command_prepare_reads(conductor_command_prepare_reads),
    .command_prepare_readStep(conductor_command_prepare_readStep),
    .command_prepare_wideHalves(conductor_command_prepare_wideHalves),
    .command_prepare_rows(conductor_command_prepare_rows),
    .command_prepare_columnGroups(conductor_command_prepare_columnGroups),
    .command_prepare_lastPairs(conductor_command_prepare_lastPairs),
    .command_prepare_single(conductor_command_prepare_single),
    .command_prepare_window(conductor_command_prepare_window),
    .command_prepare_spacing(conductor_command_prepare_spacing),
    .command_prepare_bankRows(conductor_command_prepare_bankRows),
    .command_prepare_stride(conductor_command_prepare_stride),
    .command_multiply_kernel(conductor_command_multiply_kernel),
    .command_multiply_rowBlocks(conductor_command_multiply_rowBlocks),
    .command_multiply_lastRows(conductor_command_multiply_lastRows),
    .command_multiply_lastParts(conductor_command_multiply_lastParts),
    .command_multiply_lastColumns(conductor_command_multiply_lastColumns),
    .command_multiply_lastFull(conductor_command_multiply_lastFull),
    .command_multiply_lastRest(conductor_command_multiply_lastRest),
    .command_multiply_channelBlocks(conductor_command_multiply_channelBlocks),
    .command_multiply_lastLanes(conductor_command_multiply_lastLanes),
    .command_multiply_columns(conductor_command_multiply_columns),
    .command_multiply_blockWords(conductor_command_multiply_blockWords),
    .command_multiply_firstColumn(conductor_command_multiply_firstColumn),
    .command_store_storeRows(conductor_command_store_storeRows),
    .command_store_storeColumns(conductor_command_store_storeColumns),
    .command_store_pool(conductor_command_store_pool),
    .command_store_poolKind(conductor_command_store_poolKind),
    .command_store_poolShift(conductor_command_store_poolShift),
    .command_store_quartered(conductor_command_store_quartered),
    .command_store_storeHalves(conductor_command_store_storeHalves),
    .command_store_storeForm(conductor_command_store_storeForm),
    .command_store_storeBase(conductor_command_store_storeBase),
    .command_store_storeChannelStride(conductor_command_store_storeChannelStride),
    .command_store_storeRowStride(conductor_command_store_storeRowStride),
    .command_store_storeByte(conductor_command_store_storeByte),
    .begin_(conductor_begin),
    .oddBeat(conductor_oddBeat),
    .load(conductor_load),
    .loadInputs(conductor_loadInputs),
    .lastInputs(conductor_lastInputs),
    .loadWeights(conductor_loadWeights),
    .lastWeights(conductor_lastWeights),
    .loadScales(conductor_loadScales),
    .prepare(conductor_prepare),
    .preparedChannels(conductor_preparedChannels),
    .multiply(conductor_multiply),
    .firstGroup(conductor_firstGroup),
    .multipliedChannels(conductor_multipliedChannels),
    .store(conductor_store),
    .working(conductor_working_or || slices_busy),
    .storing(storer_busy)
  );

  Loader loader (
    .clock(clock),
    .reset(reset),
    .command_inputBase(conductor_command_load_inputBase),
    .command_inputChannelStride(conductor_command_load_inputChannelStride),
    .command_inputRowStride(conductor_command_load_inputRowStride),
    .command_inputRows(conductor_command_load_inputRows),
    .command_rowWords(conductor_command_load_rowWords),
    .command_groups(conductor_command_load_groups),
    .command_groupChannels(conductor_command_load_groupChannels),
    .command_lastChannels(conductor_command_load_lastChannels),
    .command_groupWords(conductor_command_load_groupWords),
    .command_lastGroupWords(conductor_command_load_lastGroupWords),
    .command_weightBase(conductor_command_load_weightBase),
    .command_weightWords(conductor_command_load_weightWords),
    .command_lastWeightWords(conductor_command_load_lastWeightWords),
    .command_scaleBase(conductor_command_load_scaleBase),
    .command_outputs(conductor_command_load_outputs),
    .begin_(conductor_begin),
    .start(conductor_load),
    .inputs(conductor_loadInputs),
    .lastInputs(conductor_lastInputs),
    .weights(conductor_loadWeights),
    .lastWeights(conductor_lastWeights),
    .scales(conductor_loadScales),
    .busy(loader_busy),
    .request_valid(loader_request_valid),
    .request_ready(request_ready),
    .request_payload(loader_request_payload),
    .response_valid(response_valid && !conductor_fetches),
    .response_payload(response_payload),
    .inputWrite_valid(loader_inputWrite_valid),
    .inputWrite_address(loader_inputWrite_address),
    .inputWrite_data(loader_inputWrite_data),
    .weightWrite_valid(loader_weightWrite_valid),
    .weightWrite_address(loader_weightWrite_address),
    .weightWrite_data(loader_weightWrite_data),
    .scaleWrite_valid(loader_scaleWrite_valid),
    .scaleWrite_address(loader_scaleWrite_address),
    .scaleWrite_data(loader_scaleWrite_data)
  );

  Preparer preparer (
    .clock(clock),
    .reset(reset),
    .command_channelWords(conductor_command_prepare_channelWords),
    .command_reads(conductor_command_prepare_reads),
    .command_readStep(conductor_command_prepare_readStep),
    .command_wideHalves(conductor_command_prepare_wideHalves),
    .command_rows(conductor_command_prepare_rows),
    .command_columnGroups(conductor_command_prepare_columnGroups),
    .command_lastPairs(conductor_command_prepare_lastPairs),
    .command_single(conductor_command_prepare_single),
    .command_window(conductor_command_prepare_window),
    .command_spacing(conductor_command_prepare_spacing),
    .command_bankRows(conductor_command_prepare_bankRows),
    .command_stride(conductor_command_prepare_stride),
    .rowWords(conductor_command_load_rowWords),
    .start(conductor_prepare),
    .channels(conductor_preparedChannels),
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
    .spacing(conductor_command_prepare_spacing),
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
    .command_kernel(conductor_command_multiply_kernel),
    .command_rowBlocks(conductor_command_multiply_rowBlocks),
    .command_lastRows(conductor_command_multiply_lastRows),
    .command_lastParts(conductor_command_multiply_lastParts),
    .command_lastColumns(conductor_command_multiply_lastColumns),
    .command_lastFull(conductor_command_multiply_lastFull),
    .command_lastRest(conductor_command_multiply_lastRest),
    .command_channelBlocks(conductor_command_multiply_channelBlocks),
    .command_lastLanes(conductor_command_multiply_lastLanes),
    .command_columns(conductor_command_multiply_columns),
    .command_blockWords(conductor_command_multiply_blockWords),
    .command_firstColumn(conductor_command_multiply_firstColumn),
    .stride(conductor_command_prepare_stride),
    .bankRows(conductor_command_prepare_bankRows),
    .start(conductor_multiply),
    .first(conductor_firstGroup),
    .channels(conductor_multipliedChannels),
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
    .storeAddress(storer_readAddress),
    .storeRead(storer_read),
    .storeSlice(storer_readSlice),
    .storeSum(slices_storeSum),
    .multiplications(slices_multiplications),
    .additions(slices_additions),
    .readsSums(slices_readsSums),
    .writesSums(slices_writesSums)
  );

  wire reads = conductor_request_valid || loader_request_valid;

  Storer storer (
    .clock(clock),
    .reset(reset),
    .command_storeRows(conductor_command_store_storeRows),
    .command_storeColumns(conductor_command_store_storeColumns),
    .command_pool(conductor_command_store_pool),
    .command_poolKind(conductor_command_store_poolKind),
    .command_poolShift(conductor_command_store_poolShift),
    .command_quartered(conductor_command_store_quartered),
    .command_storeHalves(conductor_command_store_storeHalves),
    .command_storeForm(conductor_command_store_storeForm),
    .command_storeBase(conductor_command_store_storeBase),
    .command_storeChannelStride(conductor_command_store_storeChannelStride),
    .command_storeRowStride(conductor_command_store_storeRowStride),
    .command_storeByte(conductor_command_store_storeByte),
    .outputs(conductor_command_load_outputs),
    .sums_kernel(conductor_command_multiply_kernel),
    .sums_rowBlocks(conductor_command_multiply_rowBlocks),
    .sums_lastRows(conductor_command_multiply_lastRows),
    .sums_lastParts(conductor_command_multiply_lastParts),
    .sums_lastColumns(conductor_command_multiply_lastColumns),
    .sums_lastFull(conductor_command_multiply_lastFull),
    .sums_lastRest(conductor_command_multiply_lastRest),
    .sums_channelBlocks(conductor_command_multiply_channelBlocks),
    .sums_lastLanes(conductor_command_multiply_lastLanes),
    .sums_columns(conductor_command_multiply_columns),
    .sums_blockWords(conductor_command_multiply_blockWords),
    .sums_firstColumn(conductor_command_multiply_firstColumn),
    .start(conductor_store),
    .busy(storer_busy),
    .scaleWrite_valid(loader_scaleWrite_valid),
    .scaleWrite_address(loader_scaleWrite_address),
    .scaleWrite_data(loader_scaleWrite_data),
    .read(storer_read),
    .readAddress(storer_readAddress),
    .readSlice(storer_readSlice),
    .sum(slices_storeSum),
    .request_valid(storer_request_valid),
    .request_ready(request_ready && !reads),
    .request_payload_write(storer_request_payload_write),
    .request_payload_address(storer_request_payload_address),
    .request_payload_data(storer_request_payload_data),
    .request_payload_mask(storer_request_payload_mask),
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
    .command_channelWords(conductor_command_prepare_channelWords),
    .command_reads(conductor_command_prepare_reads),
    .command_readStep(conductor_command_prepare_readStep),
    .command_wideHalves(conductor_command_prepare_wideHalves),
    .command_rows(conductor_command_prepare_rows),
    .command_columnGroups(conductor_command_prepare_columnGroups),
    .command_lastPairs(conductor_command_prepare_lastPairs),
    .command_single(conductor_command_prepare_single),
    .command_window(conductor_command_prepare_window),
    .command_spacing(conductor_command_prepare_spacing),
    .command_bankRows(conductor_command_prepare_bankRows),
    .command_stride(conductor_command_prepare_stride),
    .start(conductor_prepare),
    .writeHalf(even),
    .channels(conductor_preparedChannels),
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
    .read(slices_readRow),
    .readHalf(conductor_oddBeat),
    .readRow(slices_row),
    .turn(slices_turn),
    .shared(slices_shared),
    .parts(conductor_command_multiply_lastParts),
    .partColumns(conductor_command_multiply_lastColumns),
    .column(slices_column),
    .operands(operands_instance_operands)
  );

  PingPong_400 weights (
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
  assign request_valid = reads || storer_request_valid;
  assign request_payload_write = !reads;
  wire [27:0] request_payload_address_choice = loader_request_valid ? loader_request_payload :
      storer_request_payload_address;
  assign request_payload_address = conductor_request_valid ? conductor_request_payload :
      request_payload_address_choice;
  assign request_payload_data = storer_request_payload_data;
  assign request_payload_mask = storer_request_payload_mask;
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
  wire events_and = request_valid && request_ready;
  wire events_3 = events_and && !request_payload_write;
  wire [39:0] sums_wrapped_4 = counts[159:120] + {39'd0, events_3};
  wire events_and_2 = request_valid && request_ready;
  wire events_4 = events_and_2 && request_payload_write;
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
  wire events_11 = slices_readsSums;
  wire [39:0] sums_wrapped_12 = counts[479:440] + {39'd0, events_11};
  wire events_12 = slices_writesSums;
  wire [39:0] sums_wrapped_13 = counts[519:480] + {39'd0, events_12};
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
