package burin.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Arithmetic on rows of literals, the least significant first, as a synthesizer builds it.
final class Arithmetic {
  private final LogicNetwork logic;

  Arithmetic(LogicNetwork logic) {
    this.logic = logic;
  }

  /// The lower bits of a row, or the row with its sign, or with zeros, in front.
  static int[] fit(int[] bits, boolean signed, int width) {
    int[] fitted = Arrays.copyOf(bits, width);
    int fill = signed && bits.length > 0 ? bits[bits.length - 1] : LogicNetwork.FALSE;
    for (int i = bits.length; i < width; i++) fitted[i] = fill;
    return fitted;
  }

  static int[] inverted(int[] bits) {
    int[] result = new int[bits.length];
    for (int i = 0; i < bits.length; i++) result[i] = LogicNetwork.not(bits[i]);
    return result;
  }

  /// `a + b + carry` at the width of both.
  int[] add(int[] a, int[] b, int carry) {
    int[] sum = new int[a.length];
    int latest = latest(a, b);
    for (int i = 0; i < a.length; i++) {
      int half = logic.xor(a[i], b[i]);
      sum[i] = logic.xor(half, carry);
      // The carry of an adder tree has twice as many levels as its width has digits.
      logic.noLaterThan(sum[i], latest + 2 * depth(i + 1) + 2);
      if (i + 1 < a.length) carry = carry(a[i], b[i], half, carry);
    }
    return sum;
  }

  private int carry(int a, int b, int half, int carry) {
    return logic.or(logic.and(a, b), logic.and(half, carry));
  }

  private int latest(int[] a, int[] b) {
    int latest = 0;
    for (int bit : a) latest = Math.max(latest, logic.level(bit));
    for (int bit : b) latest = Math.max(latest, logic.level(bit));
    return latest;
  }

