// Fifo
//
// Config[depth=14, read=COMBINATIONAL]

module Fifo (
  input wire clock,
  input wire reset,
  input wire in_valid,
  output wire in_ready,
  input wire [27:0] in_payload_address,
  input wire [63:0] in_payload_data,
  input wire [7:0] in_payload_mask,
  output wire out_valid,
  input wire out_ready,
  output wire [27:0] out_payload_address,
  output wire [63:0] out_payload_data,
  output wire [7:0] out_payload_mask,
  output wire [3:0] occupancy
);
  reg [3:0] count;
  reg [3:0] head;
  reg [3:0] tail;
  reg [99:0] items [0:13];

  assign in_ready = count != 4'd14;
  assign occupancy = count;
  wire push = in_valid && in_ready;

  always @(posedge clock) begin
    if (push) items[tail] <= {in_payload_address, in_payload_data, in_payload_mask};
  end

  wire tail_equals_13 = tail == 4'd13;

  always @(posedge clock) begin
    if (reset) begin
      tail <= 4'd0;
    end else begin
      if (push) tail <= tail_equals_13 ? 4'd0 : tail + 4'd1;
    end
  end

  wire pop = out_valid && out_ready;
  wire count_equals_14 = count == 4'd14;
  wire count_equals_0 = count == 4'd0;

  always @(posedge clock) begin
    if (reset) begin
      count <= 4'd0;
    end else begin
      if (push && !pop) count <= count_equals_14 ? 4'd0 : count + 4'd1;
      else if (pop && !push) count <= count_equals_0 ? 4'd14 : count - 4'd1;
    end
  end

  assign out_valid = count != 4'd0;
  wire [99:0] out_payload_address_word = items[head];
  assign out_payload_address = out_payload_address_word[99:72];
  assign out_payload_data = out_payload_address_word[71:8];
  assign out_payload_mask = out_payload_address_word[7:0];
  wire head_equals_13 = head == 4'd13;

  always @(posedge clock) begin
    if (reset) begin
      head <= 4'd0;
    end else begin
      if (pop) head <= head_equals_13 ? 4'd0 : head + 4'd1;
    end
  end
endmodule
