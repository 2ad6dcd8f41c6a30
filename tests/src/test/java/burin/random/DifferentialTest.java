package burin.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import burin.icarus.Icarus;
import org.junit.jupiter.api.Test;

/// Random circuits on every engine against the interpreter; [Campaign] tries any number of others.
class DifferentialTest {
  @Test
  void tinyOnJvm() {
    assertThat(Campaign.run(Target.JVM, Size.TINY, 1000, 150)).isEmpty();
  }

  @Test
  void smallOnJvm() {
    assertThat(Campaign.run(Target.JVM, Size.SMALL, 1000, 100)).isEmpty();
  }

  @Test
  void mediumOnJvm() {
    assertThat(Campaign.run(Target.JVM, Size.MEDIUM, 1000, 40)).isEmpty();
  }

  @Test
  void withClocksOnJvm() {
    assertThat(Campaign.run(Target.JVM, Size.TINY.withClocks(), 1000, 150)).isEmpty();
    assertThat(Campaign.run(Target.JVM, Size.SMALL.withClocks(), 1000, 100)).isEmpty();
    assertThat(Campaign.run(Target.JVM, Size.MEDIUM.withClocks(), 1000, 40)).isEmpty();
  }

  @Test
  void onIcarus() {
    assumeTrue(Icarus.isInstalled());
    assertThat(Campaign.run(Target.ICARUS, Size.TINY, 0, 40)).isEmpty();
    assertThat(Campaign.run(Target.ICARUS, Size.SMALL, 0, 20)).isEmpty();
  }

  @Test
  void laneByLaneOnIcarus() {
    assumeTrue(Icarus.isInstalled());
    assertThat(Campaign.run(Target.UNROLLED, Size.SMALL, 0, 20)).isEmpty();
  }

  @Test
  void readInSilence() {
    assertThat(Campaign.run(Target.LINT, Size.SMALL, 0, 60)).isEmpty();
    assertThat(Campaign.run(Target.YOSYS, Size.TINY, 0, 10)).isEmpty();
  }

  /// What the documented command does with more of them.
  @Test
  void everywhere() {
    assumeTrue(Icarus.isInstalled());
    assertThat(Campaign.everywhere(Size::mixed, 20_000, 40, 20, _ -> {})).isEmpty();
  }

  @Test
  void onVerilator() {
    assertThat(Campaign.run(Target.VERILATOR, Size.TINY, 0, 40)).isEmpty();
    assertThat(Campaign.run(Target.VERILATOR, Size.SMALL, 0, 20)).isEmpty();
  }
}
