package burin.verilog;

import burin.ir.Expr;
import burin.ir.LaneParam;
import burin.ir.PartMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// A place in which expressions have names: the module, or the body of a loop.
final class Scope {
  /// Null for the module.
  final Scope outer;
  /// The parameters of the lane function that this is the body of; empty for the module and for a block.
  final Set<LaneParam> params;
  /// The block that this is part of; null for the module.
  final Block block;
  /// Where the statements of a block go.
  final Lines lines;
  /// How many loops stand around it.
  final int loops;
  /// Vectors with their lanes in another width, by that width.
  private final PartMap<Expr, Map<Integer, Term>> resized = new PartMap<>();
  /// What has a name in a block or in the body of a loop. What has one in the module is told by its node.
  private final PartMap<Expr, Binding> bindings = new PartMap<>();
  private final Plan plan;

  private Scope(Plan plan, Scope outer, Set<LaneParam> params, Block block, Lines lines, int loops) {
    this.plan = plan;
    this.outer = outer;
    this.params = params;
    this.block = block;
    this.lines = lines;
    this.loops = loops;
  }

  static Scope module(Plan plan, Lines lines) {
    return new Scope(plan, null, Set.of(), null, lines, 0);
  }

  static Scope block(Scope module, Block block) {
    return new Scope(module.plan, module, Set.of(), block, block.body, 0);
  }

  /// The body of a lane function that is not within a loop of its own.
  Scope body(Set<LaneParam> own) {
    return new Scope(plan, this, own, block, lines, loops);
  }

  Scope loop(Set<LaneParam> own, Lines body) {
    return new Scope(plan, this, own, block, body, loops + 1);
  }

  boolean isModule() {
    return outer == null;
  }

  void bind(Expr expr, Binding binding) {
    if (isModule()) plan.of(expr).binding = binding;
    else bindings.put(expr, binding);
  }

  Map<Integer, Term> resized(Expr expr) {
    return resized.computeIfAbsent(expr, _ -> new HashMap<>());
  }

  /// What the expression is called here or in a scope around, or null.
  Binding find(Expr expr) {
    for (Scope scope = this; !scope.isModule(); scope = scope.outer) {
      Binding binding = scope.bindings.get(expr);
      if (binding != null) return binding;
    }
    return plan.of(expr).binding;
  }

  /// Whether an expression with these parameters changes from lane to lane of this very scope.
  boolean varies(Set<LaneParam> used) {
    for (LaneParam param : params) {
      if (used.contains(param)) return true;
    }
    return false;
  }

  /// The outermost scope in which all these parameters are known.
  Scope home(Set<LaneParam> used) {
    Scope scope = this;
    while (!scope.isModule() && !scope.varies(used)) scope = scope.outer;
    return scope;
  }

  /// Whether all these parameters are known here.
  boolean knows(Set<LaneParam> used) {
    int known = 0;
    for (Scope scope = this; scope != null; scope = scope.outer) {
      for (LaneParam param : scope.params) {
        if (used.contains(param)) known++;
      }
    }
    return known == used.size();
  }
}
