package burin.sweep;

import burin.flow.Report;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What the simulation of a point has shown.
record SimulationMeasure(String name, String description, Better better, Function<Report, Optional<Number>> value)
    implements Measure {

  static List<Measure> all() {
    return List.of(
        new SimulationMeasure("cycles", "clock cycles of an input, counted at the ports", Better.LOWER,
            report -> Optional.of(whole(report.cyclesPerImage()))),
        new SimulationMeasure("accuracy", "share of the inputs that were given their label, where there are labels",
            Better.HIGHER, SimulationMeasure::accuracy));
  }

  @Override
  public String unit() {
    return "";
  }

  @Override
  public Subject subject() {
    return Subject.POINT;
  }

  @Override
  public Reading read(Specimen specimen) {
    return value.apply(specimen.report()).map(Reading::of).orElse(Reading.NOTHING);
  }

  private static Optional<Number> accuracy(Report report) {
    return report.correct().isEmpty() ? Optional.empty()
        : Optional.of((double) report.correct().getAsInt() / report.images());
  }

  private static Number whole(double value) {
    return value == Math.rint(value) ? (Number) Math.round(value) : (Number) value;
  }
}
