package burin.sim.jvm;

import burin.ir.BinaryOp;
import burin.ir.BoolType;
import burin.ir.Clock;
import burin.ir.Domain;
import burin.ir.GatedDomain;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.ResetDomain;

/// Which domains of a unit have an edge and which of them are being reset, as nodes: through the borders of dissolved
/// instances, up to what the unit itself is told by its [Line]s.
///
/// The edge of a unit with only one clock is called by its parent only where there is one. So what belongs to that clock asks
/// for nothing, and costs what it would cost in a circuit with one clock.
final class Domains {
  private final Unit unit;
  private final Translation translation;

  Domains(Unit unit, Translation translation) {
    this.unit = unit;
    this.translation = translation;
  }

  /// Where a reset comes from: a domain of a scope with a reset of its own, or a clock of the unit.
  record Source(Scope scope, Domain domain) {
    boolean isLine() {
      return domain instanceof Clock;
    }
  }

  static Source resetSource(Scope scope, Domain domain) {
    Scope at = scope;
    Domain source = domain.resetSource();
    while (source instanceof Clock clock && at.parent != null) {
      source = at.instance.domain(clock).resetSource();
      at = at.parent;
    }
    return new Source(at, source);
  }

  /// Whether a domain has every edge that the unit is called for.
  boolean isWhole(Scope scope, Domain domain) {
    return switch (domain) {
      case GatedDomain _ -> false;
      case ResetDomain own -> isWhole(scope, own.source());
      case Clock _ when scope.parent == null -> unit.hasOneClock();
      case Clock clock -> isWhole(scope.parent, scope.instance.domain(clock));
    };
  }

  /// Whether a domain has all edges of the unit, and the reset that comes with them.
  boolean isPlain(Scope scope, Domain domain) {
    return isWhole(scope, domain) && resetSource(scope, domain).isLine();
  }

  /// Whether a domain has an edge, by the values before it.
  Node edge(Scope scope, Domain domain) {
    return switch (domain) {
      case GatedDomain gated -> and(edge(scope, gated.source()), translation.translate(scope, gated.enable()));
      case ResetDomain own -> edge(scope, own.source());
      case Clock _ when scope.parent == null && unit.hasOneClock() -> unit.graph.bool(true);
      case Clock clock when scope.parent == null -> slot(unit.line(Line.edge(clock)));
      case Clock clock -> edge(scope.parent, scope.instance.domain(clock));
    };
  }

  /// Whether a child has an edge of any clock.
  Node edge(Scope scope, Child child) {
    return child.unit.module.usedClocks().stream()
        .map(clock -> edge(scope, child.instance.domain(clock)))
        .reduce((a, b) -> translation.make().binary(BinaryOp.OR, BoolType.BOOL, a, b))
        .orElse(unit.graph.bool(true));
  }

  /// Whether the reset of a domain is active, by the values before an edge.
  Node reset(Scope scope, Domain domain) {
    Source source = resetSource(scope, domain);
    return switch (source.domain()) {
      case ResetDomain own -> translation.translate(source.scope(), own.reset());
      case Clock clock -> slot(unit.line(Line.reset(clock)));
      case GatedDomain _ -> throw new IllegalStateException("a gate has no reset of its own");
    };
  }

  /// What a child is told by a line.
  Node line(Scope scope, Child child, Line line) {
    Domain domain = child.instance.domain(line.clock());
    return line.isReset() ? reset(scope, domain) : edge(scope, domain);
  }

  /// Where it can be seen at any time whether an asynchronous reset from there is active.
  Slot level(Source source) {
    return switch (source.domain()) {
      case ResetDomain own -> source.scope().registers.get((Register) ((Ref) own.reset()).signal());
      case Clock clock -> unit.line(Line.reset(clock));
      case GatedDomain _ -> throw new IllegalStateException("a gate has no reset of its own");
    };
  }

  private Node and(Node a, Node b) {
    return translation.make().binary(BinaryOp.AND, BoolType.BOOL, a, b);
  }

  private Node slot(Slot slot) {
    return unit.graph.node(Op.SLOT, slot.type, slot);
  }
}
