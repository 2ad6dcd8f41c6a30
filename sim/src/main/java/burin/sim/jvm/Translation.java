package burin.sim.jvm;

import burin.ir.Binary;
import burin.ir.Cast;
import burin.ir.Cat;
import burin.ir.Concat;
import burin.ir.Expr;
import burin.ir.Extract;
import burin.ir.Gather;
import burin.ir.Index;
import burin.ir.InstancePort;
import burin.ir.Iota;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.MemoryRead;
import burin.ir.Mux;
import burin.ir.Port;
import burin.ir.ReduceLanes;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.ShiftIn;
import burin.ir.Signal;
import burin.ir.Slice;
import burin.ir.SyncRead;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.Unary;
import burin.ir.Update;
import burin.ir.VecLiteral;
import burin.ir.VecOf;
import burin.ir.VecType;
import burin.ir.Walk;
import burin.ir.Wire;
import burin.ir.Wrap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Turns the expressions of a unit into nodes, through wires and the borders of dissolved instances.
final class Translation {
  private final Unit unit;
  private final Graph graph;
  private final Simplifier make;
  private final ChildAccess access;
  private final Domains domains;

  /// An expression to be translated.
  record Goal(Scope scope, Expr expr) {
    Node node() {
      return scope.nodes.get(expr);
    }
  }

  /// A goal whose parts come first.
  private static final class Step {
    final Goal goal;
    final List<Goal> parts;
    int next;

    Step(Goal goal, List<Goal> parts) {
      this.goal = goal;
      this.parts = parts;
    }
  }

  Translation(Unit unit) {
    this.unit = unit;
    this.graph = unit.graph;
    this.make = new Simplifier(graph);
    this.domains = new Domains(unit, this);
    this.access = new ChildAccess(unit, domains);
  }

  Simplifier make() {
    return make;
  }

  ChildAccess access() {
    return access;
  }

  Domains domains() {
    return domains;
  }

  /// The node of an expression.
  Node translate(Scope scope, Expr expr) {
    var goal = new Goal(scope, expr);
    Deque<Step> steps = new ArrayDeque<>();
    enter(goal, steps);
    while (!steps.isEmpty()) {
      Step step = steps.peek();
      if (step.next < step.parts.size()) {
        enter(step.parts.get(step.next++), steps);
      } else {
        steps.pop();
        step.goal.scope().nodes.put(step.goal.expr(), build(step.goal));
      }
    }
    return goal.node();
  }

  private void enter(Goal goal, Deque<Step> steps) {
    if (goal.node() != null) return;
    steps.push(new Step(goal, parts(goal)));
  }

  /// What has to be translated before an expression.
  private List<Goal> parts(Goal goal) {
    if (goal.expr() instanceof Ref ref) return behind(goal.scope(), ref.signal());
    List<Goal> parts = new ArrayList<>();
    for (Expr operand : Walk.operands(goal.expr())) parts.add(new Goal(goal.scope(), operand));
    return parts;
  }

  /// The expressions that a signal's value comes from; none for state and the unit's inputs.
  List<Goal> behind(Scope scope, Signal signal) {
    return switch (signal) {
      case Register _, SyncRead _ -> List.of();
      case Wire _ -> List.of(driver(scope, signal));
      case Port port when !port.isInput() -> List.of(driver(scope, signal));
      case Port port -> scope.parent == null ? List.of() : List.of(driver(scope.parent, scope.instance.port(port)));
      case InstancePort port when port.port().isInput() -> List.of(driver(scope, port));
      case InstancePort port -> {
        Scope inner = scope.dissolved.get(port.instance());
        yield inner != null
            ? List.of(driver(inner, port.port()))
            : access.inputsFor(scope.children.get(port.instance()), port.port()).stream()
                .map(input -> driver(scope, port.instance().port(input))).toList();
      }
    };
  }

  static Goal driver(Scope scope, Signal signal) {
    return new Goal(scope, scope.netlist.drivers().get(signal));
  }

  private Node signal(Scope scope, Signal signal) {
    return switch (signal) {
      case Register register -> slot(scope.registers.get(register));
      case SyncRead read -> slot(scope.reads.get(read));
      case Port port when port.isInput() && scope.parent == null -> slot(unit.inputs.get(port));
      case InstancePort port when isChildOutput(scope, port) -> access.output(scope, port);
      case Wire _, Port _, InstancePort _ -> behind(scope, signal).getFirst().node();
    };
  }

