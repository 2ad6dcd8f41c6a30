package burin.sim.interp;

import burin.ir.Binary;
import burin.ir.Cast;
import burin.ir.Cat;
import burin.ir.Concat;
import burin.ir.Expr;
import burin.ir.Extract;
import burin.ir.Gather;
import burin.ir.Index;
import burin.ir.Iota;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.MemoryRead;
import burin.ir.Mux;
import burin.ir.ReduceLanes;
import burin.ir.Ref;
import burin.ir.ShiftIn;
import burin.ir.Slice;
import burin.ir.Unary;
import burin.ir.Update;
import burin.ir.VecLiteral;
import burin.ir.VecOf;
import burin.ir.Walk;
import burin.ir.Wrap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Finds the value of an expression and puts it into the frame. All operands are computed, also the arm that a mux does
/// not choose: a circuit has all of them, and so each must lie within its type.
final class ExprTask implements Task {
  private final Frame frame;
  private final Expr expr;
  private final List<Expr> operands;
  /// Of the first operands, in their order.
  private final List<Value> values = new ArrayList<>();

  private ExprTask(Frame frame, Expr expr) {
    this.frame = frame;
    this.expr = expr;
    this.operands = Walk.operands(expr);
  }

  /// The task that finds the value of an expression; null where the frame has it.
  static Task of(Frame frame, Expr expr) {
    if (frame.get(expr) != null) return null;
    return switch (expr) {
      case MapLanes map -> new MapTask(frame, map);
      case ReduceLanes reduce -> new ReduceTask(frame, reduce);
      case Ref ref -> new RefTask(frame, ref);
      default -> new ExprTask(frame, expr);
    };
  }

  @Override
  public Task advance() {
    for (; values.size() < operands.size(); values.add(frame.get(operands.get(values.size())))) {
      Task missing = of(frame, operands.get(values.size()));
      if (missing != null) return missing;
    }
    frame.put(expr, value());
    return null;
  }
  private BigInteger number(int operand) {
    return values.get(operand).number();
  }

  private int lane(int operand) {
    return number(operand).intValueExact();
  }

  private Value value() {
    return switch (expr) {
      case Literal _, VecLiteral _ -> Node.constant(expr);
      case Iota e -> Operations.iota(e.length());
      case Unary e -> Operations.unary(e, number(0));
      case Binary e -> Operations.binary(e, number(0), number(1));
      case Mux _ -> values.get(values.getFirst().isTrue() ? 1 : 2);
      case Wrap e -> Operations.wrap(e, number(0));
      case Cast e -> Value.ofBits(e.type(), values.getFirst().bits(e.operand().type()));
      case Extract e -> Operations.extract(number(0), e.high(), e.low());
      case Cat e -> Operations.cat(e, values);
      case MemoryRead e -> frame.node.words.get(e.memory()).get(lane(0));
      case Index _ -> values.getFirst().lane(lane(1));
      case Update _ -> values.getFirst().with(lane(1), values.get(2));
      case Slice e -> Value.of(values.getFirst().asLanes().subList(e.from(), e.from() + e.length()));
      case Concat _ -> concat();
      case ShiftIn _ -> Operations.shiftIn(values.getFirst(), values.getLast());
      case Gather e -> Value.of(e.sources().asList().stream().map(values.getFirst()::lane).toList());
      case VecOf _ -> Value.of(values);
      case LaneParam _ -> throw new IllegalStateException(
          Describe.expr(frame.node, expr) + " uses a lane parameter outside its lane function");
      case MapLanes _, ReduceLanes _, Ref _ ->
          throw new IllegalStateException(Describe.expr(frame.node, expr) + " has no value yet");
    };
  }

  private Value concat() {
    List<Value> lanes = new ArrayList<>();
    values.forEach(value -> lanes.addAll(value.asLanes()));
    return Value.of(lanes);
  }
}
