package burin.ir;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/// The clocks of a module and the domains that it derives from them, and how its resets act.
///
/// @param clocks those that come from outside, [Clock#MAIN] first
/// @param derived in order of declaration, each after its source
/// @param wanted the styles of resets that the module asks for; without one it takes what the module around it has
public record Clocking(List<Clock> clocks, List<Domain> derived, Map<Clock, ResetStyle> wanted) {
  public static final Clocking MAIN_ONLY = new Clocking(List.of(Clock.MAIN), List.of(), Map.of());

  public Clocking {
    clocks = List.copyOf(clocks);
    derived = List.copyOf(derived);
    wanted = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(wanted));
  }

  public Optional<ResetStyle> wanted(Clock clock) {
    return Optional.ofNullable(wanted.get(clock));
  }

  /// The clocks and resets from outside that the parts of a module need.
  static final class Use {
    final SequencedSet<Clock> clocks = new LinkedHashSet<>();
    final SequencedSet<Clock> resets = new LinkedHashSet<>();

    void clock(Domain domain) {
      clocks.add(domain.clock());
    }

    void reset(Domain domain) {
      clock(domain);
      if (domain.resetSource() instanceof Clock clock) resets.add(clock);
    }
  }
}
