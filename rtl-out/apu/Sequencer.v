// Sequencer
//
// ApuConfig[pes=10, blockInputs=400, blockOutputs=400, weightBits=4, activationBits=4, layers=8, weightRows=400, slots=800]

module Sequencer (
  input wire clock,
  input wire reset,
  input wire writeShape,
  input wire writeScale,
  input wire [15:0] hostAddress,
  input wire [63:0] hostData,
  input wire start,
  input wire [2:0] lastLayer,
  output wire busy,
  output wire clear,
  output wire route,
  output wire [9:0] selectAddress,
  output wire [8:0] weightAddress,
  output wire resultWrite,
  output wire [8:0] resultRow,
  output wire [63:0] scale
);
  localparam [2:0] PHASE_IDLE = 3'b000;
  localparam [2:0] PHASE_FETCH = 3'b001;
  localparam [2:0] PHASE_SETUP = 3'b010;
  localparam [2:0] PHASE_ROUTE = 3'b011;
  localparam [2:0] PHASE_COMPUTE = 3'b100;
  localparam [2:0] PHASE_DRAIN = 3'b101;
  localparam [2:0] PHASE_NEXT = 3'b110;

  reg [2:0] phase;
  reg [2:0] layer;
  reg [8:0] slot;
  reg [8:0] row;
  reg drained;
  reg [9:0] selectNow;
  reg [8:0] weightNow;
  reg rowRead;
  reg rowSummed;
  reg [8:0] readRow;
  reg [8:0] summedRow;
  reg [63:0] shapes [0:7];
  reg [63:0] scales [0:7];
  reg [63:0] shape;
  reg [63:0] scalesData;

  wire [2:0] entry = hostAddress < 16'd7 ? hostAddress[2:0] : 3'd7;

  always @(posedge clock) begin
    if (writeShape) shapes[entry] <= hostData;
    shape <= shapes[layer];
  end

  always @(posedge clock) begin
    if (writeScale) scales[entry] <= hostData;
    scalesData <= scales[layer];
  end

  assign scale = scalesData;
  wire [9:0] selectBase = shape[63:48] < 16'd799 ? shape[57:48] : 10'd799;
  wire selectBase_equals_799 = selectBase == 10'd799;
  wire [8:0] weightBase = shape[47:32] < 16'd399 ? shape[40:32] : 9'd399;
  wire slot_equals_399 = slot == 9'd399;
  wire selectNow_equals_799 = selectNow == 10'd799;
  wire [8:0] lastSlot = shape[31:16] < 16'd399 ? shape[24:16] : 9'd399;
  wire weightNow_equals_399 = weightNow == 9'd399;
  wire [8:0] lastRow = shape[15:0] < 16'd399 ? shape[8:0] : 9'd399;

  always @(posedge clock) begin
    case (phase)
      PHASE_IDLE: begin
        if (start) begin
          layer <= 3'd0;
          phase <= PHASE_FETCH;
        end
      end
      PHASE_FETCH: phase <= PHASE_SETUP;
      PHASE_SETUP: begin
        slot <= 9'd0;
        row <= 9'd0;
        drained <= 1'b0;
        selectNow <= selectBase_equals_799 ? 10'd0 : selectBase + 10'd1;
        weightNow <= weightBase;
        phase <= PHASE_ROUTE;
      end
      PHASE_ROUTE: begin
        slot <= slot_equals_399 ? 9'd0 : slot + 9'd1;
        selectNow <= selectNow_equals_799 ? 10'd0 : selectNow + 10'd1;
        if (slot == lastSlot) phase <= PHASE_COMPUTE;
      end
      PHASE_COMPUTE: begin
        row <= row == 9'd399 ? 9'd0 : row + 9'd1;
        weightNow <= weightNow_equals_399 ? 9'd0 : weightNow + 9'd1;
        if (row == lastRow) phase <= PHASE_DRAIN;
      end
      PHASE_DRAIN: begin
        drained <= 1'b1;
        if (drained) phase <= PHASE_NEXT;
      end
      default: begin
        layer <= layer + 3'd1;
        phase <= PHASE_FETCH;
        if (layer == lastLayer) phase <= PHASE_IDLE;
      end
    endcase
    if (reset) phase <= PHASE_IDLE;
  end

  always @(posedge clock) begin
    if (reset) begin
      rowRead <= 1'b0;
      rowSummed <= 1'b0;
    end else begin
      rowRead <= phase == PHASE_COMPUTE;
      rowSummed <= rowRead;
    end
  end

  always @(posedge clock) begin
    readRow <= row;
    summedRow <= readRow;
  end

  assign busy = !(phase == PHASE_IDLE);
  assign clear = phase == PHASE_SETUP;
  assign route = phase == PHASE_ROUTE;
  assign selectAddress = phase == PHASE_SETUP ? selectBase : selectNow;
  assign weightAddress = weightNow;
  assign resultWrite = rowSummed;
  assign resultRow = summedRow;
endmodule
