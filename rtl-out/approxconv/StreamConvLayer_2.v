// StreamConvLayer_2
//
// Config[layer=2]

module StreamConvLayer_2 (
  input wire clock,
  input wire reset,
  input wire in_valid,
  output wire in_ready,
  input wire in_payload_first,
  input wire [31:0] in_payload_value,
  output wire out_valid,
  input wire out_ready,
  output wire out_payload_first,
  output wire [95:0] out_payload_value,
  output reg [11:0] skipped
);
  reg [8:0] valids;
  reg [8:0] firsts;
  reg valid;
  reg first;
  reg complete;
  wire move;
  wire [3:0] raster_row;
  wire [3:0] raster_column;
  wire [799:0] rows_instance_window;
  wire [799:0] rows_instance_late;
  wire signed [14:0] approx_sum;
  wire signed [14:0] approx_1_sum;
  wire signed [14:0] approx_2_sum;
  wire signed [13:0] approx_3_sum;
  wire signed [14:0] approx_4_sum;
  wire signed [14:0] approx_5_sum;
  wire signed [14:0] approx_6_sum;
  wire signed [14:0] approx_7_sum;
  wire signed [14:0] approx_8_sum;
  wire signed [14:0] approx_9_sum;
  wire signed [14:0] approx_10_sum;
  wire signed [13:0] approx_11_sum;
  wire [11:0] pred_noop;
  wire [7:0] conv_result;
  wire conv_computed;
  wire [7:0] conv_1_result;
  wire conv_1_computed;
  wire [7:0] conv_2_result;
  wire conv_2_computed;
  wire [7:0] conv_3_result;
  wire conv_3_computed;
  wire [7:0] conv_4_result;
  wire conv_4_computed;
  wire [7:0] conv_5_result;
  wire conv_5_computed;
  wire [7:0] conv_6_result;
  wire conv_6_computed;
  wire [7:0] conv_7_result;
  wire conv_7_computed;
  wire [7:0] conv_8_result;
  wire conv_8_computed;
  wire [7:0] conv_9_result;
  wire conv_9_computed;
  wire [7:0] conv_10_result;
  wire conv_10_computed;
  wire [7:0] conv_11_result;
  wire conv_11_computed;

  wire taken = in_valid && in_ready;

  Raster_12_12 raster (
    .clock(clock),
    .reset(reset),
    .first(in_payload_first),
    .taken(taken),
    .row(raster_row),
    .column(raster_column)
  );

  WindowChain_5_12_4_4 rows_instance (
    .clock(clock),
    .move(move),
    .pixel(in_payload_value),
    .window(rows_instance_window),
    .late(rows_instance_late)
  );

  ApproxUnit_2_0 approx (
    .clock(clock),
    .move(move),
    .places({valids[6], valids[7], valids[8]}),
    .window(rows_instance_window),
    .sum(approx_sum)
  );

  ApproxUnit_2_1 approx_1 (
    .clock(clock),
    .move(move),
    .places({valids[6], valids[7], valids[8]}),
    .window(rows_instance_window),
    .sum(approx_1_sum)
  );

  ApproxUnit_2_2 approx_2 (
    .clock(clock),
    .move(move),
    .places({valids[6], valids[7], valids[8]}),
    .window(rows_instance_window),
    .sum(approx_2_sum)
  );

  ApproxUnit_2_3 approx_3 (
    .clock(clock),
    .move(move),
    .places({valids[6], valids[7], valids[8]}),
    .window(rows_instance_window),
    .sum(approx_3_sum)
  );

  ApproxUnit_2_4 approx_4 (
    .clock(clock),
    .move(move),
    .places({valids[6], valids[7], valids[8]}),
    .window(rows_instance_window),
    .sum(approx_4_sum)
  );

  ApproxUnit_2_5 approx_5 (
    .clock(clock),
    .move(move),
    .places({valids[6], valids[7], valids[8]}),
    .window(rows_instance_window),
    .sum(approx_5_sum)
  );

  ApproxUnit_2_6 approx_6 (
    .clock(clock),
    .move(move),
    .places({valids[6], valids[7], valids[8]}),
    .window(rows_instance_window),
    .sum(approx_6_sum)
  );

  ApproxUnit_2_7 approx_7 (
    .clock(clock),
    .move(move),
    .places({valids[6], valids[7], valids[8]}),
    .window(rows_instance_window),
    .sum(approx_7_sum)
  );

  ApproxUnit_2_8 approx_8 (
    .clock(clock),
    .move(move),
    .places({valids[6], valids[7], valids[8]}),
    .window(rows_instance_window),
    .sum(approx_8_sum)
  );

  ApproxUnit_2_9 approx_9 (
    .clock(clock),
    .move(move),
    .places({valids[6], valids[7], valids[8]}),
    .window(rows_instance_window),
    .sum(approx_9_sum)
  );

  ApproxUnit_2_10 approx_10 (
    .clock(clock),
    .move(move),
    .places({valids[6], valids[7], valids[8]}),
    .window(rows_instance_window),
    .sum(approx_10_sum)
  );

  ApproxUnit_2_11 approx_11 (
    .clock(clock),
    .move(move),
    .places({valids[6], valids[7], valids[8]}),
    .window(rows_instance_window),
    .sum(approx_11_sum)
  );

  ReluPred_15 pred (
    .clock(clock),
    .move(move),
    .sums({{approx_11_sum[13], approx_11_sum}, approx_10_sum, approx_9_sum, approx_8_sum, approx_7_sum,
      approx_6_sum, approx_5_sum, approx_4_sum, {approx_3_sum[13], approx_3_sum}, approx_2_sum, approx_1_sum,
      approx_sum}),
    .noop(pred_noop)
  );

  reg [11:0] wanted;
  always @(valids or pred_noop) begin : wanted_loop
    integer i;
    for (i = 0; i < 12; i = i + 1) wanted[i] = valids[4] && !pred_noop[i];
  end

  ConvUnit_2_0 conv (
    .clock(clock),
    .reset(reset),
    .move(move),
    .enable(wanted[0]),
    .window(rows_instance_late),
    .result(conv_result),
    .computed(conv_computed)
  );

  ConvUnit_2_1 conv_1 (
    .clock(clock),
    .reset(reset),
    .move(move),
    .enable(wanted[1]),
    .window(rows_instance_late),
    .result(conv_1_result),
    .computed(conv_1_computed)
  );

  ConvUnit_2_2 conv_2 (
    .clock(clock),
    .reset(reset),
    .move(move),
    .enable(wanted[2]),
    .window(rows_instance_late),
    .result(conv_2_result),
    .computed(conv_2_computed)
  );

  ConvUnit_2_3 conv_3 (
    .clock(clock),
    .reset(reset),
    .move(move),
    .enable(wanted[3]),
    .window(rows_instance_late),
    .result(conv_3_result),
    .computed(conv_3_computed)
  );

  ConvUnit_2_4 conv_4 (
    .clock(clock),
    .reset(reset),
    .move(move),
    .enable(wanted[4]),
    .window(rows_instance_late),
    .result(conv_4_result),
    .computed(conv_4_computed)
  );

  ConvUnit_2_5 conv_5 (
    .clock(clock),
    .reset(reset),
    .move(move),
    .enable(wanted[5]),
    .window(rows_instance_late),
    .result(conv_5_result),
    .computed(conv_5_computed)
  );

  ConvUnit_2_6 conv_6 (
    .clock(clock),
    .reset(reset),
    .move(move),
    .enable(wanted[6]),
    .window(rows_instance_late),
    .result(conv_6_result),
    .computed(conv_6_computed)
  );

  ConvUnit_2_7 conv_7 (
    .clock(clock),
    .reset(reset),
    .move(move),
    .enable(wanted[7]),
    .window(rows_instance_late),
    .result(conv_7_result),
    .computed(conv_7_computed)
  );

  ConvUnit_2_8 conv_8 (
    .clock(clock),
    .reset(reset),
    .move(move),
    .enable(wanted[8]),
    .window(rows_instance_late),
    .result(conv_8_result),
    .computed(conv_8_computed)
  );

  ConvUnit_2_9 conv_9 (
    .clock(clock),
    .reset(reset),
    .move(move),
    .enable(wanted[9]),
    .window(rows_instance_late),
    .result(conv_9_result),
    .computed(conv_9_computed)
  );

  ConvUnit_2_10 conv_10 (
    .clock(clock),
    .reset(reset),
    .move(move),
    .enable(wanted[10]),
    .window(rows_instance_late),
    .result(conv_10_result),
    .computed(conv_10_computed)
  );

  ConvUnit_2_11 conv_11 (
    .clock(clock),
    .reset(reset),
    .move(move),
    .enable(wanted[11]),
    .window(rows_instance_late),
    .result(conv_11_result),
    .computed(conv_11_computed)
  );

  wire raster_column_from_4 = raster_column >= 4'd4;
  wire whole = raster_row >= 4'd4 && raster_column_from_4;
  wire raster_column_equals_4 = raster_column == 4'd4;
  wire begins = raster_row == 4'd4 && raster_column_equals_4;

  always @(posedge clock) begin
    if (reset) begin
      valids <= 9'd0;
      firsts <= 9'd0;
      valid <= 1'b0;
      first <= 1'b0;
    end else begin
      if (move) begin
        valids <= {taken && whole, valids[8:1]};
        firsts <= {taken && begins, firsts[8:1]};
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
  wire raster_column_equals_11 = raster_column == 4'd11;
  wire last = raster_row == 4'd11 && raster_column_equals_11;

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
  assign out_payload_value = {conv_11_result, conv_10_result, conv_9_result, conv_8_result, conv_7_result,
      conv_6_result, conv_5_result, conv_4_result, conv_3_result, conv_2_result, conv_1_result, conv_result};
  wire [11:0] skipped_lanes = {conv_11_computed, conv_10_computed, conv_9_computed, conv_8_computed,
      conv_7_computed, conv_6_computed, conv_5_computed, conv_4_computed, conv_3_computed, conv_2_computed,
      conv_1_computed, conv_computed};

  always @(skipped_lanes) begin : skipped_loop
    integer i;
    for (i = 0; i < 12; i = i + 1) skipped[i] = !skipped_lanes[i];
  end
endmodule
