package burin.random;

import burin.ir.Circuit;
import burin.ir.Port;
import burin.ir.Type;
import burin.ir.Types;
import burin.sim.Model;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// What the inputs of a circuit are in each cycle.
///
/// @param inputs the numbers of the input ports
public record Stimulus(List<Integer> inputs, List<Cycle> cycles) {
  /// @param bits for each input the bits of its value
  public record Cycle(boolean reset, List<BigInteger> bits) {}

  public static Stimulus random(Circuit circuit, long seed, int count) {
    var choice = new Choice(seed);
    List<Port> ports = circuit.top().ports();
    List<Integer> inputs = new ArrayList<>();
    for (int i = 0; i < ports.size(); i++) {
      if (ports.get(i).isInput()) inputs.add(i);
    }
    boolean resetAtStart = choice.chance(80);
    List<Cycle> cycles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<BigInteger> bits = new ArrayList<>();
      for (int k = 0; k < inputs.size(); k++) {
        boolean keep = i > 0 && choice.chance(15);
        bits.add(keep ? cycles.getLast().bits().get(k) : value(choice, ports.get(inputs.get(k)).type()));
      }
      cycles.add(new Cycle(i == 0 ? resetAtStart : choice.chance(4), bits));
    }
    return new Stimulus(inputs, List.copyOf(cycles));
  }

  private static BigInteger value(Choice choice, Type type) {
    Type scalar = Types.scalar(type);
    var types = new RandomTypes(choice, Size.SMALL);
    BigInteger bits = BigInteger.ZERO;
    for (int i = 0; i < Types.scalarCount(type); i++) {
      BigInteger pattern = types.value(scalar).mod(BigInteger.ONE.shiftLeft(scalar.width()));
      bits = bits.or(pattern.shiftLeft(i * scalar.width()));
    }
    return bits;
  }

  /// Pokes what the inputs are in a cycle.
  public void poke(Model model, Cycle cycle) {
    model.reset(cycle.reset());
    for (int i = 0; i < inputs.size(); i++) model.pokeBits(inputs.get(i), cycle.bits().get(i));
  }
}
