package burin.sim.jvm;

import burin.ir.BoolType;
import burin.ir.Constants;
import burin.ir.Type;
import burin.ir.VecType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Makes the nodes of a unit; equal nodes become one.
final class Graph {
  /// More operands are given in portions, so that no method grows too long.
  private static final int PORTION = 64;

  /// A vector of more equal constants is not kept as an array.
  private static final int MAX_CONSTANTS = 1 << 16;

  private final Map<Key, Node> known = new HashMap<>();
  private int count;

  /// Nodes are equal if they do the same with the same operands.
  private static final class Key {
    private final Op op;
    private final Type type;
    private final Object data;
    private final Node[] in;
    private final int hash;

    Key(Op op, Type type, Object data, Node[] in) {
      this.op = op;
      this.type = type;
      this.data = data;
      this.in = in;
      int mixed = op.hashCode() * 31 + type.hashCode();
      mixed = mixed * 31 + (data == null ? 0 : data.hashCode());
      for (Node node : in) mixed = mixed * 31 + node.id;
      this.hash = mixed;
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && hash == that.hash
          && op == that.op
          && sameNodes(in, that.in)
          && type.equals(that.type)
          && (data == null ? that.data == null : data.equals(that.data));
    }

    private static boolean sameNodes(Node[] a, Node[] b) {
      if (a.length != b.length) return false;
      for (int i = 0; i < a.length; i++) {
        if (a[i] != b[i]) return false;
      }
      return true;
    }
  }

  Node constant(Type type, BigInteger value) {
    return node(Op.CONST, type, value);
  }

  Node bool(boolean value) {
    return constant(BoolType.BOOL, value ? BigInteger.ONE : BigInteger.ZERO);
  }

  /// A node without lane functions.
  Node node(Op op, Type type, Object data, Node... in) {
    return known.computeIfAbsent(new Key(op, type, data, in), _ -> unique(op, type, data, in, in));
  }

  Node param(Type type) {
    int id = count++;
    Node[] self = new Node[1];
    Node param = new Node(id, Op.PARAM, type, Node.NONE, null, self, Node.NONE);
    self[0] = param;
    return param;
  }

  Node map(VecType type, Node[] params, Node body, Node[] in) {
    if (in.length == 0 && body.op == Op.CONST && type.length() <= MAX_CONSTANTS) return repeated(type, body);
    Lambda lambda = Lambda.of(params, body);
    return unique(Op.MAP, type, lambda, in, joined(in, List.of(lambda)));
  }

  private Node repeated(VecType type, Node constant) {
    List<BigInteger> values = Collections.nCopies(type.length(), (BigInteger) constant.data);
    return node(Op.VCONST, type, Constants.of(values));
  }

  /// Every lane is `body`.
  Node broadcast(int length, Node body) {
    return map(new VecType(length, body.type), Node.NONE, body, Node.NONE);
  }

  Node reduce(Type type, List<TreeLevel> levels, Node operand) {
    List<Lambda> lambdas = new ArrayList<>();
    for (TreeLevel level : levels) {
      if (level.pair() != null) lambdas.add(level.pair());
      if (level.tail() != null) lambdas.add(level.tail());
    }
    Node[] in = {operand};
    return unique(Op.REDUCE, type, levels, in, joined(in, lambdas));
  }

  /// Something done; two of them are never one.
  Node effect(Op op, Object data, Node... in) {
    return unique(op, null, data, in, in);
  }

  /// The value as it is now, as one of the type.
  Node hold(Type type, Node value) {
    return hold(type, value, null);
  }

  /// As [#hold], for a register.
  Node hold(Type type, Node value, Slot register) {
    return unique(Op.HOLD, type, register, new Node[] {value}, new Node[] {value});
  }

  Node vecOf(VecType type, Node[] elements) {
    if (elements.length <= PORTION) return node(Op.VEC_OF, type, null, elements);
    Node vec = unique(Op.VEC_OF, type, null, Node.NONE, Node.NONE);
    for (int from = 0; from < elements.length; from += PORTION) {
      int to = Math.min(from + PORTION, elements.length);
      Node[] in = new Node[to - from + 1];
      in[0] = vec;
      System.arraycopy(elements, from, in, 1, to - from);
      vec = unique(Op.FILL, type, from, in, in);
    }
    return vec;
  }

  private static Node[] joined(Node[] in, List<Lambda> lambdas) {
    List<Node> deps = new ArrayList<>(Arrays.asList(in));
    for (Lambda lambda : lambdas) {
      for (Node capture : lambda.captures()) {
        if (!deps.contains(capture)) deps.add(capture);
      }
    }
    return deps.toArray(Node[]::new);
  }

  private Node unique(Op op, Type type, Object data, Node[] in, Node[] deps) {
    return new Node(count++, op, type, in, data, free(deps), deps);
  }

  private static Node[] free(Node[] deps) {
    Node[] found = Node.NONE;
    for (Node dep : deps) {
      if (dep.free.length == 0 || dep.free == found) continue;
      found = found.length == 0 ? dep.free : union(found, dep.free);
    }
    return found;
  }

  private static Node[] union(Node[] a, Node[] b) {
    TreeSet<Node> all = new TreeSet<>((x, y) -> Integer.compare(x.id, y.id));
    all.addAll(Arrays.asList(a));
    all.addAll(Arrays.asList(b));
    return all.size() == a.length ? a : all.toArray(Node[]::new);
  }
}
