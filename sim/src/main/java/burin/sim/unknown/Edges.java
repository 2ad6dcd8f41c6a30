package burin.sim.unknown;

import burin.ir.Clock;
import burin.ir.Domain;
import burin.ir.GatedDomain;
import burin.ir.ModuleDef;
import burin.ir.Ref;
import burin.ir.ResetDomain;
import burin.sim.unknown.Word.Scalar;

/// Which domains have an edge, and which are being reset, in every instance; either may be in doubt.
final class Edges {
  private final Evaluator evaluator;
  private long resets;
  private long edges;

  Edges(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  void resets(long active) {
    this.resets = active;
  }

  void begin(long clocks) {
    this.edges = clocks;
  }

  Scalar hasEdge(Node node, Domain domain) {
    return switch (domain) {
      case Clock clock when node.parent == null -> bit(edges, node.facts.module(), clock);
      case Clock clock -> hasEdge(node.parent, node.instance.domain(clock));
      case GatedDomain gated -> Rules.and(hasEdge(node, gated.source()), evaluator.scalar(node, gated.enable()));
      case ResetDomain own -> hasEdge(node, own.source());
    };
  }

  /// With the values before the edge.
  Scalar isReset(Node node, Domain domain) {
    return switch (domain.resetSource()) {
      case ResetDomain own -> evaluator.scalar(node, own.reset());
      case Domain clock when node.parent == null -> bit(resets, node.facts.module(), clock);
      case Domain clock -> isReset(node.parent, node.instance.domain((Clock) clock));
    };
  }

  /// Whether an asynchronous reset is active: a line from outside or a register as it is now.
  Scalar isResetHeld(Node node, Domain domain) {
    return switch (domain.resetSource()) {
      case ResetDomain own -> node.held.get(((Ref) own.reset()).signal()).scalar();
      case Domain clock when node.parent == null -> bit(resets, node.facts.module(), clock);
      case Domain clock -> isResetHeld(node.parent, node.instance.domain((Clock) clock));
    };
  }

  private static Scalar bit(long mask, ModuleDef top, Domain clock) {
    return Word.known((mask >> top.clocking().clocks().indexOf(clock) & 1) != 0);
  }
}
