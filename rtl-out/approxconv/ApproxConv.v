// ApproxConv
//
// Size[rows=28, columns=28, maps=1, outputs=12] Structure[convEvery=3, predictEvery=3, delay=TAPS, gate=ENABLE, isolation=NONE]

module ApproxConv (
  input wire clock,
  input wire reset,
  input wire in_valid,
  output wire in_ready,
  input wire in_payload_first,
  input wire [7:0] in_payload_value,
  output wire out_valid,
  input wire out_ready,
  output wire out_payload_first,
  output wire [95:0] out_payload_value
);
  wire conv_instance_in_ready;
  wire conv_instance_out_valid;
  wire conv_instance_out_payload_first;
  wire [31:0] conv_instance_out_payload_value;
  /* verilator lint_off UNUSEDSIGNAL */
  wire [3:0] conv_instance_skipped;
  /* verilator lint_on UNUSEDSIGNAL */
  wire pool_in_ready;
  wire pool_out_valid;
  wire pool_out_payload_first;
  wire [31:0] pool_out_payload_value;
  wire conv_1_instance_in_ready;
  wire conv_1_instance_out_valid;
  wire conv_1_instance_out_payload_first;
  wire [95:0] conv_1_instance_out_payload_value;
  /* verilator lint_off UNUSEDSIGNAL */
  wire [11:0] conv_1_instance_skipped;
  /* verilator lint_on UNUSEDSIGNAL */
  wire pool_1_in_ready;
  wire pool_1_out_valid;
  wire pool_1_out_payload_first;
  wire [95:0] pool_1_out_payload_value;

  StreamConvLayer_1 conv_instance (
    .clock(clock),
    .reset(reset),
    .in_valid(in_valid),
    .in_ready(conv_instance_in_ready),
    .in_payload_first(in_payload_first),
    .in_payload_value(in_payload_value),
    .out_valid(conv_instance_out_valid),
    .out_ready(pool_in_ready),
    .out_payload_first(conv_instance_out_payload_first),
    .out_payload_value(conv_instance_out_payload_value),
    .skipped(conv_instance_skipped)
  );

  MaxPool_4_ImageSize_24_24_2 pool (
    .clock(clock),
    .reset(reset),
    .in_valid(conv_instance_out_valid),
    .in_ready(pool_in_ready),
    .in_payload_first(conv_instance_out_payload_first),
    .in_payload_value(conv_instance_out_payload_value),
    .out_valid(pool_out_valid),
    .out_ready(conv_1_instance_in_ready),
    .out_payload_first(pool_out_payload_first),
    .out_payload_value(pool_out_payload_value)
  );

  StreamConvLayer_2 conv_1_instance (
    .clock(clock),
    .reset(reset),
    .in_valid(pool_out_valid),
    .in_ready(conv_1_instance_in_ready),
    .in_payload_first(pool_out_payload_first),
    .in_payload_value(pool_out_payload_value),
    .out_valid(conv_1_instance_out_valid),
    .out_ready(pool_1_in_ready),
    .out_payload_first(conv_1_instance_out_payload_first),
    .out_payload_value(conv_1_instance_out_payload_value),
    .skipped(conv_1_instance_skipped)
  );

  MaxPool_12_ImageSize_8_8_2 pool_1 (
    .clock(clock),
    .reset(reset),
    .in_valid(conv_1_instance_out_valid),
    .in_ready(pool_1_in_ready),
    .in_payload_first(conv_1_instance_out_payload_first),
    .in_payload_value(conv_1_instance_out_payload_value),
    .out_valid(pool_1_out_valid),
    .out_ready(out_ready),
    .out_payload_first(pool_1_out_payload_first),
    .out_payload_value(pool_1_out_payload_value)
  );

  assign in_ready = conv_instance_in_ready;
  assign out_valid = pool_1_out_valid;
  assign out_payload_first = pool_1_out_payload_first;
  assign out_payload_value = pool_1_out_payload_value;
endmodule
