package burin.mlcnn;

import burin.hdl.Bits;
import burin.hdl.UInt;
import burin.hdl.Vec;
import java.util.List;

/// Unsigned activations times signed weights. All sums are exact, unless they are to be truncated.
final class IntegerArithmetic implements Arithmetic {
  private final MlcnnConfig config;
  private final Precision precision;

  IntegerArithmetic(MlcnnConfig config) {
    this.config = config;
    this.precision = config.precision();
  }

  @Override
  public Vec<Bits> halfSums(List<Vec<Bits>> rows) {
    Vec<Bits> sums = rows.getFirst();
    for (Vec<Bits> row : rows.subList(1, rows.size())) sums = sums.zip(row, (a, b) -> added(a, b, precision.halfBits()));
    return sums;
  }

  @Override
  public Bits activation(Bits stored) {
    return resized(stored.asUInt(), precision.halfBits());
  }

  @Override
  public Bits half(Bits stored) {
    return resized(stored.asUInt(), precision.halfBits());
  }

  @Override
  public Bits windowSum(List<Bits> halves) {
    Bits sum = operand(halves.getFirst());
    for (Bits half : halves.subList(1, halves.size())) sum = added(sum, half, precision.operandBits());
    return sum;
  }

  @Override
  public Bits operand(Bits half) {
    return resized(half.asUInt(), precision.operandBits());
  }

  /// A sum that is known to fit, or half of it with halves rounded up.
  private Bits added(Bits a, Bits b, int bits) {
    UInt sum = a.asUInt().add(b.asUInt());
    return resized(config.sums() == Sums.TRUNC8 ? sum.add(1).shr(1) : sum, bits);
  }

  private static Bits resized(UInt number, int bits) {
    return Words.unsigned(number.asBits(), bits);
  }

  @Override
  public Vec<Bits> products(Vec<Bits> operands, Vec<Bits> weights) {
    return operands.zip(weights, (operand, weight) ->
        Words.signed(weight.asSInt().mul(operand.asUInt()).asBits(), productBits()));
  }

  @Override
  public int productBits() {
    return precision.operandBits() + precision.weightBits();
  }

  @Override
  public Bits sum(Bits product) {
    return Words.signed(product, precision.accumulatorBits());
  }

  @Override
  public Vec<Bits> sums(Vec<Bits> sums, Vec<Bits> products) {
    return sums.zip(products, (sum, product) ->
        Words.signed(sum.asSInt().add(product.asSInt()).asBits(), precision.accumulatorBits()));
  }

  @Override
  public PostProcessor postProcessor() {
    return new IntegerPostProcessor(config);
  }

  @Override
  public int halfLatency() {
    return 0;
  }

  @Override
  public int windowLatency() {
    return 0;
  }

  @Override
  public int productLatency() {
    return 0;
  }

  @Override
  public int sumLatency() {
    return 0;
  }

  @Override
  public int postLatency() {
    return IntegerPostProcessor.STAGES;
  }
}
