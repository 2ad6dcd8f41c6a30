package burin.pass;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BitsType;
import burin.ir.Cast;
import burin.ir.Cat;
import burin.ir.Concat;
import burin.ir.Expr;
import burin.ir.Extract;
import burin.ir.FreeLaneParams;
import burin.ir.Gather;
import burin.ir.Index;
import burin.ir.Iota;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.MemoryRead;
import burin.ir.Mux;
import burin.ir.PartMap;
import burin.ir.PartSet;
import burin.ir.Rebuild;
import burin.ir.ReduceLanes;
import burin.ir.Ref;
import burin.ir.ShiftIn;
import burin.ir.Signal;
import burin.ir.Slice;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.Unary;
import burin.ir.UnaryOp;
import burin.ir.Update;
import burin.ir.VecLiteral;
import burin.ir.VecOf;
import burin.ir.VecType;
import burin.ir.Walk;
import burin.ir.Wrap;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Makes for expressions of a module others that say how much of their values is known, by rules of [Masks]'s kind: what
/// could be otherwise is never said to be known.
final class MaskMaker {
  /// What the module around knows.
  interface Signals {
    /// What a signal is computed from in the module; empty for state, inputs and outputs of instances.
    Optional<Expr> driver(Signal signal);

    /// The mask of a signal without a driver.
    Expr mask(Signal signal);

    /// The mask of a memory's word at an address that is known.
    Expr word(MemoryRead read);
  }

  /// Where parameters of lane functions stand for something.
  private static final class Scope {
    /// Null for the module itself.
    final Scope outer;
    final PartMap<LaneParam, Bound> bound = new PartMap<>();
    final PartMap<Expr, Expr> values = new PartMap<>();
    /// A mask is null where all is known.
    final Map<Expr, Expr> masks = new HashMap<>();

    Scope(Scope outer) {
      this.outer = outer;
    }

    Bound find(LaneParam param) {
      for (Scope scope = this; scope != null; scope = scope.outer) {
        Bound found = scope.bound.get(param);
        if (found != null) return found;
      }
      return null;
    }
  }

  private record Bound(Expr value, Expr mask) {}

  private record Goal(Scope scope, Expr expr) {}

  private final Signals signals;
  private final FreeLaneParams free;
  private final Scope module = new Scope(null);

  MaskMaker(Signals signals, FreeLaneParams free) {
    this.signals = signals;
    this.free = free;
  }

  /// The mask of an expression of the module; null where all of it is always known.
  Expr mask(Expr expr) {
    return solve(module, expr);
  }

  // The way through the graph.

  private Expr solve(Scope scope, Expr wanted) {
    Deque<Goal> open = new ArrayDeque<>();
    open.push(goal(scope, wanted));
    while (!open.isEmpty()) {
      Goal goal = open.peek();
      if (goal.scope.masks.containsKey(goal.expr)) {
        open.pop();
        continue;
      }
      List<Goal> missing = missing(goal);
      missing.forEach(open::push);
      if (missing.isEmpty()) goal.scope.masks.put(goal.expr, compute(goal.scope, goal.expr));
    }
    return maskOf(scope, wanted);
  }

  private Goal goal(Scope scope, Expr expr) {
    return new Goal(home(scope, expr), expr);
  }

  /// The innermost scope that binds a parameter which the expression depends on.
  private Scope home(Scope scope, Expr expr) {
    Set<LaneParam> params = free.of(expr);
    if (params.isEmpty()) return module;
    Scope at = scope;
    while (at.outer != null && params.stream().noneMatch(at.bound::containsKey)) at = at.outer;
    return at;
  }

  private Expr maskOf(Scope scope, Expr expr) {
    return home(scope, expr).masks.get(expr);
  }

  private List<Goal> missing(Goal goal) {
    List<Goal> missing = new ArrayList<>();
    for (Expr need : needs(goal.expr)) {
      Goal next = goal(goal.scope, need);
      if (!next.scope.masks.containsKey(need)) missing.add(next);
    }
    return missing;
  }

  private List<Expr> needs(Expr expr) {
    return switch (expr) {
      case Ref ref -> signals.driver(ref.signal()).map(List::of).orElse(List.of());
      case MapLanes map -> needs(map.operands(), List.of(map.body()), map.params());
      case ReduceLanes reduce -> {
        List<Expr> bodies = new ArrayList<>(Walk.operands(reduce));
        bodies.removeFirst();
        yield needs(List.of(reduce.operand()), bodies, FreeLaneParams.bound(reduce));
      }
      default -> Walk.operands(expr);
    };
  }

