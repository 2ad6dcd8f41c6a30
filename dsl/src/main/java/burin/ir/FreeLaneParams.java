package burin.ir;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which parameters of lane functions an expression stands under.
public final class FreeLaneParams {
  private FreeLaneParams() {}

  /// The parameters that an expression depends on and that no lane function within it binds.
  ///
  /// @param known what was found for its operands; those that are missing depend on none
  public static Set<LaneParam> of(Expr expr, Map<Expr, Set<LaneParam>> known) {
    if (expr instanceof LaneParam param) return Set.of(param);
    if (known.isEmpty()) return Set.of();
    Set<LaneParam> free = Set.of();
    for (Expr operand : Walk.operands(expr)) {
      Set<LaneParam> more = known.getOrDefault(operand, Set.of());
      if (more.isEmpty() || free.containsAll(more)) continue;
      Set<LaneParam> both = new HashSet<>(free);
      both.addAll(more);
      free = both;
    }
    if (free.isEmpty()) return free;
    switch (expr) {
      case MapLanes map -> free = without(free, map.params());
      case ReduceLanes reduce -> {
        for (ReduceLanes.Level level : reduce.levels()) {
          if (level.pair().isPresent()) free = without(free, params(level.pair().get()));
          if (level.tail().isPresent()) free = without(free, params(level.tail().get()));
        }
      }
      default -> {}
    }
    return free;
  }

  private static List<LaneParam> params(ReduceLanes.Combine combine) {
    return List.of(combine.left(), combine.right());
  }

  private static Set<LaneParam> without(Set<LaneParam> free, List<LaneParam> bound) {
    Set<LaneParam> rest = new HashSet<>(free);
    bound.forEach(rest::remove);
    return rest;
  }
}
