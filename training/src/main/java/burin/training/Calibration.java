package burin.training;

/// The scale at which rounded values differ least from the real ones, in the sense of least squares.
final class Calibration {
  private static final int STEPS = 100;

  private Calibration() {}

  /// A scale for integers from `lowest` to `highest`: the best of 100 between a fifth of what clamps nothing and that.
  static double scale(float[] values, int lowest, int highest) {
    double full = 0;
    for (float value : values) full = Math.max(full, Math.max(value / highest, lowest < 0 ? value / lowest : 0));
    double best = full;
    double leastError = Double.POSITIVE_INFINITY;
    for (int i = STEPS / 5; i <= STEPS; i++) {
      double scale = full * i / STEPS;
      double error = error(values, scale, lowest, highest);
      if (error < leastError) {
        leastError = error;
        best = scale;
      }
    }
    return best;
  }

  private static double error(float[] values, double scale, int lowest, int highest) {
    double sum = 0;
    for (float value : values) {
      double difference = value - scale * Math.clamp(Math.rint(value / scale), lowest, highest);
      sum += difference * difference;
    }
    return sum;
  }
}
