package burin.sim.jvm;

import burin.ir.BinaryOp;
import burin.ir.Type;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// Decides which nodes are computed by their only user as a part of itself: a vector within the loop of what takes its
/// lanes, an arm of a mux of vectors only where it is chosen, a scalar where it is needed.
final class Fusion {
  /// What is fused into one place must not exceed this, since a method must not grow long.
  private static final int MAX_COST = 3_000;
  private static final int SMALL = 60;
  private static final int MAX_DEPTH = 8;
  private static final Set<Op> ALONE = Set.of(Op.REDUCE, Op.HOLD, Op.GUARDED, Op.CAST, Op.CHILD_OUT, Op.FOREIGN_OUT);

  /// Operations whose left operand is computed first.
  private static final Set<BinaryOp> LEFT_FIRST =
      EnumSet.of(BinaryOp.ADD, BinaryOp.SUB, BinaryOp.MUL, BinaryOp.AND, BinaryOp.OR, BinaryOp.XOR);

  private Fusion() {}

  /// Called for operands before what uses them; `group` is known, for nodes within lane functions those of the function.
  static void decide(Node node) {
    node.cost = cost(node);
    node.borrowed = isBorrowed(node);
    node.fresh = isFresh(node);
    if (node.op.isEffect() || node.op.isLeaf() || Planner.isChildLeaf(node)) return;
    if (isView(node) || isComplement(node)) {
      node.fused = true;
      node.fusedDepth = depth(node);
      return;
    }
    node.fused = isBroadcast(node) ? node.laneUses == node.uses && !node.captured : fits(node) && suits(node, node.user);
    boolean isStep = node.op == Op.UPDATE && node.fused && node.user.op == Op.UPDATE;
    if (node.fused && !isBroadcast(node)) node.fusedDepth = depth(node) + (isStep ? 0 : 1);
  }

  private static boolean isBorrowed(Node node) {
    if (node.op == Op.SLOT) return ((Slot) node.data).owned;
    if (isConditional(node)) return node.in[0].borrowed;
    return node.op == Op.MUX && (node.in[1].borrowed || node.in[2].borrowed);
  }

  static boolean isConditional(Node node) {
    return node.op == Op.UPDATE && node.in.length == 4;
  }

  private static boolean isFresh(Node node) {
    return switch (node.op) {
      case MAP, CHILD_OUT, SLICE, CONCAT, SHIFT_IN, GATHER, VEC_OF, FILL, CAST -> !Planner.isChildLeaf(node);
      case UPDATE -> !isConditional(node) || isOwn(node.in[0], node);
      default -> false;
    };
  }

  /// Whether the user may change the array of an operand, since nobody else will see it.
  static boolean isOwn(Node node, Node user) {
    return node.fresh && node.uses == 1 && !node.captured && (node.isBound() || node.group == user.group);
  }

  /// A complement that is quicker made again by each loop over words than once for all.
  private static boolean isComplement(Node node) {
    return WideCode.isWordwise(node) && node.op == Op.UNARY && node.in[0].op.isLeaf()
        && node.wordUses == node.uses && !node.captured && !node.isBound();
  }

  private static boolean isBroadcast(Node node) {
    return node.op == Op.MAP && node.in.length == 0;
  }

  private static boolean fits(Node node) {
    return node.uses == 1
        && node.user != null
        && !node.captured
        && (node.cost < SMALL || node.cost * node.user.in.length < MAX_COST)
        && depth(node) < MAX_DEPTH
        && (node.isBound() || node.group == node.user.group);
  }

  private static int depth(Node node) {
    int deepest = 0;
    for (Node operand : node.in) {
      if (operand.fused) deepest = Math.max(deepest, operand.fusedDepth);
    }
    return deepest;
  }

  private static boolean suits(Node node, Node user) {
    if (user.op == Op.GUARDED) return user.in[1] == node && node.op != Op.HOLD;
    if (!node.isVec()) return isInline(node, user);
    return switch (user.op) {
      case REDUCE -> hasLanes(node) || node.op == Op.VEC_OF && node.in.length > 0;
      case MAP, INDEX -> Uses.isByLane(node, user) && hasLanes(node);
      case STORE_IN -> Uses.isByLane(node, user) ? hasLanes(node) : node.op == Op.MUX;
      case MUX -> user.in[0] != node;
      case HOLD -> true;
      case UPDATE, SHIFT_IN -> user.in[0] == node;
      case CONCAT, SLICE, GATHER, CAST -> true;
      default -> false;
    };
  }

