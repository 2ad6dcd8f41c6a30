package burin.apu;

/// Spreads activations over cycles such that no source and no destination is used twice in one.
///
/// A scheduler is deterministic: equal counts give equal schedules.
@FunctionalInterface
public interface Scheduler {

  /// A legal schedule that delivers exactly `counts`.
  Schedule schedule(RoutingCounts counts);
}
