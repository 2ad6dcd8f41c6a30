package burin.apu;

import com.google.common.primitives.ImmutableIntArray;

/// Memory words as hexadecimal text for `$readmemh`: one word a line, the highest digit first.
final class HexWords {
  private static final String DIGITS = "0123456789abcdef";

  private final StringBuilder text = new StringBuilder();

  /// Adds a word of values of `width` bits in two's complement, the first in the lowest bits.
  void add(ImmutableIntArray values, int width) {
    int[] digits = new int[Math.ceilDiv(values.length() * width, 4)];
    for (int i = 0; i < values.length(); i++) {
      for (int b = 0; b < width; b++) set(digits, i * width + b, (long) values.get(i) >> b & 1);
    }
    for (int i = digits.length - 1; i >= 0; i--) text.append(DIGITS.charAt(digits[i]));
    text.append('\n');
  }

  /// The lines of all words so far.
  String text() {
    return text.toString();
  }

  private static void set(int[] digits, int bit, long value) {
    digits[bit / 4] |= (int) value << (bit % 4);
  }
}
