package burin.sim.unknown;

import burin.ir.Clock;
import burin.ir.Port;
import burin.pass.TrackUnknowns;
import burin.sim.ForwardingModel;
import burin.sim.Model;
import burin.sim.Packing;
import java.math.BigInteger;
import java.util.List;

/// A model of a circuit that keeps masks, seen as one of the circuit as it was. It tells whether something in doubt is used.
final class TrackedModel extends ForwardingModel {
  private final TrackedState state;
  private final int used;
  /// For each clock the port of what is watched there; -1 for none.
  private final int[] watched;
  private long resets;

  TrackedModel(TrackUnknowns.Result tracked, TrackedState state, Model model) {
    super(model);
    this.state = state;
    List<Port> ports = tracked.circuit().top().ports();
    List<Clock> clocks = tracked.circuit().top().clocking().clocks();
    this.used = ports.indexOf(tracked.used());
    this.watched = clocks.stream().map(tracked.watched()::get)
        .mapToInt(port -> port == null ? -1 : ports.indexOf(port)).toArray();
  }

  /// The model of the changed circuit.
  Model inner() {
    return model();
  }

  long resets() {
    return resets;
  }

  /// Whether something in doubt would be used at an edge.
  boolean isUsed(long clocks) {
    if (model().peek(used) != 0) return true;
    long looking = clocks & ~resets;
    for (int clock = 0; clock < watched.length; clock++) {
      if (watched[clock] >= 0 && (looking >>> clock & 1) != 0 && model().peek(watched[clock]) != 0) return true;
    }
    return false;
  }

  @Override
  public void resets(long active) {
    resets = active;
    super.resets(active);
  }

  @Override
  public void edge(long clocks) {
    if (clocks == -1) model().step();
    else super.edge(clocks);
  }

  @Override
  public BigInteger state(int element, int word) {
    return state.bits(model(), element, word);
  }

  @Override
  public long[] stateWords(int element, int word) {
    return Packing.words(state(element, word));
  }

  @Override
  public void setState(int element, int word, BigInteger bits) {
    state.set(model(), element, word, bits);
  }
}
