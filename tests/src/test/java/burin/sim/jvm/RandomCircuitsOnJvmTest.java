package burin.sim.jvm;

import burin.random.Size;
import org.junit.jupiter.api.Test;

/// The first few of the random circuits; [RandomCircuitsOnJvm] runs any number.
class RandomCircuitsOnJvmTest {
  @Test
  void tiny() {
    for (long seed = 0; seed < 200; seed++) RandomCircuitsOnJvm.run(seed, Size.TINY, 8, Limits.USUAL);
  }

  @Test
  void small() {
    for (long seed = 0; seed < 80; seed++) RandomCircuitsOnJvm.run(seed, Size.SMALL, 8, Limits.USUAL);
  }

  @Test
  void medium() {
    for (long seed = 0; seed < 40; seed++) RandomCircuitsOnJvm.run(seed, Size.MEDIUM, 6, Limits.USUAL);
  }

  @Test
  void wide() {
    for (long seed = 0; seed < 60; seed++) RandomCircuitsOnJvm.run(seed, Size.WIDE, 8, Limits.USUAL);
  }

  @Test
  void wideDividedIntoSmallPieces() {
    for (long seed = 0; seed < 40; seed++) RandomCircuitsOnJvm.run(seed, Size.WIDE.withClocks(), 8, RandomCircuitsOnJvm.DIVIDED);
  }

  @Test
  void dividedIntoSmallPieces() {
    for (long seed = 0; seed < 60; seed++) RandomCircuitsOnJvm.run(seed, Size.SMALL, 6, RandomCircuitsOnJvm.DIVIDED);
  }

  @Test
  void withClocks() {
    for (long seed = 0; seed < 100; seed++) RandomCircuitsOnJvm.run(seed, Size.SMALL.withClocks(), 12, Limits.USUAL);
  }

  @Test
  void withClocksDividedIntoSmallPieces() {
    Size size = Size.SMALL.withClocks();
    for (long seed = 0; seed < 60; seed++) RandomCircuitsOnJvm.run(seed, size, 12, RandomCircuitsOnJvm.DIVIDED);
  }
}
