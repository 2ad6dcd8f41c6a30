package burin.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Ways through the graph of expressions that need no deep stack.
public final class Walk {
  private Walk() {}

  /// What an expression is computed from, in order. The body of a lane function counts, its parameters do not.
  public static List<Expr> operands(Expr expr) {
    return switch (expr) {
      case Literal _, VecLiteral _, Ref _, LaneParam _, Iota _ -> List.of();
      case Unary e -> List.of(e.operand());
      case Binary e -> List.of(e.left(), e.right());
      case Mux e -> List.of(e.select(), e.onTrue(), e.onFalse());
      case Wrap e -> List.of(e.operand());
      case Cast e -> List.of(e.operand());
      case Extract e -> List.of(e.operand());
      case Cat e -> e.parts();
      case MemoryRead e -> List.of(e.address());
      case MapLanes e -> with(e.operands(), e.body());
      case ReduceLanes e -> reduceOperands(e);
      case Index e -> List.of(e.operand(), e.index());
      case Update e -> List.of(e.operand(), e.index(), e.value());
      case Slice e -> List.of(e.operand());
      case Concat e -> e.operands();
      case ShiftIn e -> List.of(e.operand(), e.value());
      case Gather e -> List.of(e.operand());
      case VecOf e -> e.elements();
    };
  }

  private static List<Expr> with(List<Expr> operands, Expr body) {
    List<Expr> all = new ArrayList<>(operands);
    all.add(body);
    return all;
  }

  private static List<Expr> reduceOperands(ReduceLanes reduce) {
    List<Expr> all = new ArrayList<>();
    all.add(reduce.operand());
    for (ReduceLanes.Level level : reduce.levels()) {
      level.pair().ifPresent(pair -> all.add(pair.body()));
      level.tail().ifPresent(tail -> all.add(tail.body()));
    }
    return all;
  }

  /// Calls `visit` once for each expression that is reachable from the roots, operands before what uses them.
  public static void postOrder(Iterable<? extends Expr> roots, Consumer<Expr> visit) {
    postOrder(roots, new PartSet<>(), visit);
  }

  /// As [#postOrder(Iterable, Consumer)], leaving out what `seen` holds and adding to it what was visited.
  public static void postOrder(Iterable<? extends Expr> roots, PartSet<Expr> seen, Consumer<Expr> visit) {
    postOrder(roots, Walk::operands, seen, visit);
  }

  /// As [#postOrder(Iterable, PartSet, Consumer)], with another view of what an expression is computed from.
  public static void postOrder(
      Iterable<? extends Expr> roots, Function<Expr, List<Expr>> operands, PartSet<Expr> seen, Consumer<Expr> visit) {
    Deque<Step> stack = new ArrayDeque<>();
    for (Expr root : roots) {
      if (seen.add(root)) enter(root, operands.apply(root), stack, visit);
      while (!stack.isEmpty()) {
        Step step = stack.peek();
        if (step.next < step.operands.size()) {
          Expr operand = step.operands.get(step.next++);
          if (seen.add(operand)) enter(operand, operands.apply(operand), stack, visit);
        } else {
          visit.accept(stack.pop().expr);
        }
      }
    }
  }

  /// What has no operands, as half of all expressions, is visited at once.
  private static void enter(Expr expr, List<Expr> operands, Deque<Step> stack, Consumer<Expr> visit) {
    if (operands.isEmpty()) {
      visit.accept(expr);
    } else {
      stack.push(new Step(expr, operands));
    }
  }

  private static final class Step {
    final Expr expr;
    final List<Expr> operands;
    int next;

    Step(Expr expr, List<Expr> operands) {
      this.expr = expr;
      this.operands = operands;
    }
  }

  /// Calls `visit` for each statement, those within a `when` after it, in program order.
  public static void statements(List<Stmt> body, Consumer<Stmt> visit) {
    for (Stmt stmt : body) {
      visit.accept(stmt);
      if (stmt instanceof Stmt.When when) {
        when.branches().forEach(branch -> statements(branch.body(), visit));
        statements(when.otherwise(), visit);
      }
    }
  }

  /// Every expression that a module's domains, reads and statements mention directly, in program order.
  public static List<Expr> roots(ModuleDef module) {
    List<Expr> roots = new ArrayList<>();
    for (Domain domain : module.clocking().derived()) domain.control().ifPresent(roots::add);
    for (SyncRead read : module.reads()) {
      roots.add(read.address());
      read.enable().ifPresent(roots::add);
    }
    statements(module.body(), stmt -> {
      switch (stmt) {
        case Stmt.Drive drive -> {
          roots.addAll(drive.path());
          roots.add(drive.value());
        }
        case Stmt.When when -> when.branches().forEach(branch -> roots.add(branch.condition()));
        case Stmt.Write write -> {
          roots.add(write.address());
          roots.add(write.value());
          write.mask().ifPresent(roots::add);
        }
        case Stmt.Watch watch -> {
          roots.add(watch.event().condition());
          watch.event().text().arguments().forEach(argument -> roots.add(argument.value()));
        }
      }
    });
    return roots;
  }
}
