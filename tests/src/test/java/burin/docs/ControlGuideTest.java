package burin.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.Burin;
import burin.diag.UserError;
import burin.docs.ControlGuide.Light;
import burin.docs.ControlGuide.Op;
import burin.sim.Engine;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What `docs/guide/control.md` says of its examples is so.
class ControlGuideTest {
  @ParameterizedTest
  @EnumSource(Engine.class)
  void accumulator(Engine engine) {
    var accumulator = new ControlGuide.Accumulator();
    var random = new Random(3);
    int total = 0;
    try (var sim = engine.open(accumulator)) {
      sim.reset();
      for (int i = 0; i < 300; i++) {
        var op = Op.values()[Math.max(0, random.nextInt(40) - 36)];
        int operand = random.nextInt(-128, 128);
        boolean enable = random.nextBoolean();
        sim.poke(accumulator.op, op.ordinal()).poke(accumulator.operand, operand).poke(accumulator.enable, enable).step();
        if (enable) total = after(total, op, operand);
        assertEquals(total, sim.peek(accumulator.total), "step " + i);
      }
    }
  }

  private static int after(int total, Op op, int operand) {
    return switch (op) {
      case ADD -> Math.clamp(total + operand, -32768, 32767);
      case SUB -> Math.clamp(total - operand, -32768, 32767);
      case LARGER -> Math.max(total, operand);
      case CLEAR -> 0;
    };
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void trafficLight(Engine engine) {
    var traffic = new ControlGuide.TrafficLight();
    try (var sim = engine.open(traffic)) {
      sim.reset();
      sim.step(7).poke(traffic.waiting, true).step();
      for (int i = 0; i < 10; i++) {
        assertEquals(1, sim.peek(traffic.go), "cycle " + i + " of " + Light.GREEN);
        sim.step();
      }
      assertEquals(0, sim.peek(traffic.go));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void polynomial(Engine engine) {
    var polynomial = new ControlGuide.Polynomial();
    assertEquals(2, polynomial.latency);
    try (var sim = engine.open(polynomial)) {
      for (int i = -128; i < 128; i++) {
        sim.poke(polynomial.x, i).step();
        int x = i - polynomial.latency + 1;
        if (x >= -128) assertEquals((long) x * x * x + x * x + x, sim.peek(polynomial.result));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#quick")
  void referee(Engine engine) {
    var referee = new ControlGuide.Referee();
    long[] number = {2, 0, 1, 0, 2, 0, 2, 2};
    try (var sim = engine.open(referee)) {
      for (int requests = 0; requests < 8; requests++) {
        sim.poke(referee.request, requests & 1, requests >> 1 & 1, requests >> 2);
        assertEquals(requests == 0 ? 0 : 1, sim.peek(referee.served));
        assertEquals(number[requests], sim.peek(referee.number));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#quick")
  void accessSize(Engine engine) {
    var module = new ControlGuide.AccessSize();
    long[] bytes = {1, 2, 4, 0};
    try (var sim = engine.open(module)) {
      for (int size = 0; size < 4; size++) assertEquals(bytes[size], sim.poke(module.size, size).peek(module.bytes));
    }
  }

  /// What the page quotes.
  static String forgotten() {
    return assertThrows(UserError.class, () -> Burin.circuit(new ControlGuide.Hasty.AccessSize())).getMessage();
  }

  @Test
  void aForgottenValueIsReported() {
    assertEquals("error B017", forgotten().replaceAll("(?s)^\\S+ (error B017).*", "$1"));
  }
}
