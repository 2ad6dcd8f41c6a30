package burin.sim.jvm;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Divides the nodes of a unit into tasks by the inputs that they depend on, and these into methods.
final class Planner {
  /// About the bytes of code for a register that takes its next value.
  private static final int COMMIT_COST = 24;

  private final Unit unit;
  /// All that is computed or done once a cycle, operands first.
  private final List<Node> order = new ArrayList<>();
  private final Map<Node, BitSet> inputs = new IdentityHashMap<>();
  private final Set<Node> forOutputs = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Node> forEdge = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Group> groups = new ArrayList<>();
  private final BitSet nothing = new BitSet();
  private int methods;

  private record Key(BitSet inputs, boolean forEdge) {}

  private Planner(Unit unit) {
    this.unit = unit;
  }

  static void plan(Unit unit) {
    var planner = new Planner(unit);
    planner.order();
    planner.group();
    planner.fuse();
    planner.divide();
    planner.findNeeds();
    planner.placeCommits();
    planner.findHomes();
  }

  private void order() {
    List<Node> edge = new ArrayList<>();
    unit.nexts.forEach(next -> edge.addAll(values(next)));
    // The effects themselves come last, when all values are there.
    unit.effects.forEach(effect -> edge.addAll(List.of(effect.deps)));
    PostOrder.visit(unit.outputs.values(), _ -> true, forOutputs::add);
    PostOrder.visit(edge, _ -> true, forEdge::add);
    var all = new PostOrder(_ -> true, order::add);
    unit.outputs.values().forEach(all::add);
    edge.forEach(all::add);
    unit.effects.forEach(all::add);
    forEdge.addAll(unit.effects);
  }

  /// What must be there when a register takes its next value.
  private static List<Node> values(Unit.Next next) {
    return next.isAlways() ? List.of(next.value()) : List.of(next.value(), next.edge());
  }

  private void group() {
    order.forEach(node -> inputs.put(node, inputs(node)));
    unit.sink = new Group(new BitSet(), true, "sink");
    Map<Key, Group> known = new HashMap<>();
    for (Node node : order) {
      if (isLeaf(node)) continue;
      if (isChildLeaf(node)) {
        node.group = node.in[0].group;
        continue;
      }
      node.group = forOutputs.contains(node)
          ? known.computeIfAbsent(new Key(inputs.get(node), forEdge.contains(node)), this::task)
          : unit.sink;
    }
    for (Node node : order.reversed()) {
      if (node.op == Op.FILL && !node.isBound()) node.in[0].group = node.group;
    }
    groups.sort(
        Comparator.comparingInt((Group group) -> group.inputs.cardinality()).thenComparing(group -> !group.forEdge));
    unit.tasks = List.copyOf(groups);
    groups.add(unit.sink);
    for (Node node : order) {
      if (node.group != null) node.group.order.add(node);
    }
  }

  private Group task(Key key) {
    Group group = new Group(key.inputs(), key.forEdge(), "task" + groups.size());
    groups.add(group);
    return group;
  }

  /// Whether it needs no computing at all.
  private static boolean isLeaf(Node node) {
    return node.op.isLeaf() || isChildLeaf(node) && node.in.length == 0;
  }

  /// An output of a single child, which is read where it is used.
  static boolean isChildLeaf(Node node) {
    return node.op == Op.CHILD_OUT && !((ChildPort) node.data).child().isArray();
  }

  private BitSet inputs(Node node) {
    BitSet found = null;
    if (node.op == Op.SLOT && ((Slot) node.data).input) return inputs((Slot) node.data);
    for (Node dep : node.deps) {
      BitSet more = inputs.get(dep);
      if (more.isEmpty() || more == found) continue;
      if (found == null) {
        found = more;
      } else if (!contains(found, more)) {
        found = (BitSet) found.clone();
        found.or(more);
      }
    }
    return found == null ? nothing : found;
  }

  private static boolean contains(BitSet set, BitSet part) {
    BitSet rest = (BitSet) part.clone();
    rest.andNot(set);
    return rest.isEmpty();
  }

  private BitSet inputs(Slot slot) {
    BitSet set = new BitSet();
    set.set(unit.isTop ? 0 : unit.inputNumber(slot));
    return set;
  }

  private void fuse() {
    Uses.count(order);
    unit.outputs.values().forEach(output -> output.captured = true);
    unit.nexts.forEach(next -> values(next).forEach(value -> value.captured = true));
    order.forEach(this::fuse);
  }

  private void fuse(Node node) {
    Uses.lambdas(node, lambda -> lambda.order().forEach(this::fuse));
    Fusion.decide(node);
    if (node.cost > unit.limits.longest()) outline(node);
  }

  /// Moves the lane functions of a node into methods of their own.
  private void outline(Node node) {
    Uses.lambdas(node, lambda -> {
      if (Fusion.cost(lambda) >= unit.limits.laneCost()) unit.outlined.put(lambda, outline(lambda));
    });
    node.cost = unit.limits.longest() / 2;
  }

  private List<MethodPlan> outline(Lambda lambda) {
    List<MethodPlan> parts = new ArrayList<>();
    String name = "lane" + unit.outlined.size() + "_";
    int room = 0;
    for (Node node : lambda.order()) {
      if (node.fused) continue;
      if (room < node.cost) {
        parts.add(new MethodPlan(methods++, name + parts.size()));
        room = unit.limits.methodCost();
      }
      room -= node.cost + 4;
      parts.getLast().order.add(node);
      node.method = parts.getLast().number;
    }
    return parts;
  }

