package burin.sim.jvm;

import java.math.BigInteger;
import java.util.Arrays;

/// Rows of bits and numbers of more than 64 bits, as the engine holds them: the lowest 64 bits in element 0. What is above the
/// width is 0 or, for signed numbers, the sign. Called by generated code.
///
/// A result goes into an array `to` that the caller gives, which is none of the operands, and is returned. `n` is how many
/// words count: operands may have more, of which the low ones are taken.
public final class Wide {
  private static final int SIGN = Long.SIZE - 1;

  private Wide() {}

  /// An array for so many bits, all 0.
  public static long[] zero(int width) {
    return new long[(width + Long.SIZE - 1) / Long.SIZE];
  }

  private static long mask(int width) {
    return -1L >>> Long.SIZE - width;
  }

  /// The low bits of a number, in two's complement.
  static long[] of(BigInteger value, int width) {
    long[] bits = words(value, zero(width).length);
    clearAbove(bits, width);
    return bits;
  }

  /// The low words of a number, in two's complement.
  static long[] words(BigInteger value, int n) {
    long[] bits = new long[n];
    BigInteger left = value;
    for (int i = 0; i < n; i++) {
      bits[i] = left.longValue();
      left = left.shiftRight(Long.SIZE);
    }
    return bits;
  }

  /// The bits as a number that is not negative.
  static BigInteger toBig(long[] bits) {
    return toBig(bits, bits.length, false);
  }

  private static BigInteger toBig(long[] bits, int n, boolean signed) {
    byte[] bytes = new byte[n * Long.BYTES + 1];
    for (int i = 0; i < bytes.length - 1; i++) {
      bytes[bytes.length - 1 - i] = (byte) (bits[i / Long.BYTES] >>> i % Long.BYTES * Byte.SIZE);
    }
    if (signed && bits[n - 1] < 0) bytes[0] = -1;
    return new BigInteger(bytes);
  }

  private static void clearAbove(long[] bits, int width) {
    if (width % Long.SIZE != 0) bits[width / Long.SIZE] &= mask(width % Long.SIZE);
  }

  // From one place to another.

  public static long[] copy(long[] a, long[] to, int n) {
    System.arraycopy(a, 0, to, 0, n);
    return to;
  }

  /// As [#copy], for what keeps the value.
  public static void store(long[] to, long[] a, int n) {
    if (to != a) System.arraycopy(a, 0, to, 0, n);
  }

  /// So many arrays with the same words.
  public static long[][] rows(int count, long[] row) {
    long[][] rows = new long[count][];
    for (int i = 0; i < count; i++) rows[i] = row.clone();
    return rows;
  }

  /// A copy with arrays of its own.
  public static long[][] rows(long[][] rows) {
    long[][] copy = rows.clone();
    for (int i = 0; i < copy.length; i++) copy[i] = rows[i].clone();
    return copy;
  }

  /// A `long`, read with or without sign.
  public static long[] ofLong(long value, boolean signed, long[] to) {
    long above = signed ? value >> SIGN : 0;
    for (int i = 1; i < to.length; i++) to[i] = above;
    to[0] = value;
    return to;
  }

  /// The low `n` words, read with or without sign, in more of them.
  public static long[] extend(long[] a, int n, boolean signed, long[] to) {
    System.arraycopy(a, 0, to, 0, n);
    long above = signed ? a[n - 1] >> SIGN : 0;
    for (int i = n; i < to.length; i++) to[i] = above;
    return to;
  }

  // Arithmetic, modulo what `n` words hold.

  public static long[] add(long[] a, long[] b, long[] to, int n) {
    long carry = 0;
    for (int i = 0; i < n; i++) {
      long x = a[i];
      long y = b[i];
      long sum = x + y + carry;
      carry = (x & y | (x | y) & ~sum) >>> SIGN;
      to[i] = sum;
    }
    return to;
  }

  public static long[] sub(long[] a, long[] b, long[] to, int n) {
    long borrow = 0;
    for (int i = 0; i < n; i++) {
      long x = a[i];
      long y = b[i];
      long difference = x - y - borrow;
      borrow = (~x & y | (~x | y) & difference) >>> SIGN;
      to[i] = difference;
    }
    return to;
  }

