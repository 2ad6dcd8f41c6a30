package burin.approxconv;

import burin.hdl.Bool;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.lib.image.Requantiser;

/// One output of a convolution: a window times constant weights, summed, scaled to a byte. A multiplier for each weight, and an
/// adder tree each of whose levels is as wide as these weights need.
///
/// It moves on in cycles in which `move` is high. The result of a window is there after as many such cycles as
/// [#latency(Structure, int)] says; it is 0 where `enable` was low with the window. Products, sums and the result have no
/// reset; their stages stand still for windows without `enable`, if [Gate] says so.
public final class ConvUnit extends TreeUnit {
  static final int INPUT_BITS = 8;
  static final int OUTPUT_BITS = 8;

  /// @param layer number of the layer, from 1
  /// @param output number of the output, from 0
  record Config(int layer, int output, ConvConstants constants) {}

  private final Config config;

  public final Bool move = input(bool());
  public final Bool enable = input(bool());
  public final Vec<UInt> window = input(vec(config.constants().taps.count(), uint(INPUT_BITS)));
  public final UInt result = output(uint(OUTPUT_BITS));
  /// Whether the result was computed; low where it was skipped.
  public final Bool computed = output(bool());

  ConvUnit(Config config, Structure structure) {
    this.config = config;
    super(structure.gate());
    begin(move, enable);
    SInt sum = sum(products(operands(structure.isolation())), plan(), structure.convEvery());
    var constants = config.constants();
    var scaled = Requantiser.of(sum.add(constants.bias), constants.multiplier, constants.shift, (1 << OUTPUT_BITS) - 1);
    var last = register("scaled", uint(OUTPUT_BITS), scaled);
    endStage();
    result.drive(mux(wanted(), last, ulit(0)));
    computed.drive(wanted());
  }

  private TreePlan plan() {
    return config.constants().taps.plan(INPUT_BITS);
  }

  private Vec<UInt> operands(Isolation isolation) {
    return switch (isolation) {
      case NONE -> window;
      case AND -> window.map(value -> mux(enable, value, ulit(0)));
      case REG -> held();
    };
  }

  private Vec<UInt> held() {
    var operands = register("operands", window.type(), window);
    endStage();
    return operands;
  }

  private Vec<SInt> products(Vec<UInt> operands) {
    Taps taps = config.constants().taps;
    var weights = constants(signedRange(taps.least(), taps.greatest()), taps.values().toArray());
    var products = register("products", vec(taps.count(), sint(plan().levels().getFirst().laneBits())),
        operands.zip(weights, (value, weight) -> weight.mul(value)));
    endStage();
    return products;
  }

  @Override
  boolean alwaysTravels() {
    return true;
  }

  /// Moves from a window to its result.
  static int latency(Structure structure, int taps) {
    int operands = structure.isolation() == Isolation.REG ? 1 : 0;
    return operands + 1 + Math.ceilDiv(depth(taps), structure.convEvery()) + 1;
  }

  /// Levels of a tree that adds so many numbers.
  static int depth(int taps) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(taps - 1);
  }

  /// Bits of all registers of a unit.
  static long registerBits(Structure structure, Taps taps) {
    TreePlan plan = taps.plan(INPUT_BITS);
    long operands = structure.isolation() == Isolation.REG ? (long) taps.count() * INPUT_BITS : 0;
    return operands + plan.levels().getFirst().bits() + plan.registerBits(structure.convEvery()) + OUTPUT_BITS
        + latency(structure, taps.count());
  }
}
