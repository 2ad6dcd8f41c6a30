package burin.sim.jvm;

import java.math.BigInteger;

/// Rows of more than 64 bits, as the engine holds them: the lowest 64 bits in element 0, what is above the width 0. Once
/// made they are never changed. Called by generated code.
public final class Wide {
  private Wide() {}

  /// An array for so many bits, all 0.
  public static long[] zero(int width) {
    return new long[(width + Long.SIZE - 1) / Long.SIZE];
  }

  private static long mask(int width) {
    return -1L >>> Long.SIZE - width;
  }

  /// The low bits of a number, in two's complement.
  public static long[] of(BigInteger value, int width) {
    long[] bits = zero(width);
    byte[] bytes = value.toByteArray();
    for (int i = 0; i < bits.length * Long.BYTES; i++) {
      long part = i < bytes.length ? bytes[bytes.length - 1 - i] & 0xff : value.signum() < 0 ? 0xff : 0;
      bits[i / Long.BYTES] |= part << i % Long.BYTES * Byte.SIZE;
    }
    clearAbove(bits, width);
    return bits;
  }

  /// The bits as a number that is not negative.
  public static BigInteger toBig(long[] bits) {
    byte[] bytes = new byte[bits.length * Long.BYTES + 1];
    for (int i = 0; i < bytes.length - 1; i++) {
      bytes[bytes.length - 1 - i] = (byte) (bits[i / Long.BYTES] >>> i % Long.BYTES * Byte.SIZE);
    }
    return new BigInteger(bytes);
  }

  private static void clearAbove(long[] bits, int width) {
    if (width % Long.SIZE != 0) bits[bits.length - 1] &= mask(width % Long.SIZE);
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

  /// The field of `width` bits from bit `low` on, more than 64.
  public static long[] slice(long[] bits, int low, int width) {
    long[] field = zero(width);
    for (int i = 0; i < field.length; i++) {
      field[i] = get(bits, low + i * Long.SIZE, Math.min(Long.SIZE, width - i * Long.SIZE));
    }
    return field;
  }

  public static long[] and(long[] a, long[] b) {
    long[] bits = new long[a.length];
    for (int i = 0; i < bits.length; i++) bits[i] = a[i] & b[i];
    return bits;
  }

  public static long[] or(long[] a, long[] b) {
    long[] bits = new long[a.length];
    for (int i = 0; i < bits.length; i++) bits[i] = a[i] | b[i];
    return bits;
  }

  public static long[] xor(long[] a, long[] b) {
    long[] bits = new long[a.length];
    for (int i = 0; i < bits.length; i++) bits[i] = a[i] ^ b[i];
    return bits;
  }

  public static long[] not(long[] a, int width) {
    long[] bits = new long[a.length];
    for (int i = 0; i < bits.length; i++) bits[i] = ~a[i];
    clearAbove(bits, width);
    return bits;
  }

  /// @param amount at most `width`
  public static long[] shiftLeft(long[] a, int amount, int width) {
    long[] bits = new long[a.length];
    int words = amount / Long.SIZE;
    int shift = amount % Long.SIZE;
    for (int i = words; i < bits.length; i++) {
      bits[i] = a[i - words] << shift;
      if (shift > 0 && i > words) bits[i] |= a[i - words - 1] >>> Long.SIZE - shift;
    }
    clearAbove(bits, width);
    return bits;
  }

  public static long[] shiftRight(long[] a, int amount) {
    long[] bits = new long[a.length];
    int words = amount / Long.SIZE;
    int shift = amount % Long.SIZE;
    for (int i = 0; i + words < a.length; i++) {
      bits[i] = a[i + words] >>> shift;
      if (shift > 0 && i + words + 1 < a.length) bits[i] |= a[i + words + 1] << Long.SIZE - shift;
    }
    return bits;
  }

  public static boolean allOnes(long[] bits, int width) {
    for (int i = 0; i < bits.length - 1; i++) {
      if (bits[i] != -1L) return false;
    }
    return bits[bits.length - 1] == mask(width - (bits.length - 1) * Long.SIZE);
  }

  public static boolean anyOne(long[] bits) {
    for (long word : bits) {
      if (word != 0) return true;
    }
    return false;
  }

  public static int parity(long[] bits) {
    long all = 0;
    for (long word : bits) all ^= word;
    return Long.bitCount(all) & 1;
  }

  /// The bits of lanes of `width` bits each.
  public static long[] pack(int[] lanes, int width) {
    long[] bits = zero(lanes.length * width);
    for (int i = 0; i < lanes.length; i++) put(bits, i * width, width, lanes[i]);
    return bits;
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
}
