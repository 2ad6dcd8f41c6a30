// PingPong_256
//
// Config[depth=256]

module PingPong_256 (
  input wire clock,
  input wire write,
  input wire writeHalf,
  input wire [7:0] writeAddress,
  input wire [63:0] writeData,
  input wire read,
  input wire readHalf,
  input wire [7:0] readAddress,
  output wire [63:0] readData
);
  reg fromUpper;
  reg [63:0] lower [0:255];
  reg [63:0] upper [0:255];
  reg [63:0] lowerWord;
  reg [63:0] upperWord;

  always @(posedge clock) begin
    if (write && !writeHalf) lower[writeAddress] <= writeData;
    if (read && !readHalf) lowerWord <= lower[readAddress];
  end

  always @(posedge clock) begin
    if (write && writeHalf) upper[writeAddress] <= writeData;
    if (read && readHalf) upperWord <= upper[readAddress];
  end

  always @(posedge clock) if (read) fromUpper <= readHalf;

  assign readData = fromUpper ? upperWord : lowerWord;
endmodule