  public static long[] neg(long[] a, long[] to, int n) {
    long carry = 1;
    for (int i = 0; i < n; i++) {
      long word = ~a[i] + carry;
      carry = word == 0 ? carry : 0;
      to[i] = word;
    }
    return to;
  }

  public static long[] abs(long[] a, long[] to, int n) {
    return a[n - 1] < 0 ? neg(a, to, n) : copy(a, to, n);
  }

  public static long[] mul(long[] a, long[] b, long[] to, int n) {
    Arrays.fill(to, 0, n, 0);
    for (int i = 0; i < n; i++) addProduct(a[i], b, to, i, n);
    return to;
  }

  private static void addProduct(long factor, long[] b, long[] to, int at, int n) {
    if (factor == 0) return;
    long carry = 0;
    for (int i = at; i < n; i++) {
      long low = factor * b[i - at];
      long high = Math.unsignedMultiplyHigh(factor, b[i - at]);
      long sum = low + carry;
      high += Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
      long word = to[i] + sum;
      carry = high + (Long.compareUnsigned(word, sum) < 0 ? 1 : 0);
      to[i] = word;
    }
  }

  /// Rounds to zero.
  public static long[] div(long[] a, long[] b, boolean signed, long[] to, int n) {
    return copy(words(toBig(a, n, signed).divide(toBig(b, n, signed)), n), to, n);
  }

  /// Has the sign of `a`.
  public static long[] rem(long[] a, long[] b, boolean signed, long[] to, int n) {
    return copy(words(toBig(a, n, signed).remainder(toBig(b, n, signed)), n), to, n);
  }

  public static long[] min(long[] a, long[] b, boolean signed, long[] to, int n) {
    return copy(less(b, a, signed, n) ? b : a, to, n);
  }

  public static long[] max(long[] a, long[] b, boolean signed, long[] to, int n) {
    return copy(less(a, b, signed, n) ? b : a, to, n);
  }

  /// The low bits as a number that is not negative.
  public static long[] wrap(long[] a, int width, long[] to, int n) {
    System.arraycopy(a, 0, to, 0, n);
    clearAbove(to, width);
    return to;
  }

  /// The low bits as a two's complement number.
  public static long[] wrapSigned(long[] a, int width, long[] to, int n) {
    System.arraycopy(a, 0, to, 0, n);
    int above = n * Long.SIZE - width;
    to[n - 1] = to[n - 1] << above >> above;
    return to;
  }

  // Comparisons.

  public static boolean equal(long[] a, long[] b, int n) {
    long difference = 0;
    for (int i = 0; i < n; i++) difference |= a[i] ^ b[i];
    return difference == 0;
  }

  public static boolean less(long[] a, long[] b, boolean signed, int n) {
    int i = n - 1;
    if (signed && a[i] != b[i]) return a[i] < b[i];
    while (i > 0 && a[i] == b[i]) i--;
    return Long.compareUnsigned(a[i], b[i]) < 0;
  }

  public static boolean allOnes(long[] bits, int width, int n) {
    long all = -1;
    for (int i = 0; i < n - 1; i++) all &= bits[i];
    return all == -1L && bits[n - 1] == mask(width - (n - 1) * Long.SIZE);
  }

  public static boolean anyOne(long[] bits, int n) {
    long any = 0;
    for (int i = 0; i < n; i++) any |= bits[i];
    return any != 0;
  }

  public static int parity(long[] bits, int n) {
    long all = 0;
    for (int i = 0; i < n; i++) all ^= bits[i];
    return Long.bitCount(all) & 1;
  }

  // Shifts and fields.

  /// How far is shifted, at most `limit`.
  public static int amount(long[] amount, int limit) {
    for (int i = 1; i < amount.length; i++) {
      if (amount[i] != 0) return limit;
    }
    return amount[0] < 0 ? limit : (int) Math.min(amount[0], limit);
  }

  /// @param amount at most the bits of `n` words
  public static long[] shiftLeft(long[] a, int amount, long[] to, int n) {
    int words = amount / Long.SIZE;
    int shift = amount % Long.SIZE;
    for (int i = 0; i < words; i++) to[i] = 0;
    if (words == n) return to;
    to[words] = a[0] << shift;
    // A word shifted by one and then by 63 more is 0.
    for (int i = words + 1; i < n; i++) to[i] = a[i - words] << shift | a[i - words - 1] >>> 1 >>> SIGN - shift;
    return to;
  }

