package burin.verilog;

import burin.ir.Expr;
import burin.ir.LaneParam;
import burin.ir.MapLanes;
import burin.ir.ReduceLanes;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// The parameters of enclosing lane functions that expressions depend on.
final class FreeParams {
  private FreeParams() {}

  /// @param operands those that count
  /// @param known their parameters
  static <T> Set<LaneParam> of(Expr expr, List<T> operands, Function<T, Set<LaneParam>> known) {
    if (expr instanceof LaneParam param) return ImmutableSet.of(param);
    Set<LaneParam> all = Set.of();
    for (int i = 0; i < operands.size(); i++) all = union(all, known.apply(operands.get(i)));
    return switch (expr) {
      case MapLanes map -> without(all, map.params());
      case ReduceLanes reduce -> without(all, own(reduce));
      default -> all;
    };
  }

  static List<LaneParam> own(ReduceLanes reduce) {
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

  private static Set<LaneParam> without(Set<LaneParam> all, List<LaneParam> own) {
    if (all.isEmpty()) return all;
    ImmutableSet.Builder<LaneParam> rest = ImmutableSet.builder();
    for (LaneParam param : all) {
      if (!own.contains(param)) rest.add(param);
    }
    return rest.build();
  }
}
