package burin.sim.unknown;

import burin.ir.Port;
import burin.sim.unknown.Word.Scalar;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Which outputs must not be in doubt, and when.
///
/// @param settling before how many clock edges nothing is looked at
/// @param qualifiers for an output the port that says whether it counts in a cycle
/// @param ignored outputs that never count
public record Judged(long settling, Map<Port, Port> qualifiers, Set<Port> ignored) {
  /// All outputs, from the second clock edge on: the first one is the reset's.
  public static final Judged ALL = new Judged(1, Map.of(), Set.of());

  public Judged {
    qualifiers = Map.copyOf(qualifiers);
    ignored = Set.copyOf(ignored);
  }

  public Judged settling(long edges) {
    return new Judged(edges, qualifiers, ignored);
  }

  public Judged qualified(Port output, Port qualifier) {
    Map<Port, Port> more = new LinkedHashMap<>(qualifiers);
    more.put(output, qualifier);
    return new Judged(settling, more, ignored);
  }

  public Judged ignoring(Port output) {
    Set<Port> more = new LinkedHashSet<>(ignored);
    more.add(output);
    return new Judged(settling, qualifiers, more);
  }

  /// Those of some ports that count, each with its qualifier.
  Map<Port, Optional<Port>> counted(Iterable<Port> outputs) {
    Map<Port, Optional<Port>> counted = new LinkedHashMap<>();
    for (Port port : outputs) {
      if (!ignored.contains(port)) counted.put(port, Optional.ofNullable(qualifiers.get(port)));
    }
    return counted;
  }

  /// One whose qualifier is in doubt counts.
  boolean counts(Port output, Function<Port, Scalar> value) {
    if (ignored.contains(output)) return false;
    Port qualifier = qualifiers.get(output);
    return qualifier == null || !value.apply(qualifier).isKnownAs(false);
  }
}
