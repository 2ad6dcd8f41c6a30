package burin.mlcnn;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.lib.arithmetic.FloatFormat;
import burin.lib.arithmetic.Floating;

/// Pooling, average, bias and ReLU of floating point: `max(0, sum * factor + bias)`, each operation rounded.
///
/// The word of an output channel has its bias in the lower half and, in the upper half, the factor, which is one over the area of
/// the window that is averaged. Sums are pooled in the order in which they come. Raw results have no ReLU.
///
/// Stages: those of an adder, pooling, those of a multiplier, those of an adder, ReLU.
public final class FloatingPostProcessor extends PostProcessor {
  private static final int POOLING = FloatingArithmetic.ADDITION + 1;
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

  private Bool delayed(Bool flag, int cycles) {
    Bool at = flag;
    for (int i = 0; i < cycles; i++) at = regNext(at, 0);
    return at;
  }

  /// The next sum comes when this one is there.
  private Floating pooled() {
    int adding = FloatingArithmetic.ADDITION;
    if (!config.mode().pools()) {
      unused(valid, first, kind);
      return number(delayed(sum, POOLING));
    }
    var pooled = reg(bits(format.width()));
    var own = number(sum);
    var larger = mux(kind.eq(PoolKind.LARGEST.code()), number(pooled).max(own).asBits(), sum);
    var begun = mux(first, sum, larger);
    var adds = first.not().and(kind.eq(PoolKind.SUMS.code()));
    var added = number(pooled).add(own, adding).asBits();
    var next = mux(delayed(adds, adding), added, delayed(begun, adding));
    when(delayed(valid, adding), () -> pooled.next(next));
    return number(pooled);
  }
}
