package burin.approxconv.folded;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.ir.RamStyle;
import java.util.List;
import java.util.stream.LongStream;

/// A row of multipliers, a tree that adds the products, an accumulator and a requantiser, which all layers share.
///
/// In each cycle in which `valid` is high, the operands are multiplied by the weights of the word at `address` and added up;
/// `first` begins a sum, `last` ends one. [#LATENCY] cycles after the last, `done` is high and `result` is the sum with the bias
/// of its word, scaled to a byte where layer `layer` has a requantiser. Takes operands every cycle and never waits. Reset drops
/// what is inside.
final class MacEngine extends Module {
  static final int LATENCY = 7;
  private static final int BYTE = 8;
  private static final long MOST = 255;

  record Config(int lanes, int dspLanes, int words, int layers, int sumBits) {}

  private final Config config;

  final Bool valid = input(bool());
  final Vec<UInt> operands = input(vec(config.lanes(), uint(BYTE)));
  final UInt address = input(index(config.words()));
  final Bool first = input(bool());
  final Bool last = input(bool());
  final UInt layer = input(index(config.layers()));

  final Bool done = output(bool());
  final UInt doneLayer = output(index(config.layers()));
  final SInt result = output(sint(config.sumBits()));

  MacEngine(FoldedConfig network) {
    List<FoldedPlan> plans = network.plans();
    this.config = new Config(network.lanes(), Math.min(network.dspLanes(), network.lanes()), network.words(), plans.size(),
        network.sumBits());
    super();
    long[] contents = plans.stream().flatMapToLong(plan -> plan.contents(config.lanes())).toArray();
    var weights = memory(vec(config.lanes(), sint(BYTE)), config.words(), RamStyle.BLOCK, contents);
    var values = regNext(operands);
    var row = weights.readSync(address);
    var products = regNext(products(values, row));
    var sum = regNext(products.reduceTree(SInt::add));

    var total = accumulated(sum);
    var biases = memory(sint(config.sumBits()), config.words(), plans.stream().flatMapToLong(FoldedPlan::biases).toArray());
    var bias = biases.readSync(delayed(address, 3));
    var biased = regNext(total.add(bias).wrap(config.sumBits()));
    scaled(biased, network);

    done.drive(delayedMark(valid.and(last), LATENCY));
    doneLayer.drive(delayed(layer, LATENCY));
  }

  private <T extends burin.hdl.Value> T delayed(T value, int cycles) {
    T late = value;
    for (int i = 0; i < cycles; i++) late = regNext(late);
    return late;
  }

  private Bool delayedMark(Bool mark, int cycles) {
    Bool late = mark;
    for (int i = 0; i < cycles; i++) late = regNext(late, 0);
    return late;
  }

  private Vec<SInt> products(Vec<UInt> values, Vec<SInt> weights) {
    int dsps = config.dspLanes();
    int rest = config.lanes() - dsps;
    if (rest == 0) return multiplied(values, weights);
    var added = values.slice(dsps, rest).zip(weights.slice(dsps, rest), this::added);
    return dsps == 0 ? added : multiplied(values.slice(0, dsps), weights.slice(0, dsps)).concat(added);
  }

  private static Vec<SInt> multiplied(Vec<UInt> values, Vec<SInt> weights) {
    return values.zip(weights, (value, weight) -> weight.mul(value));
  }

  /// A product as a sum of shifted values, one for each bit of the weight, so that no DSP block is taken for it.
  private SInt added(UInt value, SInt weight) {
    Bits bits = weight.asBits();
    SInt low = pair(value, bits, 0).add(pair(value, bits, 2).shl(2));
    SInt high = pair(value, bits, 4).add(part(value, bits, 6).sub(part(value, bits, 7).shl(1)).shl(2));
    return low.add(high.shl(4)).wrap(2 * BYTE);
  }

  private SInt pair(UInt value, Bits bits, int bit) {
    return part(value, bits, bit).add(part(value, bits, bit + 1).shl(1)).toSInt();
  }

  private UInt part(UInt value, Bits bits, int bit) {
    return mux(bits.bit(bit), value, ulit(0));
  }

  private SInt accumulated(SInt sum) {
    var begins = delayed(first, 3);
    var total = reg(sint(config.sumBits()));
    total.next(mux(begins, sum, sum.add(total).wrap(config.sumBits())));
    return total;
  }

  /// Two cycles: a product, and what is left of it after rounding. All layers are rounded at one place, to which products are
  /// shifted; a layer without requantiser passes by.
  private void scaled(SInt biased, FoldedConfig network) {
    var scales = network.scales();
    long[] multipliers = scales.stream().mapToLong(scale -> scale.map(s -> (long) s.multiplier()).orElse(1L)).toArray();
    int most = scales.stream().mapToInt(scale -> scale.map(s -> s.shift()).orElse(1)).max().orElseThrow();
    var multiplier = constants(uint(16), multipliers).get(delayed(layer, 5));
    var product = regNext(biased.mul(multiplier));
    var plain = regNext(biased);
    var now = delayed(layer, 6);
    SInt aligned = null;
    Bool raw = lit(false);
    for (int i = 0; i < scales.size(); i++) {
      int shift = scales.get(i).map(s -> s.shift()).orElse(most);
      SInt own = product.shl(most - shift);
      aligned = aligned == null ? own : mux(now.eq(i), own, aligned);
      if (scales.get(i).isEmpty()) raw = raw.or(now.eq(i));
    }
    var rounded = aligned.roundHalfUpShift(most).clamp(0, MOST);
    var scaled = reg(sint(config.sumBits()));
    scaled.next(mux(raw, plain, rounded));
    result.drive(scaled);
  }
}
