package burin.random;

import burin.ir.Clock;
import burin.ir.Domain;
import burin.ir.GatedDomain;
import burin.ir.Instance;
import burin.ir.ModuleDef;
import burin.ir.ResetDomain;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Which clocks reach something foreign as they are, which an enable beside the clock would not reach.
final class ForeignClocks {
  private ForeignClocks() {}

  /// Modules within modules are few.
  static Set<Clock> of(ModuleDef module) {
    Set<Clock> clocks = new HashSet<>();
    module.foreign().ifPresent(foreign -> clocks.addAll(foreign.clocks()));
    for (Instance instance : module.instances()) {
      for (Clock inner : of(instance.module())) direct(instance.domain(inner)).ifPresent(clocks::add);
    }
    return clocks;
  }

  /// The clock whose edges a domain has, unless there is a gate between.
  private static Optional<Clock> direct(Domain domain) {
    return switch (domain) {
      case Clock clock -> Optional.of(clock);
      case ResetDomain own -> direct(own.source());
      case GatedDomain _ -> Optional.empty();
    };
  }

  static boolean hasEnables(Domain domain) {
    return switch (domain) {
      case Clock _ -> false;
      case ResetDomain own -> hasEnables(own.source());
      case GatedDomain gated -> gated.form() == GatedDomain.Form.ENABLE;
    };
  }
}
