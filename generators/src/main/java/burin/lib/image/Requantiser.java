package burin.lib.image;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.lib.stream.Stream;
import com.google.common.primitives.ImmutableIntArray;

/// Scales sums to activations: `clamp((A * M + 2^(shift-1)) >> shift, 0, 2^bits - 1)`, which is a ReLU as well. Each lane has a
/// constant multiplier `M` of its own.
///
/// Latency 1, a pixel every cycle; `in.ready` follows `out.ready` within the cycle. Reset empties it.
public final class Requantiser extends Module {
  /// @param sumBits width of a sum `A`, two's complement
  /// @param multipliers one for each lane, not negative
  /// @param shift 0..62; with 0 nothing is rounded
  /// @param bits width of a result
  public record Config(int sumBits, ImmutableIntArray multipliers, int shift, int bits) {
    public Config {
      Given.notNull(multipliers, "multipliers");
      checkArgument(sumBits >= 1, "sumBits is %s, must be at least 1", sumBits);
      checkArgument(!multipliers.isEmpty(), "no multipliers");
      for (int i = 0; i < multipliers.length(); i++) {
        checkArgument(multipliers.get(i) >= 0, "multiplier %s is %s, must not be negative", i, multipliers.get(i));
      }
      checkArgument(0 <= shift && shift <= 62, "shift is %s, allowed 0..62", shift);
      checkArgument(bits >= 1, "bits is %s, must be at least 1", bits);
    }
  }

  private final Config config;

  public final Stream<Pixel<Vec<SInt>>> in = input(Stream.of(
      Pixel.of(vec(config.multipliers().length(), sint(config.sumBits())))));
  public final Stream<Pixel<Vec<UInt>>> out = output(Stream.of(
      Pixel.of(vec(config.multipliers().length(), uint(config.bits())))));

  public Requantiser(Config config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    long most = (1L << config.bits()) - 1;
    var multipliers = constants(uint(31), config.multipliers().stream().asLongStream().toArray());
    var scaled = in.payload.value.zip(multipliers, (sum, multiplier) -> limited(sum.mul(multiplier), config.shift(), most));
    out.drive(in.map(pixel -> pixel.with(scaled)).stage());
  }

  /// The function of one lane, with its constants.
  public static UInt of(SInt sum, long multiplier, int shift, long most) {
    Given.notNull(sum, "sum");
    return limited(sum.mul(multiplier), shift, most);
  }

  private static UInt limited(SInt product, int shift, long most) {
    return (shift == 0 ? product : product.roundHalfUpShift(shift)).clamp(0, most).toUInt();
  }
}
