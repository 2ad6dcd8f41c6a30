package burin.sim.coverage;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.sim.Simulator;
import burin.source.Callers;
import com.google.common.collect.ImmutableSortedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// What was reached, and how often: a number for each point of each instance. A toggle is counted once a simulator,
/// everything else once a clock edge.
///
/// Merging adds up, so it does not matter in which order simulators, tests and files are merged, nor which first.
public record Coverage(ImmutableSortedMap<CoverageItem, Long> hits) {
  public static final Coverage NONE = new Coverage(ImmutableSortedMap.of());

  /// What a simulator has covered so far.
  ///
  /// @throws UserError where it was not compiled with [CoverageOptions]
  public static Coverage of(Simulator simulator) {
    if (simulator.model().behind() instanceof CoveredModel model) return model.coverage();
    throw new UserError(Diagnostic.of(Code.OPTION, Callers.outside(Coverage.class).place(), "this simulator collects no coverage")
        .hint("engine.compile(module, CoverageOptions.all()).open()"));
  }

  /// Adds up what many have covered.
  public static final class Builder {
    private final SortedMap<CoverageItem, Long> hits = new TreeMap<>();

    public Builder add(Coverage coverage) {
      coverage.hits().forEach(this::add);
      return this;
    }

    /// @param times 0 for a point that was not reached
    Builder add(CoverageItem item, long times) {
      if (times > 0 || item.kind().isRequired()) hits.merge(item, times, Math::addExact);
      return this;
    }

    public Coverage build() {
      return new Coverage(ImmutableSortedMap.copyOf(hits));
    }
  }

  public Coverage plus(Coverage other) {
    return new Builder().add(this).add(other).build();
  }

  /// The points of each module, those of all its instances added up.
  public Coverage byModule() {
    return mapped(CoverageItem::inModule);
  }

  /// The points of each source line, those of all its modules and instances added up.
  public Coverage bySource() {
    return mapped(CoverageItem::inSource);
  }

  private Coverage mapped(UnaryOperator<CoverageItem> to) {
    var merged = new Builder();
    hits.forEach((item, times) -> merged.add(to.apply(item), times));
    return merged.build();
  }
}
