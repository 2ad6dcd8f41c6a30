package burin.approxconv.reference;

import burin.nn.Dataset;
import java.util.List;

/// Skip rate, false negatives and accuracy of a gated network over the threshold of its predictors.
public final class ThresholdCurve {
  private ThresholdCurve() {}

  /// One point.
  ///
  /// @param threshold outputs that are predicted to be at most this are skipped, in units of a layer's outputs
  /// @param report what happens then
  public record Point(double threshold, GateReport report) {}

  /// The points for `thresholds`, in their order.
  public static List<Point> of(GatedNetwork gated, List<Double> thresholds, Dataset set) {
    return thresholds.stream()
        .map(threshold -> new Point(threshold,
            new GatedReference(gated.withThresholdInOutputs(threshold)).report(set)))
        .toList();
  }
}
