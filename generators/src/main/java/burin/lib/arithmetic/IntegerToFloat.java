package burin.lib.arithmetic;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.Bits;
import burin.hdl.Bool;

/// The number nearest to a whole one, ties to even; `latency` cycles later, a new one in every cycle. No reset.
public final class IntegerToFloat extends FloatUnit {
  static final int MOST_BITS = 64;
  private static final int PLACES = 2;

  /// @param bits of the whole number, 1 to 64
  /// @param signed whether it is in two's complement
  /// @param latency 0 to 2: registers behind the normalisation, the rounding
  public record Config(FloatFormat format, int bits, boolean signed, int latency) {
    public Config {
      Given.notNull(format, "format");
      checkArgument(bits >= 1 && bits <= MOST_BITS, "bits is %s, allowed 1..%s", bits, MOST_BITS);
      Cuts.check(latency, PLACES);
    }
  }

  private final Config config;

  public final Bits in = input(bits(config.bits()));
  public final Floating result = output(Floating.type(config.format()));

  public IntegerToFloat(Config config) {
    Given.notNull(config, "config");
    this.config = config;
    super(config.latency(), PLACES);
    Bool sign = config.signed() ? in.bit(config.bits() - 1) : lit(false);
    // The size of the lowest number of all is one that only an unsigned number holds.
    var negative = in.asUInt().neg().truncate(config.bits()).asBits();
    var size = padded(mux(sign, negative, in), Math.max(0, width(config.format()) - config.bits()));
    var exponent = lit(config.format().bias() + config.bits() - 1);
    var exact = new Exact(config.format(), sign, exponent, size, Math.max(config.bits() - 1, 1), false);
    result.drive(toNumber(exact, new Special(lit(false), lit(false))));
  }
}
