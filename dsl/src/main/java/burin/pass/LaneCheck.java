package burin.pass;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Domain;
import burin.ir.Expr;
import burin.ir.LaneParam;
import burin.ir.MapLanes;
import burin.ir.ModuleDef;
import burin.ir.PartMap;
import burin.ir.PartSet;
import burin.ir.ReduceLanes;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Walk;
import burin.source.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Finds values of a lane that are used outside of the lane function that they belong to, where they mean nothing: a Java
/// variable can carry them there.
final class LaneCheck {
  private final List<Diagnostic> found = new ArrayList<>();
  private final PartSet<Expr> seen = new PartSet<>();
  /// The lanes that an expression is made of, without those of functions within it; only expressions that have any.
  private final PartMap<Expr, Set<LaneParam>> lanes = new PartMap<>();

  private LaneCheck() {}

  static List<Diagnostic> check(ModuleDef module) {
    var check = new LaneCheck();
    for (Domain domain : module.clocking().derived()) {
      domain.control().ifPresent(control -> check.judge("what makes `" + domain.name() + "`", control, domain.place()));
    }
    for (SyncRead read : module.reads()) {
      check.judge("the address of `" + read.name() + "`", read.address(), read.place());
      read.enable().ifPresent(enable -> check.judge("the enable of `" + read.name() + "`", enable, read.place()));
    }
    Walk.statements(module.body(), check::statement);
    return check.found;
  }

  private void statement(Stmt stmt) {
    switch (stmt) {
      case Stmt.Drive drive -> {
        for (Expr index : drive.path()) judge(() -> "an index of `" + drive.signal().name() + "`", index, drive.place());
        judge(() -> "`" + drive.signal().name() + "`", drive.value(), drive.place());
      }
      case Stmt.When when -> when.branches().forEach(branch -> judge("the condition", branch.condition(), branch.place()));
      case Stmt.Write write -> {
        String name = "`" + write.memory().name() + "`";
        judge("the address of a word of " + name, write.address(), write.place());
        judge("a word of " + name, write.value(), write.place());
        write.mask().ifPresent(mask -> judge("the mask of a word of " + name, mask, write.place()));
      }
      case Stmt.Watch watch -> {
        judge("the condition", watch.event().condition(), watch.place());
        watch.event().text().arguments().forEach(argument -> judge("a value in the text", argument.value(), watch.place()));
      }
    }
  }

  private void judge(String what, Expr value, Place place) {
    judge(() -> what, value, place);
  }

  /// @param what put together only where there is something to say
  private void judge(Supplier<String> what, Expr value, Place place) {
    Walk.postOrder(List.of(value), seen, this::collect);
    if (!lanes.containsKey(value)) return;
    found.add(Diagnostic.of(Code.LANE, place, what.get() + " is computed from a lane outside of its lane function")
        .hint("the vector that map or zip gives; vecOf(n, i -> ...) for lanes one by one"));
  }

  private void collect(Expr expr) {
    if (!(expr instanceof LaneParam) && !hasLanes(expr)) return;
    Set<LaneParam> own = new HashSet<>();
    switch (expr) {
      case LaneParam param -> own.add(param);
      case MapLanes map -> {
        addAll(own, List.of(map.body()));
        map.params().forEach(own::remove);
        addAll(own, map.operands());
      }
      case ReduceLanes reduce -> {
        for (ReduceLanes.Level level : reduce.levels()) {
          level.pair().ifPresent(pair -> addCombined(own, pair));
          level.tail().ifPresent(tail -> addCombined(own, tail));
        }
        addAll(own, List.of(reduce.operand()));
      }
      default -> addAll(own, Walk.operands(expr));
    }
    if (!own.isEmpty()) lanes.put(expr, own);
  }

  private boolean hasLanes(Expr expr) {
    if (lanes.isEmpty()) return false;
    for (Expr operand : Walk.operands(expr)) {
      if (lanes.containsKey(operand)) return true;
    }
    return false;
  }

  private void addCombined(Set<LaneParam> own, ReduceLanes.Combine combine) {
    Set<LaneParam> inner = new HashSet<>();
    addAll(inner, List.of(combine.body()));
    inner.remove(combine.left());
    inner.remove(combine.right());
    own.addAll(inner);
  }

  private void addAll(Set<LaneParam> own, List<Expr> operands) {
    for (Expr operand : operands) own.addAll(lanes.getOrDefault(operand, Set.of()));
  }
}
