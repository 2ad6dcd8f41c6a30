package burin.sim.verilator;

import burin.ir.Circuit;
import burin.sim.Model;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A circuit as Verilator runs it: its Verilog becomes a shared library, which is loaded into this JVM.
///
/// Building takes a second or two and is done once for each circuit; the library is kept in a folder that any number of
/// processes share. Inputs, outputs and state are read and written in the model's own memory; a step is one call.
/// Combinational logic is brought up to date when someone looks.
public final class VerilatorModel implements Model {
  /// What has changed since the combinational logic was last computed.
  private enum Change {
    NONE,
    INPUTS,
    /// Verilator computes a cycle from what it knows of the last one; this needs everything computed anew.
    STATE
  }

  private final SharedLibrary library;
  private final Cell[] ports;
  private final Cell[] state;
  private final ResetLine[] resets;
  private final Cell[] resetting;
  private final Sampler sampler;
  /// The clocks that anything depends on.
  private final long clocks;
  private final boolean async;
  private long model;
  private MemorySegment memory;
  private Change change = Change.NONE;
  private SimulationStopped stopped;

  private VerilatorModel(ModelSource source, SharedLibrary library, long model) {
    this.library = library;
    this.model = model;
    memory = library.memory(model);
    List<Slot> slots = source.slots();
    long[] offsets = library.offsets(model, slots.size());
    int next = 0;
    ports = new Cell[source.ports().size()];
    for (int i = 0; i < ports.length; i++, next++) ports[i] = new Cell(slots.get(next), offsets[next]);
    state = new Cell[source.state().size()];
    for (int i = 0; i < state.length; i++, next++) state[i] = new Cell(slots.get(next), offsets[next]);
    List<Cell> rest = new ArrayList<>();
    for (; next < slots.size(); next++) rest.add(new Cell(slots.get(next), offsets[next]));
    int watched = source.watchedSlots().size();
    sampler = new Sampler(source.watches(), rest.subList(0, watched));
    resets = ResetLine.of(source.clocks(), rest.subList(watched, rest.size()));
    resetting = source.resetting().stream().map(element -> state[element]).toArray(Cell[]::new);
    clocks = source.clocks().stream().mapToLong(pins -> 1L << pins.number()).sum();
    async = source.isAsync();
  }

  /// A model as [VerilatorOptions#defaults()] say.
  ///
  /// @throws burin.diag.UserError where verilator or g++ is missing or fails, or the cache cannot be written
  public static VerilatorModel of(Circuit circuit) {
    return of(circuit, VerilatorOptions.defaults());
  }

  public static VerilatorModel of(Circuit circuit, VerilatorOptions options) {
    return VerilatorProgram.of(circuit, options).open();
  }

  /// @param file the library that was built of the source
  static VerilatorModel open(ModelSource source, Path file) {
    SharedLibrary library = SharedLibrary.open(file);
    var model = new VerilatorModel(source, library, library.create());
    try {
      for (ResetLine reset : model.resets) reset.set(model.memory, 0);
      model.check(library.start(model.model));
      return model;
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  void initialize(InitialValues values) {
    values.ports().forEach((port, value) -> ports[port].setAll(memory, value));
    values.state().forEach((element, value) -> state[element].setAll(memory, value));
    values.contents().forEach((element, contents) -> state[element].fill(memory, contents));
    if (!values.isEmpty()) change = Change.STATE;
  }

  @Override
  public void poke(int port, long value) {
    ports[port].set(memory, value);
    inputsChanged();
  }

  @Override
  public void pokeLanes(int port, long[] lanes) {
    ports[port].setLanes(memory, 0, lanes);
    inputsChanged();
  }

  @Override
  public void pokeBits(int port, BigInteger bits) {
    ports[port].setBits(memory, 0, bits);
    inputsChanged();
  }

  private void inputsChanged() {
    if (change == Change.NONE) change = Change.INPUTS;
  }

  @Override
  public long peek(int port) {
    refresh();
    return ports[port].get(memory);
  }

  @Override
  public void peekLanes(int port, long[] lanes) {
    refresh();
    ports[port].getLanes(memory, lanes);
  }

  @Override
  public BigInteger peekBits(int port) {
    refresh();
    return ports[port].getBits(memory, 0);
  }

  private void refresh() {
    if (change != Change.NONE) compute();
  }

  private void compute() {
    requireUsable();
    check(change == Change.STATE ? library.settle(model) : library.eval(model));
    change = Change.NONE;
  }

  /// An asynchronous reset acts now, or one that is let go before the next edge would not be seen.
  @Override
  public void resets(long active) {
    if (resets.length == 0) return;
    for (ResetLine reset : resets) reset.set(memory, active);
    inputsChanged();
    if (async) compute();
  }

  @Override
  public void edge(long clocks) {
    run(1, clocks);
  }

  @Override
  public void step() {
    run(1, clocks);
  }

  @Override
  public void step(long cycles) {
    if (sampler.isNeeded() && cycles > 1) {
      run(cycles - 1, clocks);
      run(1, clocks);
    } else {
      run(cycles, clocks);
    }
  }

  private void run(long cycles, long edges) {
    if (change == Change.STATE) compute();
    requireUsable();
    if ((edges & clocks) == 0 && clocks != 0) {
      sampler.clear();
      return;
    }
    check(library.step(model, cycles, edges & clocks, change == Change.INPUTS));
    change = Change.NONE;
    if (sampler.isNeeded()) sampler.look(memory);
  }

  @Override
  public List<Sighting> sightings() {
    return sampler.sightings();
  }

  @Override
  public BigInteger state(int element, int word) {
    return state[element].getBits(memory, word);
  }

  @Override
  public long[] stateWords(int element, int word) {
    return state[element].getWords(memory, word);
  }

  @Override
  public void setState(int element, int word, BigInteger bits) {
    state[element].setBits(memory, word, bits);
    change = Change.STATE;
    if (async) holdResets();
  }

  /// What an active asynchronous reset holds must not have been changed. Verilog looks at its edges only, so it is let go
  /// and made active again.
  private void holdResets() {
    compute();
    for (ResetLine reset : resets) {
      if (reset.isAsync() && reset.isActive(memory)) again(reset.cell(), reset.level(), 1 - reset.level());
    }
    for (Cell register : resetting) {
      if (register.get(memory) != 0) again(register, 1, 0);
    }
  }

  private void again(Cell reset, long active, long inactive) {
    reset.set(memory, inactive);
    change = Change.STATE;
    compute();
    reset.set(memory, active);
    change = Change.STATE;
    compute();
  }

  /// How a step is made.
  Schedule schedule() {
    return library.schedule();
  }

  private void requireUsable() {
    if (model == 0) throw new IllegalStateException("the model is closed");
    if (stopped != null) throw stopped;
  }

  private void check(int status) {
    if (status == 0) return;
    stopped = SimulationStopped.of(status, library.text(model));
    throw stopped;
  }

  /// Also unloads the library, where no other model uses it.
  @Override
  public void close() {
    if (model == 0) return;
    library.free(model);
    model = 0;
    memory = MemorySegment.NULL; // of no bytes: every access is refused
    library.close();
  }
}
