package burin.ir;

/// A set of expressions or signals. Like any set, it must not be changed by one thread while another uses it.
///
/// @param <K> what it holds
public final class PartSet<K extends Part> {
  private final Pages<long[]> pages = new Pages<>();

  /// @return whether it is new
  public boolean add(K part) {
    long[] page = pages.find(part.number);
    if (page == null) {
      page = new long[1];
      pages.add(part.number, page);
    }
    long bit = 1L << Pages.slot(part.number);
    boolean isNew = (page[0] & bit) == 0;
    page[0] |= bit;
    return isNew;
  }

  public boolean isEmpty() {
    return pages.isEmpty();
  }

  public boolean contains(K part) {
    long[] page = pages.find(part.number);
    return page != null && (page[0] >>> Pages.slot(part.number) & 1) != 0;
  }
}
