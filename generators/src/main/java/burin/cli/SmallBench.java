package burin.cli;

import burin.Burin;
import burin.examples.RandomLogic;
import burin.flow.Json;
import burin.hdl.Value;
import burin.sim.Engine;
import burin.sim.Simulator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Many small tests in one JVM, as a suite has them: each makes a circuit that is like no other, elaborates and compiles it, and
/// runs it for some cycles with a poke of every input and a peek in each.
final class SmallBench {
  static final int TESTS = 200;
  private static final int CYCLES = 100;
  private static final int OPERATIONS = 100;

  private SmallBench() {}

  /// @return a line of text, or a list of objects in JSON
  static String measure(boolean json) {
    long start = System.nanoTime();
    long checksum = 0;
    for (int test = 0; test < TESTS; test++) checksum += run(test);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (!json) {
      return Numbers.text("%d small tests of %d cycles on the jvm engine: %.2f s, %.1f ms each (checksum %x)%n",
          TESTS, CYCLES, seconds, seconds * 1000 / TESTS, checksum);
    }
    return Json.text(List.of(row("seconds", seconds), row("millisecondsEach", seconds * 1000 / TESTS)));
  }

  private static Map<String, Object> row(String metric, double value) {
    return BenchRow.fields("small", "random" + OPERATIONS, metric, Numbers.rounded(value), null);
  }

  private static long run(long seed) {
    var logic = new RandomLogic(new RandomLogic.Config(OPERATIONS, seed));
    var random = new Random(seed);
    long checksum = 0;
    try (Simulator sim = Engine.JVM.compile(logic, Burin.circuit(logic)).open()) {
      sim.reset();
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        for (Value input : logic.in) sim.poke(input, random.nextInt(1 << Math.min(30, input.width())));
        sim.step();
        checksum = checksum * 31 + sim.peek(logic.digest);
      }
    }
    return checksum;
  }
}
