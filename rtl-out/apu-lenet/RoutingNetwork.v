// RoutingNetwork
//
// ApuConfig[pes=10, blockInputs=79, blockOutputs=79, weightBits=4, activationBits=4, layers=8, weightRows=79, slots=158]

module RoutingNetwork (
  input wire [39:0] buses,
  input wire [39:0] selects,
  output reg [39:0] taken
);
  always @(selects or buses) begin : taken_loop
    integer i;
    reg [3:0] taken_min;
    for (i = 0; i < 10; i = i + 1) begin
      taken_min = selects[4*i +: 4] < 4'd9 ? selects[4*i +: 4] : 4'd9;
      taken[4*i +: 4] = buses[4*taken_min +: 4];
    end
  end
endmodule
