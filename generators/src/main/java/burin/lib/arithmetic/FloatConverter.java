package burin.lib.arithmetic;

import burin.diag.Given;

import static com.google.common.base.Preconditions.checkArgument;

/// A number in another format, or times a power of two: `in * 2^power`, rounded to nearest, ties to even; `latency` cycles later,
/// a new one in every cycle. No reset.
public final class FloatConverter extends FloatUnit {
  private static final int HIGHEST_POWER = 1 << 12;

  /// @param power -4096 to 4096
  /// @param latency 0 to 3, or 2 where subnormal results are flushed: registers behind the normalisation, the denormalisation,
  ///     the rounding
  public record Config(FloatFormat from, FloatFormat to, int power, int latency) {
    public Config {
      Given.notNull(from, "from");
      Given.notNull(to, "to");
      boolean allowed = -HIGHEST_POWER <= power && power <= HIGHEST_POWER;
      checkArgument(allowed, "power is %s, allowed -%s..%s", power, HIGHEST_POWER, HIGHEST_POWER);
      Cuts.check(latency, places(to));
    }
  }

  private static int places(FloatFormat to) {
    return to.flushes() ? ROUNDING_PLACES - 1 : ROUNDING_PLACES;
  }

  private final Config config;

  public final Floating in = input(Floating.type(config.from()));
  public final Floating result = output(Floating.type(config.to()));

  public FloatConverter(Config config) {
    Given.notNull(config, "config");
    this.config = config;
    super(config.latency(), places(config.to()));
    FloatFormat from = config.from();
    FloatFormat to = config.to();
    var exponent = exponent(in).toSInt().add(config.power() + to.bias() - from.bias());
    var significand = padded(significand(in), Math.max(0, width(to) - from.precision()));
    int mostZeros = from.flushes() ? 0 : from.fractionBits();
    var exact = new Exact(to, in.sign, exponent, significand, mostZeros, true);
    result.drive(toNumber(exact, new Special(in.isNan(), in.isInfinite())));
  }
}
