package burin.paper;

import java.util.HashSet;
import java.util.Set;

/// Additions of a convolution that is followed by an average over 2 x 2 outputs, counted as they are made: every sum is walked
/// through, and one that is used again counts once.
///
/// A *half* is the sum of two activations of a column; a *window* that of two halves, so of 2 x 2 activations.
///
/// @param kernel side of the kernel
/// @param stride of the convolution
/// @param width side of the input
record ReuseCounts(int kernel, int stride, int width) {
  static final int POOL = 2;

  /// Sums that have been made, each at its place.
  private static final class Made {
    private final Set<Long> places = new HashSet<>();

    /// 1 for what is made for the first time, else 0.
    long once(int row, int column) {
      return places.add((long) row << Integer.SIZE | column) ? 1 : 0;
    }
  }

  /// Side of the pooled output.
  int pooled() {
    return (Math.floorDiv(width - kernel, stride) + 1) / POOL;
  }

  /// Of a pooled output, with nothing reused: four sums of products, and their sum.
  long direct() {
    return POOL * POOL * sumOfProducts() + POOL * POOL - 1;
  }

  /// Of a row of pooled outputs, with nothing reused.
  long directRow() {
    return pooled() * direct();
  }

  /// Of a pooled output, with local reuse: each of its halves is made once.
  long local() {
    return rows(1);
  }

  /// Of a row of pooled outputs, with local and global reuse: each of their halves and windows is made once.
  long localAndGlobalRow() {
    return rows(pooled());
  }

  private long rows(int outputs) {
    var halves = new Made();
    var windows = new Made();
    long additions = outputs * sumOfProducts();
    for (int x = 0; x < outputs; x++) {
      for (int place = 0; place < kernel * kernel; place++) {
        int row = place / kernel;
        int column = POOL * stride * x + place % kernel;
        if (windows.once(row, column) == 0) continue;
        additions += halves.once(row, column) + halves.once(row, column + stride) + 1;
      }
    }
    return additions;
  }

  /// Of a row of pooled outputs, with global reuse alone: each window is made once, of four activations.
  long globalRow() {
    var windows = new Made();
    long additions = pooled() * sumOfProducts();
    for (int x = 0; x < pooled(); x++) {
      for (int place = 0; place < kernel * kernel; place++) {
        additions += windows.once(place / kernel, POOL * stride * x + place % kernel) * (POOL * POOL - 1);
      }
    }
    return additions;
  }

  private long sumOfProducts() {
    return (long) kernel * kernel - 1;
  }

  /// The paper's count with local reuse, of a pooled output.
  static long localFormula(int kernel, int stride) {
    return (long) kernel * (2 * kernel + stride) + kernel * kernel - 1;
  }

  /// The paper's count with global reuse, of a row of pooled outputs.
  static long globalFormula(int kernel, int stride, int width) {
    return 3L * kernel * (width - stride) + new ReuseCounts(kernel, stride, width).pooled() * ((long) kernel * kernel - 1);
  }
}
