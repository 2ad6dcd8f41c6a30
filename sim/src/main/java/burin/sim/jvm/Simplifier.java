package burin.sim.jvm;

import burin.ir.BinaryOp;
import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.Constants;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.UnaryOp;
import burin.ir.VecType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Makes nodes, leaving out what is known beforehand: mostly what lowering leaves behind.
final class Simplifier {
  /// More parts are put together by a tree.
  private static final int MAX_PARTS = 8;

  final Graph graph;
  private final Map<Node, Integer> updates = new IdentityHashMap<>();

  Simplifier(Graph graph) {
    this.graph = graph;
  }

  Node unary(UnaryOp op, Type type, Node operand) {
    if (op == UnaryOp.NOT && type instanceof BoolType) {
      if (isBool(operand, true)) return graph.bool(false);
      if (isBool(operand, false)) return graph.bool(true);
      if (isNot(operand)) return operand.in[0];
    }
    return graph.node(Op.UNARY, type, op, operand);
  }

  private static boolean isNot(Node node) {
    return node.op == Op.UNARY && node.data == UnaryOp.NOT && node.type instanceof BoolType;
  }

  private static boolean isBool(Node node, boolean value) {
    return node.op == Op.CONST && node.type instanceof BoolType && isOne(node) == value;
  }

  private static boolean isOne(Node constant) {
    return constant.data.equals(BigInteger.ONE);
  }

  Node binary(BinaryOp op, Type type, Node left, Node right) {
    if (op == BinaryOp.AND || op == BinaryOp.OR) {
      boolean neutral = op == BinaryOp.AND;
      if (isBool(left, neutral) || isBool(right, !neutral) || left == right) return right;
      if (isBool(right, neutral) || isBool(left, !neutral)) return left;
    }
    return graph.node(Op.BINARY, type, op, left, right);
  }

  Node mux(Type type, Node select, Node onTrue, Node onFalse) {
    if (select.op == Op.CONST) return isOne(select) ? onTrue : onFalse;
    if (onTrue == onFalse) return onTrue;
    if (isNot(select)) return mux(type, select.in[0], onFalse, onTrue);
    if (type instanceof BoolType) {
      if (isBool(onFalse, false)) return binary(BinaryOp.AND, type, select, onTrue);
      if (isBool(onTrue, true)) return binary(BinaryOp.OR, type, select, onFalse);
      if (isBool(onTrue, false)) return binary(BinaryOp.AND, type, unary(UnaryOp.NOT, type, select), onFalse);
      if (isBool(onFalse, true)) return binary(BinaryOp.OR, type, unary(UnaryOp.NOT, type, select), onTrue);
    }
    Node updates = type instanceof VecType vec ? updates(vec, select, onTrue, onFalse) : null;
    return updates != null ? updates : graph.node(Op.MUX, type, null, select, onTrue, onFalse);
  }

  Node update(VecType type, Node vec, Node index, Node value) {
    return counted(graph.node(Op.UPDATE, type, null, vec, index, value));
  }

  private Node updateWhere(VecType type, Node vec, Node update, Node condition) {
    Node both = update.in.length == 4 ? binary(BinaryOp.AND, BoolType.BOOL, condition, update.in[3]) : condition;
    return counted(graph.node(Op.UPDATE, type, null, vec, update.in[1], update.in[2], both));
  }

  private Node counted(Node update) {
    updates.put(update, updates(update.in[0]) + 1);
    return update;
  }

  /// How many updates one after the other end here.
  private int updates(Node node) {
    return updates.getOrDefault(node, 0);
  }

  /// A choice between two vectors that come from one by updates: these updates, each under a condition. Null for others.
  private Node updates(VecType type, Node select, Node onTrue, Node onFalse) {
    List<Node> whenTrue = new ArrayList<>();
    List<Node> whenFalse = new ArrayList<>();
    Node left = onTrue;
    Node right = onFalse;
    while (left != right) {
      boolean isLeft = updates(left) >= updates(right);
      Node last = isLeft ? left : right;
      if (last.op != Op.UPDATE) return null;
      (isLeft ? whenTrue : whenFalse).add(last);
      if (isLeft) left = last.in[0];
      else right = last.in[0];
    }
    Node vec = left;
    Node otherwise = unary(UnaryOp.NOT, BoolType.BOOL, select);
    for (Node update : whenTrue.reversed()) vec = updateWhere(type, vec, update, select);
    for (Node update : whenFalse.reversed()) vec = updateWhere(type, vec, update, otherwise);
    return vec;
  }

