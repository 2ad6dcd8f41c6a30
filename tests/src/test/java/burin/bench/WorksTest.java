package burin.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import burin.sim.Engine;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the benchmarks do with their designs depends on neither engine nor run; the command itself compares it with C++.
class WorksTest {
  private static final int CYCLES = 200;

  private static long checksum(String design, Engine engine) {
    Work work = Works.of(design);
    try (var sim = engine.open(work.top())) {
      Drive drive = work.drive(sim);
      drive.load();
      drive.run(CYCLES);
      return drive.sum;
    }
  }

  @ParameterizedTest
  @CsvSource({"apu3x20", "random300", "rv32i", "crossbar", "fifochain", "wide"})
  void allEnginesEndWithOneChecksum(String design) {
    long expected = checksum(design, Engine.INTERP);
    assertEquals(expected, checksum(design, Engine.JVM));
    assertEquals(expected, checksum(design, Engine.LOCKSTEP));
  }

  /// A sum in which nothing happens would be the same for all.
  @Test
  void everyDesignHasItsOwn() {
    Set<Long> sums = new HashSet<>();
    for (String design : Works.USUAL) sums.add(checksum(design, Engine.JVM));
    assertEquals(Works.USUAL.size(), sums.size());
  }

  @Test
  void goesOnDrawingNumbers() {
    Work work = Works.of("fifochain");
    try (var sim = Engine.JVM.open(work.top())) {
      Drive drive = work.drive(sim);
      assertNotEquals(drive.next(), drive.next());
    }
  }
}
