package burin.ir;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.function.Function;

/// What is known of expressions or signals, each by itself. Like any map, it must not be changed by one thread while another
/// uses it.
///
/// @param <K> what it is known of
/// @param <V> what is known; never null
public final class PartMap<K extends Part, V> {
  private final Pages<Object[]> pages = new Pages<>();

  /// What is known of `key`, or null.
  @SuppressWarnings("unchecked")
  public V get(K key) {
    Object[] page = pages.find(key.number);
    return page == null ? null : (V) page[Pages.slot(key.number)];
  }

  public V getOrDefault(K key, V otherwise) {
    V value = get(key);
    return value == null ? otherwise : value;
  }

  public boolean containsKey(K key) {
    return get(key) != null;
  }

  /// @return what was known before, or null
  @SuppressWarnings("unchecked")
  public V put(K key, V value) {
    requireNonNull(value);
    Object[] page = page(key);
    int slot = Pages.slot(key.number);
    V before = (V) page[slot];
    page[slot] = value;
    return before;
  }

  public void remove(K key) {
    Object[] page = pages.find(key.number);
    if (page != null) page[Pages.slot(key.number)] = null;
  }

  /// Forgets all, but keeps the room for it.
  public void clear() {
    pages.forEach(page -> Arrays.fill(page, null));
  }

  /// Keeps what is known already.
  ///
  /// @return what was known before, or null
  public V putIfAbsent(K key, V value) {
    V before = get(key);
    if (before == null) put(key, value);
    return before;
  }

  /// What is known of `key`; where nothing is, what `make` makes, which is kept unless it is null.
  public V computeIfAbsent(K key, Function<? super K, ? extends V> make) {
    V value = get(key);
    if (value != null) return value;
    value = make.apply(key);
    if (value != null) put(key, value);
    return value;
  }

  /// Whether nothing has been known of anything.
  public boolean isEmpty() {
    return pages.isEmpty();
  }

  private Object[] page(K key) {
    Object[] page = pages.find(key.number);
    if (page == null) {
      page = new Object[Pages.SIZE];
      pages.add(key.number, page);
    }
    return page;
  }
}
