package burin.sim.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Offers items to a stream that the circuit takes, one after the other. Between items, and while it stalls, the payload is
/// anything: a circuit that looks at it then is wrong.
public final class StreamDriver implements Agent {
  private final TestBench bench;
  private final Handshake stream;
  private final Deque<Item> waiting = new ArrayDeque<>();
  private final List<Long> cycles = new ArrayList<>();
  private final Random rubbish;
  private Stalls stalls = Stalls.NEVER;
  private boolean offering;

  StreamDriver(TestBench bench, Handshake stream) {
    this.bench = bench;
    this.stream = stream;
    stream.valid.toBeSet("a driver");
    stream.payload.toBeSet("a driver");
    this.rubbish = bench.random();
  }

  /// Offers nothing in so many cycles of a hundred.
  public StreamDriver stalling(int percent) {
    return stalling(Stalls.random(bench.random(), percent));
  }

  public StreamDriver stalling(Stalls stalls) {
    this.stalls = stalls;
    return this;
  }

  /// Items of one scalar each, to be offered after those that wait already.
  public StreamDriver send(long... values) {
    return send(Item.each(values));
  }

  public StreamDriver send(Item item) {
    stream.payload.check(item);
    waiting.add(item);
    return this;
  }

  public StreamDriver send(Collection<Item> items) {
    items.forEach(this::send);
    return this;
  }

  /// Whether everything has been taken.
  public boolean isDone() {
    return waiting.isEmpty();
  }

  /// In which cycles items were taken.
  public List<Long> cycles() {
    return cycles;
  }

  /// Drops what is waiting and withdraws what is offered; for a reset in between.
  public void clear() {
    waiting.clear();
    offering = false;
    stream.forget();
  }

  @Override
  public void drive() {
    boolean stalled = stalls.next();
    offering = offering || !stalled && !waiting.isEmpty();
    stream.valid.set(offering);
    stream.payload.set(offering ? waiting.getFirst() : stream.payload.any(rubbish));
  }

  @Override
  public void observe() {
    if (stream.observe().isEmpty()) return;
    waiting.removeFirst();
    cycles.add(stream.sim.cycle());
    offering = false;
  }

  @Override
  public Optional<String> waiting() {
    if (waiting.isEmpty()) return Optional.empty();
    return Optional.of("`" + stream.name + "`: " + cycles.size() + " items taken, " + waiting.size() + " not, the first of them "
        + waiting.getFirst() + (offering ? ", which is offered" : ""));
  }
}
