package burin.sim.jvm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds out whether a vector register's next value is its present one with a few lanes changed, and how.
///
/// The next value is a graph of updates, shifts and muxes over the register itself (and over other vectors, which replace
/// it as a whole). A node that every way from the register to the end leads through, a dominator, is a state of the array
/// in passing; what lies between two of them is a step.
final class ChangeFinder {
  /// Nested deeper, it is not worth it.
  private static final int MAX_DEPTH = 50;

  private final Node self;
  private final Map<Node, Node> dominators = new IdentityHashMap<>();
  private final Map<Node, Integer> depths = new IdentityHashMap<>();
  private final Set<Node> fromSelf = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Operand> operands = new ArrayList<>();
  private final Map<Node, Integer> numbers = new IdentityHashMap<>();
  private int budget;
  private boolean found;

  private ChangeFinder(Node self) {
    this.self = self;
  }

  /// What was found; its operands are still those of the graph.
  record Result(List<Change.Step> steps, List<Operand> operands) {}

  /// @param path the conditions under which it is used; null for always
  record Operand(Node node, Path path) {}

  /// A choice that leads somewhere, and the ones before it.
  ///
  /// @param outer null for none, and so is `condition` then
  record Path(Path outer, Node condition, boolean holds, int depth) {
    Path then(Node choice, boolean wanted) {
      return new Path(this, choice, wanted, depth + 1);
    }
  }

  /// Null where the register is better replaced as a whole.
  static Result find(Node self, Node next) {
    if (self.rep.depth() != 1) return null;
    var finder = new ChangeFinder(self);
    finder.dominate(next);
    if (!finder.found) return null;
    finder.budget = 4 * finder.depths.size() + 100;
    List<Change.Step> steps = finder.way(next, null, new Path(null, null, false, 0));
    return finder.budget < 0 ? null : new Result(steps, finder.operands);
  }

  private boolean isInner(Node node) {
    return node.op == Op.UPDATE || node.op == Op.SHIFT_IN || node.op == Op.MUX;
  }

  private static List<Node> bases(Node inner) {
    return inner.op == Op.MUX ? List.of(inner.in[1], inner.in[2]) : List.of(inner.in[0]);
  }

  private void dominate(Node next) {
    Deque<Node> open = new ArrayDeque<>(List.of(next));
    while (!open.isEmpty()) {
      Node node = open.peek();
      List<Node> missing = isInner(node) && !depths.containsKey(node)
          ? bases(node).stream().filter(base -> !depths.containsKey(base)).toList()
          : List.of();
      if (missing.isEmpty()) {
        enter(open.pop());
      } else {
        missing.forEach(open::push);
      }
    }
  }

  private void enter(Node node) {
    if (depths.containsKey(node)) return;
    Node dominator = !isInner(node) ? null : node.op == Op.MUX ? common(node.in[1], node.in[2]) : node.in[0];
    dominators.put(node, dominator);
    depths.put(node, dominator == null ? 1 : depths.get(dominator) + 1);
    if (node == self || isInner(node) && bases(node).stream().anyMatch(fromSelf::contains)) {
      fromSelf.add(node);
      found |= isInner(node) && node.op != Op.MUX;
    }
  }

  /// The closest dominator of both; null where there is none.
  private Node common(Node a, Node b) {
    Node left = a;
    Node right = b;
    while (left != right) {
      if (left == null || right == null) return null;
      if (depths.get(left) >= depths.get(right)) {
        left = dominators.get(left);
      } else {
        right = dominators.get(right);
      }
    }
    return left;
  }

  /// The steps from one state of the array to another; `from` null for the register as it is.
  private List<Change.Step> way(Node to, Node from, Path path) {
    List<Node> states = new ArrayList<>();
    for (Node at = to; at != from && at != null; at = dominators.get(at)) states.add(at);
    budget -= states.size();
    if (path.depth() > MAX_DEPTH) budget = -1;
    List<Change.Step> steps = new ArrayList<>();
    for (Node state : states.reversed()) {
      if (budget >= 0) addStep(state, steps, path);
    }
    return Collections.unmodifiableList(steps);
  }

  private void addStep(Node state, List<Change.Step> steps, Path path) {
    if (state == self) return;
    Node from = dominators.get(state);
    switch (state.op) {
      case UPDATE -> steps.add(put(state));
      case SHIFT_IN -> steps.add(new Change.Shift(operand(state.in[1])));
      case MUX -> steps.add(new Change.Choose(
          operand(state.in[0]),
          way(state.in[1], from, path.then(state.in[0], true)),
          way(state.in[2], from, path.then(state.in[0], false))));
      default -> {
        operands.add(new Operand(state, path));
        steps.add(new Change.Load(operands.size() - 1));
      }
    }
  }

  private Change.Step put(Node update) {
    var put = new Change.Put(operand(update.in[1]), operand(update.in[2]));
    return update.in.length == 3 ? put : new Change.Choose(operand(update.in[3]), List.of(put), List.of());
  }

  private int operand(Node node) {
    return numbers.computeIfAbsent(node, _ -> {
      operands.add(new Operand(node, null));
      return operands.size() - 1;
    });
  }
}