  private static boolean isChildOutput(Scope scope, InstancePort port) {
    return !port.port().isInput() && scope.children.containsKey(port.instance());
  }

  private Node slot(Slot slot) {
    return graph.node(Op.SLOT, slot.type, slot);
  }

  private Node build(Goal goal) {
    Scope scope = goal.scope();
    return switch (goal.expr()) {
      case Ref e -> signal(scope, e.signal());
      case Literal e -> graph.constant(e.type(), e.value());
      case VecLiteral e -> graph.node(Op.VCONST, e.type(), e.values());
      case LaneParam e -> graph.param(e.type());
      case Unary e -> make.unary(e.op(), e.type(), of(scope, e.operand()));
      case Binary e -> make.binary(e.op(), e.type(), of(scope, e.left()), of(scope, e.right()));
      case Mux e -> make.mux(e.type(), of(scope, e.select()), of(scope, e.onTrue()), of(scope, e.onFalse()));
      case Wrap e -> graph.node(Op.WRAP, e.type(), null, of(scope, e.operand()));
      case Cast e -> graph.node(Op.CAST, e.type(), e.operand().type(), of(scope, e.operand()));
      case Extract e -> make.extract(e.type(), e.low(), of(scope, e.operand()));
      case Cat e -> make.cat(e.type(), of(scope, e.parts()));
      case MemoryRead e -> graph.node(Op.MEM_READ, e.type(), scope.memories.get(e.memory()), of(scope, e.address()));
      case MapLanes e -> graph.map(
          e.type(), of(scope, List.copyOf(e.params())), of(scope, e.body()), of(scope, e.operands()));
      case ReduceLanes e -> reduce(scope, e);
      case Index e -> make.index(of(scope, e.operand()), of(scope, e.index()));
      case Update e -> make.update(e.type(), of(scope, e.operand()), of(scope, e.index()), of(scope, e.value()));
      case Slice e -> slice(of(scope, e.operand()), e);
      case Concat e -> make.concat(e.type(), of(scope, e.operands()));
      case ShiftIn e -> graph.node(Op.SHIFT_IN, e.type(), null, of(scope, e.operand()), of(scope, e.value()));
      case Gather e -> gather(of(scope, e.operand()), e);
      case Iota e -> graph.node(Op.IOTA, e.type(), null);
      case VecOf e -> graph.vecOf(e.type(), of(scope, e.elements()));
    };
  }

  private Node of(Scope scope, Expr expr) {
    Node node = scope.nodes.get(expr);
    if (node != null) return node;
    // A parameter that its own function does not use is not reached through the body.
    node = graph.param(((LaneParam) expr).type());
    scope.nodes.put(expr, node);
    return node;
  }

  private Node[] of(Scope scope, List<? extends Expr> exprs) {
    return exprs.stream().map(expr -> of(scope, expr)).toArray(Node[]::new);
  }

  private Node slice(Node operand, Slice slice) {
    if (slice.length() == Types.vec(operand.type).length()) return operand;
    Type element = Types.vec(operand.type).element();
    return graph.node(Op.SLICE, new VecType(slice.length(), element), slice.from(), operand);
  }

  private Node gather(Node operand, Gather gather) {
    Type element = Types.vec(operand.type).element();
    int[] sources = gather.sources().toArray();
    return graph.node(Op.GATHER, new VecType(sources.length, element), sources, operand);
  }

  private Node reduce(Scope scope, ReduceLanes reduce) {
    Node operand = of(scope, reduce.operand());
    List<TreeLevel> levels = new ArrayList<>();
    for (ReduceLanes.Level level : reduce.levels()) {
      levels.add(new TreeLevel(
          level.pair().map(pair -> combine(scope, pair)).orElse(null),
          level.tail().map(tail -> combine(scope, tail)).orElse(null)));
    }
    return graph.reduce(reduce.type(), List.copyOf(levels), operand);
  }

  private Lambda combine(Scope scope, ReduceLanes.Combine combine) {
    Node[] params = {of(scope, combine.left()), of(scope, combine.right())};
    return Lambda.of(params, of(scope, combine.body()));
  }
}
