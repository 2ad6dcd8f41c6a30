package burin.sim.testing;

import java.util.ArrayList;
import java.util.List;

/// Looks at a stream without taking part: collects what is transferred and checks that offers are kept.
public final class StreamWatcher implements Agent {
  private final Handshake stream;
  private final List<Item> items = new ArrayList<>();
  private final List<Long> cycles = new ArrayList<>();

  StreamWatcher(Handshake stream) {
    this.stream = stream;
  }

  public List<Item> items() {
    return items;
  }

  public List<Long> cycles() {
    return cycles;
  }

  @Override
  public void observe() {
    stream.observe().ifPresent(item -> {
      items.add(item);
      cycles.add(stream.sim.cycle());
    });
  }
}