  /// The operands of lane functions, and what their bodies use from outside.
  private List<Expr> needs(List<Expr> operands, List<Expr> bodies, List<LaneParam> params) {
    List<Expr> needs = new ArrayList<>(operands);
    Set<LaneParam> inner = new HashSet<>(params);
    PartSet<Expr> seen = new PartSet<>();
    Walk.postOrder(bodies, expr -> isWithin(expr, inner) ? Walk.operands(expr) : List.of(), seen, expr -> {
      if (!isWithin(expr, inner) && !(expr instanceof LaneParam)) needs.add(expr);
    });
    return needs;
  }

  /// Whether an expression is a part of a lane function with these parameters, or of one in it.
  private boolean isWithin(Expr expr, Set<LaneParam> inner) {
    boolean within = free.of(expr).stream().anyMatch(inner::contains);
    if (within && expr instanceof MapLanes map) inner.addAll(map.params());
    if (within && expr instanceof ReduceLanes reduce) inner.addAll(FreeLaneParams.bound(reduce));
    return within;
  }

  // Values.

  /// The value of an expression where it is needed: the expression itself outside of lane functions.
  private Expr value(Scope scope, Expr expr) {
    Scope home = home(scope, expr);
    if (home == module) return expr;
    Walk.postOrder(List.of(expr), e -> free.of(e).isEmpty() ? List.of() : Walk.operands(e),
        new PartSet<>(), e -> home.values.computeIfAbsent(e, _ -> copy(home, e)));
    return home.values.get(expr);
  }

  private Expr copy(Scope scope, Expr expr) {
    if (expr instanceof LaneParam param) {
      Bound bound = scope.find(param);
      return bound != null ? bound.value() : new LaneParam(param.type());
    }
    if (free.of(expr).isEmpty()) return expr;
    return switch (expr) {
      case MapLanes map -> new MapLanes(map.params().stream().map(param -> param(scope, param)).toList(),
          map.operands().stream().map(scope.values::get).toList(), scope.values.get(map.body()), map.type());
      case ReduceLanes reduce -> new ReduceLanes(scope.values.get(reduce.operand()),
          reduce.levels().stream().map(level -> new ReduceLanes.Level(
              level.pair().map(pair -> copy(scope, pair)), level.tail().map(tail -> copy(scope, tail)))).toList(),
          reduce.type());
      default -> Rebuild.with(expr, scope.values::get);
    };
  }

  /// The parameter of a lane function that was copied as a whole.
  private static LaneParam param(Scope scope, LaneParam param) {
    return (LaneParam) scope.values.computeIfAbsent(param, _ -> new LaneParam(param.type()));
  }

  private static ReduceLanes.Combine copy(Scope scope, ReduceLanes.Combine combine) {
    return new ReduceLanes.Combine(
        param(scope, combine.left()), param(scope, combine.right()), scope.values.get(combine.body()));
  }

  // Rules.

  private Expr compute(Scope scope, Expr expr) {
    return switch (expr) {
      case Literal _, VecLiteral _, Iota _ -> null;
      case Ref e -> signals.driver(e.signal()).map(module.masks::get).orElseGet(() -> undriven(e.signal()));
      case LaneParam e -> scope.find(e).mask();
      case Unary e -> unary(e, value(scope, e.operand()), maskOf(scope, e.operand()));
      case Binary e -> binary(scope, e);
      case Mux e -> Masks.chosen(value(scope, e.select()), maskOf(scope, e.select()),
          value(scope, e.onTrue()), maskOf(scope, e.onTrue()), value(scope, e.onFalse()), maskOf(scope, e.onFalse()));
      case Wrap e -> maskOf(scope, e.operand());
      case Cast e -> Masks.cast(maskOf(scope, e.operand()), e.operand().type(), e.type());
      case Extract e -> maskOf(scope, e.operand()) == null ? null : new Extract(maskOf(scope, e.operand()), e.high(), e.low());
      case Cat e -> isKnown(scope, e.parts()) ? null : new Cat(masks(scope, e.parts()), e.type());
      case MemoryRead e -> read(scope, e);
      case MapLanes e -> map(scope, e);
      case ReduceLanes e -> new MaskTree(scope, e).mask();
      case Index e -> index(scope, e);
      case Update e -> update(scope, e);
      case Slice e -> maskOf(scope, e.operand()) == null ? null : new Slice(maskOf(scope, e.operand()), e.from(), e.length());
      case Concat e -> isKnown(scope, e.operands()) ? null : new Concat(masks(scope, e.operands()));
      case ShiftIn e -> isKnown(scope, List.of(e.operand(), e.value()))
          ? null : new ShiftIn(mask(scope, e.operand()), mask(scope, e.value()));
      case Gather e -> maskOf(scope, e.operand()) == null ? null : new Gather(maskOf(scope, e.operand()), e.sources());
      case VecOf e -> isKnown(scope, e.elements()) ? null : new VecOf(masks(scope, e.elements()));
    };
  }

