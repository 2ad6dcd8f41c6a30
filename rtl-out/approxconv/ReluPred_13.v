// ReluPred_13
//
// Config[sumBits=13]

module ReluPred_13 (
  input wire clock,
  input wire move,
  input wire [51:0] sums,
  output wire [3:0] noop
);
  reg [3:0] skip;

  localparam [55:0] limits = 56'hfee8029ff9001a;

  reg [3:0] skip_lanes;
  always @(sums) begin : skip_lanes_loop
    integer i;
    for (i = 0; i < 4; i = i + 1) begin
      skip_lanes[i] = $signed({sums[13*i + 12], sums[13*i +: 13]}) <= $signed(limits[14*i +: 14]);
    end
  end

  always @(posedge clock) if (move) skip <= skip_lanes;

  assign noop = skip;
endmodule
