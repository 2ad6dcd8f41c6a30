package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Expr;
import burin.ir.Literal;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds drives that can never count, since a later one gives the same signal another value whatever the conditions.
///
/// A default that every branch of a later `when` replaces is no mistake: it is the usual way to be sure that there is a value.
/// Nor is one where some of what a statement drives is left, such as a bundle of which one field is driven again. But a field
/// that answers, as the ready of a stream, can answer one connection only: two of them would take every item twice.
final class Overwritten {
  /// A signal, or a lane of it: constant indices by their values, others by the node that computes them.
  private record Target(Signal signal, List<Object> path) {
    static Target of(Stmt.Drive drive, int length) {
      List<Object> path = new ArrayList<>();
      for (Expr index : drive.path().subList(0, length)) {
        path.add(index instanceof Literal literal ? literal.value() : new Node(index));
      }
      return new Target(drive.signal(), path);
    }

    static Target of(Stmt.Drive drive) {
      return of(drive, drive.path().size());
    }
  }

  /// An expression as itself; graphs are too deep to be compared.
  private record Node(Expr expr) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Node(Expr same) && same == expr;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(expr);
    }
  }

  /// What later statements drive whatever the conditions; an inner scope is a branch.
  private record Later(Later outer, Map<Target, Stmt.Drive> drives) {
    static Later within(Later outer) {
      return new Later(outer, new HashMap<>());
    }

    /// The drive that gives another value to all that `drive` does.
    Optional<Stmt.Drive> over(Stmt.Drive drive) {
      for (int length = 0; length <= drive.path().size(); length++) {
        Target target = Target.of(drive, length);
        for (Later scope = this; scope != null; scope = scope.outer) {
          Stmt.Drive later = scope.drives.get(target);
          if (later != null) return Optional.of(later);
        }
      }
      return Optional.empty();
    }
  }

  private final Set<Stmt> defaults;
  private final Set<Stmt> answers;
  private final Set<Signal> drivenAgain = new HashSet<>();
  private final List<Diagnostic> found = new ArrayList<>();

  private Overwritten(Set<Stmt> defaults, Set<Stmt> answers) {
    this.defaults = defaults;
    this.answers = answers;
  }

  /// @param defaults drives that may be replaced as a whole
  /// @param answers drives of fields that go the other way in a connection
  static List<Diagnostic> in(List<Stmt> body, Set<Stmt> defaults, Set<Stmt> answers) {
    var check = new Overwritten(defaults, answers);
    check.count(body, new HashSet<>());
    if (!check.drivenAgain.isEmpty()) check.run(body, Later.within(null));
    return check.found.reversed();
  }

  /// Most signals are driven just once, and need not be looked at.
  private void count(List<Stmt> body, Set<Signal> driven) {
    Walk.statements(body, stmt -> {
      if (stmt instanceof Stmt.Drive drive && !driven.add(drive.signal())) drivenAgain.add(drive.signal());
    });
  }

  /// From the last statement to the first.
  private void run(List<Stmt> body, Later later) {
    for (int i = body.size() - 1; i >= 0; i--) {
      switch (body.get(i)) {
        case Stmt.Drive _ -> {
          int first = firstOfCall(body, i);
          judge(body.subList(first, i + 1), later);
          i = first;
        }
        case Stmt.When when -> {
          for (Stmt.Branch branch : when.branches().reversed()) run(branch.body(), Later.within(later));
          run(when.otherwise(), Later.within(later));
        }
        case Stmt.Write _, Stmt.Watch _ -> {}
      }
    }
  }

  /// What one call drives, or a loop of such calls, stands in a row: drives of one place, each of something else.
  private static int firstOfCall(List<Stmt> body, int last) {
    Stmt.Drive end = (Stmt.Drive) body.get(last);
    Set<Target> targets = new HashSet<>(Set.of(Target.of(end)));
    int first = last;
    while (first > 0 && body.get(first - 1) instanceof Stmt.Drive before && before.place().equals(end.place())
        && targets.add(Target.of(before))) {
      first--;
    }
    return first;
  }

  private void judge(List<Stmt> call, Later later) {
    List<Diagnostic> lost = new ArrayList<>();
    List<Diagnostic> unanswered = new ArrayList<>();
    for (Stmt stmt : call.reversed()) {
      var drive = (Stmt.Drive) stmt;
      if (!drivenAgain.contains(drive.signal()) || defaults.contains(drive)) continue;
      Optional<Stmt.Drive> over = later.over(drive);
      over.ifPresent(other -> lost.add(lost(drive, other)));
      over.filter(other -> answers.contains(drive) && answers.contains(other))
          .ifPresent(other -> unanswered.add(unanswered(drive, other)));
    }
    if (unanswered.isEmpty() && lost.size() == call.size()) found.addAll(lost);
    found.addAll(unanswered);
    for (Stmt stmt : call) {
      if (stmt instanceof Stmt.Drive drive && drivenAgain.contains(drive.signal())) later.drives.put(Target.of(drive), drive);
    }
  }

  private static Diagnostic unanswered(Stmt.Drive drive, Stmt.Drive later) {
    return lost(drive, later).hint("only one of the connections, or a fork(n) of a stream that goes to several places");
  }

  private static Diagnostic lost(Stmt.Drive drive, Stmt.Drive later) {
    String name = (drive.path().isEmpty() ? "`" : "a lane of `") + drive.signal().name() + "`";
    String verb = drive.signal() instanceof Register ? "next" : "drive";
    return Diagnostic.of(Code.OVERWRITTEN, drive.place(), name + " never takes this value, since a later one always counts")
        .note("the later " + verb + " is here", later.place())
        .hint("only one of them, a when(...) around the later one, or byDefault(() -> ...) around the first");
  }
}
