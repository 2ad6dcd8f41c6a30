package burin.ir;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Which parameters of lane functions an expression stands under: those that it depends on and that no lane function within
/// it binds. Sets are in the order in which parameters are met, and are shared.
public final class FreeLaneParams {
  /// Without the expressions that stand under none, which are nearly all.
  private final PartMap<Expr, Set<LaneParam>> known = new PartMap<>();

  /// Those of all expressions that are reachable from the roots.
  public static FreeLaneParams below(Iterable<? extends Expr> roots) {
    var params = new FreeLaneParams();
    Walk.postOrder(roots, params::add);
    return params;
  }

  /// Adds an expression whose operands were added before.
  public void add(Expr expr) {
    if (known.isEmpty() && !(expr instanceof LaneParam)) return;
    Set<LaneParam> found = of(expr, Walk.operands(expr), this::of);
    if (!found.isEmpty()) known.put(expr, found);
  }

  public Set<LaneParam> of(Expr expr) {
    return known.getOrDefault(expr, Set.of());
  }

  /// @param operands those that count
  /// @param known their parameters
  public static <T> Set<LaneParam> of(Expr expr, List<T> operands, Function<T, Set<LaneParam>> known) {
    if (expr instanceof LaneParam param) return ImmutableSet.of(param);
    Set<LaneParam> all = Set.of();
    for (int i = 0; i < operands.size(); i++) all = union(all, known.apply(operands.get(i)));
    return switch (expr) {
      case MapLanes map -> without(all, map.params());
      case ReduceLanes reduce -> without(all, bound(reduce));
      default -> all;
    };
  }

  /// The parameters of all of its levels.
  public static List<LaneParam> bound(ReduceLanes reduce) {
    List<LaneParam> params = new ArrayList<>();
    for (ReduceLanes.Level level : reduce.levels()) {
      level.pair().ifPresent(pair -> Collections.addAll(params, pair.left(), pair.right()));
      level.tail().ifPresent(tail -> Collections.addAll(params, tail.left(), tail.right()));
    }
    return params;
  }

  /// One of the two sets where that will do, so that a long chain shares one set.
  private static Set<LaneParam> union(Set<LaneParam> a, Set<LaneParam> b) {
    if (a == b || a.containsAll(b)) return a;
    if (b.containsAll(a)) return b;
    return ImmutableSet.<LaneParam>builder().addAll(a).addAll(b).build();
  }

  private static Set<LaneParam> without(Set<LaneParam> all, List<LaneParam> bound) {
    if (all.isEmpty()) return all;
    ImmutableSet.Builder<LaneParam> rest = ImmutableSet.builder();
    for (LaneParam param : all) {
      if (!bound.contains(param)) rest.add(param);
    }
    return rest.build();
  }
}
