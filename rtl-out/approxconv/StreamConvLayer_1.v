// StreamConvLayer_1
//
// Config[layer=1]

module StreamConvLayer_1 (
  input wire clock,
  input wire reset,
  input wire in_valid,
  output wire in_ready,
  input wire in_payload_first,
  input wire [7:0] in_payload_value,
  output wire out_valid,
  input wire out_ready,
  output wire out_payload_first,
  output wire [31:0] out_payload_value,
  output reg [3:0] skipped
);
  reg [6:0] valids;
  reg [6:0] firsts;
  reg valid;
  reg first;
  reg complete;
  wire move;
  wire [4:0] raster_row;
  wire [4:0] raster_column;
  wire [199:0] rows_instance_window;
  wire [199:0] rows_instance_late;
  wire signed [11:0] approx_sum;
  wire signed [12:0] approx_1_sum;
  wire signed [11:0] approx_2_sum;
  wire signed [11:0] approx_3_sum;
  wire [3:0] pred_noop;
  wire [7:0] conv_result;
  wire conv_computed;
  wire [7:0] conv_1_result;
  wire conv_1_computed;
  wire [7:0] conv_2_result;
  wire conv_2_computed;
  wire [7:0] conv_3_result;
  wire conv_3_computed;

  wire taken = in_valid && in_ready;

  Raster_28_28 raster (
    .clock(clock),
    .reset(reset),
    .first(in_payload_first),
    .taken(taken),
    .row(raster_row),
    .column(raster_column)
  );

  WindowChain_5_28_1_3 rows_instance (
    .clock(clock),
    .move(move),
    .pixel(in_payload_value),
    .window(rows_instance_window),
    .late(rows_instance_late)
  );

  ApproxUnit_1_0 approx (
    .clock(clock),
    .move(move),
    .places({valids[5], valids[6]}),
    .window(rows_instance_window),
    .sum(approx_sum)
  );

  ApproxUnit_1_1 approx_1 (
    .clock(clock),
    .move(move),
    .places({valids[5], valids[6]}),
    .window(rows_instance_window),
    .sum(approx_1_sum)
  );

  ApproxUnit_1_2 approx_2 (
    .clock(clock),
    .move(move),
    .places({valids[5], valids[6]}),
    .window(rows_instance_window),
    .sum(approx_2_sum)
  );

  ApproxUnit_1_3 approx_3 (
    .clock(clock),
    .move(move),
    .places({valids[5], valids[6]}),
    .window(rows_instance_window),
    .sum(approx_3_sum)
  );

  ReluPred_13 pred (
    .clock(clock),
    .move(move),
    .sums({{approx_3_sum[11], approx_3_sum}, {approx_2_sum[11], approx_2_sum}, approx_1_sum,
      {approx_sum[11], approx_sum}}),
    .noop(pred_noop)
  );

  reg [3:0] wanted;
  always @(valids or pred_noop) begin : wanted_loop
    integer i;
    for (i = 0; i < 4; i = i + 1) wanted[i] = valids[3] && !pred_noop[i];
  end

  ConvUnit_1_0 conv (
    .clock(clock),
    .reset(reset),
    .move(move),
    .enable(wanted[0]),
    .window(rows_instance_late),
    .result(conv_result),
    .computed(conv_computed)
  );

  ConvUnit_1_1 conv_1 (
    .clock(clock),
    .reset(reset),
    .move(move),
    .enable(wanted[1]),
    .window(rows_instance_late),
    .result(conv_1_result),
    .computed(conv_1_computed)
  );

  ConvUnit_1_2 conv_2 (
    .clock(clock),
    .reset(reset),
    .move(move),
    .enable(wanted[2]),
    .window(rows_instance_late),
    .result(conv_2_result),
    .computed(conv_2_computed)
  );

  ConvUnit_1_3 conv_3 (
    .clock(clock),
    .reset(reset),
    .move(move),
    .enable(wanted[3]),
    .window(rows_instance_late),
    .result(conv_3_result),
    .computed(conv_3_computed)
  );

  wire raster_column_from_4 = raster_column >= 5'd4;
  wire whole = raster_row >= 5'd4 && raster_column_from_4;
  wire raster_column_equals_4 = raster_column == 5'd4;
  wire begins = raster_row == 5'd4 && raster_column_equals_4;

  always @(posedge clock) begin
    if (reset) begin
      valids <= 7'd0;
      firsts <= 7'd0;
      valid <= 1'b0;
      first <= 1'b0;
    end else begin
      if (move) begin
        valids <= {taken && whole, valids[6:1]};
        firsts <= {taken && begins, firsts[6:1]};
        valid <= valids[0];
        first <= firsts[0];
      end else if (out_ready) begin
        valid <= 1'b0;
      end
    end
  end

  assign out_valid = valid;
  assign out_payload_first = first;
  assign in_ready = !valid || out_ready;
  wire raster_column_equals_27 = raster_column == 5'd27;
  wire last = raster_row == 5'd27 && raster_column_equals_27;

  always @(posedge clock) begin
    if (reset) begin
      complete <= 1'b1;
    end else begin
      if (taken) complete <= last;
    end
  end

  wire waiting = |valids;
  wire move_or = in_valid || (waiting && complete);
  assign move = in_ready && move_or;
  assign out_payload_value = {conv_3_result, conv_2_result, conv_1_result, conv_result};
  wire [3:0] skipped_lanes = {conv_3_computed, conv_2_computed, conv_1_computed, conv_computed};

  always @(skipped_lanes) begin : skipped_loop
    integer i;
    for (i = 0; i < 4; i = i + 1) skipped[i] = !skipped_lanes[i];
  end
endmodule
