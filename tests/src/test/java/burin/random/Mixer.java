package burin.random;

import burin.ir.Foreign;
import burin.ir.ResetStyle;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a random foreign module does: [MixerVerilog] writes it as Verilog, [#model] runs it in Java.
///
/// At its clock's edge a state takes in bits of the inputs; outputs are made of bits of states and, where they are not
/// registered, of inputs. All is said in patterns of bits.
///
/// @param name the Verilog module's
/// @param inputs the names and widths of the inputs
record Mixer(String name, List<Pin> inputs, List<State> states, List<Output> outputs) {
  record Pin(String name, int width) {}

  /// A register. Where it is not reset it becomes what it is plus, or modulo 2, bits of the inputs and the step.
  ///
  /// @param clock the name of its clock in the circuit
  /// @param pins the names of its lines
  /// @param initial what it is before anything happens
  /// @param reset what its reset makes of it
  /// @param from the lowest bit of the inputs that it takes in
  record State(
      String clock, Foreign.Pins pins, int width, BigInteger initial, BigInteger reset, int from) {
    Optional<ResetStyle> style() {
      return pins.reset().map(Foreign.Reset::style);
    }
  }

  /// @param registered whether it is made of states only
  /// @param from the lowest bit of its source that it takes
  /// @param table what it is for each number that its source's bits are; empty where it is those bits themselves
  record Output(Pin pin, boolean registered, int from, List<BigInteger> table) {
    /// How many bits of its source it takes.
    int taken() {
      return table.isEmpty() ? pin.width() : 2;
    }
  }

  /// The values of the Verilog module's parameters.
  ///
  /// @param isExclusive whether states take in bits modulo 2
  record Parameters(int step, boolean isExclusive) {}

  int inputWidth() {
    return inputs.stream().mapToInt(Pin::width).sum();
  }

  int stateWidth() {
    return states.stream().mapToInt(State::width).sum();
  }

  /// How many bits the source of an output has.
  int sourceWidth(Output output) {
    return output.registered() ? stateWidth() : stateWidth() + inputWidth();
  }

  /// A pattern that is as often repeated as there are bits to take.
  static BigInteger take(BigInteger pattern, int width, int from, int count) {
    BigInteger taken = BigInteger.ZERO;
    for (int i = 0; i < count && width > 0; i++) {
      if (pattern.testBit((from + i) % width)) taken = taken.setBit(i);
    }
    return taken;
  }

  Foreign.Model model(Parameters parameters) {
    return new Run(parameters);
  }

  private final class Run implements Foreign.Model {
    private final Parameters parameters;
    private final List<BigInteger> values = new ArrayList<>(states.stream().map(State::initial).toList());

    Run(Parameters parameters) {
      this.parameters = parameters;
    }

    @Override
    public void settle(Foreign.Pinout pins) {
      BigInteger held = BigInteger.ZERO;
      for (int i = states.size() - 1; i >= 0; i--) held = held.shiftLeft(states.get(i).width()).or(values.get(i));
      BigInteger all = given(pins).shiftLeft(stateWidth()).or(held);
      for (Output output : outputs) {
        BigInteger source = output.registered() ? held : all;
        BigInteger taken = take(source, sourceWidth(output), output.from(), output.taken());
        pins.bits(output.pin().name(), output.table().isEmpty() ? taken : output.table().get(taken.intValue()));
      }
    }

    private BigInteger given(Foreign.Pinout pins) {
      BigInteger given = BigInteger.ZERO;
      for (Pin pin : inputs.reversed()) given = given.shiftLeft(pin.width()).or(pins.bits(pin.name()));
      return given;
    }

    @Override
    public void edge(Foreign.Pinout pins, String clock, boolean reset) {
      for (int i = 0; i < states.size(); i++) {
        State state = states.get(i);
        if (state.clock().equals(clock)) values.set(i, reset && state.style().isPresent() ? state.reset() : next(pins, i));
      }
    }

    private BigInteger next(Foreign.Pinout pins, int number) {
      State state = states.get(number);
      BigInteger mask = BigInteger.ONE.shiftLeft(state.width()).subtract(BigInteger.ONE);
      BigInteger more = take(given(pins), inputWidth(), state.from(), state.width())
          .add(BigInteger.valueOf(parameters.step())).and(mask);
      BigInteger value = values.get(number);
      return (parameters.isExclusive() ? value.xor(more) : value.add(more)).and(mask);
    }
  }

  @Override
  public String toString() {
    return outputs.stream().map(output -> output.pin().name()).collect(Collectors.joining(", ", name + " makes ", ""));
  }
}
