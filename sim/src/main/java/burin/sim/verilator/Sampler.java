package burin.sim.verilator;

import burin.sim.Model.Sighting;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Finds what was seen at an edge. The Verilog has a bit for each thing that is watched, which changes where it happens, and
/// registers that take the values of its text.
final class Sampler {
  private final Cell[] happened;
  private final Cell[][] arguments;
  private final long[] last;
  private List<Sighting> sightings = List.of();

  /// @param cells of all slots of what is watched
  Sampler(List<ModelSource.Watched> watches, List<Cell> cells) {
    happened = new Cell[watches.size()];
    arguments = new Cell[watches.size()][];
    last = new long[watches.size()];
    int next = 0;
    for (int i = 0; i < happened.length; i++) {
      happened[i] = cells.get(next++);
      arguments[i] = new Cell[watches.get(i).arguments().size()];
      for (int k = 0; k < arguments[i].length; k++) arguments[i][k] = cells.get(next++);
    }
  }

  boolean isNeeded() {
    return happened.length > 0;
  }

  List<Sighting> sightings() {
    return sightings;
  }

  void clear() {
    sightings = List.of();
  }

  /// After an edge.
  void look(MemorySegment memory) {
    List<Sighting> found = null;
    for (int i = 0; i < happened.length; i++) {
      long now = happened[i].get(memory);
      if (now == last[i]) continue;
      last[i] = now;
      if (found == null) found = new ArrayList<>();
      found.add(sighting(i, memory));
    }
    sightings = found == null ? List.of() : found;
  }

  private Sighting sighting(int watch, MemorySegment memory) {
    List<BigInteger> values = new ArrayList<>();
    for (Cell argument : arguments[watch]) values.add(argument.getBits(memory, 0));
    return new Sighting(watch, values);
  }
}
