package burin.flow;

import burin.mlcnn.Mlcnn;
import burin.sim.Pin;
import burin.sim.Simulator;
import java.util.function.BooleanSupplier;

/// The DRAM of a simulated [Mlcnn]: an array of words, each of which comes a fixed number of cycles after its request. In a cycle
/// it can take a request and a word to be written.
///
/// It steps the simulator, since it looks at the ports in every cycle.
public final class SimulatedDram {
  private static final int QUEUE = 1 << 12;

  private final Simulator simulator;
  private final long[] words;
  private final int latency;
  private final BooleanSupplier ready;

  private final Pin reads;
  private final Pin readReady;
  private final Pin readAddress;
  private final Pin writes;
  private final Pin writeReady;
  private final Pin writeAddress;
  private final Pin writeData;
  private final Pin writeMask;
  private final Pin responseValid;
  private final Pin responseData;

  /// Words on their way and when they arrive, in rings.
  private final long[] coming = new long[QUEUE];
  private final long[] arrival = new long[QUEUE];
  private int first;
  private int count;
  private boolean responding;
  private boolean acceptsReads;
  private boolean acceptsWrites;

  /// A DRAM with `words`, which it reads and writes.
  ///
  /// @param latency cycles from a request to its word, at least 1
  /// @param ready asked twice in every cycle: whether a request is taken, and whether a word
  public SimulatedDram(Mlcnn module, Simulator simulator, long[] words, int latency, BooleanSupplier ready) {
    this.simulator = simulator;
    this.words = words;
    this.latency = latency;
    this.ready = ready;
    reads = simulator.pin(module.read.valid);
    readReady = simulator.pin(module.read.ready);
    readAddress = simulator.pin(module.read.payload);
    writes = simulator.pin(module.write.valid);
    writeReady = simulator.pin(module.write.ready);
    writeAddress = simulator.pin(module.write.payload.address);
    writeData = simulator.pin(module.write.payload.data);
    writeMask = simulator.pin(module.write.payload.mask);
    responseValid = simulator.pin(module.response.valid);
    responseData = simulator.pin(module.response.payload);
    readReady.set(0);
    writeReady.set(0);
    responseValid.set(0);
  }

  public long[] words() {
    return words;
  }

  /// A clock cycle.
  public void step() {
    respond();
    boolean readsNow = ready.getAsBoolean();
    if (readsNow != acceptsReads) readReady.set(readsNow ? 1 : 0);
    acceptsReads = readsNow;
    boolean writesNow = ready.getAsBoolean();
    if (writesNow != acceptsWrites) writeReady.set(writesNow ? 1 : 0);
    acceptsWrites = writesNow;
    if (readsNow && reads.get() != 0) read();
    if (writesNow && writes.get() != 0) write();
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

  private void read() {
    if (count == QUEUE) throw new CheckFailure("more than %d words are on their way".formatted(QUEUE));
    int to = (first + count++) % QUEUE;
    coming[to] = words[checked(readAddress.get())];
    arrival[to] = simulator.cycle() + latency;
  }

  private void write() {
    int at = checked(writeAddress.get());
    long chosen = bytes((int) writeMask.get());
    words[at] = words[at] & ~chosen | writeData.get() & chosen;
  }

  private int checked(long address) {
    if (address >= words.length) throw new CheckFailure(
        "a request for word %d of a DRAM of %d words".formatted(address, words.length));
    return (int) address;
  }

  private static long bytes(int mask) {
    long chosen = 0;
    for (int i = 0; i < Long.BYTES; i++) if ((mask >> i & 1) != 0) chosen |= 0xffL << 8 * i;
    return chosen;
  }
}
