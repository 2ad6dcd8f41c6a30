package burin.pass;

import burin.ir.Expr;
import burin.ir.LaneParam;
import burin.ir.Memory;
import burin.ir.MemoryRead;
import burin.ir.ModuleDef;
import burin.ir.PartSet;
import burin.ir.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The reads of a module's memories within a cycle.
final class CombinationalReads {
  private final Map<Memory, List<MemoryRead>> reads = new HashMap<>();
  private final Set<Memory> inLanes = new HashSet<>();

  private CombinationalReads() {}

  static CombinationalReads of(ModuleDef module) {
    var found = new CombinationalReads();
    PartSet<Expr> lanes = new PartSet<>();
    Walk.postOrder(Walk.roots(module), expr -> {
      if (expr instanceof LaneParam || Walk.operands(expr).stream().anyMatch(lanes::contains)) lanes.add(expr);
      if (expr instanceof MemoryRead read) found.add(read, lanes.contains(read));
    });
    return found;
  }

  private void add(MemoryRead read, boolean inLane) {
    reads.computeIfAbsent(read.memory(), _ -> new ArrayList<>()).add(read);
    if (inLane) inLanes.add(read.memory());
  }

  /// In the order of the program.
  List<MemoryRead> of(Memory memory) {
    return reads.getOrDefault(memory, List.of());
  }

  /// Whether the address of a read depends, or may depend, on the lane in which it is computed.
  boolean isReadInLanes(Memory memory) {
    return inLanes.contains(memory);
  }
}
