package burin.sim.interp;

import burin.ir.Expr;
import burin.ir.ModuleDef;
import burin.ir.Signal;
import burin.ir.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A module's statements laid flat in program order, each with the conditions under which it is active.
final class Guarded {
  /// One condition and what it must be; the others are in `outer`.
  ///
  /// @param outer null at the outermost level, as is a whole guard without conditions
  record Guard(Guard outer, Expr condition, boolean holds) {}

  record Drive(Guard guard, Stmt.Drive drive) {}

  record Write(Guard guard, Stmt.Write write) {}

  record Watch(Guard guard, Stmt.Watch watch) {}

  private final Map<Signal, List<Drive>> drives = new HashMap<>();
  private final List<Write> writes = new ArrayList<>();
  private final List<Watch> watches = new ArrayList<>();

  Guarded(ModuleDef module) {
    collect(module.body(), null);
  }

  /// The drives of one signal in program order.
  List<Drive> drives(Signal signal) {
    return drives.getOrDefault(signal, List.of());
  }

  List<Write> writes() {
    return writes;
  }

  Watch watch(Stmt.Watch watch) {
    return watches.stream().filter(guarded -> guarded.watch() == watch).findFirst().orElseThrow();
  }

  private void collect(List<Stmt> body, Guard guard) {
    for (Stmt stmt : body) {
      switch (stmt) {
        case Stmt.Drive drive ->
            drives.computeIfAbsent(drive.signal(), _ -> new ArrayList<>()).add(new Drive(guard, drive));
        case Stmt.Write write -> writes.add(new Write(guard, write));
        case Stmt.Watch watch -> watches.add(new Watch(guard, watch));
        case Stmt.When when -> {
          Guard noneBefore = guard;
          for (Stmt.Branch branch : when.branches()) {
            collect(branch.body(), new Guard(noneBefore, branch.condition(), true));
            noneBefore = new Guard(noneBefore, branch.condition(), false);
          }
          collect(when.otherwise(), noneBefore);
        }
      }
    }
  }
}
