package burin.approxconv;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;

/// One output of a predictor: a window times powers of two with signs, which are shifts and inversions, summed.
///
/// An input with a negative factor enters the tree inverted: `~v` is `-v - 1`, so that no adder is needed for the sign. `sum` is
/// therefore too small by the number of negative factors, which the threshold of [ReluPred] makes up for.
///
/// It moves on in cycles in which `move` is high; the sum of a window is there [#latency(Structure, int)] such cycles later.
/// Stages for whose window `places` is low stand still, if [Gate] says so: no output is computed for it anyway. No reset.
public final class ApproxUnit extends TreeUnit {
  /// @param layer number of the layer, from 1
  /// @param output number of the output, from 0
  record Config(int layer, int output, ApproxConstants constants) {}

  private final Config config;
  private final int stages;

  public final Bool move = input(bool());
  /// For each stage whether the window before its registers has a place in the image.
  public final Vec<Bool> places = input(vec(Math.max(1, stages), bool()));
  public final Vec<UInt> window = input(vec(config.constants().factors.count(), uint(ConvUnit.INPUT_BITS)));
  public final SInt sum = output(sint(sumBits(config.constants())));

  ApproxUnit(Config config, Structure structure) {
    this.config = config;
    this.stages = latency(structure, config.constants().factors.count());
    super(structure.gate());
    if (structure.gate() == Gate.NONE || stages == 0) unused(places);
    begin(move, places);
    sum.drive(sum(terms(), config.constants().plan(ConvUnit.INPUT_BITS), structure.predictEvery()));
  }

  private Vec<SInt> terms() {
    ApproxConstants constants = config.constants();
    long largest = constants.sizes().max().orElseThrow();
    var sizes = constants(range(0, largest), constants.sizes().toArray());
    var negative = constants(bool(), constants.signs().toArray());
    var shifted = window.zip(sizes, UInt::mul);
    int bits = constants.plan(ConvUnit.INPUT_BITS).levels().getFirst().laneBits();
    return shifted.zip(negative, (value, inverted) -> {
      var term = withZeros(value, bits);
      return mux(inverted, term.not(), term).asSInt();
    });
  }

  private Bits withZeros(UInt value, int bits) {
    return value.width() == bits ? value.asBits() : litBits(bits - value.width(), 0).cat(value.asBits());
  }

  /// Moves from a window to its sum.
  static int latency(Structure structure, int taps) {
    return Math.ceilDiv(ConvUnit.depth(taps), structure.predictEvery());
  }

  static int sumBits(ApproxConstants constants) {
    return constants.plan(ConvUnit.INPUT_BITS).levels().getLast().laneBits();
  }

  /// Bits of all registers of a unit.
  static long registerBits(Structure structure, ApproxConstants constants) {
    return constants.plan(ConvUnit.INPUT_BITS).registerBits(structure.predictEvery());
  }
}
