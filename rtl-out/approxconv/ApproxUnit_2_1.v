// ApproxUnit_2_1
//
// Config[layer=2, output=1]

module ApproxUnit_2_1 (
  input wire clock,
  input wire move,
  input wire [2:0] places,
  input wire [799:0] window,
  output wire signed [14:0] sum
);
  reg [143:0] sums;
  reg signed [8:0] tail;
  reg [13:0] sums_1;
  reg signed [12:0] tail_1;
  reg [14:0] sums_2;

  localparam [199:0] sizes = {8'h59, 64'h8545404405454428, 64'h55115440044a4094, 64'h0940505415041051};
  localparam [99:0] negative = {36'hf99881804, 64'h50c0210c08424049};

  reg [274:0] sums_3;
  (* mem2reg *) reg [8:0] shifted [0:99];
  (* mem2reg *) reg signed [9:0] sums_lanes [0:99];
  (* mem2reg *) reg signed [10:0] sums_4 [0:49];
  always @(window) begin : sums_3_loop
    integer i;
    reg [9:0] term;
    for (i = 0; i < 100; i = i + 1) shifted[i] = window[8*i +: 8] * sizes[2*i +: 2];
    for (i = 0; i < 100; i = i + 1) begin
      term = {1'b0, shifted[i]};
      sums_lanes[i] = negative[i] ? ~term : term;
    end
    for (i = 0; i < 50; i = i + 1) sums_4[i] = sums_lanes[i] + sums_lanes[i + 50];
    for (i = 0; i < 25; i = i + 1) sums_3[11*i +: 11] = sums_4[i] + sums_4[i + 25];
  end

  reg [143:0] sums_5;
  always @(sums_3) begin : sums_5_loop
    integer i;
    for (i = 0; i < 12; i = i + 1) begin
      sums_5[12*i +: 12] = $signed(sums_3[11*i +: 11]) + $signed(sums_3[11*i + 132 +: 11]);
    end
  end

  always @(posedge clock) if (move && places[0]) sums <= sums_5;

  /* verilator lint_off UNUSEDSIGNAL */
  wire signed [10:0] last = sums_3[274:264];
  /* verilator lint_on UNUSEDSIGNAL */
  wire signed [8:0] tail_2 = last[8:0];

  always @(posedge clock) if (move && places[0]) tail <= tail_2;

  wire wanted = places[1];

  reg [38:0] sums_6;
  (* mem2reg *) reg signed [12:0] sums_7 [0:5];
  always @(sums) begin : sums_6_loop
    integer i;
    for (i = 0; i < 6; i = i + 1) sums_7[i] = $signed(sums[12*i +: 12]) + $signed(sums[12*i + 72 +: 12]);
    for (i = 0; i < 3; i = i + 1) sums_6[13*i +: 13] = sums_7[i] + sums_7[i + 3];
  end

  reg [13:0] sums_8;
  always @(sums_6) begin : sums_8_loop
    sums_8 = $signed(sums_6[12:0]) + $signed(sums_6[25:13]);
  end

  always @(posedge clock) if (move && wanted) sums_1 <= sums_8;

  wire signed [12:0] last_2 = sums_6[38:26];
  wire signed [12:0] tail_3 = {{4{tail[8]}}, tail} + last_2;

  always @(posedge clock) if (move && wanted) tail_1 <= tail_3;

  wire wanted_2 = places[2];
  wire signed [14:0] sum_2 = {{2{tail_1[12]}}, tail_1} + {sums_1[13], sums_1};

  always @(posedge clock) if (move && wanted_2) sums_2 <= sum_2;

  assign sum = sums_2;
endmodule