  Node cat(BitsType type, Node... parts) {
    return joined(type, type.width() <= Long.SIZE ? withoutRepetitions(parts) : parts);
  }

  /// A bit that is repeated is a choice between all ones and all zeros.
  private Node[] withoutRepetitions(Node... parts) {
    List<Node> kept = new ArrayList<>();
    for (int from = 0, to; from < parts.length; from = to) {
      Node part = parts[from];
      to = from + 1;
      while (to < parts.length && parts[to] == part) to++;
      if (to - from > 1 && part.type.width() == 1) kept.add(repeated(part, to - from));
      else kept.addAll(Arrays.asList(parts).subList(from, to));
    }
    return kept.toArray(Node[]::new);
  }

  private Node repeated(Node bit, int count) {
    Type type = new BitsType(count);
    Node ones = graph.constant(type, BigInteger.ONE.shiftLeft(count).subtract(BigInteger.ONE));
    Node zeros = graph.constant(type, BigInteger.ZERO);
    if (bit.op == Op.CONST) return isOne(bit) ? ones : zeros;
    return graph.node(Op.MUX, type, null, graph.node(Op.CAST, BoolType.BOOL, bit.type, bit), ones, zeros);
  }

  private Node joined(BitsType type, Node... parts) {
    if (parts.length == 1) return parts[0];
    if (parts.length <= MAX_PARTS) return graph.node(Op.CAT, type, null, parts);
    int half = parts.length / 2;
    return joined(type, joined(Arrays.copyOfRange(parts, 0, half)), joined(Arrays.copyOfRange(parts, half, parts.length)));
  }

  private Node joined(Node... parts) {
    return joined(new BitsType(Arrays.stream(parts).mapToInt(part -> part.type.width()).sum()), parts);
  }

  /// A field of a row of bits, past the rows that it is a field of and those that it was put into.
  Node extract(BitsType type, int low, Node bits) {
    Node from = bits;
    int at = low;
    for (Node next = from; next != null; ) {
      from = next;
      next = null;
      if (from.op == Op.EXTRACT) {
        at += (int) from.data;
        next = from.in[0];
      } else if (from.op == Op.CAT) {
        int end = from.type.width();
        for (Node part : from.in) {
          end -= part.type.width();
          if (at < end) continue;
          if (at + type.width() <= end + part.type.width()) {
            next = part;
            at -= end;
          }
          break;
        }
      }
    }
    return at == 0 && from.type.equals(type) ? from : graph.node(Op.EXTRACT, type, at, from);
  }

  Node concat(VecType type, Node... parts) {
    if (parts.length == 1) return parts[0];
    if (parts.length <= MAX_PARTS) return graph.node(Op.CONCAT, type, null, parts);
    int half = parts.length / 2;
    Node low = concat(type.element(), Arrays.copyOfRange(parts, 0, half));
    return concat(type, low, concat(type.element(), Arrays.copyOfRange(parts, half, parts.length)));
  }

  private Node concat(Type element, Node... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> Types.vec(part.type).length()).sum();
    return concat(new VecType(length, element), parts);
  }

  /// One lane of a vector, past all that does not matter to it.
  Node index(Node vec, Node index) {
    Node from = vec;
    while (from.op == Op.UPDATE && from.in[1] != index && areDifferent(from.in[1], index)) from = from.in[0];
    if (from.op == Op.UPDATE && from.in.length == 3 && from.in[1] == index) return from.in[2];
    if (from.op == Op.IOTA) return index;
    if (from.op == Op.MAP && from.in.length == 0) return from.lambda().body();
    if (index.op == Op.CONST) {
      int lane = ((BigInteger) index.data).intValue();
      if (from.op == Op.VEC_OF && from.in.length > 0) return from.in[lane];
      if (from.op == Op.VCONST) return lane(from, lane);
    }
    return graph.node(Op.INDEX, Types.vec(from.type).element(), null, from, index);
  }

  private static boolean areDifferent(Node a, Node b) {
    return a.op == Op.CONST && b.op == Op.CONST && !a.data.equals(b.data);
  }

  private Node lane(Node vec, int lane) {
    Type element = Types.vec(vec.type).element();
    int scalars = Types.scalarCount(element);
    Constants values = ((Constants) vec.data).slice(lane * scalars, scalars);
    return element instanceof VecType
        ? graph.node(Op.VCONST, element, values)
        : graph.constant(element, values.get(0));
  }
}
