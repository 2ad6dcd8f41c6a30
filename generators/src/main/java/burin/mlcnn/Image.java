package burin.mlcnn;

import java.util.Arrays;

/// The contents of a DRAM, as they grow.
final class Image {
  private static final int MOST_WORDS = 1 << MlcnnConfig.ADDRESS_BITS;

  private long[] words = new long[1024];
  private int size;

  /// Puts words at the end; where the first one lies.
  int add(long... more) {
    int at = reserve(more.length);
    System.arraycopy(more, 0, words, at, more.length);
    return at;
  }

  /// Puts zeros at the end; where the first one lies.
  int reserve(int count) {
    if ((long) size + count > MOST_WORDS) throw new IllegalArgumentException(
        "mlcnn: the network needs more than the %d words that an address can tell".formatted(MOST_WORDS));
    int at = size;
    size += count;
    if (size > words.length) words = Arrays.copyOf(words, Math.max(size, 2 * words.length));
    return at;
  }

  long[] words() {
    return Arrays.copyOf(words, size);
  }
}
