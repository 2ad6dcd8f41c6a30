package burin.pass;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Expr;
import burin.ir.Instance;
import burin.ir.InstancePort;
import burin.ir.ModuleDef;
import burin.ir.Part;
import burin.ir.PartMap;
import burin.ir.PartSet;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.VecType;
import burin.ir.Walk;
import burin.ir.Wire;
import burin.source.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which inputs each output depends on within a cycle, module by module, and whether anything depends on itself.
final class CombinationalPaths {
  private final Map<ModuleDef, Graph> graphs = new IdentityHashMap<>();

  /// The loops of one module, whose instances have been looked at before.
  List<Diagnostic> add(ModuleDef module) {
    var graph = new Graph(module);
    List<Diagnostic> loops = new Loops(graph).find(Netlist.driven(module));
    // What goes round within an instance is not told again of all that is around it.
    if (loops.isEmpty()) graphs.put(module, graph);
    return loops;
  }

  /// What the signals and expressions of a module are computed from. Expressions are part of it, so that what many signals
  /// share is looked at once.
  private final class Graph {
    private final ModuleDef module;
    private final Map<Signal, Expr> drivers;
    /// Where each signal is driven first.
    private final PartMap<Signal, Place> places = new PartMap<>();
    /// For each output of a module that has instances the inputs that it depends on; made when it is asked for.
    private Map<Port, Set<Port>> paths;

    Graph(ModuleDef module) {
      this.module = module;
      this.drivers = LowerStatements.lower(module).drivers();
      Walk.statements(module.body(), stmt -> {
        if (stmt instanceof Stmt.Drive drive) places.putIfAbsent(drive.signal(), drive.place());
      });
    }

    Place place(Signal signal) {
      return places.getOrDefault(signal, signal.place());
    }

    List<? extends Part> sources(Part node) {
      return switch (node) {
        case Ref ref -> isCombinational(ref.signal()) ? List.of(ref.signal()) : List.of();
        case Expr expr -> Walk.operands(expr);
        case InstancePort port when !port.port().isInput() -> inputs(port);
        case Signal signal when drivers.containsKey(signal) -> List.of(drivers.get(signal));
        case Signal _ -> List.of();
      };
    }

    private static boolean isCombinational(Signal signal) {
      return signal instanceof Port || signal instanceof Wire || signal instanceof InstancePort;
    }

    private List<InstancePort> inputs(InstancePort output) {
      Instance instance = output.instance();
      Graph inner = graphs.get(instance.module());
      if (inner == null) return List.of();
      return inner.paths().get(output.port()).stream().map(instance::port).toList();
    }

    private Map<Port, Set<Port>> paths() {
      if (paths == null) {
        paths = new LinkedHashMap<>();
        for (Port output : module.outputs()) paths.put(output, inputsOf(output));
      }
      return paths;
    }

    private Set<Port> inputsOf(Port output) {
      if (module.foreign().isEmpty()) return reachable(output);
      boolean registered = module.foreign().get().registered().contains(output);
      return registered ? Set.of() : new LinkedHashSet<>(module.inputs());
    }

    private Set<Port> reachable(Port output) {
      Set<Port> inputs = new LinkedHashSet<>();
      PartSet<Part> seen = new PartSet<>();
      Deque<Part> open = new ArrayDeque<>(List.of(output));
      while (!open.isEmpty()) {
        for (Part source : sources(open.pop())) {
          if (source instanceof Port port && port.isInput()) inputs.add(port);
          if (seen.add(source)) open.push(source);
        }
      }
      return inputs;
    }
  }

  /// A depth-first search that needs no deep stack.
  private static final class Loops {
    private final Graph graph;
    private static final Integer LEFT = -1;

    private final List<Part> path = new ArrayList<>();
    /// Where on the path a node is, or [#LEFT].
    private final PartMap<Part, Integer> places = new PartMap<>();
    private final Deque<Iterator<? extends Part>> open = new ArrayDeque<>();
    private final List<Diagnostic> found = new ArrayList<>();

    Loops(Graph graph) {
      this.graph = graph;
    }

    List<Diagnostic> find(List<Signal> signals) {
      for (Signal signal : signals) {
        if (!places.containsKey(signal)) search(signal);
      }
      return found;
    }

    private void search(Signal from) {
      enter(from);
      while (!open.isEmpty()) {
        if (!open.peek().hasNext()) {
          leave();
          continue;
        }
        Part next = open.peek().next();
        Integer place = places.get(next);
        if (place == null) enter(next);
        else if (!place.equals(LEFT)) found.add(loop(path.subList(place, path.size())));
      }
    }

    private void enter(Part node) {
      places.put(node, path.size());
      path.add(node);
      open.push(graph.sources(node).iterator());
    }

    private void leave() {
      open.pop();
      Part left = path.removeLast();
      places.put(left, LEFT);
    }

    /// `path` goes from each node to one that it is computed from.
    private Diagnostic loop(List<Part> path) {
      List<Signal> signals = path.stream().filter(Signal.class::isInstance).map(Signal.class::cast).toList();
      Signal first = signals.getFirst();
      var diagnostic = Diagnostic.of(Code.LOOP, first.place(), "`" + first.name() + "` depends on itself within a cycle");
      for (int i = 0; i < signals.size(); i++) {
        Signal from = signals.get((i + 1) % signals.size());
        diagnostic = diagnostic.note("`" + signals.get(i).name() + "` is computed from `" + from.name() + "`",
            graph.place(signals.get(i)));
      }
      boolean oneVector = signals.size() == 1 && first.type() instanceof VecType;
      return diagnostic.hint(oneVector
          ? "a register on the way or, for a chain from lane to lane, a Java list of values and vecOf(list)"
          : "a register somewhere on the way");
    }
  }
}
