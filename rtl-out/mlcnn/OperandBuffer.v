// OperandBuffer
//
// MlcnnConfig[format=INT8, mode=BOTH, sums=FULL, slices=SliceMap[channels=8, rows=4], tile=Tile[outputs=16, inputs=4, rows=28, columns=28], limits=Limits[kernel=5, stride=2, pool=2, terms=4608], bufferKilobytes=134]

module OperandBuffer (
  input wire clock,
  input wire reset,
  /* verilator lint_off UNUSEDSIGNAL */
  input wire [9:0] command_channelWords,
  input wire [1:0] command_reads,
  input wire [9:0] command_readStep,
  input wire command_wideHalves,
  /* verilator lint_on UNUSEDSIGNAL */
  input wire [5:0] command_rows,
  /* verilator lint_off UNUSEDSIGNAL */
  input wire [5:0] command_columnGroups,
  input wire [2:0] command_lastPairs,
  input wire command_single,
  input wire [1:0] command_window,
  input wire [1:0] command_spacing,
  /* verilator lint_on UNUSEDSIGNAL */
  input wire [5:0] command_bankRows,
  input wire [2:0] command_stride,
  input wire start,
  input wire writeHalf,
  input wire [9:0] channels,
  input wire even_valid,
  output wire even_ready,
  input wire [9:0] even_payload_value,
  input wire even_payload_last,
  input wire odd_valid,
  output wire odd_ready,
  input wire [9:0] odd_payload_value,
  input wire odd_payload_last,
  output wire busy,
  output wire writes,
  input wire [2:0] readStride,
  input wire read,
  input wire readHalf,
  input wire [5:0] readRow,
  input wire [1:0] turn,
  input wire shared,
  input wire [2:0] parts,
  input wire [5:0] partColumns,
  input wire [4:0] column,
  output reg [39:0] operands
);
  reg [159:0] rowEven;
  reg [3:0] countEven;
  reg [159:0] rowOdd;
  reg [3:0] countOdd;
  reg rowDone;
  reg [1:0] bank;
  reg [5:0] to;
  reg [5:0] channelTo;
  reg [2:0] neighbour;
  reg [5:0] row;
  reg [9:0] channel;
  reg working;
  reg [1:0] turn_reg;
  reg shared_reg;
  reg [7:0] value_reg;
  reg [19:0] further;
  reg [3:0] banks_write;
  reg [23:0] banks_readAddress;
  wire [1279:0] banks_readData;

  always @(bank or rowDone) begin : banks_write_loop
    integer i;
    for (i = 0; i < 4; i = i + 1) banks_write[i] = i[1:0] == bank && rowDone;
  end

  wire [5:0] readRow_plus_readStride = readRow + {3'd0, readStride};
  wire [5:0] further_2 = readRow_plus_readStride < 6'd35 ? readRow_plus_readStride : 6'd35;

  always @(turn or further_2 or readRow) begin : banks_readAddress_loop
    integer i;
    for (i = 0; i < 4; i = i + 1) banks_readAddress[6*i +: 6] = i[1:0] < turn ? further_2 : readRow;
  end

  PingPong_36 banks [3:0] (
    .clock(clock),
    .write(banks_write),
    .writeHalf(writeHalf),
    .writeAddress(to),
    .writeData({rowOdd, rowEven}),
    .read(read),
    .readHalf(readHalf),
    .readAddress(banks_readAddress),
    .readData(banks_readData)
  );

  assign even_ready = 1'b1;
  assign odd_ready = 1'b1;
  wire ends_and = even_valid && even_payload_last;
  wire ends = ends_and || (odd_valid && odd_payload_last);

  always @(posedge clock) begin
    if (even_valid) begin
      rowEven[10*countEven +: 10] <= even_payload_value;
      countEven <= countEven + 4'd1;
    end
    if (ends) countEven <= 4'd0;
    if (reset) countEven <= 4'd0;
  end

  wire ends_and_2 = even_valid && even_payload_last;
  wire ends_2 = ends_and_2 || (odd_valid && odd_payload_last);

  always @(posedge clock) begin
    if (odd_valid) begin
      rowOdd[10*countOdd +: 10] <= odd_payload_value;
      countOdd <= countOdd + 4'd1;
    end
    if (ends_2) countOdd <= 4'd0;
    if (reset) countOdd <= 4'd0;
  end

  wire rowDone_and = even_valid && even_payload_last;

  always @(posedge clock) begin
    if (reset) rowDone <= 1'b0;
    else rowDone <= rowDone_and || (odd_valid && odd_payload_last);
  end

  assign writes = rowDone;
  assign busy = working;
  wire lastNeighbour = {1'b0, neighbour} + 4'd1 == {1'b0, command_stride};
  wire lastBank = bank == 2'd3;
  wire lastRow = {1'b0, row} + 7'd1 == {1'b0, command_rows};
  wire [6:0] nextChannel_sum = {1'b0, channelTo} + {1'b0, command_bankRows};
  wire [5:0] nextChannel = nextChannel_sum < 7'd35 ? nextChannel_sum[5:0] : 6'd35;
  wire lastChannel = {1'b0, channel} + 11'd1 == {1'b0, channels};
  wire signed [6:0] to_minus_neighbour = {1'b0, to} - {4'd0, neighbour};

  always @(posedge clock) begin
    if (reset) begin
      row <= 6'd0;
      neighbour <= 3'd0;
      to <= 6'd0;
      bank <= 2'd0;
      channel <= 10'd0;
      channelTo <= 6'd0;
      working <= 1'b0;
    end else begin
      if (rowDone) begin
        row <= row + 6'd1;
        neighbour <= neighbour + 3'd1;
        to <= to == 6'd35 ? 6'd0 : to + 6'd1;
        if (lastNeighbour) begin
          neighbour <= 3'd0;
          bank <= bank + 2'd1;
        end
        if (lastNeighbour && !lastBank) begin
          to <= to_minus_neighbour > 7'sd0 ? to_minus_neighbour[5:0] : 6'd0;
        end
        if (lastRow) begin
          row <= 6'd0;
          neighbour <= 3'd0;
          bank <= 2'd0;
          channel <= channel + 10'd1;
          channelTo <= nextChannel;
          to <= nextChannel;
        end
        if (lastRow && lastChannel) working <= 1'b0;
      end
      if (start) begin
        working <= 1'b1;
        channel <= 10'd0;
        channelTo <= 6'd0;
        to <= 6'd0;
      end
    end
  end

  always @(posedge clock) if (read) turn_reg <= turn;

  always @(posedge clock) if (read) shared_reg <= shared;

  localparam [39:0] partOf_constants = 40'he424440000;
  wire [2:0] parts_min_4 = parts < 3'd4 ? parts : 3'd4;
  wire [7:0] partOf = partOf_constants[8*parts_min_4 +: 8];

  reg [19:0] further_lanes;
  always @(partOf or partColumns or readStride) begin : further_lanes_loop
    integer i;
    reg [7:0] further_product;
    reg [10:0] further_product_2;
    for (i = 0; i < 4; i = i + 1) begin
      further_product = partOf[2*i +: 2] * partColumns;
      further_product_2 = further_product * readStride;
      further_lanes[5*i +: 5] = further_product_2 < 11'd31 ? further_product_2[4:0] : 5'd31;
    end
  end

  localparam [39:0] value_reg_constants = 40'h004050e4e4;
  wire [2:0] parts_min_4_2 = parts < 3'd4 ? parts : 3'd4;

  always @(posedge clock) begin
    value_reg <= value_reg_constants[8*parts_min_4_2 +: 8];
    further <= further_lanes;
  end

  wire [7:0] rowOf = shared_reg ? value_reg : 8'he4;

  (* mem2reg *) reg [4:0] columnOf [0:3];
  always @(column or shared_reg or further or rowOf or turn_reg or banks_readData) begin : operands_loop
    integer i;
    reg [5:0] columnOf_sum;
    reg [2:0] operands_sum;
    reg operands_sum_from_4;
    reg signed [2:0] operands_sum_minus_4;
    reg [1:0] operands_min;
    reg [1:0] operands_choice;
    reg [4:0] operands_choice_2;
    reg [4:0] operands_min_2;
    for (i = 0; i < 4; i = i + 1) begin
      columnOf_sum = {1'b0, column} + (shared_reg ? {1'b0, further[5*i +: 5]} : 6'd0);
      columnOf[i] = columnOf_sum < 6'd31 ? columnOf_sum[4:0] : 5'd31;
    end
    for (i = 0; i < 4; i = i + 1) begin
      operands_sum = rowOf[2*i +: 2] + turn_reg;
      operands_sum_from_4 = operands_sum >= 3'd4;
      operands_sum_minus_4 = operands_sum - 3'd4;
      operands_min = operands_sum_minus_4 > 3'sd0 ? operands_sum_minus_4[1:0] : 2'd0;
      operands_choice = operands_sum_from_4 ? operands_min : operands_sum < 3'd3 ? operands_sum[1:0] : 2'd3;
      operands_choice_2 = columnOf[i][0] ? 5'd16 : 5'd0;
      operands_min_2 = {1'b0, columnOf[i][4:1]} + operands_choice_2;
      operands[10*i +: 10] = banks_readData[320*operands_choice + 10*operands_min_2 +: 10];
    end
  end
endmodule
