package burin.sim.unknown;

import burin.source.Place;
import java.util.List;

/// Something that counts may depend on state that was never set. The clock edge before which that was seen has not been
/// made; later ones are made without a further report.
public final class UnknownUse extends AssertionError {
  private static final long serialVersionUID = 1;

  /// @param what such as "register `sum`"
  /// @param edge how many clock edges there had been when the doubt got there
  /// @param isOrigin whether the doubt begins here
  public record Step(String what, Place place, long edge, boolean isOrigin) {
    @Override
    public String toString() {
      if (isOrigin) return "%s at %s, which was never set".formatted(what, place);
      return "%s at %s, since clock edge %d".formatted(what, place, edge);
    }
  }

  private final transient List<Step> path;
  private final long edge;

  UnknownUse(String use, Place place, long edge, List<Step> path) {
    super(message(use, place, edge, path));
    this.path = List.copyOf(path);
    this.edge = edge;
  }

  private static String message(String use, Place place, long edge, List<Step> path) {
    var text = new StringBuilder();
    text.append("%s at %s may depend on what was never set, before clock edge %d".formatted(use, place, edge + 1));
    path.forEach(step -> text.append("\n  from ").append(step));
    return text.toString();
  }

  /// From what was used back to where the doubt begins, which is the last one.
  public List<Step> path() {
    return path;
  }

  /// How many clock edges there were before.
  public long edge() {
    return edge;
  }
}
