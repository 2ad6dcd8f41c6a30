package burin.verilog;

import burin.ir.Expr;
import burin.ir.Signal;
import java.util.ArrayList;
import java.util.List;

/// The expressions that a module's statements, read ports and instances use directly, in program order.
record Roots(List<Root> list) {

  /// @param feeds what the expression is for, the start of derived names
  /// @param owner the signal that always is this value and nothing else, or null
  /// @param inAlways whether it is used in an `always @*` block
  /// @param again whether it is the same use once more, since the condition of a `when` stands in several blocks
  record Root(Expr expr, String feeds, Signal owner, boolean inAlways, boolean again) {}

  Roots() {
    this(new ArrayList<>());
  }

  void add(Expr expr, String feeds) {
    list.add(new Root(expr, feeds, null, false, false));
  }

  void addOwned(Expr expr, String feeds, Signal owner) {
    list.add(new Root(expr, feeds, owner, false, false));
  }

  void addInBlock(Expr expr, String feeds, boolean inAlways) {
    list.add(new Root(expr, feeds, null, inAlways, false));
  }

  void addCondition(Expr expr, String feeds, boolean inAlways, boolean again) {
    list.add(new Root(expr, feeds, null, inAlways, again));
  }

  List<Expr> all() {
    List<Expr> all = new ArrayList<>(list.size());
    for (Root root : list) all.add(root.expr());
    return all;
  }
}
