package burin.random;

import burin.ir.Circuit;
import burin.ir.Expr;
import burin.ir.MapLanes;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.ReduceLanes;
import burin.ir.Ref;
import burin.ir.Stmt;
import burin.ir.Walk;
import burin.sim.Model;
import burin.sim.Values;
import burin.sim.interp.InterpModel;
import burin.source.Place;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Finds, where an engine does not agree with the interpreter, the expression that it computes wrongly: one that
/// differs though all its operands agree.
///
/// It makes every expression of a module an output, first of the modules that are instantiated, each on its own.
final class Explain {
  /// Where an engine differs from the interpreter in the first cycle in which it does.
  ///
  /// @param ports what the engine makes of each output that differs, by the number of the port
  record Differences(int cycle, Map<Integer, String> ports) {}

  /// Runs a circuit in an engine.
  interface Engine {
    Optional<Differences> differences(Circuit circuit, Stimulus stimulus);
  }

  private final Engine engine;

  private Explain(Engine engine) {
    this.engine = engine;
  }

  /// A few lines about the first fault; what is known of it where no single expression is to blame.
  static String fault(Circuit circuit, Stimulus stimulus, Engine engine) {
    var explain = new Explain(engine);
    for (ModuleDef module : circuit.modules()) {
      if (module.foreign().isPresent()) continue;
      Circuit alone = Circuit.of(module);
      boolean isTop = module == circuit.top();
      Optional<String> found = explain.module(alone, isTop ? stimulus : Stimulus.random(alone, 1, 50));
      if (found.isPresent()) return "in " + module + ": " + found.get();
    }
    return "no expression on its own";
  }

  /// The engine that a model is.
  static Engine engine(Function<Circuit, Model> open) {
    return (circuit, stimulus) -> {
      try (Model reference = InterpModel.of(circuit); Model other = open.apply(circuit)) {
        for (int cycle = 0; cycle < stimulus.cycles().size(); cycle++) {
          stimulus.apply(reference, cycle);
          stimulus.apply(other, cycle);
          Map<Integer, String> ports = differences(circuit, reference, other);
          if (!ports.isEmpty()) return Optional.of(new Differences(cycle, ports));
          stimulus.step(reference, cycle);
          stimulus.step(other, cycle);
        }
      }
      return Optional.empty();
    };
  }

  private static Map<Integer, String> differences(Circuit circuit, Model reference, Model other) {
    Map<Integer, String> ports = new TreeMap<>();
    for (int i = 0; i < circuit.top().ports().size(); i++) {
      BigInteger found = other.peekBits(i);
      if (!found.equals(reference.peekBits(i))) ports.put(i, Values.text(circuit.top().ports().get(i).type(), found));
    }
    return ports;
  }

  private Optional<String> module(Circuit circuit, Stimulus stimulus) {
    List<Expr> exprs = exprs(circuit.top());
    Circuit probed = probed(circuit.top(), exprs);
    try {
      return engine.differences(probed, stimulus).map(differences -> blame(probed, stimulus, exprs, differences));
    } catch (RuntimeException e) {
      return Optional.of(e.toString());
    }
  }

  /// The expressions that a module computes outside of lane functions, operands before what uses them.
  private static List<Expr> exprs(ModuleDef module) {
    Set<Expr> outside = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Expr> rest = new ArrayDeque<>(Walk.roots(module));
    while (!rest.isEmpty()) {
      Expr expr = rest.pop();
      if (outside.add(expr)) rest.addAll(operands(expr));
    }
    List<Expr> exprs = new ArrayList<>();
    Walk.postOrder(Walk.roots(module), expr -> {
      if (outside.contains(expr)) exprs.add(expr);
    });
    return exprs;
  }

  private static List<Expr> operands(Expr expr) {
    return switch (expr) {
      case MapLanes map -> map.operands();
      case ReduceLanes reduce -> List.of(reduce.operand());
      default -> Walk.operands(expr);
    };
  }

  private static Circuit probed(ModuleDef module, List<Expr> exprs) {
    List<Port> ports = new ArrayList<>(module.ports());
    List<Stmt> body = new ArrayList<>(module.body());
    for (Expr expr : exprs) {
      var port = new Port("probe" + ports.size(), Port.Direction.OUT, expr.type(), Place.NONE);
      ports.add(port);
      body.add(new Stmt.Drive(port, expr, Place.NONE));
    }
    return Circuit.of(new ModuleDef(
        module.name(), "", Place.NONE, ports, module.clocking(), module.wires(), module.registers(), module.memories(),
        module.reads(), module.instances(), body, module.names(), module.foreign()));
  }

  private static String blame(Circuit probed, Stimulus stimulus, List<Expr> exprs, Differences differences) {
    int first = probed.top().ports().size() - exprs.size();
    Map<Expr, Integer> ports = new IdentityHashMap<>();
    for (int i = 0; i < exprs.size(); i++) ports.put(exprs.get(i), first + i);
    Set<Integer> wrong = differences.ports().keySet();
    List<Expr> guilty = exprs.stream()
        .filter(expr -> wrong.contains(ports.get(expr)))
        .filter(expr -> operands(expr).stream().noneMatch(operand -> wrong.contains(ports.get(operand))))
        .sorted(Comparator.comparing(expr -> expr instanceof Ref))
        .toList();
    if (guilty.isEmpty()) return "cycle " + differences.cycle() + ": a signal: " + signals(probed, wrong);
    Expr expr = guilty.getFirst();
    List<String> values = valuesAt(probed, stimulus, differences.cycle());
    var text = new StringBuilder("cycle %d: %s\n  is %s instead of %s".formatted(
        differences.cycle(), ExprText.of(expr), differences.ports().get(ports.get(expr)), values.get(ports.get(expr))));
    operands(expr).forEach(operand -> text.append("\n  from ").append(values.get(ports.get(operand))));
    return text.toString();
  }

  private static List<String> signals(Circuit circuit, Set<Integer> ports) {
    return ports.stream().map(port -> circuit.top().ports().get(port).name()).toList();
  }

  /// What each port is worth in the interpreter.
  private static List<String> valuesAt(Circuit circuit, Stimulus stimulus, int cycle) {
    List<String> values = new ArrayList<>();
    try (Model model = InterpModel.of(circuit)) {
      for (int i = 0; i < cycle; i++) {
        stimulus.apply(model, i);
        model.step();
      }
      stimulus.apply(model, cycle);
      List<Port> ports = circuit.top().ports();
      for (int i = 0; i < ports.size(); i++) values.add(Values.text(ports.get(i).type(), model.peekBits(i)));
    }
    return values;
  }
}
