package burin.random;

import burin.ir.Circuit;
import burin.sim.Hierarchy;
import burin.sim.LockstepModel;
import burin.sim.Model;
import burin.sim.interp.InterpModel;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;

/// Runs circuits in two engines at once.
///
/// Some cycles look at the outputs before the clock edge and some do not, and now and then state is moved about, since
/// engines keep what they have computed for as long as they can.
public final class Differential {
  private final Circuit circuit;
  private final Stimulus stimulus;
  private final Choice choice;
  private final List<Hierarchy.Element> elements;

  private Differential(Circuit circuit, Stimulus stimulus) {
    this.circuit = circuit;
    this.stimulus = stimulus;
    this.choice = new Choice(stimulus.stateAt());
    this.elements = Hierarchy.elements(circuit);
  }

  /// Runs a circuit in the interpreter and in another engine; every output and all state is compared.
  ///
  /// @throws burin.sim.LockstepDifference where they do not agree
  public static void run(Circuit circuit, Stimulus stimulus, String engine, Function<Circuit, Model> open) {
    var reference = new LockstepModel.Engine("interp", InterpModel.of(circuit));
    var other = new LockstepModel.Engine(engine, open.apply(circuit));
    try (var both = LockstepModel.of(circuit, reference, other, 4)) {
      new Differential(circuit, stimulus).run(both);
    }
  }

  private void run(Model both) {
    for (int cycle = 0; cycle < stimulus.cycles().size(); cycle++) {
      if (choice.chance(30)) peekAll(both);
      stimulus.apply(both, cycle);
      if (choice.chance(60)) peekAll(both);
      if (choice.chance(15) && !elements.isEmpty()) moveState(both);
      stimulus.step(both, cycle);
    }
  }

  private void peekAll(Model model) {
    for (int port = 0; port < circuit.top().ports().size(); port++) model.peekBits(port);
  }

  /// Gives an element the state of another of its type, or what it has.
  private void moveState(Model model) {
    int to = choice.below(elements.size());
    int from = choice.below(elements.size());
    if (!elements.get(from).type().equals(elements.get(to).type())) from = to;
    BigInteger bits = model.state(from, choice.below(elements.get(from).words()));
    model.setState(to, choice.below(elements.get(to).words()), bits);
  }
}
