package burin.lib.arithmetic;

import burin.hdl.Module;
import burin.sim.Pin;
import burin.sim.Simulator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongBinaryOperator;

/// Gives a circuit a new pair of operands in every cycle and compares what comes out, `latency` cycles later.
final class Bench {
  /// The bits of a number as the ports have them.
  interface Pins {
    void set(long bits);

    long get();
  }

  private static final int MOST_TOLD = 5;

  private final Simulator sim;
  private final Pins a;
  private final Pins b;
  private final Pins result;
  private final int latency;

  private Bench(Simulator sim, Floating a, Floating b, Floating result, int latency) {
    this.sim = sim;
    this.a = pins(sim, a);
    this.b = pins(sim, b);
    this.result = pins(sim, result);
    this.latency = latency;
  }

  static Bench of(Simulator sim, FloatAdder unit, int latency) {
    return new Bench(sim, unit.a, unit.b, unit.result, latency);
  }

  static Bench of(Simulator sim, FloatMultiplier unit, int latency) {
    return new Bench(sim, unit.a, unit.b, unit.result, latency);
  }

  /// The bench of either, made for the module that the simulator runs.
  static Bench of(Simulator sim, Module unit, int latency) {
    return unit instanceof FloatAdder adder ? of(sim, adder, latency) : of(sim, (FloatMultiplier) unit, latency);
  }

  static Pins pins(Simulator sim, Floating number) {
    Pin sign = sim.pin(number.sign);
    Pin exponent = sim.pin(number.exponent);
    Pin fraction = sim.pin(number.fraction);
    FloatFormat format = number.format();
    return new Pins() {
      @Override
      public void set(long bits) {
        sign.set(bits >>> (format.width() - 1) & 1);
        exponent.set(bits >>> format.fractionBits() & format.highestExponent());
        fraction.set(bits & (1L << format.fractionBits()) - 1);
      }

      @Override
      public long get() {
        return sign.get() << (format.width() - 1) | exponent.get() << format.fractionBits() | fraction.get();
      }
    };
  }

  /// The first of what is wrong.
  List<String> differences(List<Operands.Pair> pairs, LongBinaryOperator model) {
    List<String> found = new ArrayList<>();
    Iterator<Operands.Pair> due = pairs.iterator();
    for (int i = 0; i < pairs.size() + latency; i++) {
      Operands.Pair given = pairs.get(Math.min(i, pairs.size() - 1));
      a.set(given.a());
      b.set(given.b());
      if (i >= latency) check(due.next(), model, found);
      if (found.size() >= MOST_TOLD) return found;
      sim.step();
    }
    return found;
  }

  private void check(Operands.Pair pair, LongBinaryOperator model, List<String> found) {
    long expected = model.applyAsLong(pair.a(), pair.b());
    long actual = result.get();
    if (actual != expected) found.add("%x and %x give %x, not %x".formatted(pair.a(), pair.b(), actual, expected));
  }
}
