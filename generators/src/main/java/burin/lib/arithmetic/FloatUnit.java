package burin.lib.arithmetic;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.Pipeline;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Value;

/// What the units have in common: registers at some of their places, and the way from an exact result to a number.
///
/// An exact result is *normalised* (zeros at the top are shifted out, as far as the exponent allows), *denormalised* (shifted
/// right where the exponent is below the lowest), *rounded* and packed. What is shifted out at the right lives on in the lowest
/// bit, which is *sticky*: it is one if any of those was.
abstract class FloatUnit extends Module {
  /// Places in [#toNumber]; one less where no result is denormalised.
  static final int ROUNDING_PLACES = 3;
  /// Bits behind a significand that rounding needs: the next one, and whether any below it is one.
  private static final int EXTRA = 2;

  /// What a result is whatever else was computed.
  record Special(Bool isNan, Bool isInfinite) {}

  /// A result before it is rounded.
  ///
  /// @param format of the number that it becomes
  /// @param exponent in the stored form, that of the significand's highest bit
  /// @param significand at least a significand and what rounding needs
  /// @param mostZeros how many of its highest bits may be zero, where not all are or the exponent allows no more
  /// @param mayBeTiny whether the exponent may be below the lowest
  record Exact(FloatFormat format, Bool sign, SInt exponent, Bits significand, int mostZeros, boolean mayBeTiny) {
    Exact normal(SInt exponent, Bits significand) {
      return new Exact(format, sign, exponent, significand, 0, mayBeTiny);
    }

    boolean needsDenormalising() {
      return mayBeTiny && !format.flushes();
    }
  }

  private final Pipeline pipe = pipeline();
  private final int latency;
  private final int places;
  private int place;

  FloatUnit(int latency, int places) {
    this.latency = latency;
    this.places = places;
  }

  /// A place where registers may be.
  final void place() {
    place++;
    if (Cuts.isTaken(place, places, latency)) pipe.stage();
  }

  /// A value at the present stage.
  final <T extends Value> T now(T value) {
    return pipe.at(value);
  }

  private Exact now(Exact exact) {
    return new Exact(
        exact.format(), now(exact.sign()), now(exact.exponent()), now(exact.significand()), exact.mostZeros(), exact.mayBeTiny());
  }

  /// Significands that are wide enough for [#toNumber].
  static int width(FloatFormat format) {
    return format.precision() + EXTRA;
  }

  /// The fraction of a number and its leading one, if it has one.
  final Bits significand(Floating number) {
    var leading = number.exponent.ne(0).asBits();
    Bits whole = leading.cat(number.fraction);
    return number.format().flushes() ? leading.repeat(whole.width()).and(whole) : whole;
  }

  /// The exponent of the highest bit of [#significand].
  static UInt exponent(Floating number) {
    return number.exponent.max(1);
  }

  /// `bits` with zeros below.
  final Bits padded(Bits bits, int zeros) {
    return zeros == 0 ? bits : bits.cat(litBits(zeros, 0));
  }

  /// The number nearest to an exact result.
  final Floating toNumber(Exact exact, Special special) {
    Exact normal = now(normalised(exact));
    Exact ready = exact.needsDenormalising() ? now(denormalised(normal)) : normal;
    Floating number = packed(ready, new Special(now(special.isNan()), now(special.isInfinite())));
    place();
    return now(number);
  }

  /// In steps of powers of two, the largest first; each is taken where as many bits are zero and the exponent stays above 0.
  private Exact normalised(Exact exact) {
    Bits significand = exact.significand();
    SInt exponent = exact.exponent();
    int top = significand.width() - 1;
    for (int step = Integer.highestOneBit(exact.mostZeros()); step >= 1; step /= 2) {
      Bool isZero = significand.slice(top, top - step + 1).anyOne().not();
      Bool shift = named("shift" + step, exact.format().flushes() ? isZero : isZero.and(exponent.gt(step)));
      significand = named("shiftedBy" + step, mux(shift, significand.shl(step), significand));
      exponent = named("powerLess" + step, mux(shift, exponent.sub(step), exponent));
    }
    var power = exponent;
    var normal = sticky(significand, width(exact.format()));
    place();
    return exact.normal(power, normal);
  }

  /// The highest bits, the lowest of them sticky.
  final Bits sticky(Bits bits, int width) {
    int rest = bits.width() - width;
    if (rest == 0) return bits;
    return bits.slice(bits.width() - 1, rest + 1).cat(bits.slice(rest, 0).anyOne().asBits());
  }

  private Exact denormalised(Exact exact) {
    Bits significand = exact.significand();
    var missing = exact.exponent().neg().add(1).clamp(0, significand.width()).toUInt();
    var tiny = shiftedRight(significand, missing);
    var lowest = exact.exponent().max(1);
    place();
    return exact.normal(lowest, tiny);
  }

  /// Shifted by at most its width, the lowest bit sticky.
  final Bits shiftedRight(Bits bits, UInt distance) {
    Bits kept = bits.shr(distance);
    Bool lost = bits.and(ones(bits.width()).shl(distance).not()).anyOne();
    return kept.slice(bits.width() - 1, 1).cat(kept.bit(0).or(lost).asBits());
  }

  private Bits ones(int width) {
    return litBits(1, 1).repeat(width);
  }

  /// Exponent and fraction are one number: where rounding up makes the fraction too long, the exponent is one more and the
  /// fraction 0, and where that exponent is the highest, it is infinity.
  private Floating packed(Exact exact, Special special) {
    FloatFormat format = exact.format();
    UInt rounded = rounded(exact);
    var infinity = ulit((long) format.highestExponent() << format.fractionBits());
    var isLarge = rounded.ge(infinity).or(special.isInfinite());
    var magnitude = mux(isLarge, infinity, rounded).truncate(format.width() - 1).asBits();
    var nan = litBits(format.width(), format.bits(Double.NaN));
    var number = mux(special.isNan(), nan, exact.sign().asBits().cat(magnitude));
    return number.as(Floating.type(format));
  }

  /// Exponent and fraction, to nearest, ties to even. What is flushed is what would be subnormal after rounding, so that a number
  /// half a bit below the lowest normal one is not.
  private UInt rounded(Exact exact) {
    FloatFormat format = exact.format();
    Bits significand = exact.significand();
    Bits number = significand.slice(significand.width() - 1, EXTRA);
    var hasLeading = number.bit(format.fractionBits());
    var almostNormal = exact.exponent().eq(0).and(number.allOnes());
    var nearest = significand.bit(1).and(significand.bit(0).or(significand.bit(EXTRA)));
    var up = format.flushes() ? nearest.or(almostNormal) : nearest;

    var stored = mux(hasLeading, exact.exponent().clamp(0, format.highestExponent()).toUInt(), ulit(0));
    var rounded = stored.asBits().cat(number.slice(format.fractionBits() - 1, 0)).asUInt().add(up.toUInt());
    var isTiny = hasLeading.not().or(exact.exponent().lt(1).and(almostNormal.not()));
    return format.flushes() ? mux(isTiny, ulit(0), rounded) : rounded;
  }
}
