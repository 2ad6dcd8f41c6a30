package burin.lib;

import burin.sim.Engine;
import java.util.stream.Stream;

/// Which engines the tests of the library run on. Building a model for Verilator takes seconds, so that most tests do
/// without it, and one of each part has it.
public final class Engines {
  private Engines() {}

  public static Stream<Engine> quick() {
    return Stream.of(Engine.INTERP, Engine.JVM);
  }

  public static Stream<Engine> all() {
    return Stream.of(Engine.values());
  }
}
