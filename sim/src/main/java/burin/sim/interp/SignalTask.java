package burin.sim.interp;

import burin.ir.Expr;
import burin.ir.Port;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.Stmt;
import java.util.ArrayList;
import java.util.List;

/// Finds what the statements give to a signal in this cycle, or to a register at the next edge, by the words of [Stmt]:
/// it looks through the drives from the last to the first for the last active one of the whole signal; active drives of
/// single lanes that come after that one are laid over it.
final class SignalTask implements Task {
  private final Node node;
  private final Signal signal;
  private final List<Guarded.Drive> drives;
  private int next;
  /// The active drives of single lanes, the last one first.
  private final List<Stmt.Drive> laneDrives = new ArrayList<>();
  private Value base;

  private SignalTask(Node node, Signal signal) {
    this.node = node;
    this.signal = signal;
    this.drives = node.facts.statements.drives(signal);
    this.next = drives.size() - 1;
  }

  /// Null where it has been found in this cycle.
  static Task of(Node node, Signal signal) {
    if (node.found.containsKey(signal)) return null;
    if (node.foreign != null) return new ForeignTask(node, (Port) signal);
    if (!node.beingFound.add(signal)) {
      throw new IllegalStateException("combinational loop through " + node + "." + signal.name());
    }
    return new SignalTask(node, signal);
  }

  @Override
  public Task advance() {
    while (base == null) {
      Task missing = next < 0 ? useDefault() : look(drives.get(next));
      if (missing != null) return missing;
    }
    Value value = base;
    for (Stmt.Drive drive : laneDrives.reversed()) value = over(value, drive.path(), node.frame.get(drive.value()));
    if (!value.isOf(signal.type())) throw new IllegalStateException(complaint(value));
    node.beingFound.remove(signal);
    node.found.put(signal, value);
    return null;
  }

  private Task useDefault() {
    base = signal instanceof Register register
        ? node.held.get(register)
        : Value.filled(signal.type(), new Value.Undriven());
    return null;
  }

  private Task look(Guarded.Drive guarded) {
    for (Guarded.Guard guard = guarded.guard(); guard != null; guard = guard.outer()) {
      Task missing = ExprTask.of(node.frame, guard.condition());
      if (missing != null) return missing;
    }
    if (isActive(node.frame, guarded.guard())) {
      Task missing = evaluate(guarded.drive());
      if (missing != null) return missing;
      if (guarded.drive().path().isEmpty()) {
        base = node.frame.get(guarded.drive().value());
      } else {
        laneDrives.add(guarded.drive());
      }
    }
    next--;
    return null;
  }

  private Task evaluate(Stmt.Drive drive) {
    for (Expr index : drive.path()) {
      Task missing = ExprTask.of(node.frame, index);
      if (missing != null) return missing;
    }
    return ExprTask.of(node.frame, drive.value());
  }

  /// Whether all of a guard's conditions, which the frame knows, are as they must be.
  static boolean isActive(Frame frame, Guarded.Guard guard) {
    for (Guarded.Guard g = guard; g != null; g = g.outer()) {
      if (frame.get(g.condition()).isTrue() != g.holds()) return false;
    }
    return true;
  }

  private Value over(Value whole, List<Expr> path, Value value) {
    if (path.isEmpty()) return value;
    int lane = node.frame.get(path.getFirst()).number().intValueExact();
    return whole.with(lane, over(whole.lane(lane), path.subList(1, path.size()), value));
  }

  /// A drive fits its signal, so what is wrong is that there was none.
  private String complaint(Value value) {
    return "%s.%s, declared at %s, is not driven, or in part only: %s".formatted(
        node, signal.name(), signal.place(), value);
  }
}
