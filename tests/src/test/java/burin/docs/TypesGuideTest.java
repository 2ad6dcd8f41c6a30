package burin.docs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.docs.TypesGuide.Direction;
import burin.sim.Engine;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What `docs/guide/types.md` says of its examples is so.
class TypesGuideTest {
  @ParameterizedTest
  @EnumSource(Engine.class)
  void numbers(Engine engine) {
    var numbers = new TypesGuide.Numbers();
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

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#quick")
  void patterns(Engine engine) {
    var patterns = new TypesGuide.Patterns();
    try (var sim = engine.open(patterns)) {
      sim.poke(patterns.word, 0xa5c0);
      assertEquals(6, sim.peek(patterns.ones));
      assertEquals(6, sim.peek(patterns.first));
      assertEquals(0xc0a5, sim.peek(patterns.swapped));
      assertEquals((byte) 0xa5, sim.peek(patterns.high));
      assertArrayEquals(new long[] {0, 0xc, 5, 0xa}, sim.peek(patterns.nibbles));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void grants(Engine engine) {
    var grants = new TypesGuide.Grants();
    long[] words = {-32768, 7, 32767, -1};
    long[] delays = {9, 3, 0, 6};
    try (var sim = engine.open(grants)) {
      sim.poke(grants.words, words).poke(grants.delays, delays);
      for (int requests = 0; requests < 16; requests++) {
        int first = Integer.numberOfTrailingZeros(requests);
        sim.poke(grants.requests, requests);
        assertEquals(requests == 0 ? 0 : words[first], sim.peek(grants.word));
        assertEquals(requests == 0 ? 0 : delays[first], sim.peek(grants.delay));
        sim.step();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#quick")
  void mixer(Engine engine) {
    var mixer = new TypesGuide.Mixer();
    try (var sim = engine.open(mixer)) {
      sim.poke(mixer.sample, 12345).poke(mixer.gain, -21);
      assertEquals(Math.round(12345 * -21 / 128.0), sim.peek(mixer.result));
    }
  }

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#quick")
  void lanes(Engine engine) {
    var lanes = new TypesGuide.Lanes();
    long[] a = {1, -2, 3, -32, 31, 0, 7, -9};
    long[] b = {5, 4, -3, -32, 31, 9, 1, 2};
    try (var sim = engine.open(lanes)) {
      sim.poke(lanes.a, a).poke(lanes.b, b).poke(lanes.choice, 3);
      assertEquals(IntStream.range(0, 8).mapToLong(i -> a[i] * b[i]).sum(), sim.peek(lanes.dot));
      assertArrayEquals(Arrays.stream(a).map(Math::abs).toArray(), sim.peek(lanes.sizes));
      assertEquals(31, sim.peek(lanes.largest));
      assertEquals(-32, sim.peek(lanes.chosen));
      assertArrayEquals(new long[] {-2, 3, -32, 31, 0, 7, -9, 1}, sim.peek(lanes.rotated));
    }
  }

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#quick")
  void line(Engine engine) {
    var line = new TypesGuide.Line();
    try (var sim = engine.open(line)) {
      int[] light = {9, 200, 3, 40, 5, 6};
      for (int i = 0; i < light.length; i++) sim.poke(line.in.light, light[i]).poke(line.in.alpha, i).step();
      assertEquals(40, sim.peek(line.brightest.light));
      assertEquals(3, sim.peek(line.brightest.alpha));
    }
  }

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#quick")
  void codes(Engine engine) {
    var codes = new TypesGuide.Codes();
    try (var sim = engine.open(codes)) {
      assertEquals(0xc33, sim.poke(codes.which, 2).peek(codes.code));
      assertEquals(0xfff, sim.poke(codes.header, true).peek(codes.code));
    }
  }

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#quick")
  void compass(Engine engine) {
    var compass = new TypesGuide.Compass();
    try (var sim = engine.open(compass)) {
      sim.reset().poke(compass.turn, true);
      for (int i = 0; i < 9; i++) {
        assertEquals(Direction.values()[i % 4], sim.peekConstant(compass.facing));
        assertEquals(1 << i % 4, sim.peek(compass.facing));
        assertEquals(i % 2, sim.peek(compass.sideways));
        sim.step();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#quick")
  void matrix(Engine engine) {
    var module = new TypesGuide.MatrixTimesVector();
    long[] matrix = IntStream.range(0, 32).mapToLong(i -> i * 7 % 16 - 8).toArray();
    long[] vector = {1, -8, 7, 0, 3, -2, 5, -1};
    try (var sim = engine.open(module)) {
      sim.poke(module.matrix, matrix).poke(module.vector, vector);
      long[] product = IntStream.range(0, 4)
          .mapToLong(row -> IntStream.range(0, 8).mapToLong(i -> matrix[8 * row + i] * vector[i]).sum()).toArray();
      assertArrayEquals(product, sim.peek(module.product));
    }
  }

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#quick")
  void packer(Engine engine) {
    var packer = new TypesGuide.Packer();
    try (var sim = engine.open(packer)) {
      sim.poke(packer.word, 0xc803);
      assertEquals(0xc8, sim.peek(packer.pixel.light));
      assertEquals(3, sim.peek(packer.pixel.alpha));
      assertEquals(0x6403, sim.peek(packer.darker));
    }
  }
}