  /// As [#shiftLeft], without what gets above the width.
  public static long[] shiftLeft(long[] a, int amount, int width, long[] to, int n) {
    shiftLeft(a, amount, to, n);
    clearAbove(to, width);
    return to;
  }

  /// @param amount at most the bits of `n` words
  public static long[] shiftRight(long[] a, int amount, boolean signed, long[] to, int n) {
    long above = signed ? a[n - 1] >> SIGN : 0;
    int words = amount / Long.SIZE;
    int shift = amount % Long.SIZE;
    int kept = n - words;
    for (int i = kept; i < n; i++) to[i] = above;
    if (kept == 0) return to;
    for (int i = 0; i < kept - 1; i++) to[i] = a[i + words] >>> shift | a[i + words + 1] << 1 << SIGN - shift;
    to[kept - 1] = a[n - 1] >>> shift | above << 1 << SIGN - shift;
    return to;
  }

  /// The field of `width` bits from bit `at` on, at most 64.
  public static long get(long[] bits, int at, int width) {
    int word = at / Long.SIZE;
    int shift = at % Long.SIZE;
    long field = bits[word] >>> shift;
    if (shift + width > Long.SIZE) field |= bits[word + 1] << Long.SIZE - shift;
    return field & mask(width);
  }

  /// Sets a field that is 0 to the low bits of a value.
  public static void put(long[] bits, int at, int width, long value) {
    int word = at / Long.SIZE;
    int shift = at % Long.SIZE;
    long field = value & mask(width);
    bits[word] |= field << shift;
    if (shift + width > Long.SIZE) bits[word + 1] |= field >>> Long.SIZE - shift;
  }

  /// As [#put(long[], int, int, long)], of any width.
  public static void put(long[] bits, int at, int width, long[] value) {
    for (int from = 0; from < width; from += Long.SIZE) {
      put(bits, at + from, Math.min(Long.SIZE, width - from), value[from / Long.SIZE]);
    }
  }

  /// Makes it all 0.
  public static long[] clear(long[] to) {
    Arrays.fill(to, 0);
    return to;
  }

  /// The field of `width` bits from bit `low` on, more than 64.
  public static long[] slice(long[] bits, int low, int width, long[] to) {
    int words = low / Long.SIZE;
    int shift = low % Long.SIZE;
    int last = to.length - 1;
    for (int i = 0; i < last; i++) to[i] = bits[i + words] >>> shift | bits[i + words + 1] << 1 << SIGN - shift;
    to[last] = get(bits, low + last * Long.SIZE, width - last * Long.SIZE);
    return to;
  }

  // Lanes.

  /// The bits of lanes of `width` bits each.
  public static long[] pack(int[] lanes, int width, long[] to) {
    long word = 0;
    int at = 0;
    int full = 0;
    long mask = mask(width);
    for (int lane : lanes) {
      long bits = lane & mask;
      word |= bits << at;
      at += width;
      if (at < Long.SIZE) continue;
      to[full++] = word;
      at -= Long.SIZE;
      word = bits >>> 1 >>> width - at - 1;
    }
    if (at > 0) to[full] = word;
    return to;
  }

  /// As [#pack(int[], int, long[])].
  public static long[] pack(long[] lanes, int width, long[] to) {
    if (width == Long.SIZE) return copy(lanes, to, lanes.length);
    clear(to);
    for (int i = 0; i < lanes.length; i++) put(to, i * width, width, lanes[i]);
    return to;
  }

  /// Undoes [#pack].
  public static int[] unpack(long[] bits, int length, int width, boolean signed) {
    int[] lanes = new int[length];
    int shift = Integer.SIZE - width;
    for (int i = 0; i < length; i++) {
      int lane = (int) get(bits, i * width, width) << shift;
      lanes[i] = signed ? lane >> shift : lane >>> shift;
    }
    return lanes;
  }

  /// As [#unpack], of wider lanes.
  public static long[] unpackLongs(long[] bits, int length, int width, boolean signed) {
    long[] lanes = new long[length];
    int shift = Long.SIZE - width;
    for (int i = 0; i < length; i++) {
      long lane = get(bits, i * width, width) << shift;
      lanes[i] = signed ? lane >> shift : lane >>> shift;
    }
    return lanes;
  }
}
