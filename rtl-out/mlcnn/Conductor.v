// Conductor
//
// MlcnnConfig[format=INT8, mode=BOTH, sums=FULL, slices=SliceMap[channels=8, rows=4], tile=Tile[outputs=16, inputs=4, rows=28, columns=28], limits=Limits[kernel=5, stride=2, pool=2, terms=4608], bufferKilobytes=134]

module Conductor (
  input wire clock,
  input wire reset,
  input wire start,
  input wire [27:0] commandBase,
  input wire [15:0] commands,
  output wire busy,
  input wire working,
  input wire storing,
  output wire fetches,
  output wire [27:0] fetchBase,
  input wire fetched_valid,
  input wire [63:0] fetched_payload,
  output wire begins,
  output wire oddBeat,
  output wire loaded_valid,
  output wire loaded_first,
  output wire loaded_last,
  output wire [464:0] loaded_command,
  output wire prepared_valid,
  output wire prepared_first,
  output wire prepared_last,
  output wire [464:0] prepared_command,
  output wire multiplied_valid,
  output wire multiplied_first,
  output wire multiplied_last,
  output wire [464:0] multiplied_command,
  output wire stores,
  output wire [464:0] stored,
  output wire multipliedHalf,
  output wire storedHalf
);
  localparam [1:0] PHASE_IDLE = 2'b00;
  localparam [1:0] PHASE_BEAT = 2'b01;
  localparam [1:0] PHASE_WAIT = 2'b10;

  reg [1:0] phase;
  reg [15:0] left;
  reg [27:0] fetchAt;
  reg hasNext;
  reg odd;
  reg [511:0] register_;
  reg loads;
  reg [464:0] loadCommand;
  reg [12:0] group;
  reg loads_reg;
  reg loaded_first_reg;
  reg loaded_last_reg;
  reg [464:0] loaded_command_reg;
  reg prepared_valid_reg;
  reg prepared_first_reg;
  reg prepared_last_reg;
  reg [464:0] prepared_command_reg;
  reg ends_reg;
  reg [464:0] multiplied_command_reg;
  reg half;
  reg half_reg;

  always @(posedge clock) if (fetched_valid) register_ <= {fetched_payload, register_[511:64]};

  assign loaded_valid = loads;
  assign loaded_first = group == 13'd0;
  assign loaded_last = {1'b0, group} + 14'd1 == {1'b0, loadCommand[359:347]};
  assign loaded_command = loadCommand;
  wire advances_and = phase == PHASE_WAIT && !working;
  wire empty = !(loads || prepared_valid || multiplied_valid);
  wire ends = multiplied_valid && multiplied_last;
  wire advances_not = !(empty || ends);
  wire advances = advances_and && (!storing || advances_not);

  always @(posedge clock) begin
    if (reset) begin
      loads_reg <= 1'b0;
    end else begin
      if (advances) loads_reg <= loads;
    end
  end

  always @(posedge clock) if (advances) loaded_first_reg <= loaded_first;

  always @(posedge clock) if (advances) loaded_last_reg <= loaded_last;

  always @(posedge clock) if (advances) loaded_command_reg <= loaded_command;

  assign prepared_valid = loads_reg;
  assign prepared_first = loaded_first_reg;
  assign prepared_last = loaded_last_reg;
  assign prepared_command = loaded_command_reg;

  always @(posedge clock) begin
    if (reset) begin
      prepared_valid_reg <= 1'b0;
    end else begin
      if (advances) prepared_valid_reg <= prepared_valid;
    end
  end

  always @(posedge clock) if (advances) prepared_first_reg <= prepared_first;

  always @(posedge clock) if (advances) prepared_last_reg <= prepared_last;

  always @(posedge clock) if (advances) prepared_command_reg <= prepared_command;

  assign multiplied_valid = prepared_valid_reg;
  assign multiplied_first = prepared_first_reg;
  assign multiplied_last = prepared_last_reg;
  assign multiplied_command = prepared_command_reg;

  always @(posedge clock) begin
    if (reset) begin
      ends_reg <= 1'b0;
    end else begin
      if (advances) ends_reg <= ends;
    end
  end

  assign stores = ends_reg;

  always @(posedge clock) if (advances && ends) multiplied_command_reg <= multiplied_command;

  assign stored = multiplied_command_reg;

  always @(posedge clock) begin
    if (reset) begin
      half <= 1'b0;
    end else begin
      if (advances && prepared_valid && prepared_first) half <= !half;
    end
  end

  assign multipliedHalf = half;

  always @(posedge clock) if (advances && ends) half_reg <= half;

  assign storedHalf = half_reg;
  wire fetches_and = left != 16'd0 && !hasNext;
  assign fetches = fetches_and && (!loads || loaded_last);
  assign fetchBase = fetchAt;
  wire has = hasNext || fetches;
  wire stays = loads && !loaded_last;
  wire takes_and = !stays && has;
  wire [464:0] next = register_[464:0];
  wire next_464_equals_0 = next[464] == 1'd0;
  wire takes = takes_and && (empty || next_464_equals_0);

  always @(posedge clock) begin
    if (advances) begin
      odd <= !odd;
      hasNext <= has && !takes;
      loads <= stays || takes;
      group <= group + 13'd1;
      if (!stays) group <= 13'd0;
      if (takes) loadCommand <= next;
      if (fetches) begin
        left <= left - 16'd1;
        fetchAt <= fetchAt + 28'd8;
      end
    end
    case (phase)
      PHASE_IDLE: begin
        if (start) begin
          left <= commands;
          fetchAt <= commandBase;
          if (commands != 16'd0) phase <= PHASE_BEAT;
        end
      end
      PHASE_BEAT: phase <= PHASE_WAIT;
      default: begin
        if (advances) begin
          phase <= PHASE_BEAT;
          if (empty && !has) phase <= PHASE_IDLE;
        end
      end
    endcase
    if (reset) begin
      odd <= 1'b0;
      hasNext <= 1'b0;
      loads <= 1'b0;
      group <= 13'd0;
      left <= 16'd0;
      phase <= PHASE_IDLE;
    end
  end

  assign busy = !(phase == PHASE_IDLE);
  assign begins = phase == PHASE_BEAT;
  assign oddBeat = odd;
endmodule
