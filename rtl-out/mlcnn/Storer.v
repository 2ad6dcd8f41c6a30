// Storer
//
// MlcnnConfig[format=INT8, mode=BOTH, sums=FULL, slices=SliceMap[channels=8, rows=4], tile=Tile[outputs=16, inputs=4, rows=28, columns=28], limits=Limits[kernel=5, stride=2, pool=2, terms=4608], bufferKilobytes=134]

module Storer (
  input wire clock,
  input wire reset,
  input wire [5:0] command_storeRows,
  input wire [5:0] command_storeColumns,
  input wire [1:0] command_pool,
  input wire [1:0] command_poolKind,
  input wire [2:0] command_poolShift,
  input wire command_quartered,
  input wire command_storeHalves,
  input wire [1:0] command_storeForm,
  input wire [27:0] command_storeBase,
  input wire [27:0] command_storeChannelStride,
  input wire [27:0] command_storeRowStride,
  input wire [2:0] command_storeByte,
  input wire [8:0] outputs,
  /* verilator lint_off UNUSEDSIGNAL */
  input wire [2:0] sums_kernel,
  /* verilator lint_on UNUSEDSIGNAL */
  input wire [8:0] sums_rowBlocks,
  /* verilator lint_off UNUSEDSIGNAL */
  input wire [2:0] sums_lastRows,
  /* verilator lint_on UNUSEDSIGNAL */
  input wire [2:0] sums_lastParts,
  input wire [5:0] sums_lastColumns,
  /* verilator lint_off UNUSEDSIGNAL */
  input wire [2:0] sums_lastFull,
  input wire [5:0] sums_lastRest,
  input wire [8:0] sums_channelBlocks,
  input wire [3:0] sums_lastLanes,
  /* verilator lint_on UNUSEDSIGNAL */
  input wire [5:0] sums_columns,
  input wire [8:0] sums_blockWords,
  /* verilator lint_off UNUSEDSIGNAL */
  input wire [2:0] sums_firstColumn,
  /* verilator lint_on UNUSEDSIGNAL */
  input wire start,
  output wire busy,
  input wire scaleWrite_valid,
  input wire [7:0] scaleWrite_address,
  input wire [63:0] scaleWrite_data,
  input wire scaleWriteHalf,
  input wire scaleHalf,
  output wire read,
  output wire [8:0] readAddress,
  output wire [4:0] readSlice,
  input wire [30:0] sum,
  output wire writes_valid,
  input wire writes_ready,
  output wire [27:0] writes_payload_address,
  output wire [63:0] writes_payload_data,
  output wire [7:0] writes_payload_mask,
  output wire adds
);
  reg running;
  reg [7:0] output_;
  reg [4:0] channelSlice;
  reg [8:0] blockAt;
  reg [5:0] resultRow;
  reg [5:0] resultColumn;
  reg [1:0] windowRow;
  reg [1:0] windowColumn;
  reg [8:0] rowBlock;
  reg [8:0] rowWords;
  reg [1:0] rowLane;
  reg [8:0] windowBlock;
  reg [8:0] windowWords;
  reg [1:0] windowLane;
  reg [4:0] columnOwn;
  reg [1:0] columnPart;
  reg [4:0] columnShared;
  reg [4:0] windowOwn;
  reg [1:0] windowPart;
  reg [4:0] windowShared;
  reg issues_reg;
  reg value_reg;
  reg [4:0] slice_reg;
  reg value_reg_1;
  reg value_reg_1_reg;
  reg value_reg_1_reg_reg;
  reg value_reg_1_reg_reg_reg;
  reg value_reg_1_reg_reg_reg_reg;
  reg value_reg_1_reg_reg_reg_reg_reg;
  reg [4:0] reg_column;
  reg reg_firstRow;
  reg reg_rowEnds;
  reg reg_channelEnds;
  reg reg_ends;
  reg [4:0] reg_column_1;
  reg reg_firstRow_1;
  reg reg_rowEnds_1;
  reg reg_channelEnds_1;
  reg reg_ends_1;
  reg [4:0] reg_column_2;
  reg reg_firstRow_2;
  reg reg_rowEnds_2;
  reg reg_channelEnds_2;
  reg reg_ends_2;
  reg [4:0] reg_column_3;
  reg reg_firstRow_3;
  reg reg_rowEnds_3;
  reg reg_channelEnds_3;
  reg reg_ends_3;
  reg [4:0] reg_column_4;
  reg reg_firstRow_4;
  reg reg_rowEnds_4;
  reg reg_channelEnds_4;
  reg reg_ends_4;
  reg [4:0] reg_column_5;
  reg reg_firstRow_5;
  reg reg_rowEnds_5;
  reg reg_channelEnds_5;
  reg reg_ends_5;
  reg [27:0] channelAt;
  reg [27:0] rowAt;
  reg [27:0] wordAt;
  reg [2:0] at;
  reg [63:0] word;
  reg [7:0] mask;
  reg working;
  reg packed_;
  reg [7:0] line [0:31];
  wire [31:0] post_result;
  /* verilator lint_off UNUSEDSIGNAL */
  wire queue_in_ready;
  /* verilator lint_on UNUSEDSIGNAL */
  wire queue_out_valid;
  wire [27:0] queue_out_payload_address;
  wire [63:0] queue_out_payload_data;
  wire [7:0] queue_out_payload_mask;
  wire [3:0] queue_occupancy;
  wire [63:0] scales_readData;

  IntegerPostProcessor post (
    .clock(clock),
    .reset(reset),
    .valid(issues_reg),
    .sum(sum),
    .first(value_reg),
    .scale(scales_readData),
    .kind(command_poolKind),
    .poolShift(command_poolShift),
    .quartered(command_quartered == 1'd1),
    .raw(command_storeForm == 2'd2),
    .result(post_result)
  );

  wire skipped = command_storeHalves == 1'd1 && reg_firstRow_5;
  wire word_when_and = value_reg_1_reg_reg_reg_reg_reg && !skipped;
  wire command_storeForm_equal = command_storeForm == 2'd2;
  wire [1:0] bytes_choice = command_storeForm == 2'd1 ? 2'd2 : 2'd1;
  wire [2:0] bytes = command_storeForm_equal ? 3'd4 : {1'b0, bytes_choice};
  wire goes_above = {1'b0, at} + {1'b0, bytes} >= 4'd8;
  wire goes = word_when_and && (goes_above || reg_rowEnds_5);
  wire number_equal = command_storeHalves == 1'd1;
  wire [7:0] above = line[reg_column_5];
  wire [7:0] own = post_result[7:0];

  reg [8:0] sums;
  always @(above or own) begin : sums_loop
    reg [8:0] sum_lane;
    reg [8:0] sum_lane_2;
    /* verilator lint_off UNUSEDSIGNAL */
    reg [9:0] sum_2;
    /* verilator lint_on UNUSEDSIGNAL */
    sum_lane = {1'b0, above};
    sum_lane_2 = {1'b0, own};
    sum_2 = sum_lane + sum_lane_2;
    sums = sum_2[8:0];
  end

  wire [8:0] half = sums;
  wire [31:0] number = number_equal ? {23'd0, half} : post_result;
  wire [63:0] joined_shifted = {32'd0, number} << {at, 3'd0};
  wire [63:0] joined = word | joined_shifted;
  wire chosen_bits = bytes == 3'd4;
  wire chosen_bits_2 = bytes >= 3'd2;
  wire [2:0] chosen_bits_3 = {{chosen_bits, chosen_bits}, chosen_bits_2};
  wire [7:0] chosen_shifted = {4'b0000, {chosen_bits_3, 1'b1}} << at;
  wire [7:0] chosen = mask | chosen_shifted;

  Fifo queue (
    .clock(clock),
    .reset(reset),
    .in_valid(goes),
    .in_ready(queue_in_ready),
    .in_payload_address(wordAt),
    .in_payload_data(joined),
    .in_payload_mask(chosen),
    .out_valid(queue_out_valid),
    .out_ready(writes_ready),
    .out_payload_address(queue_out_payload_address),
    .out_payload_data(queue_out_payload_data),
    .out_payload_mask(queue_out_payload_mask),
    .occupancy(queue_occupancy)
  );

  wire room = queue_occupancy < 4'd7;

  PingPong_256 scales (
    .clock(clock),
    .write(scaleWrite_valid),
    .writeHalf(scaleWriteHalf),
    .writeAddress(scaleWrite_address),
    .writeData(scaleWrite_data),
    .read(read),
    .readHalf(scaleHalf),
    .readAddress(output_),
    .readData(scales_readData)
  );

  wire endX_equal = {1'b0, windowColumn} + 3'd1 == {1'b0, command_pool};
  wire endX = read && endX_equal;

  always @(posedge clock) begin
    if (reset) begin
      windowColumn <= 2'd0;
    end else begin
      if (read) windowColumn <= windowColumn + 2'd1;
      if (endX) windowColumn <= 2'd0;
    end
  end

  wire endWindow_equal = {1'b0, windowRow} + 3'd1 == {1'b0, command_pool};
  wire endWindow = endX && endWindow_equal;

  always @(posedge clock) begin
    if (reset) begin
      windowRow <= 2'd0;
    end else begin
      if (endX) windowRow <= windowRow + 2'd1;
      if (endWindow) windowRow <= 2'd0;
    end
  end

  wire endRow_equal = {1'b0, resultColumn} + 7'd1 == {1'b0, command_storeColumns};
  wire endRow = endWindow && endRow_equal;

  always @(posedge clock) begin
    if (reset) begin
      resultColumn <= 6'd0;
    end else begin
      if (endWindow) resultColumn <= resultColumn + 6'd1;
      if (endRow) resultColumn <= 6'd0;
    end
  end

  wire endChannel_equal = {1'b0, resultRow} + 7'd1 == {1'b0, command_storeRows};
  wire endChannel = endRow && endChannel_equal;

  always @(posedge clock) begin
    if (reset) begin
      resultRow <= 6'd0;
    end else begin
      if (endRow) resultRow <= resultRow + 6'd1;
      if (endChannel) resultRow <= 6'd0;
    end
  end

  wire [4:0] columnOwn_wrapped = columnOwn + 5'd1;
  wire ends = {1'b0, columnShared} + 6'd1 == sums_lastColumns;
  wire [1:0] columnPart_wrapped = columnPart + 2'd1;
  wire [1:0] columnPart_if_ends = ends ? columnPart_wrapped : columnPart;
  wire [4:0] columnShared_wrapped = columnShared + 5'd1;
  wire [4:0] columnShared_if_ends = ends ? 5'd0 : columnShared_wrapped;
  wire lane_equal = {1'b0, rowBlock} + 10'd1 == {1'b0, sums_rowBlocks};
  wire [3:0] lane = {2'd0, rowLane} + (lane_equal ? {1'b0, sums_lastParts} : 4'd1);
  wire ends_2 = lane >= 4'd4;
  wire [8:0] rowBlock_wrapped = rowBlock + 9'd1;
  wire [8:0] rowBlock_if_ends = ends_2 ? rowBlock_wrapped : rowBlock;
  wire [8:0] nextBlock_sum = rowWords + {3'd0, sums_columns};
  wire [8:0] nextBlock = nextBlock_sum < 9'd391 ? nextBlock_sum : 9'd391;
  wire [8:0] rowWords_if_ends = ends_2 ? nextBlock : rowWords;
  wire [1:0] rowLane_if_ends = ends_2 ? 2'd0 : lane < 4'd3 ? lane[1:0] : 2'd3;
  wire lastChannelLane = channelSlice >= 5'd28;
  wire [5:0] channelSlice_plus_4 = {1'b0, channelSlice} + 6'd4;
  wire [4:0] channelSlice_plus_4_min = channelSlice_plus_4 < 6'd31 ? channelSlice_plus_4[4:0] : 5'd31;
  wire [9:0] nextBlock_sum_2 = {1'b0, blockAt} + {1'b0, sums_blockWords};
  wire [8:0] nextBlock_sum_min_391 = nextBlock_sum_2 < 10'd391 ? nextBlock_sum_2[8:0] : 9'd391;
  wire [8:0] nextBlock_2 = lastChannelLane ? nextBlock_sum_min_391 : blockAt;
  wire ends_3 = endChannel && {1'b0, output_} + 9'd1 == outputs;

  always @(posedge clock) begin
    if (reset) begin
      running <= 1'b0;
      output_ <= 8'd0;
      channelSlice <= 5'd0;
      blockAt <= 9'd0;
      columnOwn <= 5'd0;
      columnPart <= 2'd0;
      columnShared <= 5'd0;
      rowBlock <= 9'd0;
      rowWords <= 9'd0;
      rowLane <= 2'd0;
      windowOwn <= 5'd0;
      windowPart <= 2'd0;
      windowShared <= 5'd0;
      windowBlock <= 9'd0;
      windowWords <= 9'd0;
      windowLane <= 2'd0;
    end else begin
      if (read) begin
        columnOwn <= columnOwn_wrapped;
        columnPart <= columnPart_if_ends;
        columnShared <= columnShared_if_ends;
      end
      if (endX) begin
        columnOwn <= windowOwn;
        columnPart <= windowPart;
        columnShared <= windowShared;
        rowBlock <= rowBlock_if_ends;
        rowWords <= rowWords_if_ends;
        rowLane <= rowLane_if_ends;
      end
      if (endWindow) begin
        columnOwn <= columnOwn_wrapped;
        columnPart <= columnPart_if_ends;
        columnShared <= columnShared_if_ends;
        windowOwn <= columnOwn_wrapped;
        windowPart <= columnPart_if_ends;
        windowShared <= columnShared_if_ends;
        rowBlock <= windowBlock;
        rowWords <= windowWords;
        rowLane <= windowLane;
      end
      if (endRow) begin
        columnOwn <= 5'd0;
        columnPart <= 2'd0;
        columnShared <= 5'd0;
        windowOwn <= 5'd0;
        windowPart <= 2'd0;
        windowShared <= 5'd0;
        rowBlock <= rowBlock_if_ends;
        rowWords <= rowWords_if_ends;
        rowLane <= rowLane_if_ends;
        windowBlock <= rowBlock_if_ends;
        windowWords <= rowWords_if_ends;
        windowLane <= rowLane_if_ends;
      end
      if (endChannel) begin
        output_ <= output_ + 8'd1;
        channelSlice <= lastChannelLane ? 5'd0 : channelSlice_plus_4_min;
        blockAt <= nextBlock_2;
        rowBlock <= 9'd0;
        rowWords <= nextBlock_2;
        rowLane <= 2'd0;
        windowBlock <= 9'd0;
        windowWords <= nextBlock_2;
        windowLane <= 2'd0;
      end
      if (ends_3) running <= 1'b0;
      if (start) begin
        running <= 1'b1;
        output_ <= 8'd0;
        channelSlice <= 5'd0;
        blockAt <= 9'd0;
        rowBlock <= 9'd0;
        rowWords <= 9'd0;
        rowLane <= 2'd0;
        windowBlock <= 9'd0;
        windowWords <= 9'd0;
        windowLane <= 2'd0;
      end
    end
  end

  assign read = running && room;
  wire shares = {1'b0, rowBlock} + 10'd1 == {1'b0, sums_rowBlocks};
  wire [8:0] readAddress_sum = rowWords + (shares ? {4'd0, columnShared} : {4'd0, columnOwn});
  assign readAddress = readAddress_sum < 9'd391 ? readAddress_sum : 9'd391;

  always @(posedge clock) begin
    if (reset) issues_reg <= 1'b0;
    else issues_reg <= read;
  end

  wire windowColumn_equals_0 = windowColumn == 2'd0;
  wire value_reg_and = windowColumn_equals_0 && windowRow == 2'd0;

  always @(posedge clock) value_reg <= value_reg_and;

  wire [1:0] slice_if_shares = shares ? columnPart : 2'd0;
  wire [5:0] slice_sum = {1'b0, channelSlice} + {4'd0, rowLane} + {4'd0, slice_if_shares};
  wire [4:0] slice = slice_sum < 6'd31 ? slice_sum[4:0] : 5'd31;

  always @(posedge clock) slice_reg <= slice;

  assign readSlice = slice_reg;

  always @(posedge clock) begin
    if (reset) begin
      value_reg_1 <= 1'b0;
      value_reg_1_reg <= 1'b0;
      value_reg_1_reg_reg <= 1'b0;
      value_reg_1_reg_reg_reg <= 1'b0;
      value_reg_1_reg_reg_reg_reg <= 1'b0;
      value_reg_1_reg_reg_reg_reg_reg <= 1'b0;
    end else begin
      value_reg_1 <= read && endWindow;
      value_reg_1_reg <= value_reg_1;
      value_reg_1_reg_reg <= value_reg_1_reg;
      value_reg_1_reg_reg_reg <= value_reg_1_reg_reg;
      value_reg_1_reg_reg_reg_reg <= value_reg_1_reg_reg_reg;
      value_reg_1_reg_reg_reg_reg_reg <= value_reg_1_reg_reg_reg_reg;
    end
  end

  wire [4:0] place_column = resultColumn < 6'd31 ? resultColumn[4:0] : 5'd31;
  wire place_firstRow = resultRow == 6'd0;

  always @(posedge clock) begin
    reg_column <= place_column;
    reg_firstRow <= place_firstRow;
    reg_rowEnds <= endRow;
    reg_channelEnds <= endChannel;
    reg_ends <= ends_3;
    reg_column_1 <= reg_column;
    reg_firstRow_1 <= reg_firstRow;
    reg_rowEnds_1 <= reg_rowEnds;
    reg_channelEnds_1 <= reg_channelEnds;
    reg_ends_1 <= reg_ends;
    reg_column_2 <= reg_column_1;
    reg_firstRow_2 <= reg_firstRow_1;
    reg_rowEnds_2 <= reg_rowEnds_1;
    reg_channelEnds_2 <= reg_channelEnds_1;
    reg_ends_2 <= reg_ends_1;
    reg_column_3 <= reg_column_2;
    reg_firstRow_3 <= reg_firstRow_2;
    reg_rowEnds_3 <= reg_rowEnds_2;
    reg_channelEnds_3 <= reg_channelEnds_2;
    reg_ends_3 <= reg_ends_2;
    reg_column_4 <= reg_column_3;
    reg_firstRow_4 <= reg_firstRow_3;
    reg_rowEnds_4 <= reg_rowEnds_3;
    reg_channelEnds_4 <= reg_channelEnds_3;
    reg_ends_4 <= reg_ends_3;
    reg_column_5 <= reg_column_4;
    reg_firstRow_5 <= reg_firstRow_4;
    reg_rowEnds_5 <= reg_rowEnds_4;
    reg_channelEnds_5 <= reg_channelEnds_4;
    reg_ends_5 <= reg_ends_4;
  end

  always @(posedge clock) if (value_reg_1_reg_reg_reg_reg_reg) line[reg_column_5] <= own;

  wire [27:0] nextRow = rowAt + command_storeRowStride;
  wire [27:0] nextChannel = channelAt + command_storeChannelStride;

  always @(posedge clock) begin
    if (word_when_and) begin
      word <= joined;
      mask <= chosen;
      at <= at + bytes;
    end
    if (goes) begin
      word <= 64'd0;
      mask <= 8'h00;
      at <= 3'd0;
      wordAt <= wordAt + 28'd1;
    end
    if (word_when_and && reg_rowEnds_5) begin
      at <= command_storeByte;
      wordAt <= nextRow;
      rowAt <= nextRow;
    end
    if (word_when_and && reg_channelEnds_5) begin
      wordAt <= nextChannel;
      rowAt <= nextChannel;
      channelAt <= nextChannel;
    end
    if (start) begin
      at <= command_storeByte;
      channelAt <= command_storeBase;
      rowAt <= command_storeBase;
      wordAt <= command_storeBase;
    end
    if (reset) begin
      word <= 64'd0;
      mask <= 8'h00;
      at <= 3'd0;
    end
  end

  wire counted_and = read && !value_reg_and;
  wire counted = counted_and && command_poolKind == 2'd0;
  wire halving_equal = command_storeHalves == 1'd1;
  wire halving_and = value_reg_1_reg_reg_reg_reg_reg && halving_equal;
  wire halving = halving_and && !reg_firstRow_5;
  assign adds = counted || halving;
  assign writes_valid = queue_out_valid;
  assign writes_payload_address = queue_out_payload_address;
  assign writes_payload_data = queue_out_payload_data;
  assign writes_payload_mask = queue_out_payload_mask;
  wire finished = word_when_and && reg_ends_5;

  always @(posedge clock) begin
    if (reset) begin
      packed_ <= 1'b0;
      working <= 1'b0;
    end else begin
      if (finished) packed_ <= 1'b1;
      if (packed_ && !queue_out_valid) begin
        packed_ <= 1'b0;
        working <= 1'b0;
      end
      if (start) working <= 1'b1;
    end
  end

  assign busy = working;
endmodule
