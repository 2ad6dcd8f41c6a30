package burin.lib.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.sim.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Sums and products against Java's own arithmetic, and for formats that Java lacks against the reference. More cases: see
/// [FloatCampaignTest].
class FloatUnitsTest {
  private static final int CASES = 40_000;

  static Stream<Unit> javaFormats() {
    return Unit.javaFormats().stream();
  }

  @ParameterizedTest
  @MethodSource("javaFormats")
  void cornersAreThoseOfJava(Unit unit) {
    assertThat(differences(Engine.JVM, unit, Operands.cornerPairs(unit.format()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("javaFormats")
  void manyAreThoseOfJava(Unit unit) {
    assertThat(differences(Engine.JVM, unit, new Operands(unit.format(), 1).pairs(CASES))).isEmpty();
  }

  /// Formats as small as they may be, and common ones that Java lacks.
  static Stream<Unit> otherFormats() {
    List<Unit> units = new ArrayList<>();
    for (Subnormals subnormals : Subnormals.values()) {
      for (FloatFormat format : List.of(
          FloatFormat.BFLOAT16, new FloatFormat(4, 3, subnormals), new FloatFormat(5, 2, subnormals),
          new FloatFormat(2, 1, subnormals), new FloatFormat(2, 5, subnormals), new FloatFormat(6, 1, subnormals),
          new FloatFormat(11, 40, subnormals))) {
        units.addAll(Unit.byReference(format.with(subnormals), 2));
      }
    }
    return units.stream();
  }

  @ParameterizedTest
  @MethodSource("otherFormats")
  void otherFormatsAreThoseOfTheReference(Unit unit) {
    FloatFormat format = unit.format();
    var pairs = format.width() <= 8 ? all(format) : new Operands(format, 2).pairs(CASES / 4);
    assertThat(differences(Engine.JVM, unit, pairs)).isEmpty();
  }

  /// All pairs of a format of few bits.
  private static List<Operands.Pair> all(FloatFormat format) {
    List<Operands.Pair> pairs = new ArrayList<>();
    for (long a = 0; a < 1L << format.width(); a++) {
      for (long b = 0; b < 1L << format.width(); b++) pairs.add(new Operands.Pair(a, b));
    }
    return pairs;
  }

  static Stream<Unit> latencies() {
    List<Unit> units = new ArrayList<>();
    for (Subnormals subnormals : Subnormals.values()) {
      FloatFormat format = FloatFormat.BINARY16.with(subnormals);
      var java = new JavaFloats(format);
      for (int latency = 0; latency <= 5; latency++) units.add(Unit.adder(format, latency, java.adder()));
      int most = format.flushes() ? 3 : 4;
      for (int latency = 0; latency <= most; latency++) units.add(Unit.multiplier(format, latency, java.multiplier()));
    }
    return units.stream();
  }

  @ParameterizedTest
  @MethodSource("latencies")
  void everyLatencyGivesTheSame(Unit unit) {
    assertThat(differences(Engine.JVM, unit, new Operands(unit.format(), 3).pairs(5000))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("javaFormats")
  void theInterpreterAgrees(Unit unit) {
    assertThat(differences(Engine.INTERP, unit, new Operands(unit.format(), 4).pairs(300))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("javaFormats")
  void verilatorAgrees(Unit unit) {
    if (unit.format().width() == 64) return;   // its build takes longest and shows nothing new
    assertThat(differences(Engine.VERILATOR, unit, new Operands(unit.format(), 5).pairs(20_000))).isEmpty();
  }

  private static List<String> differences(Engine engine, Unit unit, List<Operands.Pair> pairs) {
    var circuit = unit.circuit().get();
    try (var sim = engine.open(circuit)) {
      return Bench.of(sim, circuit, unit.latency()).differences(pairs, unit.model());
    }
  }

  @Test
  void latenciesAreLimited() {
    var error = assertThrows(IllegalArgumentException.class, () -> new FloatAdder.Config(FloatFormat.BINARY32, 6));
    assertEquals("latency is 6, allowed 0..5", error.getMessage());
    error = assertThrows(
        IllegalArgumentException.class, () -> new FloatMultiplier.Config(FloatFormat.BINARY32.flushing(), 4));
    assertEquals("latency is 4, allowed 0..3", error.getMessage());
  }

  @Test
  void formatsAreLimited() {
    var error = assertThrows(IllegalArgumentException.class, () -> new FloatFormat(12, 3, Subnormals.FULL));
    assertEquals("exponentBits is 12, allowed 2..11", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> new FloatFormat(8, 53, Subnormals.FULL));
    assertEquals("fractionBits is 53, allowed 1..52", error.getMessage());
  }
}
