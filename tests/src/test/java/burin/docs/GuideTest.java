package burin.docs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.docs.Guide.Light;
import burin.docs.Guide.Op;
import burin.sim.Engine;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The modules of the guide do what its comments say.
class GuideTest {
  private static final Engine ENGINE = Engine.JVM;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void numbers(Engine engine) {
    var numbers = new Guide.Numbers();
    try (var sim = engine.open(numbers)) {
      for (int i = 0; i < 500; i++) {
        int a = i % 256;
        int b = i % 16 - 8;
        int percent = i % 101;
        sim.poke(numbers.a, a).poke(numbers.b, b).poke(numbers.percent, percent);
        assertEquals(a + b, sim.peek(numbers.mixed));
        assertEquals((b * percent + 4) >> 3, sim.peek(numbers.scaled));
        assertEquals(Math.clamp(a - 100, -8, 7), sim.peek(numbers.clipped));
        assertEquals(a % 16, sim.peek(numbers.low));
        assertEquals((percent + 1) % 101, sim.peek(numbers.next));
      }
    }
  }

  @Test
  void patterns() {
    var patterns = new Guide.Patterns();
    try (var sim = ENGINE.open(patterns)) {
      sim.poke(patterns.word, 0xa5c0);
      assertEquals(6, sim.peek(patterns.ones));
      assertEquals(6, sim.peek(patterns.first));
      assertEquals(0xc0a5, sim.peek(patterns.swapped));
      assertEquals((byte) 0xa5, sim.peek(patterns.high));
      assertArrayEquals(new long[] {0, 0xc, 5, 0xa}, sim.peek(patterns.nibbles));
    }
  }

  @Test
  void mixer() {
    var mixer = new Guide.Mixer();
    try (var sim = ENGINE.open(mixer)) {
      sim.poke(mixer.sample, 12345).poke(mixer.gain, -21);
      assertEquals(Math.round(12345 * -21 / 128.0), sim.peek(mixer.result));
    }
  }

  @Test
  void lanes() {
    var lanes = new Guide.Lanes();
    long[] a = {1, -2, 3, -32, 31, 0, 7, -9};
    long[] b = {5, 4, -3, -32, 31, 9, 1, 2};
    try (var sim = ENGINE.open(lanes)) {
      sim.poke(lanes.a, a).poke(lanes.b, b).poke(lanes.choice, 3);
      assertEquals(IntStream.range(0, 8).mapToLong(i -> a[i] * b[i]).sum(), sim.peek(lanes.dot));
      assertArrayEquals(Arrays.stream(a).map(Math::abs).toArray(), sim.peek(lanes.sizes));
      assertEquals(31, sim.peek(lanes.largest));
      assertEquals(-32, sim.peek(lanes.chosen));
      assertArrayEquals(new long[] {-2, 3, -32, 31, 0, 7, -9, 1}, sim.peek(lanes.rotated));
    }
  }

  @Test
  void line() {
    var line = new Guide.Line();
    try (var sim = ENGINE.open(line)) {
      int[] light = {9, 200, 3, 40, 5, 6};
      for (int i = 0; i < light.length; i++) sim.poke(line.in.light, light[i]).poke(line.in.alpha, i).step();
      assertEquals(40, sim.peek(line.brightest.light));
      assertEquals(3, sim.peek(line.brightest.alpha));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void accumulator(Engine engine) {
    var accumulator = new Guide.Accumulator();
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
    var traffic = new Guide.TrafficLight();
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
  void table(Engine engine) {
    var table = new Guide.Table();
    try (var sim = engine.open(table)) {
      sim.poke(table.write, true).poke(table.address, 42).poke(table.value, 7).step();
      assertEquals(7, sim.peek(table.now));
      assertEquals(0, sim.peek(table.later));
      sim.poke(table.write, false).step();
      assertEquals(7, sim.peek(table.later));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void polynomial(Engine engine) {
    var polynomial = new Guide.Polynomial();
    assertEquals(2, polynomial.latency);
    try (var sim = engine.open(polynomial)) {
      for (int i = -128; i < 128; i++) {
        sim.poke(polynomial.x, i).step();
        int x = i - polynomial.latency + 1;
        if (x >= -128) assertEquals((long) x * x * x + x * x + x, sim.peek(polynomial.result));
      }
    }
  }
}
