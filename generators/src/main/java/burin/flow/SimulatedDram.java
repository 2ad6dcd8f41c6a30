package burin.flow;

import burin.mlcnn.Mlcnn;
import burin.sim.Pin;
import burin.sim.Simulator;
import java.util.function.BooleanSupplier;

/// The DRAM of a simulated [Mlcnn]: an array of words, each of which comes a fixed number of cycles after its request.
///
/// It steps the simulator, since it looks at the ports in every cycle.
public final class SimulatedDram {
  private static final int QUEUE = 1 << 12;

  private final Simulator simulator;
  private final long[] words;
  private final int latency;
  private final BooleanSupplier ready;

  private final Pin valid;
  private final Pin readyPin;
  private final Pin write;
  private final Pin address;
  private final Pin data;
  private final Pin mask;
  private final Pin responseValid;
  private final Pin responseData;

  /// Words on their way and when they arrive, in rings.
  private final long[] coming = new long[QUEUE];
  private final long[] arrival = new long[QUEUE];
  private int first;
  private int count;
  private boolean responding;
  private boolean accepting;

  /// A DRAM with `words`, which it reads and writes.
  ///
  /// @param latency cycles from a request to its word, at least 1
  /// @param ready asked in every cycle whether a request is taken
  public SimulatedDram(Mlcnn module, Simulator simulator, long[] words, int latency, BooleanSupplier ready) {
    this.simulator = simulator;
    this.words = words;
    this.latency = latency;
    this.ready = ready;
    valid = simulator.pin(module.request.valid);
    readyPin = simulator.pin(module.request.ready);
    write = simulator.pin(module.request.payload.write);
    address = simulator.pin(module.request.payload.address);
    data = simulator.pin(module.request.payload.data);
    mask = simulator.pin(module.request.payload.mask);
    responseValid = simulator.pin(module.response.valid);
    responseData = simulator.pin(module.response.payload);
    readyPin.set(0);
    responseValid.set(0);
  }

  public long[] words() {
    return words;
  }

  /// A clock cycle.
  public void step() {
    respond();
    boolean accepts = ready.getAsBoolean();
    if (accepts != accepting) readyPin.set(accepts ? 1 : 0);
    accepting = accepts;
    if (accepts && valid.get() != 0) take();
    simulator.step();
  }

  private void respond() {
    boolean due = count > 0 && arrival[first] <= simulator.cycle();
    if (due != responding) responseValid.set(due ? 1 : 0);
    responding = due;
    if (!due) return;
    responseData.set(coming[first]);
    first = (first + 1) % QUEUE;
    count--;
  }

  private void take() {
    int at = (int) address.get();
    if (at >= words.length) throw new CheckFailure("a request for word %d of a DRAM of %d words".formatted(at, words.length));
    if (write.get() != 0) {
      long chosen = bytes((int) mask.get());
      words[at] = words[at] & ~chosen | data.get() & chosen;
      return;
    }
    if (count == QUEUE) throw new CheckFailure("more than %d words are on their way".formatted(QUEUE));
    int to = (first + count++) % QUEUE;
    coming[to] = words[at];
    arrival[to] = simulator.cycle() + latency;
  }

  private static long bytes(int mask) {
    long chosen = 0;
    for (int i = 0; i < Long.BYTES; i++) if ((mask >> i & 1) != 0) chosen |= 0xffL << 8 * i;
    return chosen;
  }
}
