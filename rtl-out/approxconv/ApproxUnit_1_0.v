// ApproxUnit_1_0
//
// Config[layer=1, output=0]

module ApproxUnit_1_0 (
  input wire clock,
  input wire move,
  input wire [1:0] places,
  input wire [199:0] window,
  output wire signed [11:0] sum
);
  reg [32:0] sums;
  reg signed tail;
  reg [11:0] sums_1;

  localparam [24:0] sizes = 25'h0691f4f;
  localparam [24:0] negative = 25'h0200c0e;

  reg [224:0] sums_lanes;
  (* mem2reg *) reg [7:0] shifted [0:24];
  always @(window) begin : sums_lanes_loop
    integer i;
    reg [8:0] term;
    for (i = 0; i < 25; i = i + 1) shifted[i] = window[8*i +: 8] * sizes[i];
    for (i = 0; i < 25; i = i + 1) begin
      term = {1'b0, shifted[i]};
      sums_lanes[9*i +: 9] = negative[i] ? ~term : term;
    end
  end

  reg [32:0] sums_2;
  (* mem2reg *) reg signed [9:0] sums_3 [0:11];
  (* mem2reg *) reg signed [10:0] sums_4 [0:5];
  always @(sums_lanes) begin : sums_2_loop
    integer i;
    for (i = 0; i < 12; i = i + 1) begin
      sums_3[i] = $signed(sums_lanes[9*i +: 9]) + $signed(sums_lanes[9*i + 108 +: 9]);
    end
    for (i = 0; i < 6; i = i + 1) sums_4[i] = sums_3[i] + sums_3[i + 6];
    for (i = 0; i < 3; i = i + 1) sums_2[11*i +: 11] = sums_4[i] + sums_4[i + 3];
  end

  always @(posedge clock) if (move && places[0]) sums <= sums_2;

  /* verilator lint_off UNUSEDSIGNAL */
  wire signed [8:0] last = sums_lanes[224:216];
  /* verilator lint_on UNUSEDSIGNAL */
  wire signed tail_2 = last[0];

  always @(posedge clock) if (move && places[0]) tail <= tail_2;

  wire wanted = places[1];
  /* verilator lint_off UNUSEDSIGNAL */
  wire signed [10:0] last_2 = sums[32:22];
  /* verilator lint_on UNUSEDSIGNAL */
  wire signed [9:0] tail_3 = {10{tail}} + last_2[9:0];

  reg [11:0] sums_5;
  always @(sums) begin : sums_5_loop
    sums_5 = $signed(sums[10:0]) + $signed(sums[21:11]);
  end

  wire signed [11:0] sum_2 = {{2{tail_3[9]}}, tail_3} + sums_5;

  always @(posedge clock) if (move && wanted) sums_1 <= sum_2;

  assign sum = sums_1;
endmodule
