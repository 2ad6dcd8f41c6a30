package burin.sim.testing;

import java.util.Optional;

/// Something that takes part in a [TestBench]: in every cycle it first drives inputs, then, when all agents have driven
/// theirs, looks at signals; then the clock steps.
public interface Agent {
  /// Sets inputs for this cycle. Must not look at what depends on inputs in the same cycle.
  default void drive() {}

  /// Looks at the signals of this cycle, which have settled.
  ///
  /// @throws AssertionError where they are wrong
  default void observe() {}

  /// What this agent still waits for, such as "`in` offers 5 and is not taken"; for the message of a time-out.
  default Optional<String> waiting() {
    return Optional.empty();
  }
}
