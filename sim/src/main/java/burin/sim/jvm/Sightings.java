package burin.sim.jvm;

import burin.sim.Model;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What has been seen at the last edge. Filled by generated code.
public final class Sightings {
  private record Seen(int watch, List<BigInteger> arguments) {
    Model.Sighting sighting() {
      return new Model.Sighting(watch, arguments);
    }
  }

  private final List<Seen> seen = new ArrayList<>();

  public void clear() {
    if (!seen.isEmpty()) seen.clear();
  }

  public void add(int watch) {
    seen.add(new Seen(watch, new ArrayList<>()));
  }

  /// A value in the text of what was added last.
  public void argument(Object value, Codec codec) {
    seen.getLast().arguments().add(codec.toBits(value));
  }

  /// By their numbers: instances look before they call those within them.
  List<Model.Sighting> list() {
    if (seen.isEmpty()) return List.of();
    return seen.stream().map(Seen::sighting).sorted(Comparator.comparingInt(Model.Sighting::watch)).toList();
  }
}
