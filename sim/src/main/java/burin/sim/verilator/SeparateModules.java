package burin.sim.verilator;

import burin.ir.Circuit;
import burin.ir.Expr;
import burin.ir.Instance;
import burin.ir.ModuleDef;
import burin.ir.ReduceLanes;
import burin.ir.Types;
import burin.ir.Walk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which modules are better compiled once than once for each use.
///
/// Verilator puts most modules into their parents, since it sees few statements where a loop over lanes will become
/// many. A large module that is used several times is then compiled as many times, for no gain in speed.
final class SeparateModules {
  /// In scalar operations. Below, what the compiler finds out across the border is worth more.
  private static final long LARGE = 150;

  private SeparateModules() {}

  static List<ModuleDef> of(Circuit circuit) {
    Map<ModuleDef, Long> uses = uses(circuit);
    return circuit.modules().stream().filter(module -> uses.get(module) > 1 && operations(module) >= LARGE).toList();
  }

  /// Those that use a module come after it, so the way back meets all of them first.
  private static Map<ModuleDef, Long> uses(Circuit circuit) {
    Map<ModuleDef, Long> uses = new HashMap<>();
    uses.put(circuit.top(), 1L);
    for (ModuleDef module : circuit.modules().reversed()) {
      for (Instance instance : module.instances()) {
        uses.merge(instance.module(), uses.get(module) * instance.count(), Long::sum);
      }
    }
    return uses;
  }

  /// About how many there are when all loops are unrolled.
  private static long operations(ModuleDef module) {
    long[] sum = {0};
    Walk.postOrder(Walk.roots(module), expr -> sum[0] += operations(expr));
    return sum[0];
  }

  private static long operations(Expr expr) {
    return Types.scalarCount(expr instanceof ReduceLanes reduce ? reduce.operand().type() : expr.type());
  }
}
