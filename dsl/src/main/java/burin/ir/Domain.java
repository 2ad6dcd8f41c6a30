package burin.ir;

import burin.source.Place;
import java.util.Optional;

/// What decides when state changes: a clock with its reset, or one that is derived from another.
///
/// A domain is itself: two of them are never equal, so that registers of different ones can be told apart.
public sealed interface Domain permits Clock, GatedDomain, ResetDomain {
  /// Empty for the main clock.
  String name();

  Place place();

  /// The clock whose edges this one has, all of them or some.
  Clock clock();

  /// The domain whose reset this one has: a [ResetDomain], or a clock with the reset that comes with it.
  default Domain resetSource() {
    return switch (this) {
      case Clock clock -> clock;
      case GatedDomain gated -> gated.source().resetSource();
      case ResetDomain own -> own;
    };
  }

  /// What it is computed from in its module: nothing for a clock.
  default Optional<Expr> control() {
    return switch (this) {
      case Clock _ -> Optional.empty();
      case GatedDomain gated -> Optional.of(gated.enable());
      case ResetDomain own -> Optional.of(own.reset());
    };
  }

  /// The author's name for messages: the main clock has none of its own.
  default String label() {
    return name().isEmpty() ? "clock" : name();
  }
}
