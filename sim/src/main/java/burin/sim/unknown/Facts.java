package burin.sim.unknown;

import burin.ir.ModuleDef;
import burin.ir.Walk;
import burin.pass.LowerStatements;
import burin.pass.Netlist;
import burin.sim.interp.FreeParams;

/// What all instances of a module share.
record Facts(ModuleDef module, Netlist netlist, FreeParams freeParams) {
  static Facts of(ModuleDef module) {
    return new Facts(module, LowerStatements.lower(module), new FreeParams(Walk.roots(module)));
  }
}
