package burin.sweep;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Has points measured, each structure once: whoever comes second waits for the first.
final class Readings {
  sealed interface Result {}

  record Found(Reading reading) implements Result {}

  record Failed(List<Failure> reasons) implements Result {}

  private record Key(String measure, String structure) {}

  private final Map<Key, CompletableFuture<Result>> known = new ConcurrentHashMap<>();

  Result of(Measure measure, Specimen specimen) {
    return switch (measure.subject()) {
      case POINT -> read(measure, specimen);
      case STRUCTURE -> once(measure, specimen);
    };
  }

  void remember(Measure measure, PointResult point) {
    Reading reading = point.readings().get(measure.name());
    if (measure.subject() == Measure.Subject.STRUCTURE && reading != null) {
      known.put(new Key(measure.name(), point.structure()), CompletableFuture.completedFuture(new Found(reading)));
    }
  }

  private Result once(Measure measure, Specimen specimen) {
    var mine = new CompletableFuture<Result>();
    var others = known.putIfAbsent(new Key(measure.name(), specimen.structure()), mine);
    if (others != null) return others.join();
    mine.complete(read(measure, specimen));
    return mine.join();
  }

  private static Result read(Measure measure, Specimen specimen) {
    try {
      return new Found(measure.read(specimen));
    } catch (RuntimeException | Error thrown) {
      return new Failed(Failure.of(measure.name(), thrown));
    }
  }
}
