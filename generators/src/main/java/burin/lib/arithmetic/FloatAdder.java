package burin.lib.arithmetic;

import burin.diag.Given;
import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.UInt;

/// `a + b`, rounded to nearest, ties to even; `latency` cycles later, a new sum in every cycle. No reset.
///
/// The smaller one is shifted right to meet the larger, with a sticky bit; their sum or difference is shifted left until it has
/// a leading one. Where a difference needs more than one shift to the left, nothing was shifted out before it.
public final class FloatAdder extends FloatUnit {
  /// Where registers may be: behind the order, the alignment, the sum, the normalisation, the rounding.
  private static final int PLACES = 5;
  /// The bit behind a sum, for its carry.
  private static final int CARRY = 1;

  /// @param latency 0 to 5
  public record Config(FloatFormat format, int latency) {
    public Config {
      Given.notNull(format, "format");
      Cuts.check(latency, PLACES);
    }
  }

  private final Config config;

  public final Floating a = input(Floating.type(config.format()));
  public final Floating b = input(Floating.type(config.format()));
  public final Floating result = output(Floating.type(config.format()));

  public FloatAdder(Config config) {
    Given.notNull(config, "config");
    this.config = config;
    super(config.latency(), PLACES);
    var special = special();
    var swap = a.magnitude().lt(b.magnitude());
    var large = mux(swap, b, a);
    var small = mux(swap, a, b);
    place();

    large = now(large);
    small = now(small);
    var exponent = exponent(large);
    var aligned = aligned(small, exponent);
    var larger = padded(significand(large), width(config.format()) + 1 - config.format().precision());
    var differ = large.sign.xor(small.sign);
    place();

    var sum = sum(now(larger), now(aligned), now(differ));
    var isNothing = now(differ).and(sum.anyOne().not());
    var sign = now(large.sign).and(isNothing.not());
    var power = now(exponent).add(CARRY).toSInt();
    place();

    var exact = new Exact(config.format(), now(sign), now(power), now(sum), sum.width() - 1, false);
    result.drive(toNumber(exact, special));
  }

  private Special special() {
    Bool opposite = a.isInfinite().and(b.isInfinite()).and(a.sign.ne(b.sign));
    var isNan = a.isNan().or(b.isNan()).or(opposite);
    var isInfinite = a.isInfinite().or(b.isInfinite());
    return new Special(isNan, isInfinite);
  }

  /// The significand of the smaller one with three bits more, the last of them sticky.
  private Bits aligned(Floating small, UInt exponent) {
    Bits bits = padded(significand(small), width(config.format()) + 1 - config.format().precision());
    var distance = exponent.sub(exponent(small)).clamp(0, bits.width()).toUInt();
    return shiftedRight(bits, distance);
  }

  /// `large - small` where they differ in sign, `large + small` else; with the carry on top.
  private Bits sum(Bits large, Bits small, Bool differ) {
    int width = large.width() + CARRY;
    Bits other = litBits(CARRY, 0).cat(small).xor(differ.asBits().repeat(width));
    return large.asUInt().add(other.asUInt()).add(differ.toUInt()).truncate(width).asBits();
  }
}
