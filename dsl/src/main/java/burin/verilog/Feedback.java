package burin.verilog;

import burin.ir.Expr;
import burin.ir.InstancePort;
import burin.ir.ModuleDef;
import burin.ir.PartMap;
import burin.ir.Ref;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.Walk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds blocks that would wait for themselves.
///
/// A circuit has no combinational loops from signal to signal, but if one block drives `a` and `c` while another drives
/// `b`, which lies between them, then the blocks depend on each other: a simulator may wake them in turn for ever.
/// Such a block has to be cut. The same may happen around an instance, so a block is also cut where some of its signals
/// depend on other inputs of the module than others and it assigns a signal twice, so that it wakes others though nothing
/// changes in the end.
///
/// The blocks and expressions in a loop are the strongly connected components of what depends on what, found by Tarjan's
/// algorithm, without recursion.
final class Feedback {
  private final PartMap<Signal, List<Object>> producers = new PartMap<>();
  private final Map<Object, Visit> visits = new IdentityHashMap<>();
  private final Deque<Visit> component = new ArrayDeque<>();
  private final Set<Object> looped = Collections.newSetFromMap(new IdentityHashMap<>());

  private static final class Visit {
    final Object vertex;
    final int number;
    final Iterator<?> sources;
    int lowest;
    boolean open = true;

    Visit(Object vertex, int number, Iterator<?> sources) {
      this.vertex = vertex;
      this.number = number;
      this.lowest = number;
      this.sources = sources;
    }
  }

  private final Paths paths;

  private Feedback(Paths paths) {
    this.paths = paths;
  }

  /// The items with blocks that depend on themselves cut into one block for each signal.
  static List<Item> cut(List<Item> items, ModuleDef module, Paths paths) {
    boolean any = false;
    for (Item item : items) any |= item instanceof Item.Logic logic && logic.targets().size() > 1;
    if (!any) return items;
    var feedback = new Feedback(paths);
    for (Item item : items) feedback.addProducer(item);
    List<Item> cut = new ArrayList<>();
    for (Item item : items) {
      if (item instanceof Item.Logic logic && (feedback.isInLoop(logic) || feedback.mayWakeInVain(logic, module))) {
        cut.addAll(parts(logic));
      } else {
        cut.add(item);
      }
    }
    return cut;
  }

  /// A block for each signal, with the statements about it.
  private static List<Item> parts(Item.Logic logic) {
    Map<Object, List<Stmt>> bodies = new IdentityHashMap<>();
    for (Stmt stmt : logic.body()) {
      for (Object target : Drives.targets(stmt)) bodies.computeIfAbsent(target, _ -> new ArrayList<>()).add(stmt);
    }
    List<Item> parts = new ArrayList<>();
    for (Object target : logic.targets()) parts.add(new Item.Logic(Set.of(target), bodies.get(target)));
    return parts;
  }

  private void addProducer(Item item) {
    switch (item) {
      case Item.Assign assign -> addProducer(assign.drive().signal(), item);
      case Item.Logic logic -> logic.targets().forEach(target -> addProducer((Signal) target, item));
      case Item.Clocked _, Item.Storage _, Item.Child _, Item.Gate _, Item.Watching _ -> {}
    }
  }

  private void addProducer(Signal signal, Object producer) {
    producers.computeIfAbsent(signal, _ -> new ArrayList<>()).add(producer);
  }

  private boolean isInLoop(Item.Logic logic) {
    if (logic.targets().size() == 1) return false;
    if (!visits.containsKey(logic)) search(logic);
    return looped.contains(logic);
  }

  private boolean mayWakeInVain(Item.Logic logic, ModuleDef module) {
    if (logic.targets().size() == 1 || !assignsTwice(logic)) return false;
    BitSet first = null;
    for (Object target : logic.targets()) {
      BitSet inputs = paths.inputs(module, (Signal) target);
      if (first != null && !first.equals(inputs)) return true;
      first = inputs;
    }
    return false;
  }

  private static boolean assignsTwice(Item.Logic logic) {
    Map<Object, Integer> most = most(logic.body());
    for (Object target : logic.targets()) {
      if (most.getOrDefault(target, 0) > 1) return true;
    }
    return false;
  }

  /// How often each signal is assigned when all goes through the branches that do so most often.
  private static Map<Object, Integer> most(List<Stmt> body) {
    Map<Object, Integer> counts = new IdentityHashMap<>();
    for (Stmt stmt : body) {
      switch (stmt) {
        case Stmt.Drive drive -> counts.merge(drive.signal(), 1, Integer::sum);
        case Stmt.When when -> {
          Map<Object, Integer> most = most(when.otherwise());
          for (Stmt.Branch branch : when.branches()) {
            most(branch.body()).forEach((signal, count) -> most.merge(signal, count, Math::max));
          }
          most.forEach((signal, count) -> counts.merge(signal, count, Integer::sum));
        }
        case Stmt.Write _, Stmt.Watch _ -> {}
      }
    }
    return counts;
  }

  private void search(Object root) {
    Deque<Visit> path = new ArrayDeque<>();
    path.push(enter(root));
    while (!path.isEmpty()) {
      Visit visit = path.peek();
      if (!visit.sources.hasNext()) {
        path.pop();
        leave(visit);
        if (!path.isEmpty()) path.peek().lowest = Math.min(path.peek().lowest, visit.lowest);
        continue;
      }
      Object source = visit.sources.next();
      Visit seen = visits.get(source);
      if (seen == null) {
        path.push(enter(source));
      } else if (seen.open) {
        visit.lowest = Math.min(visit.lowest, seen.number);
      }
    }
  }

  private Visit enter(Object vertex) {
    var visit = new Visit(vertex, visits.size(), sources(vertex).iterator());
    visits.put(vertex, visit);
    component.push(visit);
    return visit;
  }

  private void leave(Visit visit) {
    if (visit.lowest != visit.number) return;
    boolean alone = component.peek() == visit;
    Visit member;
    do {
      member = component.pop();
      member.open = false;
      if (!alone) looped.add(member.vertex);
    } while (member != visit);
  }

  /// What a block, an expression or an instance is computed from.
  private List<?> sources(Object vertex) {
    return switch (vertex) {
      case Item.Assign assign -> with(assign.drive().path(), assign.drive().value());
      case Item.Logic logic -> mentioned(logic);
      case Ref ref when ref.signal() instanceof InstancePort port && !port.port().isInput() -> inputs(port);
      case Ref ref -> producers.getOrDefault(ref.signal(), List.of());
      case Expr expr -> Walk.operands(expr);
      default -> List.of();
    };
  }

  private static List<Expr> with(List<Expr> some, Expr more) {
    List<Expr> all = new ArrayList<>(some);
    all.add(more);
    return all;
  }

  private static List<Expr> mentioned(Item.Logic logic) {
    List<Expr> all = new ArrayList<>();
    Walk.statements(logic.body(), stmt -> {
      switch (stmt) {
        case Stmt.Drive drive when logic.targets().contains(drive.signal()) -> {
          all.addAll(drive.path());
          all.add(drive.value());
        }
        case Stmt.When when -> when.branches().forEach(branch -> all.add(branch.condition()));
        case Stmt.Drive _, Stmt.Write _, Stmt.Watch _ -> {}
      }
    });
    return all;
  }

  private List<Object> inputs(InstancePort output) {
    List<Object> all = new ArrayList<>();
    for (InstancePort input : paths.inputs(output)) all.addAll(producers.getOrDefault(input, List.of()));
    return all;
  }
}
