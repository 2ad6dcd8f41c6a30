package burin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.Burin;
import burin.sim.Engine;
import burin.verilog.VerilogEmitter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// All engines find the same in random circuits, and a seed always gives the same one.
class RandomLogicTest {
  private static final RandomLogic.Config CONFIG = new RandomLogic.Config(500, 3);

  private static long checksum(Engine engine, RandomLogic.Config config, int cycles) {
    var logic = new RandomLogic(config);
    var random = new Xorshift();
    try (var sim = engine.open(logic)) {
      sim.reset();
      long sum = 0;
      for (int cycle = 0; cycle < cycles; cycle++) {
        for (var input : logic.in) sim.poke(input, random.next() >>> 32);
        sum = sum * 31 + sim.step().peek(logic.digest);
      }
      return sum;
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void enginesAgree(Engine engine) {
    assertEquals(checksum(Engine.INTERP, CONFIG, 100), checksum(engine, CONFIG, 100));
  }

  /// As large as the benchmark has it.
  @Test
  void enginesAgreeOnLargeOnes() {
    checksum(Engine.LOCKSTEP, new RandomLogic.Config(6_000, 1), 300);
  }

  @Test
  void seedsTellCircuitsApart() {
    assertEquals(verilog(3), verilog(3));
    assertNotEquals(verilog(3), verilog(4));
  }

  private static String verilog(long seed) {
    return VerilogEmitter.emit(Burin.circuit(new RandomLogic(new RandomLogic.Config(100, seed)))).files().toString();
  }

  @Test
  void rejectsFewOperations() {
    var error = assertThrows(IllegalArgumentException.class, () -> new RandomLogic.Config(19, 1));
    assertEquals("operations is 19, must be at least 20", error.getMessage());
  }
}
