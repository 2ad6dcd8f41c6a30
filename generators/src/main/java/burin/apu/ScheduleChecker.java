package burin.apu;

import java.util.ArrayList;
import java.util.List;

/// Checks that a schedule is legal and complete; it shares no code with the schedulers.
///
/// It replays the schedule and counts: in each cycle a source is used at most once, and after all cycles every
/// activation has been delivered exactly once. A destination cannot take two in one cycle, since a [Schedule] has
/// room for one.
public final class ScheduleChecker {
  private ScheduleChecker() {}

  /// What is wrong with `schedule` as a schedule of `counts`, one sentence each; empty if nothing is.
  public static List<String> problems(RoutingCounts counts, Schedule schedule) {
    if (counts.ports() != schedule.ports()) {
      return List.of("the schedule has %d ports, the counts have %d".formatted(schedule.ports(), counts.ports()));
    }
    var problems = new ArrayList<String>();
    int[][] delivered = new int[counts.ports()][counts.ports()];
    for (int t = 0; t < schedule.cycles(); t++) replay(schedule, t, delivered, problems);
    compare(counts, delivered, problems);
    return List.copyOf(problems);
  }

  /// Fails with all problems if there is one.
  ///
  /// @throws IllegalStateException since a wrong schedule is a fault of the scheduler, never of its user
  public static void check(RoutingCounts counts, Schedule schedule) {
    List<String> problems = problems(counts, schedule);
    if (!problems.isEmpty()) throw new IllegalStateException("wrong schedule: " + String.join("; ", problems));
  }

  private static void replay(Schedule schedule, int cycle, int[][] delivered, List<String> problems) {
    int[] takenBy = new int[schedule.ports()];
    for (int d = 0; d < schedule.ports(); d++) {
      int s = schedule.source(cycle, d);
      if (s == Schedule.IDLE) continue;
      delivered[s][d]++;
      if (takenBy[s] > 0) problems.add("cycle %d: source %d sends to destinations %d and %d"
          .formatted(cycle, s, takenBy[s] - 1, d));
      takenBy[s] = d + 1;
    }
  }

  private static void compare(RoutingCounts counts, int[][] delivered, List<String> problems) {
    for (int s = 0; s < delivered.length; s++) {
      for (int d = 0; d < delivered.length; d++) {
        if (delivered[s][d] != counts.count(s, d)) problems.add("source %d to destination %d: %d delivered, must be %d"
            .formatted(s, d, delivered[s][d], counts.count(s, d)));
      }
    }
  }
}
