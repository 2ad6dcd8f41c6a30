package burin.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import burin.icarus.Icarus;
import org.junit.jupiter.api.Test;

/// Random circuits on every engine against the interpreter; [Campaign] tries any number of others.
class DifferentialTest {
  @Test
  void tinyOnJvm() {
    requireEqual(Target.JVM, Size.TINY, 1000, 150);
  }

  @Test
  void smallOnJvm() {
    requireEqual(Target.JVM, Size.SMALL, 1000, 100);
  }

  @Test
  void mediumOnJvm() {
    requireEqual(Target.JVM, Size.MEDIUM, 1000, 40);
  }

  @Test
  void withClocksOnJvm() {
    requireEqual(Target.JVM, Size.TINY.withClocks(), 1000, 150);
    requireEqual(Target.JVM, Size.SMALL.withClocks(), 1000, 100);
    requireEqual(Target.JVM, Size.MEDIUM.withClocks(), 1000, 40);
  }

  @Test
  void onIcarus() {
    assumeTrue(Icarus.isInstalled());
    requireEqual(Target.ICARUS, Size.TINY, 0, 40);
    requireEqual(Target.ICARUS, Size.SMALL, 0, 20);
  }

  @Test
  void laneByLaneOnIcarus() {
    assumeTrue(Icarus.isInstalled());
    requireEqual(Target.UNROLLED, Size.SMALL, 0, 20);
  }

  @Test
  void readInSilence() {
    requireEqual(Target.LINT, Size.SMALL, 0, 60);
    requireEqual(Target.YOSYS, Size.TINY, 0, 10);
  }

  /// What the documented command does with more of them.
  @Test
  void everywhere() {
    assumeTrue(Icarus.isInstalled());
    Report report = Campaign.everywhere(Size::mixed, 20_000, 40, 20, _ -> {});
    assertThat(report.differences()).isEmpty();
    assertThat(report.equal(Target.JVM)).isEqualTo(40);
    assertThat(report.equal(Target.VERILATOR)).isEqualTo(20);
    assertThat(report.equal(Target.ICARUS)).isEqualTo(20);
  }

  @Test
  void onVerilator() {
    requireEqual(Target.VERILATOR, Size.TINY, 0, 40);
    requireEqual(Target.VERILATOR, Size.SMALL, 0, 20);
  }

  /// A tool may break down over a circuit; not over many.
  private static void requireEqual(Target target, Size size, long firstSeed, int circuits) {
    Report report = Campaign.run(target, size, firstSeed, circuits);
    assertThat(report.differences()).isEmpty();
    assertThat(report.equal(target)).as(report.toString()).isBetween(circuits - circuits / 20, circuits);
  }
}
