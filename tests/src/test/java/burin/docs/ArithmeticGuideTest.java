package burin.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.docs.ArithmeticGuide.Converter;
import burin.docs.ArithmeticGuide.Neuron;
import burin.docs.ArithmeticGuide.Weighted;
import burin.lib.arithmetic.FloatFormat;
import burin.lib.arithmetic.Floating;
import burin.lib.arithmetic.reference.FloatArithmetic;
import burin.sim.Engine;
import burin.sim.Simulator;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What `docs/guide/arithmetic.md` says of its examples is so.
class ArithmeticGuideTest {
  private static void poke(Simulator sim, Floating port, long bits) {
    FloatFormat format = port.format();
    sim.poke(port.sign, bits >>> (format.width() - 1) & 1);
    sim.poke(port.exponent, bits >>> format.fractionBits() & format.highestExponent());
    sim.poke(port.fraction, bits & (1L << format.fractionBits()) - 1);
  }

  private static long peek(Simulator sim, Floating port) {
    FloatFormat format = port.format();
    long exponent = sim.peek(port.exponent) << format.fractionBits();
    return sim.peek(port.sign) << (format.width() - 1) | exponent | sim.peek(port.fraction);
  }

  // region model
  @ParameterizedTest
  @EnumSource(Engine.class)
  void neuron(Engine engine) {
    var neuron = new Neuron();
    var model = FloatArithmetic.of(5, 10, true);
    var random = new Random(1);
    try (var sim = engine.open(neuron)) {
      for (int i = 0; i < 500; i++) {
        long a = random.nextInt(1 << 16);
        long b = random.nextInt(1 << 16);
        long c = random.nextInt(1 << 16);
        poke(sim, neuron.a, a);
        poke(sim, neuron.b, b);
        poke(sim, neuron.c, c);
        sim.step(5);
        assertEquals(model.relu(model.add(model.mul(a, b), c)), peek(sim, neuron.result));
      }
    }
  }
  // endregion

  @ParameterizedTest
  @EnumSource(Engine.class)
  void converter(Engine engine) {
    var converter = new Converter();
    try (var sim = engine.open(converter)) {
      for (int sample = -2048; sample < 2048; sample += 3) {
        sim.poke(converter.sample, sample);
        double softer = FloatFormat.BFLOAT16.value(FloatFormat.BFLOAT16.bits(sample / 4096.0));
        assertEquals(softer, FloatFormat.BFLOAT16.value(peek(sim, converter.softer)));
        assertEquals((int) (softer * 2048), sim.peek(converter.whole));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void weighted(Engine engine) {
    var weighted = new Weighted();
    try (var sim = engine.open(weighted)) {
      for (int weight = -128; weight < 128; weight += 3) {
        for (int activation = 0; activation < 256; activation += 5) {
          sim.poke(weighted.weight, weight).poke(weighted.activation, activation).step(2);
          assertEquals(weight * activation, sim.peek(weighted.product));
        }
      }
    }
  }
}
