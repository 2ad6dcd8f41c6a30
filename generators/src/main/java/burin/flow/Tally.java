package burin.flow;

import burin.flow.Host.Result;
import burin.flow.Report.Mismatch;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// What has been found so far, by one thread or by all.
final class Tally {
  private int items;
  private int labels;
  private int correct;
  private long mismatches;
  private long cycles;
  private long steps;
  private Optional<Mismatch> first = Optional.empty();

  static Tally sum(List<Tally> parts) {
    var sum = new Tally();
    for (Tally part : parts) sum.add(part);
    return sum;
  }

  void add(int item, Result result, int[] expected, OptionalInt label) {
    items++;
    cycles += result.cycles();
    compare(item, result.outputs(), expected);
    if (label.isEmpty()) return;
    labels++;
    if (largest(result.scores()) == label.getAsInt()) correct++;
  }

  void steps(long simulated) {
    steps += simulated;
  }

  Report report(long formulaCycles, double elaborationMs, double buildMs, double simulationMs) {
    return new Report(items, labels == 0 ? OptionalInt.empty() : OptionalInt.of(correct), mismatches, first,
        (double) cycles / items, formulaCycles, elaborationMs, buildMs, simulationMs, steps);
  }

  private void add(Tally part) {
    items += part.items;
    labels += part.labels;
    correct += part.correct;
    mismatches += part.mismatches;
    cycles += part.cycles;
    steps += part.steps;
    first = Stream.of(first, part.first).flatMap(Optional::stream).min(Comparator.comparingInt(Mismatch::image));
  }

  private void compare(int item, int[] outputs, int[] expected) {
    if (outputs.length != expected.length) throw new IllegalStateException(
        "item %d: %d outputs, but the reference has %d".formatted(item, outputs.length, expected.length));
    for (int i = 0; i < outputs.length; i++) {
      if (outputs[i] == expected[i]) continue;
      mismatches++;
      if (first.isEmpty()) first = Optional.of(new Mismatch(item, i, outputs[i], expected[i]));
    }
  }

  /// The index of the largest value, the lowest one where several are equal.
  private static int largest(int[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
    return best;
  }
}
