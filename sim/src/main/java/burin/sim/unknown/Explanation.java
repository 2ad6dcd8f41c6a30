package burin.sim.unknown;

import burin.ir.Port;
import burin.ir.Type;
import burin.ir.VecType;
import burin.sim.Hierarchy;
import burin.sim.Model;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How something in doubt came to be used. The last edges before are made again on the [UnknownModel], which knows causes;
/// it begins with the values and masks of the quick model there. Where the way leads back to state that was in doubt
/// already, the quick model is run again to find since when, and the edges before that are looked at likewise.
final class Explanation {
  /// So many edges at a time are made on the slow model.
  private static final int WINDOW = 256;
  /// So often a way is followed further back.
  private static final int MOST_WINDOWS = 32;

  /// A scalar of a register, a read port or a memory's word that is in doubt.
  ///
  /// @param bits where it is in the pattern of the value
  /// @param edge so many edges after the start
  private record Spot(int element, int word, int scalar, BigInteger bits, long edge) {}

  private final TrackingModel.Program program;
  private final TrackingModel.Start start;
  private final History history;
  /// What was in doubt when the slow model took over.
  private final Map<Cause, Spot> spots = new IdentityHashMap<>();
  private UnknownModel present;

  Explanation(TrackingModel.Program program, TrackingModel.Start start, History history) {
    this.program = program;
    this.start = start;
    this.history = history;
  }

  /// The slow model at the end of the history.
  Model present() {
    return present;
  }

  /// What is used at an edge after the history; empty where nothing is in doubt at a closer look.
  Optional<UnknownUse> use(long clocks) {
    History.Replay slow = window(history.edges());
    slow.toEnd();
    present = (UnknownModel) slow.model();
    return present.find(clocks).map(found -> found.error(start.edge() + history.edges(), path(found.doubt().cause())));
  }

  // Models of before.

  private History.Replay begin() {
    TrackedModel model = program.begin();
    start.checkpoint().ifPresent(checkpoint -> {
      model.resets(start.resets());
      checkpoint.restore(model.inner());
    });
    return history.new Replay(model, start.resets());
  }

  /// The slow model so many edges after the start, less the window.
  private History.Replay window(long end) {
    long from = Math.max(0, end - WINDOW);
    var slow = UnknownModel.of(program.circuit, program.judged);
    History.Replay quick = begin();
    if (from > 0 || start.checkpoint().isPresent()) {
      quick.to(from);
      take((TrackedModel) quick.model(), slow, from);
    }
    var replay = history.new Replay(slow, quick);
    quick.model().close();
    return replay;
  }

  private void take(TrackedModel quick, UnknownModel slow, long edges) {
    slow.restore(start.edge() + edges, quick.resets());
    List<Port> ports = program.circuit.top().ports();
    for (int i = 0; i < ports.size(); i++) {
      if (ports.get(i).isInput()) slow.pokeBits(i, quick.peekBits(i));
    }
    List<Hierarchy.Element> elements = program.state.elements();
    for (int i = 0; i < elements.size(); i++) {
      for (int word = 0; word < elements.get(i).words(); word++) take(quick, slow, i, word, edges);
    }
  }

  private void take(TrackedModel quick, UnknownModel slow, int element, int word, long edge) {
    BigInteger bits = program.state.bits(quick.inner(), element, word);
    BigInteger unknown = program.state.unknown(quick.inner(), element, word);
    Type type = program.state.elements().get(element).type();
    slow.restore(element, word, new Taking(slow, element, word, bits, unknown, edge).value(type, ""));
  }

  /// Makes a value with its doubts, scalar after scalar.
  private final class Taking {
    private final UnknownModel slow;
    private final int element;
    private final int word;
    private final BigInteger bits;
    private final BigInteger unknown;
    private final long edge;
    private int scalar;
    private int at;

    Taking(UnknownModel slow, int element, int word, BigInteger bits, BigInteger unknown, long edge) {
      this.slow = slow;
      this.element = element;
      this.word = word;
      this.bits = bits;
      this.unknown = unknown;
      this.edge = edge;
    }

    Word value(Type type, String lane) {
      if (type instanceof VecType vec) return Word.lanes(vec.length(), i -> value(vec.element(), lane + "[" + i + "]"));
      BigInteger all = BigInteger.ONE.shiftLeft(type.width()).subtract(BigInteger.ONE);
      BigInteger mask = unknown.shiftRight(at).and(all);
      Word value = Word.ofBits(type, bits.shiftRight(at).and(all), doubt(mask, lane));
      at += type.width();
      scalar++;
      return value;
    }

    private Doubt doubt(BigInteger mask, String lane) {
      if (mask.signum() == 0) return Doubt.NONE;
      Cause cause = slow.cause(element, word, lane);
      spots.put(cause, new Spot(element, word, scalar, mask.shiftLeft(at), edge));
      return Doubt.whole(cause).within(mask);
    }
  }

  // The way back.

  private List<UnknownUse.Step> path(Cause use) {
    List<UnknownUse.Step> path = new ArrayList<>();
    Cause cause = use;
    for (int windows = 0; ; windows++) {
      path.addAll(cause.path());
      Spot spot = spots.get(cause.first());
      if (spot == null) return path;
      Optional<Long> since = windows < MOST_WINDOWS ? since(spot) : Optional.empty();
      if (since.isEmpty()) {
        path.add(beginning(path.removeLast(), windows < MOST_WINDOWS));
        return path;
      }
      path.removeLast();
      cause = cause(spot, since.get());
    }
  }

  /// @param isAll whether there was a doubt all the time since the start
  private UnknownUse.Step beginning(UnknownUse.Step step, boolean isAll) {
    boolean isOrigin = isAll && start.checkpoint().isEmpty();
    return new UnknownUse.Step(step.what(), step.place(), start.edge(), isOrigin);
  }

  /// The last edge that brought a doubt there, of those after the start; empty where it was there all the time.
  private Optional<Long> since(Spot spot) {
    History.Replay quick = begin();
    Optional<Long> since = Optional.empty();
    boolean before = true;
    for (long edge = 0; edge <= spot.edge(); edge++) {
      quick.to(edge);
      Model model = ((TrackedModel) quick.model()).inner();
      boolean now = program.state.unknown(model, spot.element(), spot.word()).and(spot.bits()).signum() != 0;
      if (now && !before) since = Optional.of(edge);
      before = now;
    }
    quick.model().close();
    return since;
  }

  /// What brought a doubt there at an edge.
  private Cause cause(Spot spot, long edge) {
    History.Replay slow = window(edge);
    slow.to(edge);
    Word held = ((UnknownModel) slow.model()).held(spot.element(), spot.word());
    return held.scalars().get(spot.scalar()).doubt().cause();
  }
}
