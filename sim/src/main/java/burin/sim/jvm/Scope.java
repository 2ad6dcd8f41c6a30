package burin.sim.jvm;

import burin.ir.Expr;
import burin.ir.Instance;
import burin.ir.Memory;
import burin.ir.PartMap;
import burin.ir.Register;
import burin.ir.SyncRead;
import burin.pass.Netlist;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// A module within a unit: the unit's own, or an instance that was dissolved in it.
final class Scope {
  final Netlist netlist;
  /// Null for the unit's own module, as is `instance`.
  final Scope parent;
  final Instance instance;
  final Map<Instance, Scope> dissolved = new HashMap<>();
  final Map<Instance, Child> children = new LinkedHashMap<>();
  final Map<Register, Slot> registers = new HashMap<>();
  final Map<SyncRead, Slot> reads = new HashMap<>();
  final Map<Memory, Slot> memories = new LinkedHashMap<>();
  /// The number within the unit of what it watches first.
  int firstWatch;
  /// What the expressions have become.
  final PartMap<Expr, Node> nodes = new PartMap<>();

  Scope(Netlist netlist, Scope parent, Instance instance) {
    this.netlist = netlist;
    this.parent = parent;
    this.instance = instance;
  }
}
