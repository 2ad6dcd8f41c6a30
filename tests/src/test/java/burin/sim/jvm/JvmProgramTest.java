package burin.sim.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import burin.ir.Circuit;
import burin.random.RandomCircuits;
import burin.random.Size;
import burin.random.Stimulus;
import burin.sim.Model;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class JvmProgramTest {
  private static List<BigInteger> run(Circuit circuit, Model model, long seed) {
    Stimulus stimulus = Stimulus.random(circuit, seed, 200);
    List<BigInteger> seen = new ArrayList<>();
    for (int cycle = 0; cycle < 200; cycle++) {
      stimulus.apply(model, cycle);
      model.step();
      for (int port = 0; port < circuit.top().ports().size(); port++) seen.add(model.peekBits(port));
    }
    return seen;
  }

  /// Eight models of one program, two threads.
  @Test
  void isSharedByModels() throws Exception {
    Circuit circuit = RandomCircuits.circuit(3, Size.MEDIUM);
    var program = JvmProgram.compile(circuit);
    List<Callable<List<BigInteger>>> runs = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int seed = i / 2;
      runs.add(() -> run(circuit, program.newModel(), seed));
    }
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Future<List<BigInteger>>> results = threads.invokeAll(runs);
      for (int i = 0; i < 8; i += 2) {
        List<BigInteger> alone = run(circuit, JvmModel.of(circuit), i / 2);
        assertThat(results.get(i).get()).isEqualTo(alone);
        assertThat(results.get(i + 1).get()).isEqualTo(alone);
      }
    }
  }

  @Test
  void isTheSameEachTime() {
    Circuit circuit = RandomCircuits.circuit(5, Size.MEDIUM);
    List<byte[]> again = JvmProgram.compile(circuit).classFiles().toList();
    List<byte[]> classes = JvmProgram.compile(circuit).classFiles().toList();
    assertThat(classes).hasSameSizeAs(again);
    for (int i = 0; i < classes.size(); i++) assertThat(classes.get(i)).isEqualTo(again.get(i));
  }

  @Test
  void refusesPortsThatAreNotThere() {
    var model = JvmModel.of(RandomCircuits.circuit(1, Size.TINY));
    assertThatThrownBy(() -> model.peek(1000)).hasMessageStartingWith("port 1000 of ");
    assertThatThrownBy(() -> model.poke(-1, 0)).hasMessageStartingWith("port -1 of ");
  }
}
