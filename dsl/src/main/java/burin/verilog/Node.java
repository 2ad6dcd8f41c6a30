package burin.verilog;

import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.Ref;
import burin.ir.Signal;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/// What the [Plan] knows of one expression of a module.
final class Node {
  final Expr expr;
  /// What its author calls it, else null.
  final String name;
  /// What it is called where the author has not named it, once it has been asked for; else null.
  String derived;
  /// What is computed from, without what the ranges or constants make irrelevant.
  List<Node> operands = List.of();
  /// The value where the ranges decide it, else null.
  BigInteger known;
  /// The value of the signal that it reads, where that is constant, else null. It is still written as the signal's name.
  BigInteger behind;
  /// For a tree of lanes what of it counts, else null.
  LiveTree live;
  /// [#known] as an expression; made when it is asked for.
  private Literal literal;
  /// Its number among all that is alive, operands first; negative where it is not alive.
  int place = -1;
  /// The last search of [Plan] that has come by here.
  int search;
  /// The operand that it always equals, since ranges or likeness decide a choice; null for most.
  Expr same;
  /// Where such equalities end: itself for most.
  Expr origin;
  /// The parameters of enclosing lane functions that it depends on.
  Set<LaneParam> params = Set.of();
  /// Whether it depends on no memory and on no signal but those that are constant.
  boolean constant;
  /// The vector whose bits these are as well, where a lane function leaves them as they are; else null.
  Expr sameBits;
  /// Whether it is computed by a loop over lanes.
  boolean loop;
  /// Whether it is the result of a lane function and nothing else: then it has a name already, that of the lane.
  boolean body;
  /// In how many places it is used.
  int uses;
  /// Whether a statement uses it directly.
  boolean root;
  /// Whether one of these statements is in an `always @*` block.
  boolean inAlways;
  /// Roughly how many characters its text takes in place.
  int size;
  /// Whether its text is hardly more than a selection of bits.
  boolean cheap;
  /// Whether it gets a name of its own rather than being written where it is used.
  boolean named;
  /// What it is computed for: the start of a derived name.
  String feeds = "";
  /// The signal that is driven by just this and so is its name, else null.
  Signal signal;
  /// Whether all its users take it lane by lane.
  boolean lanesOnly = true;
  /// Whether all its users take one lane of it, outside of lane functions.
  boolean indexedOnly = true;
  /// The lane operation in whose block it is computed; itself where it has a block of its own, null where it has none.
  Node block;
  /// What it is called outside of blocks and loops, once it is; else null.
  Binding binding;
  /// Whether users in different blocks, or outside of them, have been seen.
  private boolean shared;

  Node(Expr expr, String name) {
    this.expr = expr;
    this.name = name;
  }

  /// The constant that a scalar is, or null. The type of a number is what its value says; a result may be known better than
  /// its own type says.
  Literal literal() {
    if (literal == null && known != null) {
      literal = expr.type() instanceof IntType ? Literal.number(known) : new Literal(expr.type(), known);
    }
    return literal;
  }

  boolean closed() {
    return params.isEmpty();
  }

  /// Whether it is a constant that has to be worked out.
  boolean folds() {
    return constant && closed() && !(expr instanceof Ref);
  }

  /// The value, if it is known, whether or not it is written as a constant; else null.
  BigInteger worth() {
    return known != null ? known : behind;
  }

  /// Notes a user.
  ///
  /// @param lanes whether it takes this lane by lane
  /// @param where the block of the user, or null
  void usedBy(boolean lanes, Node where) {
    lanesOnly &= lanes;
    if (!lanes || where == null || block != null && block != where) shared = true;
    block = where;
  }

  /// Once all users are known: the block that they all are in, or null.
  Node onlyBlock() {
    return shared || !closed() ? null : block;
  }
}
