// PingPong_36
//
// Config[depth=36]

module PingPong_36 (
  input wire clock,
  input wire write,
  input wire writeHalf,
  input wire [5:0] writeAddress,
  input wire [319:0] writeData,
  input wire read,
  input wire readHalf,
  input wire [5:0] readAddress,
  output wire [319:0] readData
);
  reg fromUpper;
  reg [319:0] lower [0:35];
  reg [319:0] upper [0:35];
  reg [319:0] lowerWord;
  reg [319:0] upperWord;

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
