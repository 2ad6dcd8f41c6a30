package burin.sim.jvm;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Depth-first ways through the nodes that need no deep stack.
final class PostOrder {
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Predicate<Node> within;
  private final Consumer<Node> visit;

  private static final class Step {
    final Node node;
    int next;

    Step(Node node) {
      this.node = node;
    }
  }

  /// @param within which nodes are visited and looked behind
  /// @param visit called once for each, with all that it depends on before it
  PostOrder(Predicate<Node> within, Consumer<Node> visit) {
    this.within = within;
    this.visit = visit;
  }

  static void visit(Iterable<Node> roots, Predicate<Node> within, Consumer<Node> visit) {
    var order = new PostOrder(within, visit);
    roots.forEach(order::add);
  }

  void add(Node root) {
    Deque<Step> open = new ArrayDeque<>();
    enter(root, open);
    while (!open.isEmpty()) {
      Step step = open.peek();
      if (step.next < step.node.deps.length) {
        enter(step.node.deps[step.next++], open);
      } else {
        visit.accept(open.pop().node);
      }
    }
  }

  private void enter(Node node, Deque<Step> open) {
    if (within.test(node) && seen.add(node)) open.push(new Step(node));
  }
}