  private static int depth(int width) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(width);
  }

  int[] subtract(int[] a, int[] b) {
    return add(a, inverted(b), LogicNetwork.TRUE);
  }

  /// Whether `a < b`, both of one width.
  int less(int[] a, int[] b, boolean signed) {
    if (a.length == 0) return LogicNetwork.FALSE;
    int[] x = a.clone();
    int[] y = b.clone();
    if (signed) {
      x[x.length - 1] = LogicNetwork.not(x[x.length - 1]);
      y[y.length - 1] = LogicNetwork.not(y[y.length - 1]);
    }
    int latest = latest(x, y);
    int less = LogicNetwork.FALSE;
    for (int i = 0; i < x.length; i++) {
      int half = logic.xor(x[i], LogicNetwork.not(y[i]));
      less = logic.or(logic.and(LogicNetwork.not(x[i]), y[i]), logic.and(half, less));
    }
    logic.noLaterThan(less, latest + 2 * depth(x.length) + 1);
    return less;
  }

  int equal(int[] a, int[] b) {
    int[] same = new int[a.length];
    for (int i = 0; i < a.length; i++) same[i] = LogicNetwork.not(logic.xor(a[i], b[i]));
    return all(same);
  }

  /// The AND of all bits, as a tree.
  int all(int[] bits) {
    if (bits.length == 0) return LogicNetwork.TRUE;
    int[] row = bits;
    while (row.length > 1) {
      int[] next = new int[(row.length + 1) / 2];
      for (int i = 0; i < next.length; i++) {
        next[i] = 2 * i + 1 < row.length ? logic.and(row[2 * i], row[2 * i + 1]) : row[2 * i];
      }
      row = next;
    }
    return row[0];
  }

  int any(int[] bits) {
    return LogicNetwork.not(all(inverted(bits)));
  }

  int parity(int[] bits) {
    int parity = LogicNetwork.FALSE;
    for (int bit : bits) parity = logic.xor(parity, bit);
    return parity;
  }

  int[] choose(int select, int[] onTrue, int[] onFalse) {
    int[] chosen = new int[onTrue.length];
    for (int i = 0; i < chosen.length; i++) chosen[i] = logic.mux(select, onTrue[i], onFalse[i]);
    return chosen;
  }

  /// The lower bits of a product: partial products of which those of a sign count negative, summed column by column.
  int[] multiply(int[] a, boolean aSigned, int[] b, boolean bSigned, int width) {
    List<List<Integer>> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) columns.add(new ArrayList<>());
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        boolean negative = (aSigned && i == a.length - 1) != (bSigned && j == b.length - 1);
        int product = logic.and(a[i], b[j]);
        put(columns, i + j, negative ? LogicNetwork.not(product) : product);
        // -x is (not x) - 1, and the ones are subtracted together.
        if (negative) for (int k = i + j; k < width; k++) put(columns, k, LogicNetwork.TRUE);
      }
    }
    return sum(columns);
  }

  private static void put(List<List<Integer>> columns, int column, int bit) {
    if (column < columns.size() && bit != LogicNetwork.FALSE) columns.get(column).add(bit);
  }

  /// Three bits of a column become a sum and a carry until there are two; what is left is added.
  private int[] sum(List<List<Integer>> columns) {
    foldConstants(columns);
    int[] a = new int[columns.size()];
    int[] b = new int[columns.size()];
    for (int i = 0; i < columns.size(); i++) {
      List<Integer> column = columns.get(i);
      int at = 0;
      for (; column.size() - at > 2; at += 3) {
        int half = logic.xor(column.get(at), column.get(at + 1));
        put(columns, i + 1, carry(column.get(at), column.get(at + 1), half, column.get(at + 2)));
        column.add(logic.xor(half, column.get(at + 2)));
      }
      a[i] = at < column.size() ? column.get(at) : LogicNetwork.FALSE;
      b[i] = at + 1 < column.size() ? column.get(at + 1) : LogicNetwork.FALSE;
    }
    return add(a, b, LogicNetwork.FALSE);
  }

  /// Ones are added up before anything is built of them.
  private static void foldConstants(List<List<Integer>> columns) {
    int ones = 0;
    for (List<Integer> column : columns) {
      int before = column.size();
      column.removeIf(bit -> bit == LogicNetwork.TRUE);
      ones += before - column.size();
      if (ones % 2 == 1) column.add(LogicNetwork.TRUE);
      ones /= 2;
    }
  }

  /// Quotient and remainder of numbers without sign, by subtracting and restoring.
  int[][] divide(int[] a, int[] b) {
    int[] rest = new int[b.length + 1];
    int[] divisor = fit(b, false, b.length + 1);
    int[] quotient = new int[a.length];
    for (int i = a.length - 1; i >= 0; i--) {
      System.arraycopy(rest, 0, rest, 1, rest.length - 1);
      rest[0] = a[i];
      int less = less(rest, divisor, false);
      quotient[i] = LogicNetwork.not(less);
      rest = choose(less, rest, subtract(rest, divisor));
    }
    return new int[][] {quotient, Arrays.copyOf(rest, b.length)};
  }

  int[] negateIf(int condition, int[] bits) {
    int[] flipped = new int[bits.length];
    for (int i = 0; i < bits.length; i++) flipped[i] = logic.xor(bits[i], condition);
    return add(flipped, new int[bits.length], condition);
  }

  /// `bits` moved by an amount, digit by digit.
  int[] shift(int[] bits, int[] amount, boolean left, int fill) {
    int[] moved = bits;
    for (int digit = 0; digit < amount.length; digit++) {
      int by = digit < 31 ? 1 << digit : Integer.MAX_VALUE;
      int[] next = new int[moved.length];
      for (int i = 0; i < next.length; i++) {
        long from = left ? (long) i - by : (long) i + by;
        next[i] = from >= 0 && from < moved.length ? moved[(int) from] : fill;
      }
      moved = choose(amount[digit], next, moved);
    }
    return moved;
  }

  /// The one of several rows that an index says, by a tree of multiplexers.
  int[] select(List<int[]> rows, int[] index) {
    List<int[]> left = rows;
    for (int digit = 0; digit < index.length && left.size() > 1; digit++) {
      List<int[]> next = new ArrayList<>();
      for (int i = 0; i < left.size(); i += 2) {
        next.add(i + 1 < left.size() ? choose(index[digit], left.get(i + 1), left.get(i)) : left.get(i));
      }
      left = next;
    }
    return left.getFirst();
  }

  /// Whether an index is a number.
  int is(int[] index, int number) {
    int[] bits = new int[index.length];
    for (int i = 0; i < bits.length; i++) bits[i] = (number >> i & 1) == 1 ? index[i] : LogicNetwork.not(index[i]);
    return all(bits);
  }
}
