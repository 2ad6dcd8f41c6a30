package burin.sim.unknown;

import burin.ir.FreeLaneParams;
import burin.ir.ModuleDef;
import burin.ir.Walk;
import burin.pass.LowerStatements;
import burin.pass.Netlist;

/// What all instances of a module share.
record Facts(ModuleDef module, Netlist netlist, FreeLaneParams freeParams) {
  static Facts of(ModuleDef module) {
    return new Facts(module, LowerStatements.lower(module), FreeLaneParams.below(Walk.roots(module)));
  }
}
