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
  wire [464:0] conductor_loaded_command;
  wire conductor_prepared_valid;
  wire conductor_prepared_first;
  wire conductor_prepared_last;
  wire [464:0] conductor_prepared_command;
  wire conductor_multiplied_valid;
  wire conductor_multiplied_first;
  wire conductor_multiplied_last;
  wire [464:0] conductor_multiplied_command;
  wire conductor_stores;
  /* verilator lint_off UNUSEDSIGNAL */
  wire [464:0] conductor_stored;
  /* verilator lint_on UNUSEDSIGNAL */
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
  wire [9:0] preparing_prepare_channelWords = conductor_prepared_command[225:216];
  wire [1:0] preparing_prepare_reads = conductor_prepared_command[215:214];
  wire [9:0] preparing_prepare_readStep = conductor_prepared_command[213:204];
  wire preparing_prepare_wideHalves = conductor_prepared_command[203];
  wire [5:0] preparing_prepare_rows = conductor_prepared_command[202:197];
  wire [5:0] preparing_prepare_columnGroups = conductor_prepared_command[196:191];
  wire [2:0] preparing_prepare_lastPairs = conductor_prepared_command[190:188];
  wire preparing_prepare_single = conductor_prepared_command[187];
  wire [1:0] preparing_prepare_window = conductor_prepared_command[186:185];
  assign reuse_window = preparing_prepare_window;

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
    .loaded_command(conductor_loaded_command),
    .prepared_valid(conductor_prepared_valid),
    .prepared_first(conductor_prepared_first),
    .prepared_last(conductor_prepared_last),
    .prepared_command(conductor_prepared_command),
    .multiplied_valid(conductor_multiplied_valid),
    .multiplied_first(conductor_multiplied_first),
    .multiplied_last(conductor_multiplied_last),
    .multiplied_command(conductor_multiplied_command),
    .stores(conductor_stores),
    .stored(conductor_stored),
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
    .inputs_command(conductor_loaded_command),
    .weights_valid(conductor_prepared_valid),
    .weights_first(conductor_prepared_first),
    .weights_last(conductor_prepared_last),
    .weights_command(conductor_prepared_command),
    .scales_valid(conductor_multiplied_valid),
    .scales_first(conductor_multiplied_first),
    .scales_last(conductor_multiplied_last),
    .scales_command(conductor_multiplied_command),
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

  wire [1:0] preparing_prepare_spacing = conductor_prepared_command[184:183];
  wire [5:0] preparing_prepare_bankRows = conductor_prepared_command[182:177];
  wire [2:0] preparing_prepare_stride = conductor_prepared_command[176:174];
  wire [9:0] preparing_load_rowWords = conductor_prepared_command[369:360];
  wire [9:0] preparer_channels_bits = conductor_prepared_command[336:327];
  wire [9:0] preparer_channels_bits_2 = conductor_prepared_command[346:337];

  Preparer preparer (
    .clock(clock),
    .reset(reset),
    .command_channelWords(preparing_prepare_channelWords),
    .command_reads(preparing_prepare_reads),
    .command_readStep(preparing_prepare_readStep),
    .command_wideHalves(preparing_prepare_wideHalves),
    .command_rows(preparing_prepare_rows),
    .command_columnGroups(preparing_prepare_columnGroups),
    .command_lastPairs(preparing_prepare_lastPairs),
    .command_single(preparing_prepare_single),
    .command_window(preparing_prepare_window),
    .command_spacing(preparing_prepare_spacing),
    .command_bankRows(preparing_prepare_bankRows),
    .command_stride(preparing_prepare_stride),
    .rowWords(preparing_load_rowWords),
    .start(conductor_begins && conductor_prepared_valid),
    .channels(conductor_prepared_last ? preparer_channels_bits : preparer_channels_bits_2),
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
    .spacing(preparing_prepare_spacing),
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

  wire [2:0] multiplying_multiply_kernel = conductor_multiplied_command[173:171];
  wire [8:0] multiplying_multiply_rowBlocks = conductor_multiplied_command[170:162];
  wire [2:0] multiplying_multiply_lastRows = conductor_multiplied_command[161:159];
  wire [2:0] multiplying_multiply_lastParts = conductor_multiplied_command[158:156];
  wire [5:0] multiplying_multiply_lastColumns = conductor_multiplied_command[155:150];
  wire [2:0] multiplying_multiply_lastFull = conductor_multiplied_command[149:147];
  wire [5:0] multiplying_multiply_lastRest = conductor_multiplied_command[146:141];
  wire [8:0] multiplying_multiply_channelBlocks = conductor_multiplied_command[140:132];
  wire [3:0] multiplying_multiply_lastLanes = conductor_multiplied_command[131:128];
  wire [5:0] multiplying_multiply_columns = conductor_multiplied_command[127:122];
  wire [8:0] multiplying_multiply_blockWords = conductor_multiplied_command[121:113];
  wire [2:0] multiplying_multiply_firstColumn = conductor_multiplied_command[112:110];
  wire [2:0] multiplying_prepare_stride = conductor_multiplied_command[176:174];
  wire [5:0] multiplying_prepare_bankRows = conductor_multiplied_command[182:177];
  wire [9:0] slices_channels_bits = conductor_multiplied_command[336:327];
  wire [9:0] slices_channels_bits_2 = conductor_multiplied_command[346:337];

  SliceArray slices (
    .clock(clock),
    .reset(reset),
    .command_kernel(multiplying_multiply_kernel),
    .command_rowBlocks(multiplying_multiply_rowBlocks),
    .command_lastRows(multiplying_multiply_lastRows),
    .command_lastParts(multiplying_multiply_lastParts),
    .command_lastColumns(multiplying_multiply_lastColumns),
    .command_lastFull(multiplying_multiply_lastFull),
    .command_lastRest(multiplying_multiply_lastRest),
    .command_channelBlocks(multiplying_multiply_channelBlocks),
    .command_lastLanes(multiplying_multiply_lastLanes),
    .command_columns(multiplying_multiply_columns),
    .command_blockWords(multiplying_multiply_blockWords),
    .command_firstColumn(multiplying_multiply_firstColumn),
    .stride(multiplying_prepare_stride),
    .bankRows(multiplying_prepare_bankRows),
    .start(conductor_begins && conductor_multiplied_valid),
    .first(conductor_multiplied_first),
    .last(conductor_multiplied_last),
    .channels(conductor_multiplied_last ? slices_channels_bits : slices_channels_bits_2),
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

  wire [5:0] storing_store_storeRows = conductor_stored[109:104];
  wire [5:0] storing_store_storeColumns = conductor_stored[103:98];
  wire [1:0] storing_store_pool = conductor_stored[97:96];
  wire [1:0] storing_store_poolKind = conductor_stored[95:94];
  wire [2:0] storing_store_poolShift = conductor_stored[93:91];
  wire storing_store_quartered = conductor_stored[90];
  wire storing_store_storeHalves = conductor_stored[89];
  wire [1:0] storing_store_storeForm = conductor_stored[88:87];
  wire [27:0] storing_store_storeBase = conductor_stored[86:59];
  wire [27:0] storing_store_storeChannelStride = conductor_stored[58:31];
  wire [27:0] storing_store_storeRowStride = conductor_stored[30:3];
  wire [2:0] storing_store_storeByte = conductor_stored[2:0];
  wire [8:0] storing_load_outputs = conductor_stored[234:226];
  wire [2:0] storing_multiply_kernel = conductor_stored[173:171];
  wire [8:0] storing_multiply_rowBlocks = conductor_stored[170:162];
  wire [2:0] storing_multiply_lastRows = conductor_stored[161:159];
  wire [2:0] storing_multiply_lastParts = conductor_stored[158:156];
  wire [5:0] storing_multiply_lastColumns = conductor_stored[155:150];
  wire [2:0] storing_multiply_lastFull = conductor_stored[149:147];
  wire [5:0] storing_multiply_lastRest = conductor_stored[146:141];
  wire [8:0] storing_multiply_channelBlocks = conductor_stored[140:132];
  wire [3:0] storing_multiply_lastLanes = conductor_stored[131:128];
  wire [5:0] storing_multiply_columns = conductor_stored[127:122];
  wire [8:0] storing_multiply_blockWords = conductor_stored[121:113];
  wire [2:0] storing_multiply_firstColumn = conductor_stored[112:110];

  Storer storer (
    .clock(clock),
    .reset(reset),
    .command_storeRows(storing_store_storeRows),
    .command_storeColumns(storing_store_storeColumns),
    .command_pool(storing_store_pool),
    .command_poolKind(storing_store_poolKind),
    .command_poolShift(storing_store_poolShift),
    .command_quartered(storing_store_quartered),
    .command_storeHalves(storing_store_storeHalves),
    .command_storeForm(storing_store_storeForm),
    .command_storeBase(storing_store_storeBase),
    .command_storeChannelStride(storing_store_storeChannelStride),
    .command_storeRowStride(storing_store_storeRowStride),
    .command_storeByte(storing_store_storeByte),
    .outputs(storing_load_outputs),
    .sums_kernel(storing_multiply_kernel),
    .sums_rowBlocks(storing_multiply_rowBlocks),
    .sums_lastRows(storing_multiply_lastRows),
    .sums_lastParts(storing_multiply_lastParts),
    .sums_lastColumns(storing_multiply_lastColumns),
    .sums_lastFull(storing_multiply_lastFull),
    .sums_lastRest(storing_multiply_lastRest),
    .sums_channelBlocks(storing_multiply_channelBlocks),
    .sums_lastLanes(storing_multiply_lastLanes),
    .sums_columns(storing_multiply_columns),
    .sums_blockWords(storing_multiply_blockWords),
    .sums_firstColumn(storing_multiply_firstColumn),
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

  wire [9:0] operands_instance_channels_bits = conductor_prepared_command[336:327];
  wire [9:0] operands_instance_channels_bits_2 = conductor_prepared_command[346:337];

  OperandBuffer operands_instance (
    .clock(clock),
    .reset(reset),
    .command_channelWords(preparing_prepare_channelWords),
    .command_reads(preparing_prepare_reads),
    .command_readStep(preparing_prepare_readStep),
    .command_wideHalves(preparing_prepare_wideHalves),
    .command_rows(preparing_prepare_rows),
    .command_columnGroups(preparing_prepare_columnGroups),
    .command_lastPairs(preparing_prepare_lastPairs),
    .command_single(preparing_prepare_single),
    .command_window(preparing_prepare_window),
    .command_spacing(preparing_prepare_spacing),
    .command_bankRows(preparing_prepare_bankRows),
    .command_stride(preparing_prepare_stride),
    .start(conductor_begins && conductor_prepared_valid),
    .writeHalf(even),
    .channels(conductor_prepared_last ? operands_instance_channels_bits : operands_instance_channels_bits_2),
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
    .readStride(multiplying_prepare_stride),
    .read(slices_readRow),
    .readHalf(conductor_oddBeat),
    .readRow(slices_row),
    .turn(slices_turn),
    .shared(slices_shared),
    .parts(multiplying_multiply_lastParts),
    .partColumns(multiplying_multiply_lastColumns),
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
