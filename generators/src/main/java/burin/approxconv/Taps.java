package burin.approxconv;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// The constants of one output, in the order in which a window has its values: row after row, pixel after pixel, map after map.
final class Taps {
  private final int[] factors;

  private Taps(int[] factors) {
    this.factors = factors;
  }

  static Taps of(int... factors) {
    return new Taps(factors.clone());
  }

  /// @param kernels `[input][row][column]`
  static Taps of(int[][][] kernels) {
    int inputs = kernels.length;
    int side = kernels[0].length;
    return new Taps(IntStream.range(0, side * side * inputs)
        .map(i -> kernels[i % inputs][i / inputs / side][i / inputs % side]).toArray());
  }

  int count() {
    return factors.length;
  }

  LongStream values() {
    return IntStream.of(factors).asLongStream();
  }

  long least() {
    return values().min().orElseThrow();
  }

  long greatest() {
    return values().max().orElseThrow();
  }

  /// The tree that adds the products with unsigned inputs of so many bits.
  TreePlan plan(int inputBits) {
    long most = (1L << inputBits) - 1;
    long[] least = values().map(factor -> Math.min(0, factor * most)).toArray();
    long[] greatest = values().map(factor -> Math.max(0, factor * most)).toArray();
    return TreePlan.of(least, greatest);
  }
}
