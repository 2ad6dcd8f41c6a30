package burin.sim;

import burin.ir.Circuit;
import burin.ir.EnumType;
import burin.ir.Event;
import burin.ir.Type;
import burin.sim.Hierarchy.WatchPoint;
import com.google.common.collect.ImmutableMap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.Consumer;

/// Does what the assertions, cover points and prints of a circuit ask for.
final class Watcher {
  private final Circuit circuit;
  private final List<WatchPoint> points;
  private final Map<String, Long> covered = new LinkedHashMap<>();
  private Consumer<String> printer = System.out::println;

  Watcher(Circuit circuit) {
    this.circuit = circuit;
    points = Hierarchy.watches(circuit);
    for (WatchPoint point : points) {
      if (point.watch().event().kind() == Event.Kind.COVER) covered.put(label(point), 0L);
    }
  }

  boolean isNeeded() {
    return !points.isEmpty();
  }

  void onPrint(Consumer<String> printer) {
    this.printer = printer;
  }

  ImmutableMap<String, Long> coverage() {
    return ImmutableMap.copyOf(covered);
  }

  private static String label(WatchPoint point) {
    String text = point.watch().event().text().parts().getFirst();
    return point.path().isEmpty() ? text : point.where() + ": " + text;
  }

  /// @throws CheckFailure with all that did not hold
  void look(List<Model.Sighting> sightings, long cycle) {
    List<String> violations = new ArrayList<>();
    SequencedSet<String> signals = new LinkedHashSet<>();
    for (Model.Sighting sighting : sightings) {
      WatchPoint point = points.get(sighting.watch());
      switch (point.watch().event().kind()) {
        case COVER -> covered.merge(label(point), 1L, Long::sum);
        case PRINT -> printer.accept(text(point, sighting));
        case ASSERT -> violations.add(violation("assertion", point, sighting, cycle));
        case ASSUME -> violations.add(violation("assumption", point, sighting, cycle));
      }
      if (point.watch().event().kind().isViolation()) signals.addAll(Sources.of(circuit, point));
    }
    if (!violations.isEmpty()) throw new CheckFailure(String.join("\n", violations), List.copyOf(signals));
  }

  private static String violation(String kind, WatchPoint point, Model.Sighting sighting, long cycle) {
    String where = point.path().isEmpty() ? "" : " in " + point.where();
    return "%s at %s%s does not hold at clock edge %d: %s".formatted(
        kind, point.watch().place(), where, cycle, text(point, sighting));
  }

  private static String text(WatchPoint point, Model.Sighting sighting) {
    Event.Text text = point.watch().event().text();
    var out = new StringBuilder(text.parts().getFirst());
    for (int i = 0; i < text.arguments().size(); i++) {
      out.append(argument(text.arguments().get(i), sighting.arguments().get(i))).append(text.parts().get(i + 1));
    }
    return out.toString();
  }

  private static String argument(Event.Argument argument, BigInteger bits) {
    Type type = argument.value().type();
    return switch (argument.format()) {
      case DECIMAL -> Packing.value(bits, type).toString();
      case HEX -> padded(bits.toString(16), (type.width() + 3) / 4);
      case BINARY -> padded(bits.toString(2), type.width());
      case NAME -> ((EnumType) type).member(bits);
    };
  }

  private static String padded(String digits, int length) {
    return "0".repeat(Math.max(0, length - digits.length())) + digits;
  }
}
