package burin.verilog;

import burin.ir.Expr;
import burin.ir.MemoryRead;
import burin.ir.Names;
import burin.ir.PartSet;
import burin.ir.Ref;
import burin.ir.Stmt;
import burin.ir.Walk;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Puts in place of a `when` what it always does, where its conditions depend on parameters of the generator only. What it
/// drives is then as if it had been driven without the `when`, to all that asks whether a signal has one constant value.
final class SettledConditions {
  private final Plan plan;
  private final Set<Expr> settled;

  private SettledConditions(Set<Expr> settled, Names names) {
    var roots = new Roots();
    for (Expr condition : settled) roots.add(condition, "condition");
    this.settled = settled;
    this.plan = new Plan(roots, names, _ -> null);
  }

  static List<Stmt> of(List<Stmt> body, Names names) {
    Set<Expr> settled = new LinkedHashSet<>();
    Walk.statements(body, stmt -> {
      if (!(stmt instanceof Stmt.When when)) return;
      for (Stmt.Branch branch : when.branches()) {
        if (!hasSignal(branch.condition())) settled.add(branch.condition());
      }
    });
    return settled.isEmpty() ? body : new SettledConditions(settled, names).body(body);
  }

  /// Most conditions are left at once, since what is first in them is a signal.
  private static boolean hasSignal(Expr condition) {
    PartSet<Expr> seen = new PartSet<>();
    List<Expr> stack = new ArrayList<>(List.of(condition));
    while (!stack.isEmpty()) {
      Expr expr = stack.removeLast();
      if (expr instanceof Ref || expr instanceof MemoryRead) return true;
      if (seen.add(expr)) stack.addAll(Walk.operands(expr));
    }
    return false;
  }

  private List<Stmt> body(List<Stmt> body) {
    List<Stmt> all = new ArrayList<>(body.size());
    for (Stmt stmt : body) {
      if (stmt instanceof Stmt.When when) addWhen(when, all);
      else all.add(stmt);
    }
    return all;
  }

  private void addWhen(Stmt.When when, List<Stmt> all) {
    List<Stmt.Branch> open = new ArrayList<>();
    List<Stmt> otherwise = when.otherwise();
    for (Stmt.Branch branch : when.branches()) {
      BigInteger holds = settled.contains(branch.condition()) ? plan.of(branch.condition()).worth() : null;
      if (holds == null) {
        open.add(new Stmt.Branch(branch.condition(), body(branch.body()), branch.place()));
      } else if (holds.signum() != 0) {
        otherwise = branch.body();
        break;
      }
    }
    if (open.isEmpty()) all.addAll(body(otherwise));
    else all.add(new Stmt.When(open, body(otherwise), when.place()));
  }
}
