package burin.hdl;

import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.LaneParam;
import burin.ir.Range;
import burin.ir.ReduceLanes;
import burin.ir.ReduceLanes.Combine;
import burin.ir.ReduceLanes.Level;
import burin.ir.Type;
import burin.ir.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/// Builds the levels of [Vec#reduceTree]: at each, the function is traced once for two full lanes and once for the last
/// full lane with the odd tail, so that each has its exact type. Where the lanes' ranges are known one by one (products
/// with constants), each level's range is what its lanes really need.
final class TreeBuilder<T extends Value> {
  private final Vec<T> vec;
  private final BinaryOperator<T> function;
  private final Builder scope;
  private final List<Level> levels = new ArrayList<>();

  /// The values of the present level: `count` in all, the tail included where there is one.
  private int count;
  private DataType<T> full;
  private Optional<DataType<T>> tail = Optional.empty();
  /// One range a value, or none where they are all alike.
  private Optional<List<Range>> ranges;

  TreeBuilder(Vec<T> vec, BinaryOperator<T> function) {
    this.vec = vec;
    this.function = function;
    this.scope = vec.scope();
    this.count = vec.length();
    this.full = vec.element();
    this.ranges = LaneRanges.of(vec.local());
  }

  T build() {
    if (count == 1) return vec.get(0);
    while (count > 1) addLevel();
    DataType<T> result = tail.orElse(full);
    return scope.made(List.of(new ReduceLanes(vec.local(), levels, result.ir())), result);
  }

  private void addLevel() {
    int fulls = count - (tail.isPresent() ? 1 : 0);
    int pairs = fulls / 2;
    boolean lone = fulls % 2 == 1;
    Optional<Combine> pair = pairs == 0 ? Optional.empty() : Optional.of(trace(full, full));
    Optional<Combine> last = lone && tail.isPresent() ? Optional.of(trace(full, tail.get())) : Optional.empty();
    int next = (count + 1) / 2;
    if (ranges.isPresent()) {
      List<Range> exact = combined(ranges.get(), pairs, pair, last);
      pair = pair.map(combine -> narrowed(combine, union(exact.subList(0, pairs))));
      last = last.map(combine -> narrowed(combine, exact.get(next - 1)));
      ranges = Optional.of(exact);
    }
    levels.add(new Level(pair, last));
    tail = last.map(this::typeOf).or(() -> tail.isPresent() ? tail : lone ? Optional.of(full) : tail);
    if (pair.isPresent()) full = typeOf(pair.get());
    count = next;
  }

  private Combine trace(DataType<T> left, DataType<T> right) {
    var a = new LaneParam(left.ir());
    var b = new LaneParam(right.ir());
    T body = scope.trace(() -> function.apply(left.make(scope, List.of(a)), right.make(scope, List.of(b))));
    Vec.checkResult(scope, body);
    return new Combine(a, b, body.local());
  }

  private DataType<T> typeOf(Combine combine) {
    return vec.element().withIr(List.of(combine.body().type()));
  }

  private List<Range> combined(List<Range> of, int pairs, Optional<Combine> pair, Optional<Combine> last) {
    List<Range> exact = new ArrayList<>();
    pair.map(TreeBuilder::body).ifPresent(body -> {
      for (int i = 0; i < pairs; i++) exact.add(body.range(of.subList(2 * i, 2 * i + 2)));
    });
    if (2 * pairs < count) {
      exact.add(last.map(combine -> body(combine).range(of.subList(count - 2, count))).orElse(of.getLast()));
    }
    return exact;
  }

  private static LaneRanges.Body body(Combine combine) {
    return new LaneRanges.Body(combine.body(), List.of(combine.left(), combine.right()));
  }

  private static Range union(List<Range> ranges) {
    return ranges.stream().reduce(Range::union).orElseThrow();
  }

  private Combine narrowed(Combine combine, Range range) {
    Expr body = Ops.narrowed(combine.body(), range);
    Type type = body.type();
    if (!type.equals(new IntType(range)) || !(Types.scalar(type) instanceof IntType)) return combine;
    return new Combine(combine.left(), combine.right(), body);
  }
}
