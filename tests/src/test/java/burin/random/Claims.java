package burin.random;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BitsType;
import burin.ir.Cast;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.Range;
import burin.ir.ReduceLanes;
import burin.ir.Types;
import burin.ir.Unary;
import burin.ir.UnaryOp;
import burin.ir.VecOf;
import burin.ir.VecType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Expressions whose types are narrower than their operands' ranges allow, and true all the same.
final class Claims {
  private final Choice choice;
  private final Adapt adapt;

  Claims(Choice choice, Adapt adapt) {
    this.choice = choice;
    this.adapt = adapt;
  }

  Expr any(Scope scope) {
    return switch (choice.below(7)) {
      case 0 -> difference(scope);
      case 1 -> square(scope);
      case 2 -> thereAndBack(scope);
      case 3 -> oddDistance(scope);
      case 4 -> widerParameter(scope);
      case 5 -> packed(scope);
      default -> exactTree(scope);
    };
  }

  /// `max(a, b) - min(a, b)` is not negative.
  private Expr difference(Scope scope) {
    Expr a = adapt.number(scope);
    Expr b = adapt.number(scope);
    Expr max = new Binary(BinaryOp.MAX, a, b);
    Expr min = new Binary(BinaryOp.MIN, a, b);
    Range range = Binary.resultType(BinaryOp.SUB, max.type(), min.type()) instanceof IntType all ? all.range() : null;
    return new Binary(BinaryOp.SUB, max, min, new IntType(Range.of(BigInteger.ZERO.max(range.lo()), range.hi())));
  }

  /// `a * a` is not negative.
  private Expr square(Scope scope) {
    Expr a = adapt.number(scope);
    Range range = Types.range(a.type()).abs();
    return adapt.capped(new Binary(
        BinaryOp.MUL, a, a, new IntType(Range.of(range.lo().multiply(range.lo()), range.hi().multiply(range.hi())))));
  }

  /// `a + (b - a)` is `b`; a sum that is narrower than both its operands.
  private Expr thereAndBack(Scope scope) {
    Expr a = adapt.number(scope);
    Expr b = adapt.number(scope);
    return new Binary(BinaryOp.ADD, a, new Binary(BinaryOp.SUB, b, a), b.type());
  }

  /// `abs(2a + 1)` is not zero.
  private Expr oddDistance(Scope scope) {
    Expr a = adapt.number(scope);
    Expr odd = new Binary(BinaryOp.ADD, new Binary(BinaryOp.MUL, a, Literal.number(2)), Literal.number(1));
    Range abs = Types.range(odd.type()).abs();
    return new Unary(UnaryOp.ABS, odd, new IntType(Range.of(abs.lo().max(BigInteger.ONE), abs.hi())));
  }

  /// Cast to bits and back, where not all patterns are values.
  private Expr packed(Scope scope) {
    Expr value = adapt.any(scope);
    return new Cast(new Cast(value, new BitsType(value.type().width())), value.type());
  }

  /// A lane function whose parameter may be more than the lanes are, so that the vector is narrower than the body.
  private Expr widerParameter(Scope scope) {
    Expr vec = adapt.make(scope, new VecType(choice.between(1, 7), new IntType(adapt.types.range())));
    VecType type = (VecType) vec.type();
    if (!(type.element() instanceof IntType element)) return vec;
    var lane = new LaneParam(adapt.types.widened(element));
    var offset = Literal.number(choice.between(-20, 20));
    Range exact = element.range().add(Range.point(offset.value()));
    Expr body = new Binary(BinaryOp.ADD, lane, offset);
    return new MapLanes(List.of(lane), List.of(vec), body, new VecType(type.length(), new IntType(exact)));
  }

  /// A tree over lanes of which each has a range of its own: every level has exactly the range of its sums.
  private Expr exactTree(Scope scope) {
    List<Expr> lanes = new ArrayList<>();
    for (int i = choice.between(2, 9); i > 0; i--) {
      lanes.add(adapt.within(adapt.number(scope), Range.of(-choice.below(40), choice.below(200))));
    }
    var operand = new VecOf(lanes);
    BinaryOp op = choice.of(BinaryOp.ADD, BinaryOp.MIN, BinaryOp.MAX, BinaryOp.SUB);
    List<Range> ranges = lanes.stream().map(lane -> Types.range(lane.type())).toList();
    return exactTree(operand, op, ranges);
  }

  private static Expr exactTree(VecOf operand, BinaryOp op, List<Range> lanes) {
    List<ReduceLanes.Level> levels = new ArrayList<>();
    List<Range> ranges = lanes;
    Range full = Types.range(operand.type().element());
    Optional<Range> tail = Optional.empty();
    while (ranges.size() > 1) {
      int fullLanes = ranges.size() - (tail.isPresent() ? 1 : 0);
      List<Range> pairs = pairs(op, ranges.subList(0, fullLanes / 2 * 2));
      Optional<ReduceLanes.Combine> pair = Optional.empty();
      Optional<ReduceLanes.Combine> atTail = Optional.empty();
      Range before = full;
      if (!pairs.isEmpty()) {
        full = pairs.stream().reduce(Range::union).get();
        pair = Optional.of(combine(op, before, before, full));
      }
      List<Range> next = new ArrayList<>(pairs);
      if (fullLanes % 2 == 1) {
        Range last = ranges.get(fullLanes - 1);
        if (tail.isPresent()) {
          Range both = apply(op, last, ranges.getLast());
          atTail = Optional.of(combine(op, before, tail.get(), both));
          tail = Optional.of(both);
        } else {
          tail = Optional.of(before);
        }
        next.add(atTail.isPresent() ? tail.get() : last);
      } else if (tail.isPresent()) {
        next.add(ranges.getLast());
      }
      levels.add(new ReduceLanes.Level(pair, atTail));
      ranges = next;
    }
    return new ReduceLanes(operand, levels, new IntType(ranges.getFirst()));
  }

  private static List<Range> pairs(BinaryOp op, List<Range> ranges) {
    List<Range> pairs = new ArrayList<>();
    for (int i = 0; i < ranges.size(); i += 2) pairs.add(apply(op, ranges.get(i), ranges.get(i + 1)));
    return pairs;
  }

  private static Range apply(BinaryOp op, Range left, Range right) {
    return Types.range(Binary.resultType(op, new IntType(left), new IntType(right)));
  }

  private static ReduceLanes.Combine combine(BinaryOp op, Range left, Range right, Range exact) {
    var leftLane = new LaneParam(new IntType(left));
    var rightLane = new LaneParam(new IntType(right));
    return new ReduceLanes.Combine(leftLane, rightLane, new Binary(op, leftLane, rightLane, new IntType(exact)));
  }
}
