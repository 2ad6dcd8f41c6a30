package burin.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The points that no other one beats.
final class Pareto {
  private Pareto() {}

  /// In the order of `points`.
  static List<PointResult> front(List<PointResult> points, List<Measure> measures) {
    List<PointResult> complete = points.stream().filter(point -> !point.failed())
        .filter(point -> measures.stream().allMatch(measure -> point.value(measure.name()).isPresent())).toList();
    // Who is beaten is beaten by somebody on the front, and all who could beat a point come before it.
    List<PointResult> front = new ArrayList<>();
    for (PointResult point : complete.stream().sorted(bestFirst(measures)).toList()) {
      if (front.stream().noneMatch(other -> beats(other, point, measures))) front.add(point);
    }
    return complete.stream().filter(front::contains).toList();
  }

  private static Comparator<PointResult> bestFirst(List<Measure> measures) {
    return (a, b) -> measures.stream().mapToInt(measure -> Double.compare(cost(a, measure), cost(b, measure)))
        .filter(order -> order != 0).findFirst().orElse(0);
  }

  private static boolean beats(PointResult a, PointResult b, List<Measure> measures) {
    return measures.stream().allMatch(measure -> cost(a, measure) <= cost(b, measure))
        && measures.stream().anyMatch(measure -> cost(a, measure) < cost(b, measure));
  }

  /// What is better in neither way is better where it is less.
  private static double cost(PointResult point, Measure measure) {
    double value = point.value(measure.name()).orElseThrow().doubleValue();
    return measure.better() == Measure.Better.HIGHER ? -value : value;
  }
}
