package burin.apu;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The routing of one layer's activations: the schedule, and which activation travels in each of its places.
///
/// A schedule only says how ports are joined. Which of the activations between two ports goes first is free, and so are
/// the order of rows in a source and of columns in a destination; they are chosen such that each source sends its
/// activations in the order of its memory and each destination fills its latch in the order of arrival. Then no
/// addresses have to be stored, only the selects of the multiplexers.
///
/// @param counts what is to be routed
/// @param schedule the legal schedule of `counts`
/// @param sent the activations of each source in the order in which it sends them
/// @param arrived the activations of each destination in the order in which it receives them
record RoutePlan(RoutingCounts counts, Schedule schedule, List<List<Integer>> sent, List<List<Integer>> arrived) {

  RoutePlan {
    sent = sent.stream().map(List::copyOf).toList();
    arrived = arrived.stream().map(List::copyOf).toList();
  }

  /// The plan for activations of which number `i` goes from `sourceOf[i]` to `destinationOf[i]`.
  static RoutePlan of(int ports, int[] sourceOf, int[] destinationOf, Scheduler scheduler) {
    var counts = RoutingCounts.of(ports, sourceOf, destinationOf);
    Schedule schedule = scheduler.schedule(counts);
    ScheduleChecker.check(counts, schedule);
    return assign(counts, schedule, waiting(ports, sourceOf, destinationOf));
  }

  private static RoutePlan assign(RoutingCounts counts, Schedule schedule, List<List<Integer>> waiting) {
    int ports = counts.ports();
    List<List<Integer>> sent = lists(ports);
    List<List<Integer>> arrived = lists(ports);
    for (int t = 0; t < schedule.cycles(); t++) {
      for (int d = 0; d < ports; d++) {
        int s = schedule.source(t, d);
        if (s == Schedule.IDLE) continue;
        Integer activation = waiting.get(s * ports + d).removeFirst();
        sent.get(s).add(activation);
        arrived.get(d).add(activation);
      }
    }
    return new RoutePlan(counts, schedule, sent, arrived);
  }

  /// The activations of each pair of ports in ascending order.
  private static List<List<Integer>> waiting(int ports, int[] sourceOf, int[] destinationOf) {
    List<List<Integer>> waiting = lists(ports * ports);
    for (int i = 0; i < sourceOf.length; i++) waiting.get(sourceOf[i] * ports + destinationOf[i]).add(i);
    return waiting;
  }

  private static List<List<Integer>> lists(int size) {
    return Stream.generate(() -> (List<Integer>) new ArrayList<Integer>()).limit(size).toList();
  }
}
