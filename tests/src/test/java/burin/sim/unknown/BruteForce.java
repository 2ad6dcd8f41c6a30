package burin.sim.unknown;

import burin.ir.Circuit;
import burin.ir.Memory;
import burin.ir.Types;
import burin.random.Stimulus;
import burin.sim.Hierarchy;
import burin.sim.Model;
import burin.sim.jvm.JvmProgram;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Runs a circuit with what is in doubt beside the same circuit begun with other states: whatever differs must be in doubt.
final class BruteForce {
  private final Circuit circuit;
  private final Stimulus stimulus;
  private final List<Hierarchy.Element> elements;
  private final UnknownModel judge;
  private final List<Model> others = new ArrayList<>();
  /// Bits of outputs that were seen, that were in doubt, and that did differ somewhere.
  long seen;
  long doubtful;
  long differing;

  BruteForce(Circuit circuit, Stimulus stimulus) {
    this.circuit = circuit;
    this.stimulus = stimulus;
    this.elements = Hierarchy.elements(circuit);
    this.judge = UnknownModel.of(circuit, Judged.ALL.settling(Long.MAX_VALUE));
  }

  /// @param states how many other states to begin with
  BruteForce run(long seed, int states) {
    var program = JvmProgram.compile(circuit);
    others.add(program.newModel());
    for (int i = 0; i < states; i++) others.add(begin(program.newModel(), seed * states + i));
    for (int cycle = 0; cycle < stimulus.cycles().size(); cycle++) {
      int now = cycle;
      give(judge, now);
      others.forEach(model -> give(model, now));
      compare("cycle " + now + " of " + circuit.top().name() + ", ");
      stimulus.step(judge, now);
      others.forEach(model -> stimulus.step(model, now));
    }
    return this;
  }

  private Model begin(Model model, long seed) {
    List<List<BigInteger>> state = Stimulus.random(circuit, seed, 1).state();
    for (int element = 0; element < elements.size(); element++) {
      if (isGiven(elements.get(element))) continue;
      for (int word = 0; word < state.get(element).size(); word++) {
        if (!isGiven(elements.get(element), word)) model.setState(element, word, state.get(element).get(word));
      }
    }
    return model;
  }

  private static boolean isGiven(Hierarchy.Element element) {
    return element.item() instanceof Memory memory && isGiven(element, memory.depth() - 1);
  }

  /// Whether a word has initial contents.
  private static boolean isGiven(Hierarchy.Element element, int word) {
    if (!(element.item() instanceof Memory memory) || memory.contents().isEmpty()) return false;
    return word < memory.contents().get().size() / Types.scalarCount(memory.element());
  }

  private void give(Model model, int cycle) {
    model.resets(stimulus.cycles().get(cycle).resets());
    for (int i = 0; i < stimulus.inputs().size(); i++) {
      model.pokeBits(stimulus.inputs().get(i), stimulus.cycles().get(cycle).bits().get(i));
    }
  }

  private void compare(String when) {
    for (int port = 0; port < circuit.top().ports().size(); port++) {
      int number = port;
      var top = circuit.top().ports().get(port);
      BigInteger doubt = judge.unknownBits(port);
      BigInteger differ = compare(when + top.name(), judge.peekBits(port), doubt,
          others.stream().map(model -> model.peekBits(number)).toList());
      if (top.isInput()) continue;
      seen += top.type().width();
      doubtful += doubt.bitCount();
      differing += differ.bitCount();
    }
    for (int i = 0; i < elements.size(); i++) {
      for (int word = 0; word < elements.get(i).words(); word++) {
        int element = i;
        int address = word;
        compare(when + elements.get(i) + " " + word, judge.state(i, word), judge.unknownState(i, word),
            others.stream().map(model -> model.state(element, address)).toList());
      }
    }
  }

  /// @return the bits that differ in any
  private static BigInteger compare(String what, BigInteger value, BigInteger doubt, List<BigInteger> others) {
    if (!others.getFirst().equals(value)) throw new AssertionError(what + " is " + value + ", not " + others.getFirst());
    BigInteger differ = BigInteger.ZERO;
    for (BigInteger other : others) differ = differ.or(other.xor(value));
    if (differ.andNot(doubt).signum() == 0) return differ;
    throw new AssertionError("%s may differ in the bits %s, but only %s are in doubt".formatted(
        what, differ.toString(2), doubt.toString(2)));
  }
}
