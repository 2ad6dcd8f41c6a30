package burin.lib.arithmetic;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.Bits;
import burin.hdl.UInt;
import java.math.BigInteger;

/// A number without its fraction, limited to what the bits hold; what is not a number is 0. `latency` cycles later, a new one in
/// every cycle. No reset.
public final class FloatToInteger extends FloatUnit {
  private static final int PLACES = 2;

  /// @param bits of the result, 1 to 64
  /// @param signed whether it is in two's complement
  /// @param latency 0 to 2: registers behind the shift, the limits
  public record Config(FloatFormat format, int bits, boolean signed, int latency) {
    public Config {
      Given.notNull(format, "format");
      boolean fits = bits >= 1 && bits <= IntegerToFloat.MOST_BITS;
      checkArgument(fits, "bits is %s, allowed 1..%s", bits, IntegerToFloat.MOST_BITS);
      Cuts.check(latency, PLACES);
    }

    private BigInteger highest() {
      return BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits).subtract(BigInteger.ONE);
    }

    /// The size of the lowest number.
    private BigInteger lowest() {
      return signed ? BigInteger.ONE.shiftLeft(bits - 1) : BigInteger.ZERO;
    }
  }

  private final Config config;

  public final Floating in = input(Floating.type(config.format()));
  public final Bits result = output(bits(config.bits()));

  public FloatToInteger(Config config) {
    Given.notNull(config, "config");
    this.config = config;
    super(config.latency(), PLACES);
    var sign = in.sign;
    var isNan = in.isNan();
    int large = config.format().bias() + config.bits();
    // Infinity is large also where no other number is.
    var isLarge = in.exponent.ge(Math.min(large, config.format().highestExponent()));
    var size = size();
    place();

    var highest = ulit(config.highest());
    var lowest = ulit(config.lowest());
    var limit = mux(now(sign), lowest, highest);
    var limited = mux(now(isLarge), limit, now(size).min(limit));
    var whole = mux(now(sign), limited.neg().truncate(config.bits()), limited.truncate(config.bits()));
    var bits = mux(now(isNan), litBits(config.bits(), 0), whole.asBits().as(bits(config.bits())));
    place();
    result.drive(now(bits));
  }

  /// The significand moved so that its highest bit counts as its exponent says; what counts less than one falls off.
  private UInt size() {
    int most = config.format().bias() + config.bits() - 1;
    Bits wide = padded(significand(in), config.bits());
    var distance = lit(most).sub(exponent(in)).clamp(0, wide.width()).toUInt();
    return wide.shr(distance).slice(wide.width() - 1, config.format().precision()).asUInt();
  }
}
