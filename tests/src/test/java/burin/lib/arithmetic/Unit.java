package burin.lib.arithmetic;

import burin.hdl.Module;
import burin.lib.arithmetic.reference.FloatArithmetic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.function.Supplier;

/// A circuit of two operands and what it should give.
record Unit(String name, FloatFormat format, int latency, Supplier<Module> circuit, LongBinaryOperator model) {
  @Override
  public String toString() {
    return "%s of %s bits, %s, latency %s".formatted(name, format.width(), format.subnormals(), latency);
  }

  static Unit adder(FloatFormat format, int latency, LongBinaryOperator model) {
    return new Unit("sum", format, latency, () -> new FloatAdder(new FloatAdder.Config(format, latency)), model);
  }

  static Unit multiplier(FloatFormat format, int latency, LongBinaryOperator model) {
    return new Unit("product", format, latency, () -> new FloatMultiplier(new FloatMultiplier.Config(format, latency)), model);
  }

  /// Sums and products of a format that Java has, by Java.
  static List<Unit> byJava(FloatFormat format, int latency) {
    var java = new JavaFloats(format);
    return List.of(adder(format, latency, java.adder()), multiplier(format, latency, java.multiplier()));
  }

  /// binary32, binary16 and binary64, with and without subnormal numbers, three stages as the papers have them.
  static List<Unit> javaFormats() {
    List<Unit> units = new ArrayList<>();
    for (FloatFormat format : List.of(FloatFormat.BINARY32, FloatFormat.BINARY16, FloatFormat.BINARY64)) {
      for (Subnormals subnormals : Subnormals.values()) units.addAll(byJava(format.with(subnormals), 3));
    }
    return units;
  }

  /// Sums and products of any format, by the reference.
  static List<Unit> byReference(FloatFormat format, int latency) {
    var reference = FloatArithmetic.of(format.exponentBits(), format.fractionBits(), format.flushes());
    return List.of(adder(format, latency, reference::add), multiplier(format, latency, reference::mul));
  }
}
