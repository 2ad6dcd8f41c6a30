// ApproxUnit_1_1
//
// Config[layer=1, output=1]

module ApproxUnit_1_1 (
  input wire clock,
  input wire move,
  input wire [1:0] places,
  input wire [199:0] window,
  output wire signed [12:0] sum
);
  reg [35:0] sums;
  reg signed tail;
  reg [12:0] sums_1;

  localparam [49:0] sizes = 50'h0515895540050;
  localparam [24:0] negative = 25'h0de8800;

  reg [249:0] sums_lanes;
  (* mem2reg *) reg [8:0] shifted [0:24];
  always @(window) begin : sums_lanes_loop
    integer i;
    reg [9:0] term;
    for (i = 0; i < 25; i = i + 1) shifted[i] = window[8*i +: 8] * sizes[2*i +: 2];
    for (i = 0; i < 25; i = i + 1) begin
      term = {1'b0, shifted[i]};
      sums_lanes[10*i +: 10] = negative[i] ? ~term : term;
    end
  end

  reg [35:0] sums_2;
  (* mem2reg *) reg signed [9:0] sums_3 [0:11];
  (* mem2reg *) reg signed [10:0] sums_4 [0:5];
  always @(sums_lanes) begin : sums_2_loop
    integer i;
    for (i = 0; i < 12; i = i + 1) begin
      sums_3[i] = $signed(sums_lanes[10*i +: 10]) + $signed(sums_lanes[10*i + 120 +: 10]);
    end
    for (i = 0; i < 6; i = i + 1) sums_4[i] = sums_3[i] + sums_3[i + 6];
    for (i = 0; i < 3; i = i + 1) sums_2[12*i +: 12] = sums_4[i] + sums_4[i + 3];
  end

  always @(posedge clock) if (move && places[0]) sums <= sums_2;

  /* verilator lint_off UNUSEDSIGNAL */
  wire signed [9:0] last = sums_lanes[249:240];
  /* verilator lint_on UNUSEDSIGNAL */
  wire signed tail_2 = last[0];

  always @(posedge clock) if (move && places[0]) tail <= tail_2;

  wire wanted = places[1];
  wire signed [11:0] last_2 = sums[35:24];
  wire signed [11:0] tail_3 = {12{tail}} + last_2;

  reg [11:0] sums_5;
  always @(sums) begin : sums_5_loop
    sums_5 = $signed(sums[11:0]) + $signed(sums[23:12]);
  end

  wire signed [12:0] sum_2 = tail_3 + $signed(sums_5);

  always @(posedge clock) if (move && wanted) sums_1 <= sum_2;

  assign sum = sums_1;
endmodule
