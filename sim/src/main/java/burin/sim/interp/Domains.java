package burin.sim.interp;

import burin.ir.Clock;
import burin.ir.Domain;
import burin.ir.Expr;
import burin.ir.GatedDomain;
import burin.ir.ModuleDef;
import burin.ir.Ref;
import burin.ir.ResetDomain;
import java.util.function.BiPredicate;

/// Which domains have an edge, and which are being reset, in every instance.
final class Domains {
  private final BiPredicate<Node, Expr> isTrue;
  private long resets;
  private long edges;

  /// @param isTrue the value of an expression in an instance, as it is before the edge
  Domains(BiPredicate<Node, Expr> isTrue) {
    this.isTrue = isTrue;
  }

  /// @param active bit `i` stands for the reset of clock `i` of the top
  void resets(long active) {
    this.resets = active;
  }

  /// @param edges bit `i` stands for clock `i` of the top
  void begin(long edges) {
    this.edges = edges;
  }

  boolean hasEdge(Node node, Domain domain) {
    return switch (domain) {
      case Clock clock when node.parent == null -> has(edges, node.module(), clock);
      case Clock clock -> hasEdge(node.parent, node.instance.domain(clock));
      case GatedDomain gated -> hasEdge(node, gated.source()) && isTrue.test(node, gated.enable());
      case ResetDomain own -> hasEdge(node, own.source());
    };
  }

  /// Whether the reset of a domain is active, with the values before the edge.
  boolean isReset(Node node, Domain domain) {
    return switch (domain.resetSource()) {
      case ResetDomain own -> isTrue.test(node, own.reset());
      case Domain clock when node.parent == null -> has(resets, node.module(), clock);
      case Domain clock -> isReset(node.parent, node.instance.domain((Clock) clock));
    };
  }

  /// Whether an asynchronous reset is active: a line from outside or a register as it is now.
  boolean isResetHeld(Node node, Domain domain) {
    return switch (domain.resetSource()) {
      case ResetDomain own -> node.held.get(((Ref) own.reset()).signal()).isTrue();
      case Domain clock when node.parent == null -> has(resets, node.module(), clock);
      case Domain clock -> isResetHeld(node.parent, node.instance.domain((Clock) clock));
    };
  }

  private static boolean has(long mask, ModuleDef top, Domain clock) {
    return (mask >> top.clocking().clocks().indexOf(clock) & 1) != 0;
  }
}
