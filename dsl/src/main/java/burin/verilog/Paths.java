package burin.verilog;

import burin.ir.Expr;
import burin.ir.InstancePort;
import burin.ir.ModuleDef;
import burin.ir.PartMap;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.Walk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Which inputs of a module its signals depend on within a cycle. Worked out module by module where it is asked for.
final class Paths {
  private final Map<ModuleDef, Graph> graphs = new IdentityHashMap<>();

  /// The inputs, by their place among `module.inputs()`.
  BitSet inputs(ModuleDef module, Signal signal) {
    return graphs.computeIfAbsent(module, Graph::new).inputs(signal);
  }

  /// The inputs of an instance that one of its outputs depends on.
  List<InstancePort> inputs(InstancePort output) {
    ModuleDef child = output.instance().module();
    List<Port> ports = child.inputs();
    List<InstancePort> found = new ArrayList<>();
    inputs(child, output.port()).stream().forEach(i -> found.add(output.instance().port(ports.get(i))));
    return found;
  }

  private final class Graph {
    private final List<Port> inputs;
    /// For each driven signal the expressions that say what it is: values, indices and conditions.
    private final PartMap<Signal, List<Expr>> drivers = new PartMap<>();
    /// By [Signal] or [Expr].
    private final Map<Object, BitSet> sets = new IdentityHashMap<>();

    Graph(ModuleDef module) {
      this.inputs = module.inputs();
      for (Stmt stmt : module.body()) collect(stmt);
    }

    private void collect(Stmt stmt) {
      switch (stmt) {
        case Stmt.Drive drive -> {
          add(drive.signal(), drive.path());
          add(drive.signal(), List.of(drive.value()));
        }
        case Stmt.When when -> {
          List<Expr> conditions = new ArrayList<>();
          for (Stmt.Branch branch : when.branches()) conditions.add(branch.condition());
          for (Object target : Drives.targets(when)) {
            if (target instanceof Signal signal) add(signal, conditions);
          }
          for (Stmt.Branch branch : when.branches()) branch.body().forEach(this::collect);
          when.otherwise().forEach(this::collect);
        }
        case Stmt.Write _, Stmt.Watch _ -> {}
      }
    }

    private void add(Signal signal, Collection<Expr> exprs) {
      drivers.computeIfAbsent(signal, _ -> new ArrayList<>()).addAll(exprs);
    }

    private List<?> sources(Object vertex) {
      return switch (vertex) {
        case Ref ref -> List.of(ref.signal());
        case Expr expr -> Walk.operands(expr);
        case InstancePort port when !port.port().isInput() -> Paths.this.inputs(port);
        case Signal signal when Drives.isClocked(signal) -> List.of();
        case Signal signal -> drivers.getOrDefault(signal, List.of());
        default -> List.of();
      };
    }

    private record Step(Object vertex, List<?> sources, Iterator<?> open) {}

    private Step step(Object vertex) {
      List<?> sources = sources(vertex);
      return new Step(vertex, sources, sources.iterator());
    }

    BitSet inputs(Signal root) {
      Deque<Step> stack = new ArrayDeque<>();
      stack.push(step(root));
      while (!stack.isEmpty()) {
        Step step = stack.peek();
        if (sets.containsKey(step.vertex)) {
          stack.pop();
        } else if (step.open.hasNext()) {
          Object next = step.open.next();
          if (!sets.containsKey(next)) stack.push(step(next));
        } else {
          sets.put(step.vertex, set(step));
          stack.pop();
        }
      }
      return sets.get(root);
    }

    private BitSet set(Step step) {
      BitSet all = new BitSet();
      for (Object source : step.sources) {
        BitSet more = sets.get(source);
        if (all.isEmpty()) {
          all = more;
        } else if (more != all && !more.isEmpty()) {
          all = union(all, more);
        }
      }
      int input = step.vertex instanceof Port port ? inputs.indexOf(port) : -1;
      if (input < 0) return all;
      var own = new BitSet();
      own.set(input);
      return own;
    }

    /// One of the two where that will do, so that a long chain shares one set.
    private static BitSet union(BitSet one, BitSet other) {
      var all = (BitSet) one.clone();
      all.or(other);
      return all.equals(one) ? one : all;
    }
  }
}
