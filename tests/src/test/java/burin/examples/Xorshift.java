package burin.examples;

/// The pseudo-random numbers that all languages of the comparison draw, in the same order.
final class Xorshift {
  private long state = 88172645463325252L;

  long next() {
    state ^= state << 13;
    state ^= state >>> 7;
    state ^= state << 17;
    return state;
  }

  /// A new number's bits from `low` on, as many as a number below `count` can have; `count` is a power of two.
  static long bits(long word, int low, int count) {
    return word >>> low & count - 1;
  }
}
