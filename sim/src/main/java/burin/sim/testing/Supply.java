package burin.sim.testing;

import burin.diag.Given;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;

/// Items in order, of which some are known and others are asked for when it is their turn, so that there may be any number.
final class Supply {
  private final Consumer<Item> check;
  private final Deque<Item> known = new ArrayDeque<>();
  private final Deque<Iterator<Item>> later = new ArrayDeque<>();

  /// @param check refuses an item that cannot be
  Supply(Consumer<Item> check) {
    this.check = check;
  }

  void add(Item item) {
    check.accept(Given.notNull(item, "item"));
    if (later.isEmpty()) known.add(item);
    else later.add(Collections.singleton(item).iterator());
  }

  /// Asks for these when all before are gone.
  void add(Iterator<Item> items) {
    later.add(items);
  }

  boolean isEmpty() {
    return known.isEmpty() && !draw();
  }

  private boolean draw() {
    while (!later.isEmpty()) {
      if (later.getFirst().hasNext()) {
        Item item = Given.notNull(later.getFirst().next(), "item");
        check.accept(item);
        return known.add(item);
      }
      later.removeFirst();
    }
    return false;
  }

  Item getFirst() {
    isEmpty();
    return known.getFirst();
  }

  Item removeFirst() {
    isEmpty();
    return known.removeFirst();
  }

  void clear() {
    known.clear();
    later.clear();
  }

  /// `5`, or `5 or more` where not all have been asked for.
  String count() {
    boolean more = !isEmpty() && !later.isEmpty();
    return known.size() + (more ? " or more" : "");
  }
}
