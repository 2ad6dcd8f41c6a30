package burin.apu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulerTest {
  private static final RoutingCounts GOLDEN = RoutingCounts.of(new int[][] {{1, 2, 0}, {2, 0, 1}, {0, 1, 2}});

  @Test
  void bothSchedulersAreLegalAndTheOptimalOneNeedsTheFewestCycles() {
    for (long seed = 0; seed < 1000; seed++) {
      RoutingCounts counts = RandomCounts.uneven(seed);
      Schedule optimal = new OptimalScheduler().schedule(counts);
      Schedule greedy = new GreedyScheduler().schedule(counts);
      assertThat(ScheduleChecker.problems(counts, optimal)).as("optimal, seed %d", seed).isEmpty();
      assertThat(ScheduleChecker.problems(counts, greedy)).as("greedy, seed %d", seed).isEmpty();
      assertThat(optimal.cycles()).as("seed %d", seed).isEqualTo(counts.minimumCycles());
      assertThat(greedy.cycles()).as("seed %d", seed).isGreaterThanOrEqualTo(counts.minimumCycles());
    }
  }

  @Test
  void schedulesTheGoldenCountsInThreeCycles() {
    Schedule schedule = new OptimalScheduler().schedule(GOLDEN);
    assertThat(schedule).hasToString("[[0, 2, 1], [1, 0, 2], [1, 0, 2]]");
    assertThat(ScheduleChecker.problems(GOLDEN, schedule)).isEmpty();
  }

  @Test
  void equalPortsNeedAsManyCyclesAsOneHasActivations() {
    assertThat(new OptimalScheduler().schedule(RandomCounts.permutation(10, 400, 1)).cycles()).isEqualTo(400);
    assertThat(new OptimalScheduler().schedule(RandomCounts.permutation(64, 1024, 1)).cycles()).isEqualTo(1024);
  }

  @Test
  void nothingToSendTakesNoCycle() {
    var counts = RoutingCounts.of(new int[4][4]);
    assertThat(new OptimalScheduler().schedule(counts).cycles()).isZero();
    assertThat(new GreedyScheduler().schedule(counts).cycles()).isZero();
  }

  /// The figures of our own trial of the paper's method: mean cycles over the fewest there can be.
  @ParameterizedTest
  @CsvSource({"10, 400, 1.007, 0.004, 10", "10, 30, 1.09, 0.03, 60", "9, 513, 1.005, 0.004, 10"})
  void theGreedySchedulerIsThisFarFromTheOptimum(int ports, int block, double ratio, double tolerance, int runs) {
    double mean = LongStream.range(0, runs)
        .mapToDouble(seed -> new GreedyScheduler().schedule(RandomCounts.permutation(ports, block, seed)).cycles())
        .average().orElseThrow() / block;
    assertThat(mean).isCloseTo(ratio, within(tolerance));
  }

  @Test
  void aSchedulerIsDeterministic() {
    for (Scheduler scheduler : List.of(new OptimalScheduler(), new GreedyScheduler())) {
      RoutingCounts counts = RandomCounts.permutation(10, 79, 5);
      assertThat(scheduler.schedule(counts)).isEqualTo(scheduler.schedule(RoutingCounts.of(counts.toArray())));
    }
  }

  @Test
  void theCheckerFindsEveryFault() {
    var twice = Schedule.of(3, new int[][] {{0, 0, 1}, {1, 2, 2}, {1, 0, 2}});
    assertThat(ScheduleChecker.problems(GOLDEN, twice)).containsExactly(
        "cycle 0: source 0 sends to destinations 0 and 1", "cycle 1: source 2 sends to destinations 1 and 2");
    var missing = Schedule.of(3, new int[][] {{0, 2, 1}, {1, 0, 2}, {1, Schedule.IDLE, 2}});
    assertThat(ScheduleChecker.problems(GOLDEN, missing)).containsExactly(
        "source 0 to destination 1: 1 delivered, must be 2");
    var wrong = Schedule.of(3, new int[][] {{0, 2, 1}, {1, 0, 2}, {1, 0, 2}, {2, Schedule.IDLE, 0}});
    assertThat(ScheduleChecker.problems(GOLDEN, wrong)).containsExactly(
        "source 0 to destination 2: 1 delivered, must be 0", "source 2 to destination 0: 1 delivered, must be 0");
    assertThat(ScheduleChecker.problems(GOLDEN, Schedule.of(2, new int[0][]))).containsExactly(
        "the schedule has 2 ports, the counts have 3");
    assertThatThrownBy(() -> ScheduleChecker.check(GOLDEN, missing)).isInstanceOf(IllegalStateException.class)
        .hasMessage("wrong schedule: source 0 to destination 1: 1 delivered, must be 2");
  }

  @Test
  void rejectsMalformedCountsAndSchedules() {
    assertThatThrownBy(() -> RoutingCounts.of(new int[][] {{1, 2}, {3}}))
        .hasMessage("routing counts: row 1 has 1 entries, must be 2");
    assertThatThrownBy(() -> RoutingCounts.of(new int[][] {{1, -2}, {3, 0}}))
        .hasMessage("routing counts: [0][1] is -2, must not be negative");
    assertThatThrownBy(() -> RoutingCounts.of(new int[0][0]))
        .hasMessage("routing counts: no ports, must have at least 1");
    assertThatThrownBy(() -> Schedule.of(2, new int[][] {{0, 1}, {0, 2}}))
        .hasMessage("schedule: cycle 1, destination 1 takes from source 2, allowed 0..1 or IDLE");
  }

  @Test
  void aScheduleDoesNotShareItsArrays() {
    int[][] sources = {{0, 1}};
    var schedule = Schedule.of(2, sources);
    sources[0][0] = 1;
    assertThat(schedule.source(0, 0)).isZero();
  }
}
