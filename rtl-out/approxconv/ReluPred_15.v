// ReluPred_15
//
// Config[sumBits=15]

module ReluPred_15 (
  input wire clock,
  input wire move,
  input wire [179:0] sums,
  output wire [11:0] noop
);
  reg [11:0] skip;

  localparam [191:0] limits = {64'h002bff1fff7e011e, 64'h0037fef5ffd60045, 64'h0052019eff9aff8e};

  reg [11:0] skip_lanes;
  always @(sums) begin : skip_lanes_loop
    integer i;
    for (i = 0; i < 12; i = i + 1) begin
      skip_lanes[i] = $signed({sums[15*i + 14], sums[15*i +: 15]}) <= $signed(limits[16*i +: 16]);
    end
  end

  always @(posedge clock) if (move) skip <= skip_lanes;

  assign noop = skip;
endmodule
