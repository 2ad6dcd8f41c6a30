package burin.approxconv;

import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.Vec;
import com.google.common.primitives.ImmutableLongArray;
import java.util.stream.LongStream;

/// Says of each output whether it need not be computed: where the sum of its predictor is not greater than its limit.
///
/// One cycle of those in which `move` is high; no reset.
public final class ReluPred extends Module {
  /// @param sumBits width of a sum, two's complement
  /// @param limits the greatest sum of each output for which nothing is computed, within the range of a sum or 1 below
  public record Config(int sumBits, ImmutableLongArray limits) {
    int outputs() {
      return limits.length();
    }

    /// A limit that says the same and fits a few bits.
    static long fitting(long limit, int sumBits) {
      long most = (1L << (sumBits - 1)) - 1;
      return Math.clamp(limit, -most - 2, most);
    }
  }

  private final Config config;

  public final Bool move = input(bool());
  public final Vec<SInt> sums = input(vec(config.outputs(), sint(config.sumBits())));
  public final Vec<Bool> noop = output(vec(config.outputs(), bool()));

  public ReluPred(Config config) {
    this.config = config;
    super();
    LongStream values = config.limits().stream();
    var limits = constants(sint(config.sumBits() + 1), values.toArray());
    var skip = reg(noop.type());
    when(move, () -> skip.next(sums.zip(limits, (sum, limit) -> sum.le(limit))));
    noop.drive(skip);
  }
}