  /// A signal whose driver says that all is known has no mask either, so that is not asked for here.
  private Expr undriven(Signal signal) {
    return signals.driver(signal).isPresent() ? null : signals.mask(signal);
  }

  private boolean isKnown(Scope scope, List<Expr> exprs) {
    return exprs.stream().allMatch(expr -> maskOf(scope, expr) == null);
  }

  private Expr mask(Scope scope, Expr expr) {
    return Masks.orAll(maskOf(scope, expr), expr.type());
  }

  private List<Expr> masks(Scope scope, List<Expr> exprs) {
    return exprs.stream().map(expr -> mask(scope, expr)).toList();
  }

  private static Expr unary(Unary expr, Expr value, Expr mask) {
    if (mask == null) return null;
    return switch (expr.op()) {
      case NOT, NEG, ABS -> mask;
      case PARITY -> Masks.whole(mask);
      // A bit that is known to be 0, or 1, decides it.
      case ALL_ONES -> Masks.or(Masks.whole(mask), anyOne(new Binary(BinaryOp.AND, mask, Masks.not(value))));
      case ANY_ONE -> Masks.or(Masks.whole(mask), anyOne(new Binary(BinaryOp.AND, mask, value)));
    };
  }

  private static Expr anyOne(Expr bits) {
    return new Unary(UnaryOp.ANY_ONE, bits);
  }

  private Expr binary(Scope scope, Binary expr) {
    Expr left = maskOf(scope, expr.left());
    Expr right = maskOf(scope, expr.right());
    if (left == null && right == null) return null;
    Expr a = value(scope, expr.left());
    Expr b = value(scope, expr.right());
    return switch (expr.op()) {
      case ADD, SUB, DIV, REM, MIN, MAX, LT, LE, GT, GE, XOR -> Masks.and(left, right);
      case MUL -> Masks.or(Masks.or(Masks.and(left, right), isKnownZero(a, left)), isKnownZero(b, right));
      case AND -> bitwise(a, left, b, right, false);
      case OR -> bitwise(a, left, b, right, true);
      case EQ, NE -> compared(a, left, b, right);
      case SHL, SHR -> shifted(expr, a, left, b, right);
    };
  }

  private static Expr isKnownZero(Expr value, Expr mask) {
    Expr isZero = value.type() instanceof BitsType
        ? Masks.not(anyOne(value))
        : new Binary(BinaryOp.EQ, value, Literal.number(0));
    return mask == null ? isZero : Masks.and(Masks.whole(mask), isZero);
  }

  /// A bit of one operand that is known to be 0, or 1, decides that of the result.
  private static Expr bitwise(Expr a, Expr left, Expr b, Expr right, boolean one) {
    Expr both = Masks.and(left, right);
    Expr first = Masks.and(left, one ? a : Masks.not(a));
    return Masks.or(Masks.or(both, first), Masks.and(right, one ? b : Masks.not(b)));
  }

  private static Expr compared(Expr a, Expr left, Expr b, Expr right) {
    Expr both = Masks.and(Masks.whole(left), Masks.whole(right));
    if (!(a.type() instanceof BitsType)) return both;
    return Masks.or(both, anyOne(Masks.and(Masks.and(left, right), new Binary(BinaryOp.XOR, a, b))));
  }

