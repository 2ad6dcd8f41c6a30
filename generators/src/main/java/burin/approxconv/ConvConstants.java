package burin.approxconv;

/// What one output of a convolution is computed with.
///
/// It is no record, so that the Verilog's comments and module names tell numbers of layers and outputs and not thousands of
/// weights; those stand in the module itself.
final class ConvConstants {
  final Taps taps;
  final int bias;
  final int multiplier;
  final int shift;

  ConvConstants(Taps taps, int bias, int multiplier, int shift) {
    this.taps = taps;
    this.bias = bias;
    this.multiplier = multiplier;
    this.shift = shift;
  }
}
