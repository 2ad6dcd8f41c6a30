package burin.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The whole numbers that a parameter may have: one or more spans.
public record Allowed(List<Span> spans) {
  /// All numbers from `lowest` to `highest`, both included.
  public record Span(int lowest, int highest) {
    boolean holds(long value) {
      return value >= lowest && value <= highest;
    }

    @Override
    public String toString() {
      return lowest == highest ? Integer.toString(lowest) : lowest + ".." + highest;
    }
  }

  public Allowed {
    spans = List.copyOf(spans);
  }

  public static Allowed of(int lowest, int highest) {
    return new Allowed(List.of(new Span(lowest, highest)));
  }

  /// These and `value`.
  public Allowed or(int value) {
    var more = new ArrayList<>(spans);
    more.add(new Span(value, value));
    return new Allowed(more);
  }

  public boolean holds(long value) {
    return spans.stream().anyMatch(span -> span.holds(value));
  }

  /// `2..8, 16`.
  @Override
  public String toString() {
    return spans.stream().map(Span::toString).collect(Collectors.joining(", "));
  }
}