  private static Expr shifted(Binary expr, Expr a, Expr left, Expr b, Expr right) {
    Expr moved = left;
    if (left != null && a.type() instanceof BitsType) {
      // What comes in is known.
      moved = Masks.not(new Binary(expr.op(), Masks.not(left), b));
    }
    Expr known = Masks.where(right, moved, expr.type());
    return right == null ? known : Masks.or(known, Masks.spread(isKnownZero(a, left), expr.type()));
  }

  private Expr read(Scope scope, MemoryRead read) {
    Expr address = value(scope, read.address());
    return Masks.where(maskOf(scope, read.address()), signals.word(new MemoryRead(read.memory(), address)), read.type());
  }

  private Expr index(Scope scope, Index expr) {
    Expr lanes = maskOf(scope, expr.operand());
    Expr index = value(scope, expr.index());
    Expr indexMask = maskOf(scope, expr.index());
    Expr taken = lanes == null ? null : new Index(lanes, index);
    if (indexMask == null) return taken;
    Expr operand = value(scope, expr.operand());
    Expr one = new Index(operand, index);
    VecType vec = Types.vec(operand.type());
    var lane = new LaneParam(vec.element());
    Expr alike = new MapLanes(vec.length(), List.of(lane), List.of(operand), Masks.same(lane, one));
    Expr all = Masks.tree(BinaryOp.AND, Masks.and(lanes, alike));
    return new Mux(indexMask, Masks.orAll(taken, one.type()), all);
  }

  private Expr update(Scope scope, Update expr) {
    Expr lanes = maskOf(scope, expr.operand());
    Expr valueMask = maskOf(scope, expr.value());
    Expr index = value(scope, expr.index());
    Expr indexMask = maskOf(scope, expr.index());
    if (lanes == null && valueMask == null && indexMask == null) return null;
    Expr before = Masks.orAll(lanes, expr.type());
    Expr updated = new Update(
        before, index, Masks.orAll(valueMask, expr.value().type()), Types.vec(before.type()));
    if (indexMask == null) return updated;
    return new Mux(indexMask, updated, perhaps(value(scope, expr.operand()), lanes, value(scope, expr.value()), valueMask));
  }

  /// Any lane may have become the value.
  private static Expr perhaps(Expr operand, Expr lanes, Expr value, Expr valueMask) {
    VecType vec = Types.vec(operand.type());
    var lane = new LaneParam(vec.element());
    Expr alike = new MapLanes(vec.length(), List.of(lane), List.of(operand), Masks.and(valueMask, Masks.same(lane, value)));
    return Masks.and(lanes, alike);
  }

  // Lane functions.

  private Expr map(Scope scope, MapLanes map) {
    var function = new Function(scope);
    for (int i = 0; i < map.params().size(); i++) {
      Expr operand = map.operands().get(i);
      function.bind(map.params().get(i), value(scope, operand), maskOf(scope, operand));
    }
    return function.over(map.length(), map.body());
  }

  /// A lane function that says how much of another's results is known, with that one's operands and their masks.
  private final class Function {
    private final Scope inner;
    private final List<LaneParam> params = new ArrayList<>();
    private final List<Expr> operands = new ArrayList<>();

    Function(Scope outer) {
      this.inner = new Scope(outer);
    }

    void bind(LaneParam param, Expr operand, Expr mask) {
      Expr known = mask == null ? null : add(Masks.type(param.type()), mask);
      inner.bound.put(param, new Bound(add(param.type(), operand), known));
    }

    private LaneParam add(Type type, Expr operand) {
      var param = new LaneParam(type);
      params.add(param);
      operands.add(operand);
      return param;
    }

    Expr over(int length, Expr body) {
      Expr mask = solve(inner, body);
      return mask == null ? null : lanes(length, mask);
    }

    Expr values(int length, Expr body) {
      return lanes(length, value(inner, body));
    }

    /// With those operands only that it uses.
    private Expr lanes(int length, Expr body) {
      PartSet<Expr> used = new PartSet<>();
      Walk.postOrder(List.of(body), used, _ -> {});
      List<LaneParam> some = new ArrayList<>();
      List<Expr> their = new ArrayList<>();
      for (int i = 0; i < params.size(); i++) {
        if (!used.contains(params.get(i))) continue;
        some.add(params.get(i));
        their.add(operands.get(i));
      }
      return new MapLanes(length, some, their, body);
    }
  }

