package burin.sim.jvm;

import burin.ir.Type;
import java.util.Arrays;

/// A value that a unit computes, or something that it does. As in the IR, nodes form a graph and a node is itself.
final class Node {
  static final Node[] NONE = {};

  final int id;
  final Op op;
  /// Null for what is done rather than computed.
  final Type type;
  final Rep rep;
  final Node[] in;
  final Object data;
  /// The lane parameters that it depends on, by ascending number; empty for what is computed once a cycle.
  final Node[] free;
  /// All that must be there before this: the operands, and what its lane functions use from outside.
  final Node[] deps;

  // Found by the planning of the unit.
  /// How often it is used.
  int uses;
  /// How many of its uses take it lane by lane.
  int laneUses;
  /// How many of its uses take it word by word.
  int wordUses;
  /// What uses it, where that is only one.
  Node user;
  /// Used within the loop of a lane function, from outside of it.
  boolean captured;
  /// Computed by its only user as a part of itself.
  boolean fused;
  int fusedDepth;
  /// An array that was made just for this value.
  boolean fresh;
  /// May be an array that is changed in place; what keeps it copies it.
  boolean borrowed;
  /// About how many bytes of code, what is fused into it included.
  int cost;
  /// The group that it is computed in; null for what needs no computing.
  Group group;
  /// The method that it is computed in; -1 as long as that is open.
  int method = -1;
  /// Where other methods find it; null where none needs it.
  Slot home;

  Node(int id, Op op, Type type, Node[] in, Object data, Node[] free, Node[] deps) {
    this.id = id;
    this.op = op;
    this.type = type;
    this.rep = type == null ? null : Rep.of(type);
    this.in = in;
    this.data = data;
    this.free = free;
    this.deps = deps;
  }

  boolean isBound() {
    return free.length > 0;
  }

  boolean isVec() {
    return rep != null && rep.isVec();
  }

  Lambda lambda() {
    return (Lambda) data;
  }

  boolean dependsOn(Node[] params) {
    for (Node param : params) {
      if (Arrays.binarySearch(free, param, (a, b) -> Integer.compare(a.id, b.id)) >= 0) return true;
    }
    return false;
  }

  @Override
  public String toString() {
    return op + "#" + id + (type == null ? "" : ":" + type);
  }
}
