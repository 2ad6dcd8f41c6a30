package burin.sim.jvm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// A lane function.
///
/// @param order what is computed for each lane, operands first
/// @param captures what `order` uses that is the same for all lanes
record Lambda(Node[] params, Node body, List<Node> order, Node[] captures) {
  static Lambda of(Node[] params, Node body) {
    if (!body.dependsOn(params)) return new Lambda(params, body, List.of(), new Node[] {body});
    List<Node> order = new ArrayList<>();
    Set<Node> captures = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Node> inOrder = new ArrayList<>();
    PostOrder.visit(List.of(body), node -> node.dependsOn(params), node -> {
      if (node.op != Op.PARAM) order.add(node);
      for (Node dep : node.deps) {
        if (!dep.dependsOn(params) && captures.add(dep)) inOrder.add(dep);
      }
    });
    return new Lambda(params, body, List.copyOf(order), inOrder.toArray(Node[]::new));
  }
}
