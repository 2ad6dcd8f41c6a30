package burin.sim.jvm;

import java.util.ArrayList;
import java.util.List;

/// Cuts a long change into parts that are each short enough for one method.
final class ChangeParts {
  private static final int MOST = 64;

  private ChangeParts() {}

  static List<List<Change.Step>> of(List<Change.Step> steps) {
    List<List<Change.Step>> parts = new ArrayList<>();
    List<Change.Step> part = new ArrayList<>();
    int size = 0;
    for (Change.Step step : steps) {
      int more = size(step);
      if (size + more > MOST && !part.isEmpty()) {
        parts.add(List.copyOf(part));
        part.clear();
        size = 0;
      }
      part.add(step);
      size += more;
    }
    if (!part.isEmpty()) parts.add(List.copyOf(part));
    return parts;
  }

  static int size(List<Change.Step> steps) {
    return steps.stream().mapToInt(ChangeParts::size).sum();
  }

  static int size(Change.Step step) {
    return step instanceof Change.Choose choose ? 1 + size(choose.onTrue()) + size(choose.onFalse()) : 1;
  }
}
