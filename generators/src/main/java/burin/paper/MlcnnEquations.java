package burin.paper;

import burin.paper.Claim.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The equations of MLCNN, tried over ranges of what stands in them.
final class MlcnnEquations {
  private static final int LARGEST_KERNEL = 17;

  /// In how many cases an equation holds.
  private static final class Tally {
    private long cases;
    private long holding;

    void add(boolean holds) {
      cases++;
      if (holds) holding++;
    }

    Outcome outcome() {
      return new Outcome("holds in %s of %s cases".formatted(Claim.grouped(holding), Claim.grouped(cases)),
          Verdict.of(holding == cases));
    }
  }

  List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    claims.add(Claim.of("eq. 1 and 4: K(2K+S) + K^2 - 1 additions with local reuse", "all K and S up to K",
        "counted for K from 1 to 17", () -> local(true)));
    claims.add(Claim.of("eq. 1 and 4 where the stride is larger than the kernel", "not excluded",
        "nothing is shared then, and the count is that without reuse", () -> local(false)));
    claims.add(Claim.of("eq. 2: 3K(D-S) + R(K^2-1) additions of a row with global reuse", "where windows overlap",
        "counted for 2S <= K and whole rows: D - K + S a multiple of 2S", () -> global(true)));
    claims.add(Claim.of("eq. 2 where windows do not overlap, or the row has a rest", "not excluded",
        "it counts windows that no output needs", () -> global(false)));
    claims.add(Claim.count("eq. 2 for K = 1, S = 1, D = 28", ReuseCounts.globalFormula(1, 1, 28),
        "more than the 42 without any reuse", () -> new ReuseCounts(1, 1, 28).globalRow()));
    claims.add(Claim.of("eq. 3: fused, then bias and ReLU, is convolution, average, bias and ReLU", "equal",
        "random layers in whole numbers", this::fusion));
    claims.add(Claim.of("exchanging ReLU and average is equivalent", "equal",
        "the same layers with ReLU before the average: a network has to be trained in the new order", this::exchange));
    claims.add(Claim.measure("eq. 5 and 6: saving of a row for K = 13 and wide inputs", "63.56 %",
        "counted for D from 4,000 to 8,000: the slope of what is saved", () -> 100 * slope()));
    claims.add(Claim.of("eq. 5 and 6: 337.5D - 4050 and 123D - 1047 additions for K = 13", "all even D",
        "counted for D from 14 to 224", MlcnnEquations::lines));
    claims.add(Claim.of("eq. 7: global reuse saves 75 % at most", "75 %",
        "the limit of large kernels, never reached: the largest of K up to 17 and D up to 1,024", MlcnnEquations::largest));
    return claims;
  }

  private static Outcome local(boolean overlapping) {
    var tally = new Tally();
    for (int kernel = 1; kernel <= LARGEST_KERNEL; kernel++) {
      int first = overlapping ? 1 : kernel + 1;
      for (int stride = first; stride < first + (overlapping ? kernel : 4); stride++) {
        tally.add(new ReuseCounts(kernel, stride, 64).local() == ReuseCounts.localFormula(kernel, stride));
      }
    }
    return tally.outcome();
  }

  private static Outcome global(boolean overlapping) {
    var tally = new Tally();
    for (int kernel = 1; kernel <= LARGEST_KERNEL; kernel++) {
      for (int stride = 1; stride <= 4; stride++) {
        for (int width = kernel + stride; width <= 64; width++) {
          boolean whole = 2 * stride <= kernel && (width - kernel + stride) % (2 * stride) == 0;
          if (whole != overlapping) continue;
          tally.add(new ReuseCounts(kernel, stride, width).globalRow() == ReuseCounts.globalFormula(kernel, stride, width));
        }
      }
    }
    return tally.outcome();
  }

  private static double slope() {
    var less = new ReuseCounts(13, 1, 4000);
    var more = new ReuseCounts(13, 1, 8000);
    double direct = more.directRow() - less.directRow();
    return 1 - (more.globalRow() - less.globalRow()) / direct;
  }

  private static Outcome lines() {
    var tally = new Tally();
    for (int width = 14; width <= 224; width += 2) {
      var row = new ReuseCounts(13, 1, width);
      tally.add(row.directRow() == 337.5 * width - 4050 && row.globalRow() == 123 * width - 1047);
    }
    return tally.outcome();
  }

  private static Outcome largest() {
    double largest = 0;
    for (int kernel = 2; kernel <= LARGEST_KERNEL; kernel++) {
      var row = new ReuseCounts(kernel, 1, 1024);
      largest = Math.max(largest, 1 - (double) row.globalRow() / row.directRow());
    }
    return new Outcome("up to " + Claim.percent(largest), Verdict.of(largest < 0.75));
  }

  // Equation 3

  private Outcome fusion() {
    var tally = new Tally();
    for (int seed = 1; seed <= 200; seed++) {
      var layer = new RandomLayer(seed);
      for (int y = 0; y < layer.pooled; y++) {
        for (int x = 0; x < layer.pooled; x++) tally.add(layer.fused(y, x) == layer.pooledFirst(y, x));
      }
    }
    return tally.outcome();
  }

  private Outcome exchange() {
    long different = 0;
    long outputs = 0;
    for (int seed = 1; seed <= 200; seed++) {
      var layer = new RandomLayer(seed);
      for (int y = 0; y < layer.pooled; y++) {
        for (int x = 0; x < layer.pooled; x++, outputs++) if (layer.fused(y, x) != layer.activatedFirst(y, x)) different++;
      }
    }
    return new Outcome("%s of %s outputs differ".formatted(Claim.grouped(different), Claim.grouped(outputs)),
        Verdict.of(different == 0));
  }

  /// A random layer of one output channel in whole numbers; all results are four times what they stand for, to stay whole.
  private static final class RandomLayer {
    private final int channels;
    private final int kernel;
    private final int stride;
    private final int pooled;
    private final int[][][] input;
    private final int[][][] weights;
    private final long bias;

    RandomLayer(long seed) {
      var random = new Random(seed);
      channels = 1 + random.nextInt(3);
      kernel = 1 + random.nextInt(5);
      stride = 1 + random.nextInt(3);
      pooled = 1 + random.nextInt(4);
      int width = (2 * pooled - 1) * stride + kernel;
      input = cube(random, width, 0, 256);
      weights = cube(random, kernel, -128, 128);
      bias = random.nextInt(-20_000, 20_000);
    }

    private int[][][] cube(Random random, int side, int lowest, int end) {
      int[][][] cube = new int[channels][side][side];
      for (int[][] plane : cube) for (int[] row : plane) for (int i = 0; i < side; i++) row[i] = random.nextInt(lowest, end);
      return cube;
    }

    private long convolved(int y, int x) {
      long sum = 0;
      for (int c = 0; c < channels; c++) {
        for (int i = 0; i < kernel; i++) {
          for (int j = 0; j < kernel; j++) sum += (long) weights[c][i][j] * input[c][y * stride + i][x * stride + j];
        }
      }
      return sum;
    }

    private int window(int channel, int y, int x) {
      int[][] plane = input[channel];
      return plane[y][x] + plane[y + stride][x] + (plane[y][x + stride] + plane[y + stride][x + stride]);
    }

    /// Weights times windows.
    long fused(int y, int x) {
      long sum = 0;
      for (int c = 0; c < channels; c++) {
        for (int i = 0; i < kernel; i++) {
          for (int j = 0; j < kernel; j++) sum += (long) weights[c][i][j] * window(c, 2 * stride * y + i, 2 * stride * x + j);
        }
      }
      return Math.max(0, sum + 4 * bias);
    }

    long pooledFirst(int y, int x) {
      long sum = 0;
      for (int output = 0; output < 4; output++) sum += convolved(2 * y + output / 2, 2 * x + output % 2);
      return Math.max(0, sum + 4 * bias);
    }

    long activatedFirst(int y, int x) {
      long sum = 0;
      for (int output = 0; output < 4; output++) sum += Math.max(0, convolved(2 * y + output / 2, 2 * x + output % 2) + bias);
      return sum;
    }
  }
}
