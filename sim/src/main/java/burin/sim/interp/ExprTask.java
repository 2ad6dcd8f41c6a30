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
import java.util.ArrayList;
import java.util.List;

/// Finds the value of an expression and puts it into the frame. All operands are computed, also the arm that a mux does
/// not choose: a circuit has all of them, and so each must lie within its type.
final class ExprTask implements Task {
  private final Frame frame;
  private final Expr expr;
  private final List<Expr> operands;
  private int next;

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
    while (next < operands.size()) {
      Task missing = of(frame, operands.get(next));
      if (missing != null) return missing;
      next++;
    }
    frame.put(expr, value());
    return null;
  }

  private Value value(Expr operand) {
    return frame.get(operand);
  }

  private List<Value> values() {
    return operands.stream().map(frame::get).toList();
  }

  private int lane(Expr index) {
    return value(index).number().intValueExact();
  }

  private Value value() {
    return switch (expr) {
      case Literal _, VecLiteral _ -> Node.constant(expr);
      case Iota e -> Operations.iota(e.length());
      case Unary e -> Operations.unary(e, value(e.operand()).number());
      case Binary e -> Operations.binary(e, value(e.left()).number(), value(e.right()).number());
      case Mux e -> value(e.select()).isTrue() ? value(e.onTrue()) : value(e.onFalse());
      case Wrap e -> Operations.wrap(e, value(e.operand()).number());
      case Cast e -> Value.ofBits(e.type(), value(e.operand()).bits(e.operand().type()));
      case Extract e -> Operations.extract(value(e.operand()).number(), e.high(), e.low());
      case Cat e -> Operations.cat(e, values());
      case MemoryRead e -> frame.node.words.get(e.memory()).get(lane(e.address()));
      case Index e -> value(e.operand()).lane(lane(e.index()));
      case Update e -> value(e.operand()).with(lane(e.index()), value(e.value()));
      case Slice e -> Value.of(value(e.operand()).asLanes().subList(e.from(), e.from() + e.length()));
      case Concat _ -> concat();
      case ShiftIn e -> Operations.shiftIn(value(e.operand()), value(e.value()));
      case Gather e -> Value.of(e.sources().asList().stream().map(value(e.operand())::lane).toList());
      case VecOf _ -> Value.of(values());
      case MapLanes _, ReduceLanes _, Ref _, LaneParam _ ->
          throw new IllegalStateException(Describe.expr(frame.node, expr) + " has no value yet");
    };
  }

  private Value concat() {
    List<Value> lanes = new ArrayList<>();
    values().forEach(value -> lanes.addAll(value.asLanes()));
    return Value.of(lanes);
  }
}
