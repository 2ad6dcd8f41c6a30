package burin.schematic;

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
import burin.ir.PartSet;
import burin.ir.Port;
import burin.ir.ReduceLanes;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.ShiftIn;
import burin.ir.Signal;
import burin.ir.Slice;
import burin.ir.SyncRead;
import burin.ir.Unary;
import burin.ir.Update;
import burin.ir.VecLiteral;
import burin.ir.VecOf;
import burin.ir.Walk;
import burin.ir.Wire;
import burin.ir.Wrap;
import burin.pass.Netlist;
import com.google.common.collect.Sets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Tells what in a module computes and what only passes on: wires, slices, concatenations, casts, lanes in another order.
final class Origins {
  private final Netlist netlist;
  /// The nodes that compute, or pass on something of a node that does.
  private final Set<Expr> computing = Sets.newIdentityHashSet();
  private final PartSet<Expr> seen = new PartSet<>();

  Origins(Netlist netlist) {
    this.netlist = netlist;
  }

  /// Calls `visit` for each computing node below the roots that was not met before, operands first, and `read` for each read
  /// of a memory within the cycle.
  void explore(List<Expr> roots, Consumer<Expr> visit, Consumer<MemoryRead> read) {
    Walk.postOrder(roots, seen, expr -> {
      if (expr instanceof MemoryRead word) read.accept(word);
      if (!computes(expr)) return;
      computing.add(expr);
      visit.accept(expr);
    });
  }

  private boolean computes(Expr expr) {
    return switch (expr) {
      case Unary _, Binary _, Mux _, ReduceLanes _ -> true;
      // The address of a read is followed for itself.
      case Literal _, VecLiteral _, Ref _, LaneParam _, Iota _, MemoryRead _ -> false;
      case Index e -> !(e.index() instanceof Literal) || computing.contains(e.operand());
      case Update e -> !(e.index() instanceof Literal) || Walk.operands(expr).stream().anyMatch(computing::contains);
      case Wrap _, Cast _, Extract _, Cat _, MapLanes _, Slice _, Concat _, ShiftIn _, Gather _, VecOf _ ->
          Walk.operands(expr).stream().anyMatch(computing::contains);
    };
  }

  /// The origins of an expression that was explored; a computing one is its own.
  Set<Origin> of(Expr expr) {
    Set<Origin> found = new LinkedHashSet<>();
    Set<Expr> met = Sets.newIdentityHashSet();
    Deque<Expr> open = new ArrayDeque<>(List.of(expr));
    while (!open.isEmpty()) {
      Expr next = open.pop();
      if (met.add(next)) follow(next, found, open);
    }
    return found;
  }

  private void follow(Expr expr, Set<Origin> found, Deque<Expr> open) {
    if (computing.contains(expr)) {
      found.add(new Origin.Computed(expr));
      return;
    }
    switch (expr) {
      case Ref ref -> follow(ref.signal(), found, open);
      case MemoryRead read -> found.add(new Origin.Word(read.memory()));
      default -> Walk.operands(expr).reversed().forEach(open::push);
    }
  }

  private void follow(Signal signal, Set<Origin> found, Deque<Expr> open) {
    switch (signal) {
      case Port port when port.isInput() -> found.add(new Origin.Input(port));
      case InstancePort port when !port.port().isInput() -> found.add(new Origin.Output(port));
      case Register register -> found.add(new Origin.State(register));
      case SyncRead read -> found.add(new Origin.Word(read.memory()));
      case Port _, InstancePort _, Wire _ -> open.push(netlist.drivers().get(signal));
    }
  }
}
