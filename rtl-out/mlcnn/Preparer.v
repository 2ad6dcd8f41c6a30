// Preparer
//
// MlcnnConfig[format=INT8, mode=BOTH, sums=FULL, slices=SliceMap[channels=8, rows=4], tile=Tile[outputs=16, inputs=4, rows=28, columns=28], limits=Limits[kernel=5, stride=2, pool=2, terms=4608], bufferKilobytes=134]

module Preparer (
  input wire clock,
  input wire reset,
  input wire [9:0] command_channelWords,
  input wire [1:0] command_reads,
  input wire [9:0] command_readStep,
  input wire command_wideHalves,
  input wire [5:0] command_rows,
  input wire [5:0] command_columnGroups,
  input wire [2:0] command_lastPairs,
  input wire command_single,
  /* verilator lint_off UNUSEDSIGNAL */
  input wire [1:0] command_window,
  input wire [1:0] command_spacing,
  input wire [5:0] command_bankRows,
  input wire [2:0] command_stride,
  /* verilator lint_on UNUSEDSIGNAL */
  input wire [9:0] rowWords,
  input wire start,
  input wire [9:0] channels,
  output wire busy,
  output wire read,
  output wire [8:0] readAddress,
  input wire [63:0] readData,
  output wire pairs_valid,
  output wire [8:0] pairs_payload_left,
  output wire [8:0] pairs_payload_right,
  output wire pairs_payload_first,
  output wire pairs_payload_last,
  output wire pairs_payload_single,
  output wire [3:0] additions
);
  reg working;
  reg [3:0] step;
  reg [5:0] group;
  reg [5:0] row;
  reg [9:0] channel;
  reg [9:0] at;
  reg [9:0] groupAt;
  reg [9:0] rowAt;
  reg [9:0] channelAt;
  reg complete;
  reg begins;
  reg ends;
  reg [2:0] count;
  reg arrived;
  reg [63:0] earlier;
  reg [71:0] waiting;
  reg [2:0] left;
  reg first;
  reg last;

  wire lastStep_above = {1'b0, step} + 5'd1 >= {3'd0, command_reads};
  wire lastGroup = {1'b0, group} + 7'd1 == {1'b0, command_columnGroups};
  wire [2:0] pairCount = lastGroup ? command_lastPairs : 3'd4;
  wire lastStep_above_2 = {1'b0, step} + 5'd1 >= {2'd0, pairCount};
  wire lastStep = lastStep_above && lastStep_above_2;
  wire [1:0] nextGroup_choice = command_wideHalves == 1'd1 ? 2'd2 : 2'd1;
  wire [9:0] nextGroup = groupAt + {8'd0, nextGroup_choice};
  wire [9:0] nextRow = rowAt + rowWords;
  wire lastRow = {1'b0, row} + 7'd1 == {1'b0, command_rows};
  wire [9:0] nextChannel = channelAt + command_channelWords;
  wire channel_when_and = lastStep && lastGroup && lastRow;
  wire lastChannel = {1'b0, channel} + 11'd1 == {1'b0, channels};

  always @(posedge clock) begin
    if (working) begin
      step <= step + 4'd1;
      at <= at + command_readStep;
      if (lastStep) begin
        step <= 4'd0;
        group <= group + 6'd1;
        groupAt <= nextGroup;
        at <= nextGroup;
      end
      if (lastStep && lastGroup) begin
        group <= 6'd0;
        row <= row + 6'd1;
        rowAt <= nextRow;
        groupAt <= nextRow;
        at <= nextRow;
      end
      if (lastStep && lastGroup && lastRow) begin
        row <= 6'd0;
        channel <= channel + 10'd1;
        channelAt <= nextChannel;
        rowAt <= nextChannel;
        groupAt <= nextChannel;
        at <= nextChannel;
      end
      if (channel_when_and && lastChannel) begin
        channel <= 10'd0;
        working <= 1'b0;
      end
    end
    if (start) begin
      working <= 1'b1;
      channelAt <= 10'd0;
      rowAt <= 10'd0;
      groupAt <= 10'd0;
      at <= 10'd0;
    end
    if (reset) begin
      step <= 4'd0;
      group <= 6'd0;
      row <= 6'd0;
      channel <= 10'd0;
      working <= 1'b0;
    end
  end

  assign busy = working;
  wire reads = step < {2'd0, command_reads};
  assign read = working && reads;
  assign readAddress = at < 10'd511 ? at[8:0] : 9'd511;
  wire isLastRead = {1'b0, step} + 5'd1 == {3'd0, command_reads};

  always @(posedge clock) begin
    if (reset) complete <= 1'b0;
    else complete <= read && isLastRead;
  end

  always @(posedge clock) begin
    begins <= group == 6'd0;
    ends <= lastGroup;
    count <= pairCount;
  end

  always @(posedge clock) begin
    if (reset) arrived <= 1'b0;
    else arrived <= read;
  end

  always @(posedge clock) if (arrived) earlier <= readData;

  wire left_equals_0 = left == 3'd0;
  wire command_wideHalves_equal = command_wideHalves == 1'd1;

  reg [35:0] wide_lanes;
  always @(earlier) begin : wide_lanes_loop
    integer i;
    for (i = 0; i < 4; i = i + 1) wide_lanes[9*i +: 9] = earlier[16*i +: 9];
  end

  reg [35:0] wide_lanes_2;
  always @(readData) begin : wide_lanes_2_loop
    integer i;
    for (i = 0; i < 4; i = i + 1) wide_lanes_2[9*i +: 9] = readData[16*i +: 9];
  end

  wire [71:0] wide = {wide_lanes_2, wide_lanes};
  wire command_reads_equals_1 = command_reads == 2'd1;

  reg [71:0] plain;
  always @(readData) begin : plain_loop
    integer i;
    for (i = 0; i < 8; i = i + 1) plain[9*i +: 9] = {1'b0, readData[8*i +: 8]};
  end

  reg [71:0] rows_lanes;
  always @(earlier) begin : rows_lanes_loop
    integer i;
    for (i = 0; i < 8; i = i + 1) rows_lanes[9*i +: 9] = {1'b0, earlier[8*i +: 8]};
  end

  wire [71:0] rows = command_reads > 2'd1 ? rows_lanes : 72'd0;

  reg [71:0] sums;
  always @(rows or plain) begin : sums_loop
    integer i;
    /* verilator lint_off UNUSEDSIGNAL */
    reg [9:0] sum;
    /* verilator lint_on UNUSEDSIGNAL */
    for (i = 0; i < 8; i = i + 1) begin
      sum = rows[9*i +: 9] + plain[9*i +: 9];
      sums[9*i +: 9] = sum[8:0];
    end
  end

  wire [71:0] sums_2 = command_reads_equals_1 ? plain : sums;
  wire [71:0] halves = command_wideHalves_equal ? wide : sums_2;

  always @(posedge clock) begin
    if (left != 3'd0) begin
      left <= left_equals_0 ? 3'd4 : left - 3'd1;
      waiting <= {waiting[17:0], waiting[71:18]};
      first <= 1'b0;
    end
    if (complete) begin
      waiting <= halves;
      left <= count < 3'd4 ? count : 3'd4;
      first <= begins;
      last <= ends;
    end
    if (reset) left <= 3'd0;
  end

  assign pairs_valid = left != 3'd0;
  assign pairs_payload_left = waiting[8:0];
  assign pairs_payload_right = waiting[17:9];
  assign pairs_payload_first = first;
  assign pairs_payload_last = last && left == 3'd1;
  assign pairs_payload_single = pairs_payload_last && command_single == 1'd1;
  wire columns_if_ends = ends ? command_single : 1'd0;
  wire signed [4:0] columns_difference = {{1'b0, count}, 1'b0} - {4'd0, columns_if_ends};
  wire [3:0] columns_difference_max_0 = columns_difference > 5'sd0 ? columns_difference[3:0] : 4'd0;
  wire [3:0] columns = columns_difference_max_0 < 4'd8 ? columns_difference_max_0 : 4'd8;
  wire command_wideHalves_equal_2 = command_wideHalves == 1'd1;
  wire signed [2:0] command_reads_minus_1 = {1'b0, command_reads} - 3'd1;
  wire [1:0] terms_max = command_reads_minus_1 > 3'sd0 ? command_reads_minus_1[1:0] : 2'd0;
  wire terms = command_wideHalves_equal_2 ? 1'd0 : terms_max < 2'd1 ? terms_max[0] : 1'd1;
  wire [3:0] additions_if_complete = complete ? columns * terms : 4'd0;
  assign additions = additions_if_complete;
endmodule
