// SliceArray
//
// MlcnnConfig[format=INT8, mode=BOTH, sums=FULL, slices=SliceMap[channels=8, rows=4], tile=Tile[outputs=16, inputs=4, rows=28, columns=28], limits=Limits[kernel=5, stride=2, pool=2, terms=4608], bufferKilobytes=134]

module SliceArray (
  input wire clock,
  input wire reset,
  input wire [2:0] command_kernel,
  input wire [8:0] command_rowBlocks,
  input wire [2:0] command_lastRows,
  /* verilator lint_off UNUSEDSIGNAL */
  input wire [2:0] command_lastParts,
  /* verilator lint_on UNUSEDSIGNAL */
  input wire [5:0] command_lastColumns,
  input wire [2:0] command_lastFull,
  input wire [5:0] command_lastRest,
  input wire [8:0] command_channelBlocks,
  input wire [3:0] command_lastLanes,
  input wire [5:0] command_columns,
  input wire [8:0] command_blockWords,
  input wire [2:0] command_firstColumn,
  input wire [2:0] stride,
  input wire [5:0] bankRows,
  input wire start,
  input wire first,
  input wire last,
  input wire [9:0] channels,
  output wire busy,
  output wire readRow,
  output wire [5:0] row,
  output wire [1:0] turn,
  output wire shared,
  output wire [4:0] column,
  input wire [39:0] operands,
  output wire readWeights,
  output wire [7:0] weightAddress,
  input wire [63:0] weightWord,
  input wire half,
  input wire storeHalf,
  input wire [8:0] storeAddress,
  input wire storeRead,
  input wire [4:0] storeSlice,
  output wire [30:0] storeSum,
  output wire [5:0] multiplications,
  output wire [5:0] additions,
  output wire [1:0] readsSums,
  output wire writesSums
);
  reg running;
  reg noSums;
  reg [6:0] x;
  reg [2:0] j;
  reg [8:0] block;
  reg [8:0] rowBlock;
  reg [2:0] i;
  reg [9:0] channel;
  reg [5:0] rowAt;
  reg [5:0] kernelRowAt;
  reg [5:0] channelAt;
  reg [2:0] neighbour;
  reg [1:0] turned;
  reg [4:0] columnAt;
  reg [7:0] step;
  reg [7:0] kernelRowStep;
  reg [8:0] sumAt;
  reg [8:0] blockAt;
  reg [8:0] rowBlockAt;
  reg [39:0] chosen;
  reg issued;
  reg multiplying;
  reg [4:0] columnAt_reg;
  /* verilator lint_off UNUSEDSIGNAL */
  reg [7:0] step_reg;
  /* verilator lint_on UNUSEDSIGNAL */
  reg [63:0] weights;
  reg [8:0] sumAt_reg;
  reg [8:0] sumAddress;
  reg fresh_reg;
  reg fresh;
  reg [575:0] products;
  reg multiplying_reg;
  reg fresh_reg_1;
  reg [8:0] sumAddress_reg;
  reg working;
  reg value_reg;
  reg value_reg_reg;
  reg value_reg_reg_reg;
  reg lowerSums_hit;
  reg [991:0] lowerSums_written;
  reg upperSums_hit;
  reg [991:0] upperSums_written;
  reg [991:0] lower [0:391];
  reg [991:0] upper [0:391];
  reg [991:0] lowerSums_old;
  reg [991:0] upperSums_old;
  wire [991:0] lowerSums;
  wire [991:0] upperSums;

  wire [5:0] columns = shared ? command_lastColumns : command_columns;
  wire lastX = {1'b0, x} + 8'd1 >= {2'd0, columns};
  wire endX = running && lastX;
  wire lastJ = {1'b0, j} + 4'd1 == {1'b0, command_kernel};
  wire endJ = endX && lastJ;
  wire lastBlock = {1'b0, block} + 10'd1 == {1'b0, command_channelBlocks};
  wire endBlock = endJ && lastBlock;
  wire endRowBlock = endBlock && shared;
  wire lastI = {1'b0, i} + 4'd1 == {1'b0, command_kernel};
  wire endI = endRowBlock && lastI;
  wire lastChannel = {1'b0, channel} + 11'd1 == {1'b0, channels};
  wire ends = endI && lastChannel;

  always @(posedge clock) begin
    if (reset) begin
      running <= 1'b0;
      noSums <= 1'b0;
    end else begin
      if (start) begin
        running <= 1'b1;
        noSums <= first;
      end
      if (ends) running <= 1'b0;
    end
  end

  always @(posedge clock) begin
    if (reset) begin
      x <= 7'd0;
    end else begin
      if (running) x <= x + 7'd1;
      if (endX) x <= 7'd0;
    end
  end

  always @(posedge clock) begin
    if (reset) begin
      j <= 3'd0;
    end else begin
      if (endX) j <= j + 3'd1;
      if (endJ) j <= 3'd0;
    end
  end

  always @(posedge clock) begin
    if (reset) begin
      block <= 9'd0;
    end else begin
      if (endJ) block <= block + 9'd1;
      if (endBlock) block <= 9'd0;
    end
  end

  always @(posedge clock) begin
    if (reset) begin
      rowBlock <= 9'd0;
    end else begin
      if (endBlock) rowBlock <= rowBlock + 9'd1;
      if (endRowBlock) rowBlock <= 9'd0;
    end
  end

  always @(posedge clock) begin
    if (reset) begin
      i <= 3'd0;
    end else begin
      if (endRowBlock) i <= i + 3'd1;
      if (endI) i <= 3'd0;
    end
  end

  always @(posedge clock) begin
    if (reset) begin
      channel <= 10'd0;
    end else begin
      if (endI) channel <= channel + 10'd1;
      if (ends) channel <= 10'd0;
    end
  end

  assign shared = {1'b0, rowBlock} + 10'd1 == {1'b0, command_rowBlocks};
  wire lastNeighbour = {1'b0, neighbour} + 4'd1 == {1'b0, stride};
  wire lastTurn = turned == 2'd3;
  wire nextKernelRow_and = lastNeighbour && !lastTurn;
  wire signed [6:0] back_difference = {1'b0, kernelRowAt} - {4'd0, neighbour};
  wire [5:0] back = back_difference > 7'sd0 ? back_difference[5:0] : 6'd0;
  wire [5:0] kernelRowAt_plus_1 = kernelRowAt + 6'd1;
  wire [5:0] kernelRowAt_plus_1_min = kernelRowAt_plus_1 < 6'd35 ? kernelRowAt_plus_1 : 6'd35;
  wire [5:0] nextKernelRow = nextKernelRow_and ? back : kernelRowAt_plus_1_min;
  wire [6:0] channelAt_plus_bankRows = {1'b0, channelAt} + {1'b0, bankRows};
  wire [5:0] nextChannel = channelAt_plus_bankRows < 7'd35 ? channelAt_plus_bankRows[5:0] : 6'd35;
  wire [5:0] rowAt_plus_stride = rowAt + {3'd0, stride};

  always @(posedge clock) begin
    if (reset) begin
      channelAt <= 6'd0;
      kernelRowAt <= 6'd0;
      rowAt <= 6'd0;
      neighbour <= 3'd0;
      turned <= 2'd0;
    end else begin
      if (endBlock) rowAt <= rowAt_plus_stride < 6'd35 ? rowAt_plus_stride : 6'd35;
      if (endRowBlock) begin
        kernelRowAt <= nextKernelRow;
        rowAt <= nextKernelRow;
        neighbour <= neighbour + 3'd1;
        if (lastNeighbour) begin
          neighbour <= 3'd0;
          turned <= turned + 2'd1;
        end
      end
      if (endI) begin
        channelAt <= nextChannel;
        kernelRowAt <= nextChannel;
        rowAt <= nextChannel;
        neighbour <= 3'd0;
        turned <= 2'd0;
      end
      if (ends) begin
        channelAt <= 6'd0;
        kernelRowAt <= 6'd0;
        rowAt <= 6'd0;
      end
    end
  end

  assign row = rowAt;
  assign turn = turned;
  wire readRow_and = running && x == 7'd0;
  wire readRow_and_2 = readRow_and && j == 3'd0;
  assign readRow = readRow_and_2 && block == 9'd0;
  assign readWeights = running && x == 7'd0;
  wire [5:0] columnAt_plus_stride = {1'b0, columnAt} + {3'd0, stride};

  always @(posedge clock) begin
    if (reset) begin
      columnAt <= 5'd0;
    end else begin
      if (running) begin
        columnAt <= columnAt_plus_stride < 6'd31 ? columnAt_plus_stride[4:0] : 5'd31;
        if (lastX) columnAt <= {2'd0, command_firstColumn} + {2'd0, j} + 5'd1;
        if (lastX && lastJ) columnAt <= {2'd0, command_firstColumn};
      end
      if (start) columnAt <= {2'd0, command_firstColumn};
    end
  end

  wire step_equals_199 = step == 8'd199;
  wire [7:0] next = step_equals_199 ? 8'd0 : step + 8'd1;

  always @(posedge clock) begin
    if (reset) begin
      step <= 8'd0;
      kernelRowStep <= 8'd0;
    end else begin
      if (endX) step <= next;
      if (endBlock) step <= kernelRowStep;
      if (endRowBlock) begin
        step <= next;
        kernelRowStep <= next;
      end
      if (start) begin
        step <= 8'd0;
        kernelRowStep <= 8'd0;
      end
    end
  end

  assign weightAddress = step;
  wire [9:0] nextBlock_sum = {1'b0, blockAt} + {1'b0, command_blockWords};
  wire [8:0] nextBlock = nextBlock_sum < 10'd391 ? nextBlock_sum[8:0] : 9'd391;
  wire [8:0] nextRowBlock_sum = rowBlockAt + {3'd0, command_columns};
  wire [8:0] nextRowBlock = nextRowBlock_sum < 9'd391 ? nextRowBlock_sum : 9'd391;
  wire [8:0] sumAt_plus_1 = sumAt + 9'd1;

  always @(posedge clock) begin
    if (reset) begin
      rowBlockAt <= 9'd0;
      blockAt <= 9'd0;
      sumAt <= 9'd0;
    end else begin
      sumAt <= sumAt_plus_1 < 9'd391 ? sumAt_plus_1 : 9'd391;
      if (endX) sumAt <= blockAt;
      if (endJ) begin
        blockAt <= nextBlock;
        sumAt <= nextBlock;
      end
      if (endBlock) begin
        rowBlockAt <= nextRowBlock;
        blockAt <= nextRowBlock;
        sumAt <= nextRowBlock;
      end
      if (endRowBlock) begin
        rowBlockAt <= 9'd0;
        blockAt <= 9'd0;
        sumAt <= 9'd0;
      end
      if (start) begin
        rowBlockAt <= 9'd0;
        blockAt <= 9'd0;
        sumAt <= 9'd0;
      end
    end
  end

  always @(posedge clock) chosen <= operands;

  wire issues = running && x < {1'b0, columns};

  always @(posedge clock) begin
    if (reset) begin
      issued <= 1'b0;
      multiplying <= 1'b0;
    end else begin
      issued <= issues;
      multiplying <= issued;
    end
  end

  always @(posedge clock) columnAt_reg <= columnAt;

  assign column = columnAt_reg;

  reg [63:0] all;
  always @(weightWord) begin : all_loop
    integer i_2;
    for (i_2 = 0; i_2 < 8; i_2 = i_2 + 1) all[8*i_2 +: 8] = weightWord[8*i_2 +: 8];
  end

  wire fresh_and = noSums && channel == 10'd0;
  wire fresh_and_2 = fresh_and && i == 3'd0;
  wire fresh_2 = fresh_and_2 && j == 3'd0;
  wire [319:0] products_lanes_2 = {chosen, chosen, chosen, chosen, chosen, chosen, chosen, chosen};
  wire [255:0] products_lanes_3 = {weights[63:56], weights[63:56], weights[63:56], weights[63:48],
      weights[55:48], weights[55:48], weights[55:40], weights[47:40], weights[47:40], weights[47:32],
      weights[39:32], weights[39:32], weights[39:24], weights[31:24], weights[31:24], weights[31:16],
      weights[23:16], weights[23:16], weights[23:8], weights[15:8], weights[15:8], weights[15:0],
      weights[7:0], weights[7:0], weights[7:0]};

  reg [575:0] products_lanes;
  always @(products_lanes_3 or products_lanes_2) begin : products_lanes_loop
    integer i_2;
    reg signed [17:0] products_product;
    for (i_2 = 0; i_2 < 32; i_2 = i_2 + 1) begin
      products_product = $signed(products_lanes_3[8*i_2 +: 8]) *
          $signed({1'b0, products_lanes_2[10*i_2 +: 10]});
      products_lanes[18*i_2 +: 18] = products_product;
    end
  end

  always @(posedge clock) begin
    step_reg <= step;
    weights <= all;
    sumAt_reg <= sumAt;
    sumAddress <= sumAt_reg;
    fresh_reg <= fresh_2;
    fresh <= fresh_reg;
    products <= products_lanes;
  end

  always @(posedge clock) begin
    if (reset) begin
      multiplying_reg <= 1'b0;
      fresh_reg_1 <= 1'b0;
    end else begin
      multiplying_reg <= multiplying;
      fresh_reg_1 <= fresh;
    end
  end

  always @(posedge clock) sumAddress_reg <= sumAddress;

  wire lower_when_and = multiplying_reg && !half;

  reg [991:0] began;
  always @(products) begin : began_loop
    integer i_2;
    reg [17:0] began_lane;
    reg [12:0] began_bits;
    for (i_2 = 0; i_2 < 32; i_2 = i_2 + 1) begin
      began_lane = products[18*i_2 +: 18];
      began_bits = {began_lane[17], began_lane[17], began_lane[17], began_lane[17], began_lane[17],
          began_lane[17], began_lane[17], began_lane[17], began_lane[17], began_lane[17], began_lane[17],
          began_lane[17], began_lane[17]};
      began[31*i_2 +: 31] = {began_bits, began_lane};
    end
  end

  wire [991:0] held = half ? upperSums : lowerSums;

  reg [991:0] sums_lanes;
  always @(held or products) begin : sums_lanes_loop
    integer i_2;
    /* verilator lint_off UNUSEDSIGNAL */
    reg [31:0] sums_bits;
    /* verilator lint_on UNUSEDSIGNAL */
    for (i_2 = 0; i_2 < 32; i_2 = i_2 + 1) begin
      sums_bits = {held[31*i_2 + 30], held[31*i_2 +: 31]} +
          {{14{products[18*i_2 + 17]}}, products[18*i_2 +: 18]};
      sums_lanes[31*i_2 +: 31] = sums_bits[30:0];
    end
  end

  wire [991:0] sums = fresh_reg_1 ? began : sums_lanes;
  wire stores = storeRead && !storeHalf;
  wire [8:0] lowerSums_old_address_choice = stores ? storeAddress : sumAddress;
  wire lowerSums_old_enable_or = stores || (multiplying && !half);

  always @(posedge clock) begin
    if (lower_when_and) lower[sumAddress_reg] <= sums;
    if (lowerSums_old_enable_or) lowerSums_old <= lower[lowerSums_old_address_choice];
  end

  wire multiplying_reg_and_half = multiplying_reg && half;
  wire stores_2 = storeRead && storeHalf;
  wire [8:0] upperSums_old_address_choice = stores_2 ? storeAddress : sumAddress;
  wire upperSums_old_enable_or = stores_2 || (multiplying && half);

  always @(posedge clock) begin
    if (multiplying_reg_and_half) upper[sumAddress_reg] <= sums;
    if (upperSums_old_enable_or) upperSums_old <= upper[upperSums_old_address_choice];
  end

  wire [991:0] storeSum_if_storeHalf = storeHalf ? upperSums : lowerSums;
  assign storeSum = storeSum_if_storeHalf[31*storeSlice +: 31];
  wire [3:0] lanes = lastBlock ? command_lastLanes : 4'd8;
  wire [2:0] lastRowLanes_choice = x < {1'b0, command_lastRest} ? command_lastRows : 3'd0;
  wire [3:0] lastRowLanes = command_lastFull + lastRowLanes_choice;
  wire [3:0] rowLanes = shared ? lastRowLanes : 4'd4;
  wire [7:0] lanes_times_rowLanes = lanes * rowLanes;
  wire [5:0] lanes_times_rowLanes_min = lanes_times_rowLanes < 8'd32 ? lanes_times_rowLanes[5:0] : 6'd32;
  assign multiplications = issues ? lanes_times_rowLanes_min : 6'd0;
  wire additions_and = issues && !fresh_2;
  assign additions = additions_and ? lanes_times_rowLanes_min : 6'd0;
  wire readsSums_bits = multiplying && !fresh;
  assign readsSums = storeRead + readsSums_bits;
  assign writesSums = multiplying_reg;

  always @(posedge clock) begin
    if (reset) begin
      value_reg <= 1'b0;
      value_reg_reg <= 1'b0;
      value_reg_reg_reg <= 1'b0;
    end else begin
      value_reg <= ends && last;
      value_reg_reg <= value_reg;
      value_reg_reg_reg <= value_reg_reg;
    end
  end

  wire ending = value_reg_reg_reg || (ends && !last);

  always @(posedge clock) begin
    if (reset) begin
      working <= 1'b0;
    end else begin
      if (ending) working <= 1'b0;
      if (start) working <= 1'b1;
    end
  end

  assign busy = working;

  always @(posedge clock) begin
    if (lowerSums_old_enable_or) begin
      lowerSums_hit <= lower_when_and && sumAddress_reg == lowerSums_old_address_choice;
    end
  end

  always @(posedge clock) if (lowerSums_old_enable_or) lowerSums_written <= sums;

  assign lowerSums = lowerSums_hit ? lowerSums_written : lowerSums_old;

  always @(posedge clock) begin
    if (upperSums_old_enable_or) begin
      upperSums_hit <= multiplying_reg_and_half && sumAddress_reg == upperSums_old_address_choice;
    end
  end

  always @(posedge clock) if (upperSums_old_enable_or) upperSums_written <= sums;

  assign upperSums = upperSums_hit ? upperSums_written : upperSums_old;
endmodule
