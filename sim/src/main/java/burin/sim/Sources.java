package burin.sim;

import burin.ir.Circuit;
import burin.ir.Expr;
import burin.ir.InstancePort;
import burin.ir.ModuleDef;
import burin.ir.PartMap;
import burin.ir.PartSet;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Walk;
import burin.ir.Wire;
import burin.sim.Hierarchy.WatchPoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// What a check, and whether it is active, depend on in the same cycle: ports, registers and read ports of its module, through
/// wires.
final class Sources {
  private final PartMap<Signal, List<Expr>> drivers = new PartMap<>();
  private final PartSet<Expr> seen = new PartSet<>();
  private final SequencedSet<Signal> found = new LinkedHashSet<>();
  private final Stmt.Watch watch;
  private final List<Expr> conditions = new ArrayList<>();

  private Sources(ModuleDef module, Stmt.Watch watch) {
    this.watch = watch;
    conditions.add(watch.event().condition());
    look(module.body(), List.of());
  }

  /// With their paths, in the order in which they are met.
  static List<String> of(Circuit circuit, WatchPoint point) {
    var sources = new Sources(module(circuit, point), point.watch());
    sources.follow();
    String path = point.where().isEmpty() ? "" : point.where() + ".";
    return sources.found.stream().map(signal -> path + signal.name()).toList();
  }

  private static ModuleDef module(Circuit circuit, WatchPoint point) {
    return point.path().isEmpty() ? circuit.top() : point.path().getLast().instance().module();
  }

  private void look(List<Stmt> body, List<Expr> guards) {
    for (Stmt stmt : body) {
      switch (stmt) {
        case Stmt.Drive drive -> {
          List<Expr> driver = drivers.computeIfAbsent(drive.signal(), _ -> new ArrayList<>());
          driver.addAll(guards);
          driver.addAll(drive.path());
          driver.add(drive.value());
        }
        case Stmt.When when -> {
          List<Expr> inner = new ArrayList<>(guards);
          when.branches().forEach(branch -> inner.add(branch.condition()));
          when.branches().forEach(branch -> look(branch.body(), inner));
          look(when.otherwise(), inner);
        }
        case Stmt.Watch other -> {
          if (other == watch) conditions.addAll(guards);
        }
        case Stmt.Write _ -> {}
      }
    }
  }

  private void follow() {
    Deque<Expr> waiting = new ArrayDeque<>(conditions);
    while (!waiting.isEmpty()) {
      Walk.postOrder(List.of(waiting.remove()), seen, expr -> {
        if (expr instanceof Ref ref) reach(ref.signal(), waiting);
      });
    }
  }

  private void reach(Signal signal, Deque<Expr> waiting) {
    switch (signal) {
      case Register _, SyncRead _ -> found.add(signal);
      case Port port when port.isInput() -> found.add(signal);
      case Port _, Wire _, InstancePort _ -> waiting.addAll(drivers.getOrDefault(signal, List.of()));
    }
  }
}
