package burin.lib.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.diag.UserError;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.lib.arithmetic.reference.FloatArithmetic;
import burin.sim.Engine;
import burin.sim.Simulator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// All verbs of [Floating], each against the reference.
class FloatingTest {

  static final class Verbs extends Module {
    private final FloatFormat format;
    private final FloatFormat other;

    final Floating a = input(Floating.type(format));
    final Floating b = input(Floating.type(format));
    final SInt signed = input(sint(40));
    final UInt unsigned = input(uint(7));

    final Floating sum = output(Floating.type(format));
    final Floating difference = output(Floating.type(format));
    final Floating product = output(Floating.type(format));
    final Floating negative = output(Floating.type(format));
    final Floating magnitude = output(Floating.type(format));
    final Floating positive = output(Floating.type(format));
    final Floating larger = output(Floating.type(format));
    final Bool less = output(bool());
    final Floating quarter = output(Floating.type(format));
    final Floating doubled = output(Floating.type(format));
    final Floating converted = output(Floating.type(other));
    final Floating ofSigned = output(Floating.type(format));
    final Floating ofUnsigned = output(Floating.type(format));
    final SInt whole = output(sint(12));
    final UInt byteOf = output(uint(8));
    final SInt wide = output(sint(64));
    final Floating third = output(Floating.type(format));

    Verbs(FloatFormat format, FloatFormat other) {
      this.format = format;
      this.other = other;
      super();
      sum.drive(a.add(b, 0));
      difference.drive(a.sub(b, 0));
      product.drive(a.mul(b, 0));
      negative.drive(a.neg());
      magnitude.drive(a.abs());
      positive.drive(a.relu());
      larger.drive(a.max(b));
      less.drive(a.lt(b));
      quarter.drive(a.scaled(-2, 0));
      doubled.drive(a.scaled(1, 0));
      converted.drive(a.to(other, 0));
      ofSigned.drive(Floating.of(signed, format, 0));
      ofUnsigned.drive(Floating.of(unsigned, format, 0));
      whole.drive(a.toSInt(12, 0));
      byteOf.drive(a.toUInt(8, 0));
      wide.drive(a.toSInt(64, 0));
      third.drive(Floating.constant(a.sign, format, 1.0 / 3));
    }
  }

  private static FloatArithmetic reference(FloatFormat format) {
    return FloatArithmetic.of(format.exponentBits(), format.fractionBits(), format.flushes());
  }

  static Stream<Arguments> formats() {
    var small = new FloatFormat(4, 3, Subnormals.FULL);
    return Stream.of(FloatFormat.BINARY32, FloatFormat.BINARY16, FloatFormat.BFLOAT16, small).flatMap(format ->
        Stream.of(
            Arguments.of(format, FloatFormat.BINARY16),
            Arguments.of(format.flushing(), small),
            Arguments.of(format, FloatFormat.BFLOAT16.flushing()),
            Arguments.of(format, FloatFormat.BINARY64)));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void giveWhatTheReferenceGives(FloatFormat format, FloatFormat other) {
    var verbs = new Verbs(format, other);
    var operands = new Operands(format, 11);
    var random = new Random(12);
    try (var sim = Engine.JVM.open(verbs)) {
      for (Operands.Pair pair : operands.pairs(3000)) check(sim, verbs, pair, random.nextLong());
      long[] corners = Operands.corners(format);
      for (long a : corners) check(sim, verbs, new Operands.Pair(a, corners[random.nextInt(corners.length)]), a);
    }
  }

  private static void check(Simulator sim, Verbs verbs, Operands.Pair pair, long number) {
    long a = pair.a();
    long b = pair.b();
    Bench.pins(sim, verbs.a).set(a);
    Bench.pins(sim, verbs.b).set(b);
    long signed = number << 24 >> 24 >> (number & 31);
    long unsigned = number >>> 40 & 127;
    sim.poke(verbs.signed, signed).poke(verbs.unsigned, unsigned);

    FloatFormat format = verbs.a.format();
    FloatArithmetic model = reference(format);
    long signBit = 1L << (format.width() - 1);
    equal(sim, verbs.sum, model.add(a, b), pair);
    equal(sim, verbs.difference, model.sub(a, b), pair);
    equal(sim, verbs.product, model.mul(a, b), pair);
    equal(sim, verbs.negative, a ^ signBit, pair);
    equal(sim, verbs.magnitude, a & ~signBit, pair);
    equal(sim, verbs.positive, model.relu(a), pair);
    equal(sim, verbs.larger, model.max(a, b), pair);
    assertEquals(model.isLess(a, b) ? 1 : 0, sim.peek(verbs.less), pair.toString());
    equal(sim, verbs.quarter, model.scaled(a, -2), pair);
    equal(sim, verbs.doubled, model.scaled(a, 1), pair);
    equal(sim, verbs.converted, reference(verbs.converted.format()).fromDouble(model.toDouble(a)), pair);
    equal(sim, verbs.ofSigned, model.fromLong(signed), signed);
    equal(sim, verbs.ofUnsigned, model.fromLong(unsigned), unsigned);
    assertEquals(model.toLong(a, -2048, 2047), sim.peek(verbs.whole), pair.toString());
    assertEquals(model.toLong(a, 0, 255), sim.peek(verbs.byteOf), pair.toString());
    assertEquals(model.toLong(a, Long.MIN_VALUE, Long.MAX_VALUE), sim.peek(verbs.wide), pair.toString());
    equal(sim, verbs.third, model.fromDouble(1.0 / 3), pair);
  }

  private static void equal(Simulator sim, Floating output, long expected, Object given) {
    assertEquals(Long.toHexString(expected), Long.toHexString(Bench.pins(sim, output).get()), given.toString());
  }

  static final class Mixed extends Module {
    final Floating a = input(Floating.type(FloatFormat.BINARY32));
    final Floating b = input(Floating.type(FloatFormat.BINARY16));
    final Floating sum = output(Floating.type(FloatFormat.BINARY32));

    Mixed() {
      sum.drive(a.add(b, 1));
    }
  }

  @Test
  void formatsDoNotMix() {
    var error = assertThrows(UserError.class, Mixed::new);
    assertEquals("""
        FloatingTest.java:144: error B002: a number of FloatFormat[exponentBits=8, fractionBits=23, subnormals=FULL] \
        meets one of FloatFormat[exponentBits=5, fractionBits=10, subnormals=FULL]
          write: to(format, latency) for one of them""", error.getMessage());
  }

  @Test
  void unitsOfOneConfigurationAreOneModule() {
    var circuit = burin.Burin.circuit(new Verbs(FloatFormat.BINARY32, FloatFormat.BINARY16));
    List<String> names = circuit.modules().stream().map(module -> module.name()).toList();
    assertEquals(1, names.stream().filter(name -> name.startsWith("FloatAdder")).count(), names.toString());
  }
}
