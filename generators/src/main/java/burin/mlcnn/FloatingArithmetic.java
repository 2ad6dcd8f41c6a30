package burin.mlcnn;

import burin.hdl.Bits;
import burin.hdl.Scope;
import burin.hdl.Vec;
import burin.lib.arithmetic.FloatFormat;
import burin.lib.arithmetic.Floating;
import burin.lib.logic.DelayLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/// Floating point. Every sum is rounded, so the order of additions counts: always from the first operand to the last.
///
/// Units have stages as in the paper, but those that sum windows, before the slices or after them, have none: the rows that the
/// former work on can be held up, and the latter need each sum for the next.
final class FloatingArithmetic implements Arithmetic {
  /// Stages of an adder.
  static final int ADDITION = 3;
  /// Stages of a multiplier.
  static final int MULTIPLICATION = 3;

  private final MlcnnConfig config;
  private final FloatFormat format;

  FloatingArithmetic(MlcnnConfig config) {
    this.config = config;
    this.format = config.format().floating().orElseThrow();
  }

  private Floating number(Bits bits) {
    return bits.as(Floating.type(format));
  }

  private Bits added(Bits a, Bits b, int latency) {
    return number(a).add(number(b), latency).asBits();
  }

  /// Lane by lane, a unit for each.
  private static Vec<Bits> lanes(Vec<Bits> a, Vec<Bits> b, BinaryOperator<Bits> unit) {
    return Scope.add(a, FloatingArithmetic.class, scope -> {
      List<Bits> results = new ArrayList<>();
      for (int i = 0; i < a.length(); i++) results.add(unit.apply(a.get(i), b.get(i)));
      return scope.vecOf(results);
    });
  }

  private static Vec<Bits> delayed(Vec<Bits> values, int cycles) {
    if (cycles == 0) return values;
    return Scope.add(values, FloatingArithmetic.class, scope -> {
      var delay = scope.instance(new DelayLine<>(new DelayLine.Config<>(values.type(), cycles, DelayLine.Style.REGISTERS)));
      scope.drive(delay.in, values);
      return delay.out;
    });
  }

  /// Also of fewer rows than there may be, it takes as long.
  @Override
  public Vec<Bits> halfSums(List<Vec<Bits>> rows) {
    Vec<Bits> sums = rows.getFirst();
    for (int i = 1; i < rows.size(); i++) {
      sums = lanes(sums, delayed(rows.get(i), (i - 1) * ADDITION), (a, b) -> added(a, b, ADDITION));
    }
    return delayed(sums, halfLatency() - (rows.size() - 1) * ADDITION);
  }

  @Override
  public int halfLatency() {
    return config.mode().fuses() ? (config.limits().pool() - 1) * ADDITION : 0;
  }

  @Override
  public Bits activation(Bits stored) {
    return stored;
  }

  @Override
  public Bits half(Bits stored) {
    return stored;
  }

  @Override
  public Bits windowSum(List<Bits> halves) {
    Bits sum = halves.getFirst();
    for (Bits half : halves.subList(1, halves.size())) sum = added(sum, half, 0);
    return sum;
  }

  @Override
  public int windowLatency() {
    return 0;
  }

  @Override
  public Bits operand(Bits half) {
    return half;
  }

  @Override
  public Vec<Bits> products(Vec<Bits> operands, Vec<Bits> weights) {
    return lanes(operands, weights, (operand, weight) -> number(operand).mul(number(weight), MULTIPLICATION).asBits());
  }

  @Override
  public int productLatency() {
    return MULTIPLICATION;
  }

  @Override
  public Bits sum(Bits product) {
    return product;
  }

  @Override
  public int productBits() {
    return format.width();
  }

  @Override
  public Vec<Bits> sums(Vec<Bits> sums, Vec<Bits> products) {
    return lanes(sums, products, (sum, product) -> added(sum, product, ADDITION));
  }

  @Override
  public int sumLatency() {
    return ADDITION;
  }

  @Override
  public PostProcessor postProcessor() {
    return new FloatingPostProcessor(config);
  }

  @Override
  public int postLatency() {
    return FloatingPostProcessor.STAGES;
  }
}
