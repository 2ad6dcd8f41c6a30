package burin.synth;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Logic of single bits: AND, exclusive OR and multiplexers, with inversions on the edges. What is built twice is there once,
/// and what constants decide is not there at all.
///
/// A literal is twice the number of a node, plus 1 where it is inverted; 0 and 1 are the constants.
final class LogicNetwork {
  static final int FALSE = 0;
  static final int TRUE = 1;

  /// What a node is.
  enum Kind { INPUT, AND, XOR, MUX }

  private static final Kind[] KINDS = Kind.values();

  private byte[] kinds = new byte[1024];
  private int[] first = new int[1024];
  private int[] second = new int[1024];
  private int[] third = new int[1024];
  private int[] levels = new int[1024];
  private int[] table = new int[4096];
  /// Node 0 is the constant.
  private int size = 1;

  int input() {
    return append(Kind.INPUT, 0, 0, 0) << 1;
  }

  static int not(int literal) {
    return literal ^ 1;
  }

  int and(int a, int b) {
    if (a == FALSE || b == FALSE || a == not(b)) return FALSE;
    if (a == TRUE || a == b) return b;
    if (b == TRUE) return a;
    return node(Kind.AND, Math.min(a, b), Math.max(a, b), 0) << 1;
  }

  int or(int a, int b) {
    return not(and(not(a), not(b)));
  }

  int xor(int a, int b) {
    if (a <= TRUE) return b ^ a;
    if (b <= TRUE) return a ^ b;
    if (a >> 1 == b >> 1) return a == b ? FALSE : TRUE;
    int x = a & ~1;
    int y = b & ~1;
    return node(Kind.XOR, Math.min(x, y), Math.max(x, y), 0) << 1 | (a ^ b) & 1;
  }

  int mux(int select, int onTrue, int onFalse) {
    if (select == TRUE || onTrue == onFalse) return onTrue;
    if (select == FALSE) return onFalse;
    if (onTrue <= TRUE || onFalse <= TRUE) return muxOfConstant(select, onTrue, onFalse);
    if (onTrue == not(onFalse)) return xor(select, onFalse);
    if (onTrue == select) return or(select, onFalse);
    if (onFalse == select) return and(select, onTrue);
    return (select & 1) == 0
        ? node(Kind.MUX, select, onTrue, onFalse) << 1
        : node(Kind.MUX, not(select), onFalse, onTrue) << 1;
  }

  private int muxOfConstant(int select, int onTrue, int onFalse) {
    if (onTrue == TRUE) return or(select, onFalse);
    if (onTrue == FALSE) return and(not(select), onFalse);
    return onFalse == FALSE ? and(select, onTrue) : or(not(select), onTrue);
  }

  /// The node of that kind and operands, an old one where there is one.
  private int node(Kind kind, int a, int b, int c) {
    if (size * 2 > table.length) rehash();
    int slot = slot(kind, a, b, c, table.length - 1);
    while (table[slot] != 0) {
      int node = table[slot];
      if (kinds[node] == kind.ordinal() && first[node] == a && second[node] == b && third[node] == c) return node;
      slot = slot + 1 & table.length - 1;
    }
    table[slot] = size;
    return append(kind, a, b, c);
  }

  private static int slot(Kind kind, int a, int b, int c, int mask) {
    long hash = ((a * 0x9E3779B97F4A7C15L ^ b) * 0xC2B2AE3D27D4EB4FL ^ c) * 0x165667B19E3779F9L + kind.ordinal();
    return (int) (hash >>> 29) & mask;
  }

  private void rehash() {
    int[] larger = new int[table.length * 2];
    for (int node : table) {
      if (node == 0) continue;
      int slot = slot(KINDS[kinds[node]], first[node], second[node], third[node], larger.length - 1);
      while (larger[slot] != 0) slot = slot + 1 & larger.length - 1;
      larger[slot] = node;
    }
    table = larger;
  }

  private int append(Kind kind, int a, int b, int c) {
    if (size == kinds.length) grow();
    kinds[size] = (byte) kind.ordinal();
    first[size] = a;
    second[size] = b;
    third[size] = c;
    if (kind != Kind.INPUT) levels[size] = 1 + Math.max(Math.max(level(a), level(b)), kind == Kind.MUX ? level(c) : 0);
    return size++;
  }

  private void grow() {
    int length = kinds.length * 2;
    kinds = Arrays.copyOf(kinds, length);
    first = Arrays.copyOf(first, length);
    second = Arrays.copyOf(second, length);
    third = Arrays.copyOf(third, length);
    levels = Arrays.copyOf(levels, length);
  }

  /// How many nodes lie between the inputs and it.
  int level(int literal) {
    return levels[literal >> 1];
  }

  /// Says that a literal comes earlier than its nodes suggest, as the sum of a quick adder does.
  void noLaterThan(int literal, int level) {
    int node = literal >> 1;
    if (kinds[node] != Kind.INPUT.ordinal()) levels[node] = Math.min(levels[node], level);
  }

  /// What some literals depend on.
  ///
  /// @param state inputs of which it is known what they become; those that become the same are one
  /// @param depth of the deepest literal, those that state becomes among them
  record Needed(long ands, long xors, long muxes, long state, int depth) {}

  /// What `roots` depend on, by way of state too.
  ///
  /// @param next what the node of a bit of state becomes
  Needed needed(int[] roots, Map<Integer, Integer> next) {
    long[] counts = new long[KINDS.length];
    Set<Integer> state = new HashSet<>();
    int depth = 0;
    var alive = new BitSet(size);
    var open = new IntStack();
    for (int root : roots) {
      depth = Math.max(depth, level(root));
      reach(root, alive, open);
    }
    while (!open.isEmpty()) {
      int node = open.pop();
      counts[kinds[node]]++;
      if (kinds[node] != Kind.INPUT.ordinal()) {
        reach(first[node], alive, open);
        reach(second[node], alive, open);
        if (kinds[node] == Kind.MUX.ordinal()) reach(third[node], alive, open);
        continue;
      }
      Integer then = next.get(node);
      if (then == null) continue;
      state.add(then);
      depth = Math.max(depth, level(then));
      reach(then, alive, open);
    }
    return new Needed(counts[Kind.AND.ordinal()], counts[Kind.XOR.ordinal()], counts[Kind.MUX.ordinal()],
        state.stream().filter(then -> then > TRUE).count(), depth);
  }

  private static void reach(int literal, BitSet alive, IntStack open) {
    int node = literal >> 1;
    if (node == 0 || alive.get(node)) return;
    alive.set(node);
    open.push(node);
  }

  private static final class IntStack {
    private int[] items = new int[256];
    private int size;

    boolean isEmpty() {
      return size == 0;
    }

    void push(int item) {
      if (size == items.length) items = Arrays.copyOf(items, 2 * size);
      items[size++] = item;
    }

    int pop() {
      return items[--size];
    }
  }
}
