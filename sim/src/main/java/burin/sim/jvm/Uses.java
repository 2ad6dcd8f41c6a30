package burin.sim.jvm;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Counts what uses each node, lane functions included.
final class Uses {
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Uses() {}

  static void count(Iterable<Node> nodes) {
    var uses = new Uses();
    nodes.forEach(uses::add);
  }

  private void add(Node node) {
    if (!seen.add(node)) return;
    for (Node operand : node.in) use(operand, node);
    lambdas(node, lambda -> {
      for (Node capture : lambda.captures()) capture.captured = true;
      use(lambda.body(), node);
      lambda.order().forEach(this::add);
    });
  }

  static void lambdas(Node node, Consumer<Lambda> visit) {
    if (node.op == Op.MAP) visit.accept(node.lambda());
    if (node.op != Op.REDUCE) return;
    for (TreeLevel level : levels(node)) {
      if (level.pair() != null) visit.accept(level.pair());
      if (level.tail() != null) visit.accept(level.tail());
    }
  }

  static List<TreeLevel> levels(Node reduce) {
    return ((List<?>) reduce.data).stream().map(TreeLevel.class::cast).toList();
  }

  private static void use(Node node, Node user) {
    node.uses++;
    node.user = node.uses == 1 ? user : null;
    if (isByLane(node, user)) node.laneUses++;
    if (WideCode.isWordwise(user)) node.wordUses++;
  }

  /// Whether the user takes a vector lane by lane, so that it need not be an array.
  static boolean isByLane(Node vec, Node user) {
    return switch (user.op) {
      case MAP, REDUCE -> Arrays.asList(user.in).contains(vec);
      case INDEX -> user.in[0] == vec;
      case STORE_IN -> ((ChildPort) user.data).child().isArray();
      default -> false;
    };
  }
}
