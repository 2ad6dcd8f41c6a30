package burin.random;

import static org.assertj.core.api.Assertions.assertThat;

import burin.ir.Circuit;
import burin.ir.Walk;
import burin.pass.Checks;
import burin.sim.interp.InterpModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RandomCircuitsTest {
  /// What random circuits cannot have: the interpreter, which judges all, runs the models of what is foreign.
  private static final Set<String> NOT_MADE = Set.of("no Foreign.model");

  /// The list is taken from the classes of the IR, so a new kind of node is missing here until the generator makes it.
  @Test
  void reachEveryConstruct() {
    Set<String> missing = new TreeSet<>(Constructs.all());
    for (long seed = 0; seed < 300 && missing.size() > NOT_MADE.size(); seed++) {
      missing.removeAll(Constructs.of(RandomCircuits.circuit(seed, Size.MEDIUM)));
      if (seed % 4 == 0) missing.removeAll(Constructs.of(RandomCircuits.circuit(seed, Size.MEDIUM.withClocks())));
    }
    assertThat(missing).containsExactlyInAnyOrderElementsOf(NOT_MADE);
  }

  @Test
  void passTheChecks() {
    for (long seed = 0; seed < 100; seed++) Checks.check(RandomCircuits.circuit(seed, Size.SMALL));
  }

  /// In the interpreter every value is checked against its type, so this tries the arithmetic on ranges as well.
  @Test
  void runInTheInterpreter() {
    for (long seed = 0; seed < 100; seed++) run(seed, RandomCircuits.circuit(seed, Size.SMALL), 6);
    for (long seed = 0; seed < 100; seed++) run(seed, RandomCircuits.circuit(seed, Size.SMALL.withClocks()), 6);
  }

  private static void run(long seed, Circuit circuit, int cycles) {
    Stimulus stimulus = Stimulus.random(circuit, seed, cycles);
    try (var model = InterpModel.of(circuit)) {
      for (int cycle = 0; cycle < cycles; cycle++) {
        stimulus.apply(model, cycle);
        stimulus.step(model, cycle);
      }
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }

  @Test
  void ofOneSeedAreEqual() {
    for (long seed = 0; seed < 20; seed++) {
      List<String> again = shape(RandomCircuits.circuit(seed, Size.MEDIUM));
      assertThat(shape(RandomCircuits.circuit(seed, Size.MEDIUM))).isEqualTo(again);
    }
  }

  private static List<String> shape(Circuit circuit) {
    List<String> shape = new ArrayList<>();
    circuit.modules().forEach(module -> {
      shape.add(module + " " + module.ports() + module.wires() + module.registers() + module.memories());
      Walk.postOrder(Walk.roots(module), expr -> shape.add(expr.getClass().getSimpleName() + " " + expr.type()));
    });
    return shape;
  }
}
