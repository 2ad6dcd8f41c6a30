package burin.sim.interp;

import burin.ir.Expr;
import burin.ir.LaneParam;
import burin.ir.PartMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Where the values of expressions are kept: those of a module in its node's own frame, those of a lane function's body
/// in a new frame for each lane. So what a body uses from outside is computed once, not once a lane.
final class Frame {
  final Node node;
  /// Null for a node's own frame.
  private final Frame outer;
  /// Values of the parameters too.
  private final PartMap<Expr, Value> values = new PartMap<>();
  private final List<LaneParam> params = new ArrayList<>();

  Frame(Node node) {
    this.node = node;
    this.outer = null;
  }

  Frame(Frame outer) {
    this.node = outer.node;
    this.outer = outer;
  }

  /// Gives a parameter of this frame's lane function its value.
  ///
  /// @throws IllegalStateException where it is outside the parameter's type
  void bind(LaneParam param, Value value) {
    if (!value.isOf(param.type())) throw new IllegalStateException(Describe.outside(this, param, value));
    params.add(param);
    values.put(param, value);
  }

  /// The value of an expression; null where it is not known yet.
  Value get(Expr expr) {
    return home(expr).values.get(expr);
  }

  void put(Expr expr, Value value) {
    if (!value.isOf(expr.type())) throw new IllegalStateException(Describe.outside(this, expr, value));
    home(expr).values.put(expr, value);
  }

  /// The innermost frame that binds a parameter which the expression depends on.
  private Frame home(Expr expr) {
    // Nothing that is asked for here stands under a parameter.
    if (outer == null) return this;
    Set<LaneParam> free = node.facts.freeParams.of(expr);
    if (free.isEmpty()) return node.frame;
    for (Frame frame = this; frame.outer != null; frame = frame.outer) {
      if (frame.bindsOneOf(free)) return frame;
    }
    throw new IllegalStateException(Describe.expr(node, expr) + " uses a lane parameter outside its lane function");
  }

  private boolean bindsOneOf(Set<LaneParam> free) {
    for (LaneParam param : params) {
      if (free.contains(param)) return true;
    }
    return false;
  }

  void forget() {
    values.clear();
  }
}
