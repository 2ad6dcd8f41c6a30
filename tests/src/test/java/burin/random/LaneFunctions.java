package burin.random;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.EnumType;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.LaneParam;
import burin.ir.MapLanes;
import burin.ir.Mux;
import burin.ir.ReduceLanes;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Random lane functions: maps over any number of vectors and trees, one within the other, using what is outside.
final class LaneFunctions {
  private static final int DEEPEST = 3;

  private final Choice choice;
  private final Adapt adapt;
  /// Adds a few random expressions to a scope.
  private final Consumer<Scope> grow;

  LaneFunctions(Choice choice, Adapt adapt, Consumer<Scope> grow) {
    this.choice = choice;
    this.adapt = adapt;
    this.grow = grow;
  }

  Expr map(Scope scope) {
    Expr first = adapt.vec(scope);
    int length = ((VecType) first.type()).length();
    List<Expr> operands = new ArrayList<>();
    if (!choice.chance(8)) operands.add(first);
    while (!operands.isEmpty() && operands.size() < 4 && choice.chance(45)) {
      operands.add(adapt.ofLength(adapt.vec(scope), length));
    }
    List<LaneParam> params = operands.stream().map(this::param).toList();
    Expr body = body(scope, params);
    var type = new VecType(length, body.type());
    if (!adapt.fits(type)) body = adapt.make(inner(scope, params), adapt.types.scalar());
    return new MapLanes(length, params, operands, body);
  }

  private LaneParam param(Expr operand) {
    Type element = ((VecType) operand.type()).element();
    return new LaneParam(choice.chance(15) ? adapt.types.widened(element) : element);
  }

  private static Scope inner(Scope scope, List<LaneParam> params) {
    var inner = new Scope(scope);
    params.forEach(inner::add);
    return inner;
  }

  private Expr body(Scope scope, List<LaneParam> params) {
    Scope inner = inner(scope, params);
    if (scope.depth() < DEEPEST) grow.accept(inner);
    if (inner.own().isEmpty() || choice.chance(5)) return adapt.any(inner);
    return choice.chance(70) ? inner.own().getLast() : choice.of(inner.own());
  }

  Expr reduce(Scope scope) {
    Expr operand = adapt.vec(scope);
    VecType vec = (VecType) operand.type();
    List<ReduceLanes.Level> levels = new ArrayList<>();
    int count = vec.length();
    Type full = vec.element();
    Type tail = null;
    while (count > 1) {
      int fullLanes = tail == null ? count : count - 1;
      Optional<ReduceLanes.Combine> pair = fullLanes < 2 ? Optional.empty() : Optional.of(combine(scope, full, full));
      Optional<ReduceLanes.Combine> last = Optional.empty();
      if (fullLanes % 2 == 1) {
        if (tail != null) last = Optional.of(combine(scope, full, tail));
        tail = last.map(combine -> combine.body().type()).orElse(full);
      }
      full = pair.map(combine -> combine.body().type()).orElse(full);
      levels.add(new ReduceLanes.Level(pair, last));
      count = (count + 1) / 2;
    }
    return new ReduceLanes(operand, levels, tail == null ? full : tail);
  }

  private ReduceLanes.Combine combine(Scope scope, Type left, Type right) {
    var leftLane = new LaneParam(left);
    var rightLane = new LaneParam(right);
    Scope inner = inner(scope, List.of(leftLane, rightLane));
    return new ReduceLanes.Combine(leftLane, rightLane, combined(inner, leftLane, rightLane));
  }

  private Expr combined(Scope inner, Expr left, Expr right) {
    if (inner.depth() <= DEEPEST && choice.chance(25)) {
      grow.accept(inner);
      List<Expr> alike = inner.own().stream().filter(expr -> Types.sameKind(expr.type(), left.type())).toList();
      return choice.of(alike);
    }
    if (choice.chance(15)) return new Mux(adapt.bool(inner), left, right);
    return switch (left.type()) {
      case IntType _ -> adapt.capped(new Binary(numberOp(), left, right));
      case EnumType _ -> new Mux(adapt.bool(inner), left, right);
      case BoolType _, BitsType _ -> new Binary(choice.of(BinaryOp.AND, BinaryOp.OR, BinaryOp.XOR), left, right);
      case VecType _ -> laneByLane(inner, left, right);
    };
  }

  private BinaryOp numberOp() {
    return choice.of(BinaryOp.ADD, BinaryOp.ADD, BinaryOp.MIN, BinaryOp.MAX, BinaryOp.SUB, BinaryOp.MUL);
  }

  private Expr laneByLane(Scope scope, Expr left, Expr right) {
    var leftLane = new LaneParam(((VecType) left.type()).element());
    var rightLane = new LaneParam(((VecType) right.type()).element());
    Scope inner = inner(scope, List.of(leftLane, rightLane));
    Expr body = combined(inner, leftLane, rightLane);
    return new MapLanes(((VecType) left.type()).length(), List.of(leftLane, rightLane), List.of(left, right), body);
  }
}
