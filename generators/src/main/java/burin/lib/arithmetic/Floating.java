package burin.lib.arithmetic;

import burin.diag.Code;
import burin.diag.Given;
import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.Num;
import burin.hdl.SInt;
import burin.hdl.Scope;
import burin.hdl.UInt;
import burin.hdl.Value;

/// A floating-point number of a [FloatFormat]. [#asBits] gives its bits as IEEE 754 has them, and
/// `bits.as(Floating.type(format))` takes them.
///
/// Verbs that take a `latency` add a unit with that many registers on each path, and no back pressure: a new operation may
/// begin in every cycle. Units have no reset. Results are rounded to nearest, ties to even; there are no flags. Whatever is
/// not a number gives the same one (positive, only the highest bit of the fraction set). Verbs without a latency are a few
/// gates.
public final class Floating extends Bundle {
  public final Bool sign;
  public final UInt exponent;
  public final Bits fraction;

  private final FloatFormat format;

  private Floating(Fields fields, FloatFormat format) {
    super(fields);
    this.format = format;
    sign = fields.of(DataType.bool());
    exponent = fields.of(DataType.uint(format.exponentBits()));
    fraction = fields.of(DataType.bits(format.fractionBits()));
  }

  public static DataType<Floating> type(FloatFormat format) {
    Given.notNull(format, "format");
    return DataType.bundle(fields -> new Floating(fields, format));
  }

  /// The number nearest to `value`.
  ///
  /// @param near any value of the module that the constant is for
  public static Floating constant(Value near, FloatFormat format, double value) {
    Given.notNull(near, "near");
    Given.notNull(format, "format");
    return Scope.add(near, Floating.class, scope -> scope.litBits(format.width(), format.bits(value)).as(type(format)));
  }

  public FloatFormat format() {
    return format;
  }

  // Gates

  public Bool isNan() {
    return exponent.eq(format.highestExponent()).and(fraction.anyOne());
  }

  public Bool isInfinite() {
    return exponent.eq(format.highestExponent()).and(fraction.anyOne().not());
  }

  /// Also where it is flushed.
  public Bool isZero() {
    Bool smallest = exponent.eq(0);
    return format.flushes() ? smallest : smallest.and(fraction.anyOne().not());
  }

  /// With the other sign, whatever it is.
  public Floating neg() {
    return withSign(sign.not());
  }

  public Floating abs() {
    return Scope.add(sign, Floating.class, scope -> scope.bundleOf(type(format), scope.lit(false), exponent, fraction));
  }

  private Floating withSign(Bool other) {
    return Scope.add(sign, Floating.class, scope -> scope.bundleOf(type(format), other, exponent, fraction));
  }

  /// Zero for what is negative, also for -0.
  public Floating relu() {
    return Scope.add(sign, Floating.class, scope -> {
      var nan = constant(sign, format, Double.NaN);
      var zero = constant(sign, format, 0);
      Bool isNothing = format.flushes() ? sign.or(exponent.eq(0)) : sign;
      return isNan().mux(nan, isNothing.mux(zero, this));
    });
  }

  /// Whether this is less than another; zeros are equal, and what is not a number is less than nothing.
  public Bool lt(Floating other) {
    Given.notNull(other, "other");
    checkFormat(other);
    Bool ordered = isNan().or(other.isNan()).not();
    Bool zeros = isZero().and(other.isZero());
    return ordered.and(zeros.not()).and(order().lt(other.order()));
  }

  /// The larger one; 0 is larger than -0, and what is not a number stays so.
  public Floating max(Floating other) {
    Given.notNull(other, "other");
    checkFormat(other);
    var larger = order().lt(other.order()).mux(other, this).flushed();
    return isNan().or(other.isNan()).mux(constant(sign, format, Double.NaN), larger);
  }

  /// Ascending with the value; -0 is below 0.
  private SInt order() {
    UInt size = magnitude();
    return sign.mux(size.neg().sub(1), size.toSInt());
  }

  /// The bits below the sign as a number, which ascends with the value; 0 where it is flushed.
  UInt magnitude() {
    return exponent.asBits().cat(flushedFraction()).asUInt();
  }

  private Bits flushedFraction() {
    if (!format.flushes()) return fraction;
    return exponent.ne(0).asBits().repeat(format.fractionBits()).and(fraction);
  }

  private Floating flushed() {
    if (!format.flushes()) return this;
    return Scope.add(sign, Floating.class, scope -> scope.bundleOf(type(format), sign, exponent, flushedFraction()));
  }

  // Units

  public Floating add(Floating other, int latency) {
    Given.notNull(other, "other");
    checkFormat(other);
    return Scope.add(sign, Floating.class, scope -> {
      var adder = scope.instance(new FloatAdder(new FloatAdder.Config(format, latency)));
      adder.a.drive(this);
      adder.b.drive(other);
      return adder.result;
    });
  }

  public Floating sub(Floating other, int latency) {
    Given.notNull(other, "other");
    return add(other.neg(), latency);
  }

  public Floating mul(Floating other, int latency) {
    Given.notNull(other, "other");
    checkFormat(other);
    return Scope.add(sign, Floating.class, scope -> {
      var multiplier = scope.instance(new FloatMultiplier(new FloatMultiplier.Config(format, latency)));
      multiplier.a.drive(this);
      multiplier.b.drive(other);
      return multiplier.result;
    });
  }

  /// Times `2^power`.
  public Floating scaled(int power, int latency) {
    return converted(new FloatConverter.Config(format, format, power, latency));
  }

  /// The nearest number of another format.
  public Floating to(FloatFormat other, int latency) {
    Given.notNull(other, "other");
    return converted(new FloatConverter.Config(format, other, 0, latency));
  }

  private Floating converted(FloatConverter.Config config) {
    return Scope.add(sign, Floating.class, scope -> {
      var converter = scope.instance(new FloatConverter(config));
      converter.in.drive(this);
      return converter.result;
    });
  }

  /// The number nearest to a whole one.
  public static Floating of(Num number, FloatFormat format, int latency) {
    Given.notNull(number, "number");
    Given.notNull(format, "format");
    boolean signed = number.range().lo().signum() < 0;
    int bits = number.range().width();
    return Scope.add(number, Floating.class, scope -> {
      var converter = scope.instance(new IntegerToFloat(new IntegerToFloat.Config(format, bits, signed, latency)));
      converter.in.drive(number.asBits());
      return converter.result;
    });
  }

  /// Without its fraction, limited to what `bits` bits hold; what is not a number is 0.
  public SInt toSInt(int bits, int latency) {
    return Scope.add(sign, Floating.class, _ -> whole(bits, true, latency).asSInt());
  }

  /// As [#toSInt], for numbers that are not negative; those that are give 0.
  public UInt toUInt(int bits, int latency) {
    return Scope.add(sign, Floating.class, _ -> whole(bits, false, latency).asUInt());
  }

  private Bits whole(int bits, boolean signed, int latency) {
    return Scope.add(sign, Floating.class, scope -> {
      var converter = scope.instance(new FloatToInteger(new FloatToInteger.Config(format, bits, signed, latency)));
      converter.in.drive(this);
      return converter.result;
    });
  }

  private void checkFormat(Floating other) {
    if (format.equals(other.format)) return;
    Scope.add(sign, Floating.class, scope -> {
      throw scope.error(
          Code.TYPE, "a number of " + format + " meets one of " + other.format, "to(format, latency) for one of them");
    });
  }
}
