package burin.sim.jvm;

import java.math.BigInteger;

/// A row of bits in which fields can be set and read in a time that does not depend on how long it is.
final class Words {
  private final long[] words;

  /// All bits 0.
  Words(int width) {
    this.words = new long[(width + Long.SIZE - 1) / Long.SIZE];
  }

  /// The low bits of a number that is not negative.
  Words(BigInteger bits, int width) {
    this(width);
    byte[] bytes = bits.toByteArray();
    for (int i = 0; i < Math.min(bytes.length, words.length * Long.BYTES); i++) {
      words[i / Long.BYTES] |= (bytes[bytes.length - 1 - i] & 0xffL) << i % Long.BYTES * Byte.SIZE;
    }
  }

  BigInteger toBig() {
    byte[] bytes = new byte[words.length * Long.BYTES + 1];
    for (int i = 0; i < bytes.length - 1; i++) {
      bytes[bytes.length - 1 - i] = (byte) (words[i / Long.BYTES] >>> i % Long.BYTES * Byte.SIZE);
    }
    return new BigInteger(bytes);
  }

  /// The field of `width` bits from bit `at` on, at most 64.
  long get(int at, int width) {
    int word = at / Long.SIZE;
    int shift = at % Long.SIZE;
    long bits = words[word] >>> shift;
    if (shift + width > Long.SIZE) bits |= words[word + 1] << Long.SIZE - shift;
    return bits & -1L >>> Long.SIZE - width;
  }

  /// Sets a field that is 0 to the low bits of a value.
  void put(int at, int width, long value) {
    int word = at / Long.SIZE;
    int shift = at % Long.SIZE;
    long bits = value & -1L >>> Long.SIZE - width;
    words[word] |= bits << shift;
    if (shift + width > Long.SIZE) words[word + 1] |= bits >>> Long.SIZE - shift;
  }
}
