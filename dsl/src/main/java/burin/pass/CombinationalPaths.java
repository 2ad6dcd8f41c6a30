package burin.pass;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Expr;
import burin.ir.Instance;
import burin.ir.InstancePort;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Signal;
import burin.ir.Walk;
import burin.ir.Wire;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which inputs each output depends on within a cycle, module by module, and whether anything depends on itself.
final class CombinationalPaths {
  private final Map<ModuleDef, Map<Port, Set<Port>>> inputsOf = new IdentityHashMap<>();

  /// The loops of one module, whose instances have been looked at before; remembers its paths from inputs to outputs.
  List<Diagnostic> add(ModuleDef module) {
    Map<Signal, Set<Signal>> reads = reads(module);
    List<Diagnostic> loops = new Loops(module, reads).find();
    Map<Port, Set<Port>> paths = new HashMap<>();
    if (loops.isEmpty()) {
      for (Port output : module.outputs()) paths.put(output, inputs(output, reads));
    }
    inputsOf.put(module, paths);
    return loops;
  }

  /// For each signal that is computed within the cycle, the signals that it is computed from.
  private Map<Signal, Set<Signal>> reads(ModuleDef module) {
    Map<Signal, Set<Signal>> reads = new HashMap<>();
    LowerStatements.lower(module).drivers().forEach((signal, value) -> reads.put(signal, signals(value)));
    for (Instance instance : module.instances()) {
      inputsOf.getOrDefault(instance.module(), Map.of()).forEach((output, inputs) -> {
        Set<Signal> ports = new LinkedHashSet<>();
        inputs.forEach(input -> ports.add(instance.port(input)));
        reads.put(instance.port(output), ports);
      });
    }
    return reads;
  }

  private static Set<Signal> signals(Expr value) {
    Set<Signal> signals = new LinkedHashSet<>();
    Walk.postOrder(List.of(value), expr -> {
      if (expr instanceof Ref(Signal signal) && isCombinational(signal)) signals.add(signal);
    });
    return signals;
  }

  private static boolean isCombinational(Signal signal) {
    return signal instanceof Port || signal instanceof Wire || signal instanceof InstancePort;
  }

  private static Set<Port> inputs(Port output, Map<Signal, Set<Signal>> reads) {
    Set<Port> inputs = new LinkedHashSet<>();
    Set<Signal> seen = new HashSet<>(Set.of(output));
    Deque<Signal> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (Signal read : reads.getOrDefault(open.pop(), Set.of())) {
        if (read instanceof Port port && port.isInput()) inputs.add(port);
        if (seen.add(read)) open.push(read);
      }
    }
    return inputs;
  }

  /// A depth-first search that needs no deep stack.
  private static final class Loops {
    private final ModuleDef module;
    private final Map<Signal, Set<Signal>> reads;
    private final Set<Signal> done = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Signal> path = new ArrayList<>();
    private final Set<Signal> onPath = new HashSet<>();
    private final List<Diagnostic> found = new ArrayList<>();

    Loops(ModuleDef module, Map<Signal, Set<Signal>> reads) {
      this.module = module;
      this.reads = reads;
    }

    List<Diagnostic> find() {
      Netlist.driven(module).forEach(this::search);
      return found;
    }

    private void search(Signal from) {
      Deque<Iterator<Signal>> open = new ArrayDeque<>();
      enter(from, open);
      while (!open.isEmpty()) {
        if (open.peek().hasNext()) {
          Signal next = open.peek().next();
          if (onPath.contains(next)) {
            found.add(loop(path.subList(path.indexOf(next), path.size())));
          } else {
            enter(next, open);
          }
        } else {
          open.pop();
          Signal left = path.removeLast();
          onPath.remove(left);
          done.add(left);
        }
      }
    }

    private void enter(Signal signal, Deque<Iterator<Signal>> open) {
      if (done.contains(signal)) return;
      path.add(signal);
      onPath.add(signal);
      open.push(reads.getOrDefault(signal, Set.of()).iterator());
    }

    /// `path` goes from each signal to one that it is computed from.
    private static Diagnostic loop(List<Signal> path) {
      Signal first = path.getFirst();
      var diagnostic = Diagnostic.of(Code.LOOP, first.place(), "`" + first.name() + "` depends on itself within a cycle");
      for (int i = 0; i < path.size(); i++) {
        Signal from = path.get((i + 1) % path.size());
        diagnostic = diagnostic.note("`" + path.get(i).name() + "` is computed from `" + from.name() + "`",
            path.get(i).place());
      }
      return diagnostic.hint("a register somewhere on the way");
    }
  }
}
