package burin.random;

import burin.ir.Circuit;
import burin.sim.LockstepModel;
import burin.sim.Model;
import burin.sim.interp.InterpModel;
import java.util.function.Function;

/// Runs circuits in two engines at once.
public final class Differential {
  private Differential() {}

  /// Runs a circuit in the interpreter and in another engine; every output is compared before and after each clock
  /// edge.
  ///
  /// @throws burin.sim.LockstepDifference where they do not agree
  public static void run(Circuit circuit, Stimulus stimulus, String engine, Function<Circuit, Model> open) {
    var reference = new LockstepModel.Engine("interp", InterpModel.of(circuit));
    var other = new LockstepModel.Engine(engine, open.apply(circuit));
    try (var both = LockstepModel.of(circuit, reference, other, 4)) {
      for (int cycle = 0; cycle < stimulus.cycles().size(); cycle++) {
        stimulus.apply(both, cycle);
        for (int i = 0; i < circuit.top().ports().size(); i++) both.peekBits(i);
        both.step();
      }
    }
  }
}