  private void divide() {
    for (Group group : groups) {
      List<Node> order = group.order.stream().filter(node -> !node.fused && !isChildLeaf(node)).toList();
      int most = unit.limits.methodCost(order.stream().mapToLong(node -> node.cost).sum());
      int room = 0;
      for (Node node : order) {
        if (room < node.cost) {
          newMethod(group);
          room = most;
        }
        room -= node.cost + 4;
        group.methods.getLast().order.add(node);
        node.method = group.methods.getLast().number;
      }
    }
    if (unit.sink.methods.isEmpty()) newMethod(unit.sink);
  }

  private void newMethod(Group group) {
    group.methods.add(new MethodPlan(methods, group.name + "_" + group.methods.size()));
    methods++;
  }

  /// What a node reads when it is computed, together with what is fused into it.
  static List<Node> reads(Node node) {
    List<Node> reads = new ArrayList<>();
    List<Node> open = new ArrayList<>(List.of(node.deps));
    while (!open.isEmpty()) {
      Node dep = open.removeLast();
      if (dep.fused) {
        open.addAll(List.of(dep.deps));
      } else {
        reads.add(dep);
      }
    }
    return reads;
  }

  private void findNeeds() {
    Map<Group, Set<Group>> needs = new LinkedHashMap<>();
    for (Group group : groups) {
      Set<Group> found = Collections.newSetFromMap(new LinkedHashMap<>());
      needs.put(group, found);
      for (MethodPlan method : group.methods) {
        for (Node node : method.order) {
          for (Node read : reads(node)) {
            if (read.group != null) found.add(read.group);
            if (isInput(read)) group.reads.add((Slot) read.data);
          }
        }
      }
    }
    unit.nexts.stream().flatMap(next -> values(next).stream()).forEach(value -> {
      if (value.group != null) needs.get(unit.sink).add(value.group);
      if (isInput(value)) unit.sink.reads.add((Slot) value.data);
    });
    needs.forEach((group, found) -> found.stream().filter(other -> other != group).forEach(group.needs::add));
    unit.sinkTasks = List.copyOf(unit.sink.needs);
    unit.sink.reads.forEach(input -> unit.sinkInputs.set(unit.inputNumber(input)));
  }

  private static boolean isInput(Node node) {
    return node.op == Op.SLOT && ((Slot) node.data).input;
  }

  /// A register may change as soon as nothing that comes later reads it.
  private void placeCommits() {
    Map<Object, Integer> lastReads = new HashMap<>();
    for (MethodPlan method : unit.sink.methods) {
      for (Node node : method.order) {
        reads(node).stream().filter(read -> read.op == Op.SLOT)
            .forEach(read -> lastReads.put(read.data, method.number));
      }
    }
    int first = unit.sink.methods.getFirst().number;
    Map<Unit.Next, Integer> earliest = new IdentityHashMap<>();
    for (Unit.Next next : unit.nexts) {
      int number = Math.max(first, lastReads.getOrDefault(next.slot(), first));
      for (Node value : values(next)) number = Math.max(number, value.method);
      earliest.put(next, number - first);
    }
    List<Unit.Next> nexts = new ArrayList<>(unit.nexts);
    nexts.sort(Comparator.comparing(earliest::get));
    int at = 0;
    for (Unit.Next next : nexts) {
      at = Math.max(at, earliest.get(next));
      while (!hasRoom(sinkMethod(at))) at++;
      sinkMethod(at).commits.add(next);
    }
  }

  private MethodPlan sinkMethod(int index) {
    if (index == unit.sink.methods.size()) newMethod(unit.sink);
    return unit.sink.methods.get(index);
  }

  /// Whether a method can take one more register: as many as it has values, since their cost is reckoned too high, or more
  /// where it has few. Many registers may take one value.
  private boolean hasRoom(MethodPlan method) {
    int count = method.commits.size();
    if (count < Math.max(1, method.order.size())) return true;
    long cost = method.order.stream().mapToLong(node -> node.cost).sum();
    return cost + (count + 1L) * COMMIT_COST <= unit.limits.longest();
  }

  private void findHomes() {
    for (Group group : groups) {
      for (MethodPlan method : group.methods) {
        for (Node node : method.order) reads(node).forEach(read -> give(read, method));
        method.commits.forEach(commit -> values(commit).forEach(value -> give(value, method)));
      }
    }
    unit.outputs.values().forEach(output -> give(output, null));
    for (List<MethodPlan> parts : unit.outlined.values()) {
      for (MethodPlan part : parts) {
        for (Node node : part.order) reads(node).forEach(read -> give(read, part));
      }
    }
    for (Lambda lambda : unit.outlined.keySet()) {
      List<Node> results = lambda.body().fused ? reads(lambda.body()) : List.of(lambda.body());
      results.forEach(result -> give(result, null));
    }
  }

  /// A value that is read in another method than it is computed in needs a place in the object.
  private void give(Node node, MethodPlan reader) {
    if (node.home != null || node.op.isEffect() || isChildLeaf(node)) return;
    if (node.op.isLeaf() && node.op != Op.PARAM) return;
    if (reader == null || node.method != reader.number) node.home = unit.layout.value(node.type);
  }
}
