package burin.sim.unknown;

import burin.ir.Circuit;
import burin.ir.Port;
import burin.pass.TrackUnknowns;
import burin.sim.Checkpoint;
import burin.sim.ForwardingModel;
import burin.sim.Model;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Finds the first use of what was never set quickly: on an engine, in a circuit that keeps masks of what is known. Where
/// something in doubt is used, an [Explanation] goes back with [UnknownModel], which is slow, through what was done so far.
public final class TrackingModel extends ForwardingModel {
  /// What may be remembered of a run, in `long`s; from then on it is remembered anew, from where the model is.
  private static final long MOST = 1 << 23;

  /// What models of a circuit share.
  public static final class Program {
    final Circuit circuit;
    final Judged judged;
    final TrackUnknowns.Result tracked;
    final TrackedState state;
    private final Supplier<Model> engine;

    private Program(Circuit circuit, Judged judged, Function<Circuit, Supplier<Model>> engine) {
      this.circuit = circuit;
      this.judged = judged;
      this.tracked = TrackUnknowns.of(circuit, judged.counted(circuit.top().outputs()));
      this.state = new TrackedState(circuit, tracked);
      this.engine = engine.apply(tracked.circuit());
    }

    /// @param engine compiles a circuit and gives models of it
    public static Program of(Circuit circuit, Judged judged, Function<Circuit, Supplier<Model>> engine) {
      return new Program(circuit, judged, engine);
    }

    public TrackingModel newModel() {
      return new TrackingModel(this);
    }

    /// At the beginning of time.
    TrackedModel begin() {
      return new TrackedModel(tracked, state, engine.get());
    }
  }

  /// Where what is remembered begins.
  ///
  /// @param checkpoint of the circuit that keeps masks; empty for the beginning of time
  record Start(Optional<Checkpoint> checkpoint, long edge, long resets) {}

  private final Program program;
  private final TrackedModel tracked;
  private final Map<Port, Port> masks;
  private Start start = new Start(Optional.empty(), 0, 0);
  private History history = new History();
  private boolean isReported;

  private TrackingModel(Program program) {
    this(program, program.begin());
  }

  private TrackingModel(Program program, TrackedModel tracked) {
    super(tracked);
    this.program = program;
    this.tracked = tracked;
    this.masks = program.tracked.masks();
  }

  private long edges() {
    return start.edge() + history.edges();
  }

  // What is looked for

  @Override
  public void edge(long clocks) {
    if (isRemembered()) {
      if (edges() >= program.judged.settling() && tracked.isUsed(clocks)) explain(clocks);
      history.edge(clocks);
      if (history.length() > MOST) forget();
    }
    super.edge(clocks);
  }

  private void explain(long clocks) {
    var explanation = new Explanation(program, start, history);
    Optional<UnknownUse> use = explanation.use(clocks);
    if (use.isEmpty()) {
      handOnTo(explanation.present());
      return;
    }
    isReported = true;
    history = new History();
    throw use.get();
  }

  private void forget() {
    Checkpoint checkpoint = Checkpoint.of(program.tracked.circuit(), tracked.inner(), tracked.resets());
    start = new Start(Optional.of(checkpoint), edges(), tracked.resets());
    history = new History();
  }

  /// Which bits of an output's value may be otherwise; of a number or an enumeration all of them or none.
  public BigInteger unknownBits(int port) {
    Port output = program.circuit.top().ports().get(port);
    if (!masks.containsKey(output)) return BigInteger.ZERO;
    int mask = program.tracked.circuit().top().ports().indexOf(masks.get(output));
    return TrackedState.unknown(output.type(), tracked.inner().peekBits(mask));
  }

  /// Which bits of a register, a read port or a memory's word may be otherwise.
  public BigInteger unknownState(int element, int word) {
    return program.state.unknown(tracked.inner(), element, word);
  }

  // What is done

  /// Not from where `tracked` turned out to be in doubt for no reason, and another model took its place.
  private boolean isRemembered() {
    return !isReported && model() == tracked;
  }

  @Override
  public void poke(int port, long value) {
    if (isRemembered()) history.poke(port, value);
    super.poke(port, value);
  }

  @Override
  public void pokeLanes(int port, long[] lanes) {
    if (isRemembered()) history.lanes(port, lanes);
    super.pokeLanes(port, lanes);
  }

  @Override
  public void pokeBits(int port, BigInteger bits) {
    if (isRemembered()) history.bits(port, bits);
    super.pokeBits(port, bits);
  }

  @Override
  public void resets(long active) {
    if (isRemembered()) history.resets(active);
    super.resets(active);
  }

  @Override
  public void setState(int element, int word, BigInteger bits) {
    if (isRemembered()) history.state(element, word, bits);
    super.setState(element, word, bits);
  }

  @Override
  public void close() {
    tracked.close();
  }
}
