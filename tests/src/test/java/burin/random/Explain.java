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
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Finds, where an engine does not agree with the interpreter, the expression that it computes wrongly: one that
/// differs though all its operands agree.
///
/// It makes every expression of a module an output, first of the modules that are instantiated, each on its own.
final class Explain {
  private final Function<Circuit, Model> open;

  private Explain(Function<Circuit, Model> open) {
    this.open = open;
  }

  /// A few lines about the first fault; what is known of it where no single expression is to blame.
  static String fault(Circuit circuit, Stimulus stimulus, Function<Circuit, Model> open) {
    var explain = new Explain(open);
    for (ModuleDef module : circuit.modules()) {
      Circuit alone = Circuit.of(module);
      boolean isTop = module == circuit.top();
      String found = explain.module(alone, isTop ? stimulus : Stimulus.random(alone, 1, 50));
      if (found != null) return "in " + module + ": " + found;
    }
    return "no expression on its own";
  }

  private String module(Circuit circuit, Stimulus stimulus) {
    List<Expr> exprs = exprs(circuit.top());
    Circuit probed = probed(circuit.top(), exprs);
    int first = circuit.top().ports().size();
    try (Model reference = InterpModel.of(probed); Model other = open.apply(probed)) {
      for (int i = 0; i < stimulus.cycles().size(); i++) {
        stimulus.apply(reference, i);
        stimulus.apply(other, i);
        List<BigInteger> wanted = values(reference, first, exprs.size());
        List<BigInteger> found = values(other, first, exprs.size());
        if (!wanted.equals(found)) return "cycle " + i + ": " + blame(exprs, wanted, found);
        reference.step();
        other.step();
      }
    } catch (RuntimeException e) {
      return e.toString();
    }
    return null;
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
        module.name(), "", Place.NONE, ports, module.wires(), module.registers(), module.memories(), module.reads(),
        module.instances(), body, module.names()));
  }

  private static List<BigInteger> values(Model model, int first, int count) {
    List<BigInteger> values = new ArrayList<>();
    for (int i = 0; i < count; i++) values.add(model.peekBits(first + i));
    return values;
  }

  private static String blame(List<Expr> exprs, List<BigInteger> wanted, List<BigInteger> found) {
    Map<Expr, Integer> numbers = new IdentityHashMap<>();
    for (int i = 0; i < exprs.size(); i++) numbers.put(exprs.get(i), i);
    int guilty = -1;
    for (int i = 0; i < exprs.size(); i++) {
      if (wanted.get(i).equals(found.get(i))) continue;
      boolean operandsAgree = Walk.operands(exprs.get(i)).stream()
          .allMatch(o -> !numbers.containsKey(o) || wanted.get(numbers.get(o)).equals(found.get(numbers.get(o))));
      if (operandsAgree && (guilty < 0 || exprs.get(guilty) instanceof Ref)) guilty = i;
    }
    Expr expr = exprs.get(guilty);
    var text = new StringBuilder(ExprText.of(expr) + "\n  is " + Values.text(expr.type(), found.get(guilty))
        + " instead of " + Values.text(expr.type(), wanted.get(guilty)));
    for (Expr operand : Walk.operands(expr)) {
      if (!numbers.containsKey(operand)) continue;
      text.append("\n  from ").append(Values.text(operand.type(), wanted.get(numbers.get(operand))));
    }
    return text.toString();
  }
}
