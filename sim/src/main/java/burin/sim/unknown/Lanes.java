package burin.sim.unknown;

import burin.ir.Expr;
import burin.ir.MapLanes;
import burin.ir.ReduceLanes;
import burin.ir.Types;
import burin.sim.unknown.Frame.Source;
import java.util.ArrayList;
import java.util.List;

/// Lays lane functions out: a frame for each lane of a [MapLanes], and for each two values that a [ReduceLanes] combines.
final class Lanes {
  private Lanes() {}

  static List<Source> parts(Frame frame, Expr expr) {
    return switch (expr) {
      case MapLanes map -> map(frame, map);
      case ReduceLanes reduce -> List.of(reduce(frame, reduce));
      default -> throw new IllegalArgumentException("no lane functions: " + expr.getClass());
    };
  }

  private static List<Source> map(Frame frame, MapLanes map) {
    List<Source> lanes = new ArrayList<>();
    for (int lane = 0; lane < map.length(); lane++) {
      Frame inner = frame.within();
      for (int i = 0; i < map.params().size(); i++) {
        inner.params.put(map.params().get(i), source(frame, map.operands().get(i), lane));
      }
      lanes.add(source(inner, map.body(), -1));
    }
    return lanes;
  }

  private static Source reduce(Frame frame, ReduceLanes reduce) {
    List<Source> values = new ArrayList<>();
    int count = Types.vec(reduce.operand().type()).length();
    for (int lane = 0; lane < count; lane++) values.add(source(frame, reduce.operand(), lane));
    boolean hasTail = false;
    for (ReduceLanes.Level level : reduce.levels()) {
      int full = hasTail ? values.size() - 1 : values.size();
      boolean isOdd = full % 2 == 1;
      List<Source> next = new ArrayList<>();
      for (int i = 0; i + 1 < full; i += 2) {
        next.add(combine(frame, level.pair().orElseThrow(), values.get(i), values.get(i + 1)));
      }
      if (isOdd && hasTail) {
        next.add(combine(frame, level.tail().orElseThrow(), values.get(full - 1), values.get(full)));
      } else if (isOdd || hasTail) {
        next.add(values.getLast());
      }
      hasTail |= isOdd;
      values = next;
    }
    return values.getFirst();
  }

  private static Source combine(Frame frame, ReduceLanes.Combine function, Source left, Source right) {
    Frame inner = frame.within();
    inner.params.put(function.left(), left);
    inner.params.put(function.right(), right);
    return source(inner, function.body(), -1);
  }

  private static Source source(Frame frame, Expr expr, int lane) {
    return new Source(frame.home(expr), expr, lane);
  }
}
