package burin.ir;

import java.util.Arrays;
import java.util.function.Consumer;

/// Something for each run of [#SIZE] numbers, of which most have nothing.
///
/// A page is looked for in a table, from the place on that its number says. Runs that follow one another stand side by side
/// in it, so hardly ever are two pages after the same place.
final class Pages<P> {
  /// Numbers in a run: as many as a `long` has bits.
  static final int SIZE = 64;

  private static final int FIRST = 4;

  private long[] runs = new long[FIRST];
  private Object[] pages = new Object[FIRST];
  private int count;

  /// The place of a number in its page.
  static int slot(long number) {
    return (int) number & SIZE - 1;
  }

  private static long run(long number) {
    return number / SIZE;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /// The page of a number, or null.
  @SuppressWarnings("unchecked")
  P find(long number) {
    return (P) pages[place(run(number))];
  }

  /// Adds the page of a number that has none.
  void add(long number, P page) {
    if (2 * ++count > pages.length) grow();
    set(run(number), page);
  }

  @SuppressWarnings("unchecked")
  void forEach(Consumer<P> action) {
    for (Object page : pages) {
      if (page != null) action.accept((P) page);
    }
  }

  private void set(long run, Object page) {
    int place = place(run);
    runs[place] = run;
    pages[place] = page;
  }

  /// Where the page of a run is, or where it belongs.
  private int place(long run) {
    int mask = pages.length - 1;
    int place = (int) run & mask;
    while (pages[place] != null && runs[place] != run) place = place + 1 & mask;
    return place;
  }

  private void grow() {
    long[] oldRuns = runs;
    Object[] oldPages = pages;
    runs = Arrays.copyOf(runs, 2 * oldPages.length);
    pages = new Object[2 * oldPages.length];
    for (int i = 0; i < oldPages.length; i++) {
      if (oldPages[i] != null) set(oldRuns[i], oldPages[i]);
    }
  }
}
