package burin.sim.testing;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;

/// Compares what comes out with what should, in order.
///
/// ```java
/// var board = bench.add(new Scoreboard("out").expect(items));
/// bench.add(bench.monitor(...).onItem(board::arrived));
/// bench.runUntil(board::isDone);
/// ```
public final class Scoreboard implements Agent {
  private final String name;
  private final Deque<Item> expected = new ArrayDeque<>();
  private long arrived;
  private boolean ignoring;

  public Scoreboard(String name) {
    this.name = name;
  }

  /// While set, whatever arrives is right; for what a reset will cut short.
  public void ignore(boolean ignoring) {
    this.ignoring = ignoring;
  }

  public Scoreboard expect(long... values) {
    return expect(Item.each(values));
  }

  public Scoreboard expect(Item item) {
    expected.add(item);
    return this;
  }

  public Scoreboard expect(Collection<Item> items) {
    expected.addAll(items);
    return this;
  }

  /// @throws AssertionError where it is not what is expected next
  public void arrived(Item item) {
    if (ignoring) return;
    if (expected.isEmpty()) throw new AssertionError("`" + name + "`: item " + arrived + " is " + item + ", one too many");
    Item wanted = expected.removeFirst();
    if (!wanted.equals(item)) {
      throw new AssertionError("`" + name + "`: item " + arrived + " is " + item + ", expected " + wanted);
    }
    arrived++;
  }

  /// Whether all that is expected has come.
  public boolean isDone() {
    return expected.isEmpty();
  }

  @Override
  public Optional<String> waiting() {
    if (expected.isEmpty()) return Optional.empty();
    return Optional.of("`" + name + "`: " + arrived + " items came, " + expected.size() + " are missing, the next of them "
        + expected.getFirst());
  }
}
