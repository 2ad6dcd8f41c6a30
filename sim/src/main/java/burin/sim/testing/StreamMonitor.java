package burin.sim.testing;

import burin.diag.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Takes what a stream of the circuit offers, and checks that offers are kept until they are taken.
public final class StreamMonitor implements Agent {
  private final TestBench bench;
  private final Handshake stream;
  private final List<Item> items = new ArrayList<>();
  private final List<Long> cycles = new ArrayList<>();
  private final List<Consumer<Item>> listeners = new ArrayList<>();
  private Stalls stalls = Stalls.NEVER;

  StreamMonitor(TestBench bench, Handshake stream) {
    this.bench = bench;
    this.stream = stream;
    stream.ready.toBeSet("a monitor");
  }

  /// Takes nothing in so many cycles of a hundred, 0 to 100.
  public StreamMonitor stalling(int percent) {
    return stalling(Stalls.random(bench.random(), percent));
  }

  public StreamMonitor stalling(Stalls stalls) {
    this.stalls = Given.notNull(stalls, "stalls");
    return this;
  }

  /// Tells of every item as it is taken.
  public StreamMonitor onItem(Consumer<Item> listener) {
    listeners.add(Given.notNull(listener, "listener"));
    return this;
  }

  /// What was taken so far.
  public List<Item> items() {
    return items;
  }

  /// In which cycles.
  public List<Long> cycles() {
    return cycles;
  }

  /// Forgets what was taken and what is offered; for a reset in between.
  public void clear() {
    items.clear();
    cycles.clear();
    stream.forget();
  }

  @Override
  public void drive() {
    stream.ready.set(!stalls.next());
  }

  @Override
  public void observe() {
    stream.observe().ifPresent(item -> {
      items.add(item);
      cycles.add(stream.sim.cycle());
      listeners.forEach(listener -> listener.accept(item));
    });
  }

  @Override
  public Optional<String> waiting() {
    return Optional.of("`" + stream.name + "`: " + items.size() + " items came"
        + (stream.isWaiting() ? ", one more is offered" : ", none is offered"));
  }
}
