package burin.examples;

import static com.google.common.base.Preconditions.checkArgument;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;

/// A spatial processing element: one multiplier a lane, a balanced tree of adders, ReLU, and a quantiser that shifts and
/// saturates.
///
/// A row of weights is written while `writeWeights` is high. `result` is, two cycles after its `row` and `acts` and one
/// after its `shift`, `min(max(sum, 0) >> shift, largest)`; it is 0 after a reset, which leaves all else alone.
public final class SpatialPe extends Module {

  /// As many weight rows as lanes; activations, weights and results are signed numbers of `bits` bits.
  public record Config(int lanes, int bits) {
    public Config {
      checkArgument(lanes >= 2, "lanes is %s, must be at least 2", lanes);
      checkArgument(bits >= 2 && bits <= 16, "bits is %s, allowed 2..16", bits);
    }

    /// Width of a row of weights.
    public int rowBits() {
      return lanes * bits;
    }

    /// The largest activation, weight and result.
    public long largest() {
      return (1L << (bits - 1)) - 1;
    }
  }

  private final Config config;

  public final Vec<SInt> acts = input(vec(config.lanes(), sint(config.bits())));
  public final UInt row = input(index(config.lanes()));
  public final UInt shift = input(uint(4));
  public final Bool writeWeights = input(bool());
  public final UInt weightAddress = input(index(config.lanes()));
  public final Bits weightData = input(bits(config.rowBits()));
  public final SInt result = output(sint(config.bits()));

  public SpatialPe(Config config) {
    this.config = config;
    super();
    var weights = memory(acts.type(), config.lanes());
    when(writeWeights, () -> weights.write(weightAddress, weightData.asVec(sint(config.bits()))));
    var weightRow = weights.readSync(row);

    var latched = regNext(acts);                            // lines up with the synchronous read
    var products = latched.zip(weightRow, SInt::mul);
    var sum = products.reduceTree(SInt::add);
    var quantised = regNext(sum.max(0).shr(shift).min(config.largest()), 0);
    result.drive(quantised);
  }
}
