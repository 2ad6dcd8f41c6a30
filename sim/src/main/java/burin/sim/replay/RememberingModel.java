package burin.sim.replay;

import burin.ir.Circuit;
import burin.sim.Checkpoint;
import burin.sim.ForwardingModel;
import burin.sim.Hierarchy;
import burin.sim.Model;
import burin.sim.wave.Recorder;
import burin.sim.wave.Selection;
import burin.sim.wave.Trace;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// A model that remembers enough of what was done to it to show its last cycles: a checkpoint from time to time, and every
/// poke and edge since the last but one. A poke costs two numbers in an array, and checkpoints are so rare that they cost
/// little beside the cycles between them.
public final class RememberingModel extends ForwardingModel {
  /// Numbers in a stimulus after which a new one begins however large the state is: 8 MB.
  private static final long LARGE = 1 << 20;
  /// Numbers after which a circuit that has no checkpoints is given up: 256 MB.
  private static final long TOO_LARGE = 1 << 25;
  /// A checkpoint reads every word of the state, each of which takes about as long as some cycles.
  private static final long CYCLES_A_WORD = 16;
  /// However small the state is; so many cycles are quickly run again.
  private static final long CYCLES_A_CHECKPOINT = 4096;

  private final Circuit circuit;
  private final long cycles;
  private final long interval;
  private final boolean hasCheckpoints;
  private LongSupplier time = () -> 0;
  private Optional<Stimulus> before = Optional.empty();
  private Stimulus stimulus = new Stimulus(Optional.empty(), 0);
  private long resets;
  private boolean lost;
  private boolean closed;

  /// @param model at the beginning of time
  /// @param cycles how many can be shown at least, if there were as many
  public RememberingModel(Circuit circuit, Model model, long cycles) {
    this(circuit, model, cycles, Math.max(CYCLES_A_CHECKPOINT, CYCLES_A_WORD * words(circuit)));
  }

  /// @param interval how many cycles there are between checkpoints, unless `cycles` are more or too much is done in them
  RememberingModel(Circuit circuit, Model model, long cycles, long interval) {
    super(model);
    this.circuit = circuit;
    this.cycles = cycles;
    this.hasCheckpoints = Checkpoint.isPossible(circuit);
    this.interval = Math.max(cycles, interval);
  }

  private static long words(Circuit circuit) {
    return Hierarchy.elements(circuit).stream().mapToLong(Hierarchy.Element::words).sum();
  }

  /// Where edges get their times from.
  public void time(LongSupplier time) {
    this.time = time;
  }

  /// How many edges there were.
  public long cycle() {
    return stimulus.firstCycle() + stimulus.edges();
  }

  /// The last cycles once more, on another model of the same circuit.
  ///
  /// @param fresh at the beginning of time
  /// @return empty where too much was done to remember it
  public Optional<Trace> trace(Model fresh, Selection selection) {
    if (lost) return Optional.empty();
    Stimulus first = before.orElse(stimulus);
    var recorder = new Recorder(circuit, fresh, selection.last(cycles), List.of(), 0, 0);
    first.begin(fresh, recorder, first.firstCycle());
    try {
      before.ifPresent(stimulus -> stimulus.replay(fresh, recorder));
      stimulus.replay(fresh, recorder);
      return Optional.of(recorder.trace());
    } catch (RuntimeException e) {
      // What made the test fail may well be that a model refuses to go on.
      return Optional.of(recorder.past());
    }
  }

  @Override
  public void edge(long clocks) {
    if (isDue()) turn();
    stimulus.edge(clocks, time.getAsLong());
    super.edge(clocks);
  }

  private boolean isDue() {
    return stimulus.edges() >= cycles && (stimulus.edges() >= interval || stimulus.size() >= LARGE);
  }

  private void turn() {
    if (hasCheckpoints) {
      before = Optional.of(stimulus);
      stimulus = new Stimulus(Optional.of(Checkpoint.of(circuit, model(), resets)), cycle());
    } else if (lost || stimulus.size() >= TOO_LARGE) {
      lost = true;
      stimulus = new Stimulus(Optional.empty(), cycle());
    }
  }

  @Override
  public void poke(int port, long value) {
    stimulus.poke(port, value);
    super.poke(port, value);
  }

  @Override
  public void pokeLanes(int port, long[] lanes) {
    stimulus.lanes(port, lanes);
    super.pokeLanes(port, lanes);
  }

  @Override
  public void pokeBits(int port, BigInteger bits) {
    stimulus.bits(port, bits);
    super.pokeBits(port, bits);
  }

  @Override
  public void resets(long active) {
    resets = active;
    stimulus.resets(active);
    super.resets(active);
  }

  @Override
  public void setState(int element, int word, BigInteger bits) {
    stimulus.state(element, word, bits);
    super.setState(element, word, bits);
  }

  @Override
  public Model behind() {
    return model().behind();
  }

  /// May be called again.
  @Override
  public void close() {
    if (closed) return;
    closed = true;
    super.close();
  }
}
