package burin.sim.unknown;

import burin.ir.Expr;
import burin.ir.LaneParam;
import burin.ir.PartMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where what expressions are worth is kept: those of a module in its node's own frame, those of a lane function's body in a
/// frame for each lane. Frames stay, what is in them is found anew in each cycle.
final class Frame {
  /// What a parameter stands for.
  ///
  /// @param lane which lane of the expression's value; -1 for all of it
  record Source(Frame frame, Expr expr, int lane) {
    Word word() {
      return lane < 0 ? frame.get(expr) : frame.get(expr).lane(lane);
    }
  }

  final Node node;
  /// Null for a node's own frame.
  private final Frame outer;
  final Map<LaneParam, Source> params = new LinkedHashMap<>();
  private final PartMap<Expr, Word> words = new PartMap<>();
  /// For each expression with lane functions what its result is made of: for a map its lanes, for a tree the root.
  private final PartMap<Expr, List<Source>> parts = new PartMap<>();
  private final List<Frame> inner = new ArrayList<>();

  Frame(Node node) {
    this.node = node;
    this.outer = null;
  }

  private Frame(Frame outer) {
    this.node = outer.node;
    this.outer = outer;
  }

  Frame within() {
    var frame = new Frame(this);
    inner.add(frame);
    return frame;
  }

  Word get(Expr expr) {
    return words.get(expr);
  }

  void put(Expr expr, Word word) {
    words.put(expr, word);
  }

  /// What the value of an expression with lane functions is made of.
  List<Source> parts(Expr expr) {
    return parts.computeIfAbsent(expr, _ -> Lanes.parts(this, expr));
  }

  /// The innermost frame that binds a parameter which the expression depends on.
  Frame home(Expr expr) {
    Set<LaneParam> free = node.facts.freeParams().of(expr);
    if (free.isEmpty()) return node.frame;
    for (Frame frame = this; frame.outer != null; frame = frame.outer) {
      for (LaneParam param : frame.params.keySet()) {
        if (free.contains(param)) return frame;
      }
    }
    throw new IllegalStateException("a lane parameter outside its lane function in " + node.facts.module().name());
  }

  void forget() {
    words.clear();
    inner.forEach(Frame::forget);
  }
}
