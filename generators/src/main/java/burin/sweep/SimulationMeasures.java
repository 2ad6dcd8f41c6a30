package burin.sweep;

import burin.flow.Report;
import burin.sweep.Measure.Better;
import java.util.List;
import java.util.Optional;

/// What the simulation of a point has shown.
final class SimulationMeasures {
  private SimulationMeasures() {}

  static List<Measure> all() {
    return List.of(
        DescribedMeasure.ofPoint("cycles", "clock cycles of an input, counted at the ports", Better.LOWER,
            specimen -> Reading.of(whole(specimen.report().cyclesPerImage()))),
        DescribedMeasure.ofPoint("accuracy", "share of the inputs that were given their label, where there are labels",
            Better.HIGHER, specimen -> accuracy(specimen.report()).map(Reading::of).orElse(Reading.NOTHING)));
  }

  private static Optional<Double> accuracy(Report report) {
    return report.correct().isEmpty() ? Optional.empty()
        : Optional.of((double) report.correct().getAsInt() / report.images());
  }

  private static Number whole(double value) {
    return value == Math.rint(value) ? (Number) Math.round(value) : (Number) value;
  }
}
