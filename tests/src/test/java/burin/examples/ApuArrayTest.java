package burin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.sim.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The array does the same, cycle for cycle, as the one written in other languages: their sums stand here.
class ApuArrayTest {

  @ParameterizedTest
  @EnumSource(Engine.class)
  void agreesWithOtherLanguages(Engine engine) {
    var array = new ApuArray(ApuArrayDriver.CONFIG);
    try (var sim = engine.open(array)) {
      assertEquals(0xfea65a8fd623fb6bL, new ApuArrayDriver(array, sim).checksum(1_000));
    }
  }

  @Test
  void agreesForLong() {
    var array = new ApuArray(ApuArrayDriver.CONFIG);
    try (var sim = Engine.JVM.open(array)) {
      assertEquals(0xf8b537d42e49a13eL, new ApuArrayDriver(array, sim).checksum(100_000));
    }
  }

  @Test
  void rejectsOneElement() {
    var error = assertThrows(IllegalArgumentException.class, () -> new ApuArray.Config(1, 64, 4));
    assertEquals("pes is 1, must be at least 2", error.getMessage());
  }

  @Test
  void rejectsOneLane() {
    var error = assertThrows(IllegalArgumentException.class, () -> new ApuArray.Config(4, 1, 4));
    assertEquals("lanes is 1, must be at least 2", error.getMessage());
  }

  @Test
  void rejectsWideNumbers() {
    var error = assertThrows(IllegalArgumentException.class, () -> new SpatialPe.Config(64, 17));
    assertEquals("bits is 17, allowed 2..16", error.getMessage());
  }
}
