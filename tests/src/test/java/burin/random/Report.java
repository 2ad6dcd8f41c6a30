package burin.random;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What came of a campaign.
final class Report {
  /// What came of one target.
  private static final class Tally {
    int equal;
    int different;
    int broken;
    Duration time = Duration.ZERO;

    @Override
    public String toString() {
      return "%,d equal, %,d different, %,d that a tool broke down over, %,d s"
          .formatted(equal, different, broken, time.toSeconds());
    }
  }

  private final Map<Target, Tally> tallies = new EnumMap<>(Target.class);
  private final List<String> differences = new ArrayList<>();
  private final List<String> breakdowns = new ArrayList<>();

  private Tally of(Target target) {
    return tallies.computeIfAbsent(target, _ -> new Tally());
  }

  void equal(Target target, int circuits) {
    of(target).equal += circuits;
  }

  /// @param text names the circuits
  /// @param circuits how many were only tried in vain because of it; 0 where each was compared without the others
  void fault(Target target, Fault fault, int circuits, String text) {
    if (fault.ofTool()) of(target).broken += circuits;
    else of(target).different += circuits;
    (fault.ofTool() ? breakdowns : differences).add(text);
  }

  void took(Target target, Duration time) {
    of(target).time = of(target).time.plus(time);
  }

  /// How many circuits a target was found to agree with the interpreter on.
  int equal(Target target) {
    return of(target).equal;
  }

  /// The circuits on which an engine does something else than the interpreter, or a reader of Verilog says something.
  List<String> differences() {
    return differences;
  }

  /// The circuits that a tool broke down over; it is not known whether they are right.
  List<String> breakdowns() {
    return breakdowns;
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    differences.forEach(difference -> text.append(difference).append('\n'));
    breakdowns.forEach(breakdown -> text.append(breakdown).append('\n'));
    tallies.forEach((target, tally) -> text.append(target).append(": ").append(tally).append('\n'));
    return text.toString();
  }
}
