package burin.random;

import burin.ir.Circuit;
import burin.ir.Port;
import burin.ir.Type;
import burin.ir.Types;
import burin.sim.Hierarchy;
import burin.sim.Model;
import burin.sim.Values;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// What the inputs of a circuit are in each cycle, and what its state becomes at one time in between, so that registers
/// that hardly ever change are seen with other values too.
///
/// @param inputs the numbers of the input ports
/// @param stateAt before which cycle the state is set; at or after the last one where it is not
/// @param state for each element of the [Hierarchy] the bits of its words
public record Stimulus(List<Integer> inputs, List<Cycle> cycles, int stateAt, List<List<BigInteger>> state) {
  /// @param resets which resets are active, one bit for each clock
  /// @param clocks which clocks have an edge at its end
  /// @param bits for each input the bits of its value
  public record Cycle(long resets, long clocks, List<BigInteger> bits) {}

  public static Stimulus random(Circuit circuit, long seed, int count) {
    var choice = new Choice(seed);
    List<Port> ports = circuit.top().ports();
    List<Integer> inputs = new ArrayList<>();
    for (int i = 0; i < ports.size(); i++) {
      if (ports.get(i).isInput()) inputs.add(i);
    }
    boolean several = circuit.top().clocking().clocks().size() > 1;
    boolean resetAtStart = choice.chance(80);
    List<Cycle> cycles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<BigInteger> bits = new ArrayList<>();
      for (int k = 0; k < inputs.size(); k++) {
        boolean keep = i > 0 && choice.chance(15);
        bits.add(keep ? cycles.getLast().bits().get(k) : value(choice, ports.get(inputs.get(k)).type()));
      }
      boolean reset = i == 0 ? resetAtStart : choice.chance(4);
      cycles.add(several ? severalClocks(choice, reset, bits) : new Cycle(reset ? -1 : 0, -1, bits));
    }
    return new Stimulus(inputs, List.copyOf(cycles), choice.between(1, count), state(circuit, choice));
  }

  /// Any of the clocks have an edge, and any of the resets are active where one is.
  private static Cycle severalClocks(Choice choice, boolean reset, List<BigInteger> bits) {
    long resets = reset || choice.chance(10) ? choice.between(0, 255) : 0;
    return new Cycle(resets, choice.between(0, 255), bits);
  }

  private static List<List<BigInteger>> state(Circuit circuit, Choice choice) {
    List<List<BigInteger>> state = new ArrayList<>();
    for (Hierarchy.Element element : Hierarchy.elements(circuit)) {
      List<BigInteger> words = new ArrayList<>();
      for (int i = 0; i < element.words(); i++) words.add(value(choice, element.type()));
      state.add(words);
    }
    return state;
  }

  private static BigInteger value(Choice choice, Type type) {
    Type scalar = Types.scalar(type);
    var types = new RandomTypes(choice, Size.SMALL);
    List<BigInteger> scalars = new ArrayList<>();
    for (int i = 0; i < Types.scalarCount(type); i++) scalars.add(types.value(scalar));
    return Values.bits(type, scalars);
  }

  /// Brings a model to where it is before the clock edge of a cycle. State is set while no reset holds it.
  public void apply(Model model, int cycle) {
    if (cycle == stateAt) {
      model.resets(0);
      setState(model);
    }
    model.resets(cycles.get(cycle).resets());
    for (int i = 0; i < inputs.size(); i++) model.pokeBits(inputs.get(i), cycles.get(cycle).bits().get(i));
  }

  /// The clock edge at the end of a cycle.
  public void step(Model model, int cycle) {
    model.edge(cycles.get(cycle).clocks());
  }

  private void setState(Model model) {
    for (int element = 0; element < state.size(); element++) {
      for (int word = 0; word < state.get(element).size(); word++) {
        model.setState(element, word, state.get(element).get(word));
      }
    }
  }
}
