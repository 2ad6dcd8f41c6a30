package burin.lib.arithmetic;

import burin.diag.Given;
import burin.hdl.Bits;
import burin.hdl.UInt;

/// `a * b`, rounded to nearest, ties to even; `latency` cycles later, a new product in every cycle. No reset.
///
/// With subnormal numbers the product is shifted left where an operand was one, and right where the result is one; without
/// them its leading one is in the first bit or the second.
public final class FloatMultiplier extends FloatUnit {
  /// @param latency 0 to 4, or 3 where subnormal numbers are flushed: registers behind the product, the normalisation, the
  ///     denormalisation, the rounding
  public record Config(FloatFormat format, int latency) {
    public Config {
      Given.notNull(format, "format");
      Cuts.check(latency, places(format));
    }
  }

  private static int places(FloatFormat format) {
    return format.flushes() ? ROUNDING_PLACES : 1 + ROUNDING_PLACES;
  }

  private final Config config;

  public final Floating a = input(Floating.type(config.format()));
  public final Floating b = input(Floating.type(config.format()));
  public final Floating result = output(Floating.type(config.format()));

  public FloatMultiplier(Config config) {
    Given.notNull(config, "config");
    this.config = config;
    super(config.latency(), places(config.format()));
    var format = config.format();
    var special = special();
    var sign = a.sign.xor(b.sign);
    // The product's highest bit counts one more than those of the operands together.
    var exponent = exponent(a).add(exponent(b)).sub(format.bias() - 1);
    var product = product(significand(a).asUInt(), significand(b).asUInt());
    place();

    int mostZeros = format.flushes() ? 1 : format.precision();
    var exact = new Exact(format, now(sign), now(exponent), now(product), mostZeros, true);
    result.drive(toNumber(exact, special));
  }

  /// As wide as both together, with zeros below where rounding needs more.
  private Bits product(UInt x, UInt y) {
    int precision = config.format().precision();
    Bits bits = x.mul(y).asBits();
    int above = 2 * precision - bits.width();
    Bits whole = above == 0 ? bits : litBits(above, 0).cat(bits);
    return padded(whole, Math.max(0, width(config.format()) - 2 * precision));
  }

  private Special special() {
    var ofNothing = a.isInfinite().and(b.isZero()).or(b.isInfinite().and(a.isZero()));
    var isNan = a.isNan().or(b.isNan()).or(ofNothing);
    var isInfinite = a.isInfinite().or(b.isInfinite());
    return new Special(isNan, isInfinite);
  }
}
