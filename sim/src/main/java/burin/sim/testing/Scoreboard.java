package burin.sim.testing;

import burin.diag.Given;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Compares what comes out with what should, in order.
///
/// ```java
/// var board = bench.add(new Scoreboard("out").expect(items));
/// bench.add(bench.monitor(...).onItem(board::arrived));
/// bench.runUntil(board::isDone);
/// ```
public final class Scoreboard implements Agent {
  private final String name;
  private final Supply expected = new Supply(_ -> {});
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
    expected.add(Given.notNull(item, "item"));
    return this;
  }

  public Scoreboard expect(Collection<Item> items) {
    Given.notNull(items, "items").forEach(this::expect);
    return this;
  }

  /// Items each of which is asked for only when it is its turn: those of a model, for instance, without end.
  public Scoreboard expect(Iterable<Item> items) {
    expected.add(Given.notNull(items, "items").iterator());
    return this;
  }

  /// As [#expect(Iterable)].
  public Scoreboard expect(Stream<Item> items) {
    expected.add(Given.notNull(items, "items").iterator());
    return this;
  }

  /// As [#expect(Iterable)], of items of one scalar each.
  public Scoreboard expect(LongStream values) {
    return expect(Given.notNull(values, "values").mapToObj(Item::of));
  }

  /// As [#expect(Iterable)], of items of one scalar each.
  public Scoreboard expect(IntStream values) {
    return expect(Given.notNull(values, "values").asLongStream());
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
    return Optional.of("`" + name + "`: " + arrived + " items came, " + expected.count() + " are missing, the next of them "
        + expected.getFirst());
  }
}
