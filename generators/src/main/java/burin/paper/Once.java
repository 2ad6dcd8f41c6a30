package burin.paper;

import java.util.function.Supplier;

/// What several claims share and the first of them computes.
final class Once<T> implements Supplier<T> {
  private final Supplier<T> work;
  private T found;

  Once(Supplier<T> work) {
    this.work = work;
  }

  @Override
  public synchronized T get() {
    if (found == null) found = work.get();
    return found;
  }
}
