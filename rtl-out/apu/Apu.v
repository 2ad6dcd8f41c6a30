// Apu
//
// ApuConfig[pes=10, blockInputs=400, blockOutputs=400, weightBits=4, activationBits=4, layers=8, weightRows=400, slots=800]

module Apu (
  input wire clock,
  input wire reset,
  input wire write,
  input wire [2:0] target,
  input wire [3:0] pe,
  input wire [15:0] address,
  input wire [63:0] data,
  input wire start,
  input wire [2:0] lastLayer,
  output wire busy,
  input wire [3:0] readPe,
  input wire [15:0] readAddress,
  output wire [3:0] readOutput,
  output wire signed [17:0] readRaw
);
  reg [1599:0] rowBuffer;
  reg [3:0] readFrom;
  wire sequencer_busy;
  wire sequencer_clear;
  wire sequencer_route;
  wire [9:0] sequencer_selectAddress;
  wire [8:0] sequencer_weightAddress;
  wire sequencer_resultWrite;
  wire [8:0] sequencer_resultRow;
  wire [63:0] sequencer_scale;
  reg [9:0] elements_chosen;
  wire [39:0] elements_bus;
  wire [39:0] elements_select;
  wire [179:0] elements_readRaw;
  wire [39:0] network_taken;

  always @(pe) begin : elements_chosen_loop
    integer i;
    for (i = 0; i < 10; i = i + 1) elements_chosen[i] = pe == i[3:0];
  end

  Sequencer sequencer (
    .clock(clock),
    .reset(reset),
    .writeShape(write && target == 3'd5),
    .writeScale(write && target == 3'd6),
    .hostAddress(address),
    .hostData(data),
    .start(start),
    .lastLayer(lastLayer),
    .busy(sequencer_busy),
    .clear(sequencer_clear),
    .route(sequencer_route),
    .selectAddress(sequencer_selectAddress),
    .weightAddress(sequencer_weightAddress),
    .resultWrite(sequencer_resultWrite),
    .resultRow(sequencer_resultRow),
    .scale(sequencer_scale)
  );

  ProcessingElement elements [9:0] (
    .clock(clock),
    .chosen(elements_chosen),
    .write(write),
    .target(target),
    .hostAddress(write ? address : readAddress),
    .hostData(data),
    .weightRow(rowBuffer),
    .hostRead(!sequencer_busy),
    .clear(sequencer_clear),
    .route(sequencer_route),
    .selectAddress(sequencer_selectAddress),
    .weightAddress(sequencer_weightAddress),
    .resultWrite(sequencer_resultWrite),
    .resultRow(sequencer_resultRow),
    .scale(sequencer_scale),
    .taken(network_taken),
    .bus(elements_bus),
    .select(elements_select),
    .readRaw(elements_readRaw)
  );

  RoutingNetwork network (
    .buses(elements_bus),
    .selects(elements_select),
    .taken(network_taken)
  );

  assign busy = sequencer_busy;
  wire [63:0] chunk = data;

  always @(posedge clock) begin
    if (write && target == 3'd0) rowBuffer <= {chunk, rowBuffer[1599:64]};
  end

  always @(posedge clock) readFrom <= readPe;

  assign readOutput = elements_bus[4*readFrom +: 4];
  assign readRaw = elements_readRaw[18*readFrom +: 18];
endmodule
