package burin.sim.interp;

import burin.ir.Expr;
import burin.ir.LaneParam;
import burin.ir.MapLanes;
import burin.ir.ReduceLanes;
import burin.ir.Walk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which parameters of enclosing lane functions an expression depends on; none for one that means the same everywhere
/// in its module.
public final class FreeParams {
  /// Without the expressions that depend on no parameter, which are nearly all. Sets are shared, not changed.
  private final Map<Expr, Set<LaneParam>> free = new IdentityHashMap<>();

  public FreeParams(List<Expr> roots) {
    Walk.postOrder(roots, this::visit);
  }

  public Set<LaneParam> of(Expr expr) {
    return free.getOrDefault(expr, Set.of());
  }

  private void visit(Expr expr) {
    Set<LaneParam> found = expr instanceof LaneParam param ? identitySet(List.of(param)) : ofOperands(expr);
    if (!found.isEmpty()) free.put(expr, found);
  }

  private Set<LaneParam> ofOperands(Expr expr) {
    Set<LaneParam> found = Set.of();
    for (Expr operand : Walk.operands(expr)) found = union(found, of(operand));
    List<LaneParam> own = params(expr);
    if (found.isEmpty() || own.isEmpty()) return found;
    Set<LaneParam> outer = identitySet(found);
    own.forEach(outer::remove);
    return outer;
  }

  private static Set<LaneParam> union(Set<LaneParam> a, Set<LaneParam> b) {
    if (a == b || b.isEmpty() || a.containsAll(b)) return a;
    if (a.isEmpty()) return b;
    Set<LaneParam> both = identitySet(a);
    both.addAll(b);
    return both;
  }

  private static Set<LaneParam> identitySet(Iterable<LaneParam> params) {
    Set<LaneParam> set = Collections.newSetFromMap(new IdentityHashMap<>());
    params.forEach(set::add);
    return set;
  }

  /// The parameters that an expression's lane functions bind.
  private static List<LaneParam> params(Expr expr) {
    return switch (expr) {
      case MapLanes map -> map.params();
      case ReduceLanes reduce -> {
        List<LaneParam> params = new ArrayList<>();
        for (ReduceLanes.Level level : reduce.levels()) {
          level.pair().ifPresent(pair -> Collections.addAll(params, pair.left(), pair.right()));
          level.tail().ifPresent(tail -> Collections.addAll(params, tail.left(), tail.right()));
        }
        yield params;
      }
      default -> List.of();
    };
  }
}
