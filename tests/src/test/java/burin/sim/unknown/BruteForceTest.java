package burin.sim.unknown;

import static org.assertj.core.api.Assertions.assertThat;

import burin.ir.Circuit;
import burin.random.RandomCircuits;
import burin.random.Size;
import burin.random.Stimulus;
import org.junit.jupiter.api.Test;

/// Whatever an output can be otherwise for another state at the beginning is in doubt, on random circuits. A longer run:
/// `-Dtest=burin.sim.unknown.BruteForceTest -Dunknown.circuits=5000`.
class BruteForceTest {
  private static final int CIRCUITS = Integer.getInteger("unknown.circuits", 60);
  private static final int CYCLES = 12;
  private static final int STATES = 6;

  @Test
  void tiny() {
    run(Size.TINY);
  }

  @Test
  void small() {
    run(Size.SMALL);
  }

  @Test
  void medium() {
    run(Size.MEDIUM);
  }

  @Test
  void withClocks() {
    run(Size.TINY.withClocks());
    run(Size.SMALL.withClocks());
  }

  private static void run(Size size) {
    long seen = 0;
    long doubtful = 0;
    long differing = 0;
    for (long seed = 0; seed < CIRCUITS; seed++) {
      Circuit circuit = RandomCircuits.circuit(seed, size);
      BruteForce run = new BruteForce(circuit, Stimulus.random(circuit, seed, CYCLES)).run(seed, STATES);
      // Nothing is known of the inside of what is foreign, so all of its outputs are in doubt where one may be.
      if (circuit.modules().stream().anyMatch(module -> module.foreign().isPresent())) continue;
      seen += run.seen;
      doubtful += run.doubtful;
      differing += run.differing;
    }
    assertThat(differing).as("bits that differ").isPositive();
    assertThat(doubtful).as("bits in doubt of " + seen + ", of which " + differing + " differ").isLessThan(seen / 2);
  }
}
