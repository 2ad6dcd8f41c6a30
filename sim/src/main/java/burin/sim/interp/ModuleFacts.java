package burin.sim.interp;

import burin.ir.Expr;
import burin.ir.FreeLaneParams;
import burin.ir.ModuleDef;
import burin.ir.Walk;
import java.util.List;

/// What all instances of a module share.
final class ModuleFacts {
  final ModuleDef module;
  final Guarded statements;
  /// Every expression that the module mentions directly.
  final List<Expr> roots;
  final FreeLaneParams freeParams;

  ModuleFacts(ModuleDef module) {
    this.module = module;
    this.statements = new Guarded(module);
    this.roots = Walk.roots(module);
    this.freeParams = FreeLaneParams.below(roots);
  }
}
