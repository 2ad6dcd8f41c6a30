package burin.sim.testing;

import burin.diag.Given;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Offers items to a stream that the circuit takes, one after the other. Between items, and while it stalls, the payload is
/// anything: a circuit that looks at it then is wrong.
public final class StreamDriver implements Agent {
  private final TestBench bench;
  private final Handshake stream;
  private final Supply waiting;
  private final List<Long> cycles = new ArrayList<>();
  private final Random rubbish;
  private Stalls stalls = Stalls.NEVER;
  private boolean offering;

  StreamDriver(TestBench bench, Handshake stream) {
    this.bench = bench;
    this.stream = stream;
    stream.valid.toBeSet("a driver");
    stream.payload.toBeSet("a driver");
    this.waiting = new Supply(stream.payload::check);
    this.rubbish = bench.random();
  }

  /// Offers nothing in so many cycles of a hundred, 0 to 100.
  public StreamDriver stalling(int percent) {
    return stalling(Stalls.random(bench.random(), percent));
  }

  public StreamDriver stalling(Stalls stalls) {
    this.stalls = Given.notNull(stalls, "stalls");
    return this;
  }

  /// Items of one scalar each, to be offered after those that wait already.
  public StreamDriver send(long... values) {
    return send(Item.each(values));
  }

  public StreamDriver send(Item item) {
    waiting.add(Given.notNull(item, "item"));
    return this;
  }

  /// Items that are there; they are checked at once.
  public StreamDriver send(Collection<Item> items) {
    Given.notNull(items, "items").forEach(this::send);
    return this;
  }

  /// Items each of which is asked for, and checked, only when it is its turn; there may be no end to them.
  public StreamDriver send(Iterable<Item> items) {
    waiting.add(Given.notNull(items, "items").iterator());
    return this;
  }

  /// As [#send(Iterable)].
  public StreamDriver send(Stream<Item> items) {
    waiting.add(Given.notNull(items, "items").iterator());
    return this;
  }

  /// As [#send(Iterable)], of items of one scalar each.
  public StreamDriver send(LongStream values) {
    return send(Given.notNull(values, "values").mapToObj(Item::of));
  }

  /// As [#send(Iterable)], of items of one scalar each.
  public StreamDriver send(IntStream values) {
    return send(Given.notNull(values, "values").asLongStream());
  }

  /// Whether everything has been taken; never, of items without end.
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
    return Optional.of("`" + stream.name + "`: " + cycles.size() + " items taken, " + waiting.count() + " not, the first of them "
        + waiting.getFirst() + (offering ? ", which is offered" : ""));
  }
}