  /// How much is known of a tree. Of a plain one it is another tree; of any other it is found level by level.
  private final class MaskTree {
    private final Scope scope;
    private final ReduceLanes reduce;

    MaskTree(Scope scope, ReduceLanes reduce) {
      this.scope = scope;
      this.reduce = reduce;
    }

    Expr mask() {
      Expr lanes = maskOf(scope, reduce.operand());
      Expr values = value(scope, reduce.operand());
      BinaryOp op = operation();
      if (op == null) return levels(values, lanes);
      if (lanes == null) return null;
      Expr all = Masks.tree(BinaryOp.AND, lanes);
      if (op != BinaryOp.AND && op != BinaryOp.OR) return all;
      Expr deciding = Masks.combined(BinaryOp.AND, lanes, op == BinaryOp.OR ? values : inverted(values));
      return Masks.or(all, Masks.tree(BinaryOp.OR, deciding));
    }

    private static Expr inverted(Expr lanes) {
      VecType vec = Types.vec(lanes.type());
      var lane = new LaneParam(vec.element());
      return new MapLanes(vec.length(), List.of(lane), List.of(lanes), Masks.not(lane));
    }

    /// What all functions of the tree do with their two values, where nothing else decides how much is known; else null.
    private BinaryOp operation() {
      BinaryOp found = null;
      for (ReduceLanes.Level level : reduce.levels()) {
        for (ReduceLanes.Combine combine : IntStream.range(0, 2).boxed()
            .flatMap(i -> (i == 0 ? level.pair() : level.tail()).stream()).toList()) {
          BinaryOp op = operation(combine);
          if (op == null || found != null && found != op) return null;
          found = op;
        }
      }
      return found;
    }

    private static BinaryOp operation(ReduceLanes.Combine combine) {
      if (!(combine.body() instanceof Binary body)) return null;
      boolean both = body.left() == combine.left() && body.right() == combine.right()
          || body.left() == combine.right() && body.right() == combine.left();
      if (!both) return null;
      return switch (body.op()) {
        case ADD, SUB, MIN, MAX, XOR, AND, OR -> body.op();
        default -> null;
      };
    }

    private record Item(Expr value, Expr mask) {}

    private Expr levels(Expr values, Expr masks) {
      Item lanes = new Item(values, masks);
      int full = Types.vec(values.type()).length();
      Item tail = null;
      for (ReduceLanes.Level level : reduce.levels()) {
        if (full % 2 == 1) {
          Item last = lane(lanes, full - 1);
          tail = tail == null ? last : combined(level.tail().orElseThrow(), last, tail);
        }
        full /= 2;
        if (full > 0) lanes = pairs(level.pair().orElseThrow(), lanes, full);
      }
      return full == 0 ? tail.mask() : lane(lanes, 0).mask();
    }

    private Item lane(Item lanes, int at) {
      Expr index = Literal.number(at);
      return new Item(new Index(lanes.value(), index), lanes.mask() == null ? null : new Index(lanes.mask(), index));
    }

    private Item combined(ReduceLanes.Combine combine, Item left, Item right) {
      var inner = new Scope(scope);
      inner.bound.put(combine.left(), new Bound(left.value(), left.mask()));
      inner.bound.put(combine.right(), new Bound(right.value(), right.mask()));
      return new Item(MaskMaker.this.value(inner, combine.body()), solve(inner, combine.body()));
    }

    private Item pairs(ReduceLanes.Combine combine, Item lanes, int pairs) {
      return new Item(
          function(combine, lanes, pairs).values(pairs, combine.body()),
          function(combine, lanes, pairs).over(pairs, combine.body()));
    }

    private Function function(ReduceLanes.Combine combine, Item lanes, int pairs) {
      var function = new Function(scope);
      function.bind(combine.left(), every(lanes.value(), 0, pairs), every(lanes.mask(), 0, pairs));
      function.bind(combine.right(), every(lanes.value(), 1, pairs), every(lanes.mask(), 1, pairs));
      return function;
    }

    /// Every second lane.
    private static Expr every(Expr lanes, int first, int count) {
      if (lanes == null) return null;
      return new Gather(lanes, ImmutableIntArray.copyOf(IntStream.range(0, count).map(i -> 2 * i + first)));
    }
  }
}
