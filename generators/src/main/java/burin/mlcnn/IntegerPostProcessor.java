package burin.mlcnn;

import static burin.mlcnn.MlcnnConfig.BIAS_BITS;
import static burin.mlcnn.MlcnnConfig.MULTIPLIER_BITS;
import static burin.mlcnn.MlcnnConfig.SHIFT_BITS;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.SInt;
import burin.hdl.UInt;

/// Bias, ReLU and requantisation of integers: `clamp((sum + bias) * multiplier / 2^shift, 0, 255)`, halves rounded up.
///
/// The word of an output channel has, from bit 0 upwards, its bias, its multiplier, and its shift. A fused layer's division by
/// the window's area is in the multiplier and the shift. Raw results are `sum + bias`, of which the lowest 32 bits are given.
///
/// Stages: pooling of sums, bias, multiplication, shift, pooling of bytes.
public final class IntegerPostProcessor extends PostProcessor {
  private static final int BYTE_MAX = 255;
  static final int STAGES = 5;

  public IntegerPostProcessor(MlcnnConfig config) {
    super(config);
    var bias = scale.slice(BIAS_BITS - 1, 0).asSInt();
    var multiplier = scale.slice(BIAS_BITS + MULTIPLIER_BITS - 1, BIAS_BITS).asUInt();
    var shift = scale.slice(BIAS_BITS + MULTIPLIER_BITS + SHIFT_BITS - 1, BIAS_BITS + MULTIPLIER_BITS).asUInt();

    var pooled = pooledSums();
    var total = regNext(pooled.add(regNext(bias)));
    var product = regNext(total.mul(regNext(regNext(multiplier))));
    var scaled = product.shl(1).shr(regNext(regNext(regNext(shift)))).add(1).shr(1);
    var number = regNext(scaled.max(0).min(BYTE_MAX).toUInt());
    var exact = regNext(regNext(Words.signed(total.asBits(), RESULT_BITS)));
    var rounded = averaged(number);
    result.drive(regNext(mux(raw, exact, rounded)));
  }

  @Override
  public int latency() {
    return STAGES;
  }

  private SInt pooledSums() {
    var counts = config.sums() == Sums.TRUNC8 ? mux(quartered, sum.asSInt().shl(2), sum.asSInt()) : sum.asSInt();
    if (config.sums() != Sums.TRUNC8) unused(quartered);
    if (!config.mode().pools()) return regNext(counts);
    var pooled = reg(sint(Math.max(config.precision().totalBits(), counts.type().width())));
    when(valid, () -> when(first.or(kind.eq(PoolKind.BYTES.code())), () -> pooled.next(counts))
        .elseWhen(kind.eq(PoolKind.LARGEST.code()), () -> pooled.next(pooled.max(counts)))
        .otherwise(() -> pooled.next(pooled.add(counts).wrap(pooled.type().width()))));
    return pooled;
  }

  /// The average of bytes, if they are pooled, halves rounded up.
  private Bits averaged(UInt number) {
    if (!config.mode().pools()) {
      unused(valid, first, kind, poolShift);
      return Words.unsigned(number.asBits(), RESULT_BITS);
    }
    int area = config.limits().pool() * config.limits().pool();
    var bytes = reg(range(0, (long) area * BYTE_MAX));
    var sum = mux(delayed(first), number, bytes.add(number).min((long) area * BYTE_MAX));
    when(delayed(valid), () -> bytes.next(sum));
    var average = sum.shl(1).shr(poolShift).add(1).shr(1);
    return Words.unsigned(mux(kind.eq(PoolKind.BYTES.code()), average, number).asBits(), RESULT_BITS);
  }

  private Bool delayed(Bool flag) {
    var pooled = regNext(flag, 0);
    var biased = regNext(pooled, 0);
    var multiplied = regNext(biased, 0);
    return regNext(multiplied, 0);
  }
}