  /// Whether a single lane of it can be computed.
  static boolean hasLanes(Node node) {
    return switch (node.op) {
      case MAP, SLICE, GATHER -> true;
      case CHILD_OUT -> true;
      default -> false;
    };
  }

  /// Whether it is the same value as its operand, if read as another type, so that it need not be kept. Such a node is fused
  /// wherever it is used.
  static boolean isView(Node node) {
    if (node.op != Op.CAST || node.isVec() || node.isBound() || node.captured) return false;
    Node operand = node.in[0];
    if (operand.isVec() || !operand.rep.equals(node.rep) || node.rep.isWords() || node.group != operand.group) return false;
    return ScalarCode.range(node.type).isSigned() == ScalarCode.range((Type) node.data).isSigned();
  }

  /// Loops stand alone, since HotSpot enters compiled code only where the stack is empty.
  private static boolean isInline(Node node, Node user) {
    if (isLoop(node)) return isFirst(node, user);
    if (ALONE.contains(node.op) && !isScalarCast(node)) return false;
    if (node.rep.isWords() && (node.op == Op.MUX || WideCode.isWordwise(node))) return isPartOfWide(node, user);
    if (isView(user)) return user.uses == 1 && user.user != null && isInline(node, user.user);
    return switch (user.op) {
      case CALL, SINK, RESET, TAKE, WRITE, CHANGE, FOREIGN_EDGE -> false;
      case FILL, VEC_OF, CAT -> node.cost < SMALL;
      default -> true;
    };
  }

  /// Whether the code of a scalar begins with a loop over lanes, or chooses between such.
  static boolean isLoop(Node node) {
    return switch (node.op) {
      case REDUCE -> !node.isVec() && TreeCode.operation(node) != null;
      case UNARY, BINARY, WRAP -> node.in[0].fused && isLoop(node.in[0]);
      case MUX -> !node.isVec() && (node.in[1].fused && isLoop(node.in[1]) || node.in[2].fused && isLoop(node.in[2]));
      default -> false;
    };
  }

  /// Whether nothing of the user is on the stack yet when it comes to a node: the loop is computed only where it is chosen.
  private static boolean isFirst(Node node, Node user) {
    return switch (user.op) {
      case MUX -> !user.isVec() && !user.rep.isWords() && user.in[0] != node;
      case UNARY, WRAP -> !user.rep.isWords();
      case BINARY -> user.in[0] == node && !WideCode.isWide(user) && LEFT_FIRST.contains(user.data);
      default -> false;
    };
  }

  /// Whether an array that takes a loop or a choice is made within that of its user.
  private static boolean isPartOfWide(Node node, Node user) {
    return switch (user.op) {
      case HOLD -> true;
      case MUX -> user.in[0] != node && user.rep.isLike(node.rep);
      default -> WideCode.isWordwise(user) && WideCode.isWordwise(node);
    };
  }

  private static boolean isScalarCast(Node node) {
    return node.op == Op.CAST && !node.isVec() && !node.in[0].isVec() && !node.rep.isWords() && !node.in[0].rep.isWords();
  }

  /// About the bytes of code, rather too many.
  private static int cost(Node node) {
    int cost = switch (node.op) {
      case CONST, VCONST, SLOT, PARAM, IOTA, CALL, RESET -> 16;
      case SINK -> 6;
      case CAST -> isScalarCast(node) ? 16 : 60;
      case MAP -> 60;
      case REDUCE -> TreeCode.operation(node) != null ? 120 : 80 + 100 * Uses.levels(node).size();
      case CHANGE -> 20 + 40 * ChangeParts.size(((Change) node.data).steps());
      case CHILD_OUT, GATHER, STORE_IN -> 60;
      case WRITE -> node.in.length > 3 ? 100 : 22;
      case WATCH -> 22 + 20 * node.in.length;
      case FILL, VEC_OF -> 10 + 8 * node.in.length;
      case UNARY, BINARY, MUX, WRAP, EXTRACT, CAT -> WideCode.isWide(node) ? WideCode.cost(node) : 22;
      default -> 22;
    };
    cost += 10 * Math.min(node.in.length, 64);
    for (Node operand : node.in) {
      if (operand.fused) cost += operand.cost;
    }
    int[] inner = {0};
    Uses.lambdas(node, lambda -> inner[0] += cost(lambda));
    return cost + inner[0];
  }

  static int cost(Lambda lambda) {
    return Arrays.stream(lambda.captures()).mapToInt(_ -> 12).sum()
        + lambda.order().stream().filter(node -> !node.fused).mapToInt(node -> node.cost + 4).sum();
  }
}
