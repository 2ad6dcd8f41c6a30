package burin.sweep;

import java.util.List;
import java.util.function.Function;

/// Something that is found out about each point of a sweep, and stands in a column of its results.
///
/// Used by several threads at once.
public interface Measure {
  /// Which values are the better ones, for the Pareto front.
  enum Better { LOWER, HIGHER, NEITHER }

  /// What a measure looks at.
  enum Subject {
    /// The circuit or its Verilog alone. Points of equal structure are measured once.
    STRUCTURE,
    /// What the simulation has shown, or the values of the point.
    POINT
  }

  /// A measure of one's own, read at every point.
  static Measure of(String name, String description, Better better, Function<Specimen, ? extends Number> value) {
    return DescribedMeasure.ofPoint(name, description, better, specimen -> Reading.of(value.apply(specimen)));
  }

  /// As it is written in `--measure`, and the head of its column.
  String name();

  /// What it is, in a few words.
  String description();

  /// Such as `MHz`; empty for a mere number.
  String unit();

  Better better();

  Subject subject();

  /// The programs that it needs, by the names of their Debian packages; looked for before the sweep begins.
  default List<Tool> tools() {
    return List.of();
  }

  /// Finds it out.
  ///
  /// @throws burin.diag.UserError where that is not possible: told beside the point's other results
  Reading read(Specimen specimen);

  /// @param program is looked for on the `PATH`
  record Tool(String program, String debianPackage) {}
}
