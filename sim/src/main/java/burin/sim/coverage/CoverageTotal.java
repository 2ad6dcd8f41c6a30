package burin.sim.coverage;

import burin.pass.CoverageKind;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// How many of several points were reached.
record CoverageTotal(int reached, int all) {
  static final CoverageTotal NONE = new CoverageTotal(0, 0);

  private CoverageTotal plus(CoverageTotal other) {
    return new CoverageTotal(reached + other.reached, all + other.all);
  }

  /// By what `key` says of a point, and by kind.
  static SortedMap<String, Map<CoverageKind, CoverageTotal>> by(Coverage coverage, Function<CoverageItem, String> key) {
    SortedMap<String, Map<CoverageKind, CoverageTotal>> totals = new TreeMap<>();
    coverage.hits().forEach((item, hits) -> {
      if (!item.kind().isRequired()) return;
      totals.computeIfAbsent(key.apply(item), _ -> new EnumMap<>(CoverageKind.class))
          .merge(item.kind(), new CoverageTotal(hits > 0 ? 1 : 0, 1), CoverageTotal::plus);
    });
    return totals;
  }

  static CoverageTotal sum(Map<CoverageKind, CoverageTotal> totals) {
    return totals.values().stream().reduce(NONE, CoverageTotal::plus);
  }

  boolean isComplete() {
    return reached == all;
  }

  /// Rounded down, so that 100 % means all.
  String percent() {
    return all == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", Math.floor(1000.0 * reached / all) / 10);
  }

  @Override
  public String toString() {
    return all == 0 ? "-" : reached + "/" + all;
  }
}
