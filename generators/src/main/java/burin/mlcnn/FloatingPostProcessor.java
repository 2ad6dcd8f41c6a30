package burin.mlcnn;

import burin.hdl.Bits;
import burin.lib.arithmetic.FloatFormat;
import burin.lib.arithmetic.Floating;

/// Pooling, average, bias and ReLU of floating point: `max(0, sum * factor + bias)`, each operation rounded.
///
/// The word of an output channel has its bias in the lower half and, in the upper half, the factor, which is one over the area of
/// the window that is averaged. Sums are pooled in the order in which they come. Raw results have no ReLU.
///
/// Stages: pooling, those of a multiplier, those of an adder, ReLU. Pooling takes a sum a cycle, so its adder has no stages.
public final class FloatingPostProcessor extends PostProcessor {
  private static final int POOLING = 1;
  static final int STAGES = POOLING + FloatingArithmetic.MULTIPLICATION + FloatingArithmetic.ADDITION + 1;

  private final FloatFormat format = config.format().floating().orElseThrow();

  public FloatingPostProcessor(MlcnnConfig config) {
    super(config);
    unused(poolShift, quartered);
    var factor = number(delayed(scale.slice(2 * RESULT_BITS - 1, RESULT_BITS), POOLING));
    var bias = number(delayed(scale.slice(RESULT_BITS - 1, 0), POOLING + FloatingArithmetic.MULTIPLICATION));
    var average = pooled().mul(factor, FloatingArithmetic.MULTIPLICATION);
    var total = average.add(bias, FloatingArithmetic.ADDITION);
    var number = mux(raw, total.asBits(), total.relu().asBits());
    result.drive(Words.unsigned(regNext(number), RESULT_BITS));
  }

  @Override
  public int latency() {
    return STAGES;
  }

  private Floating number(Bits bits) {
    return bits.slice(format.width() - 1, 0).as(Floating.type(format));
  }

  private Bits delayed(Bits value, int cycles) {
    Bits at = value;
    for (int i = 0; i < cycles; i++) at = regNext(at);
    return at;
  }

  private Floating pooled() {
    if (!config.mode().pools()) {
      unused(valid, first, kind);
      return number(regNext(sum));
    }
    var pooled = reg(bits(format.width()));
    var own = number(sum);
    var larger = number(pooled).max(own).asBits();
    var added = number(pooled).add(own, 0).asBits();
    when(valid, () -> pooled.next(mux(first, sum, mux(kind.eq(PoolKind.LARGEST.code()), larger, added))));
    return number(pooled);
  }
}
