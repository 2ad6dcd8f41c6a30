package burin.sweep;

import burin.flow.ParameterValues;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What came out of a point of a sweep. The same point always gives the same: it holds no times.
///
/// @param workload what ran on it; empty if nothing has
/// @param structure see [Specimen]; empty if it has not come to Verilog
/// @param verilog the name of its folder among the sweep's Verilog; empty if there is none
/// @param readings by the names of the measures; a measure that failed has none
/// @param failures in the order in which they were found; none where all went well
public record PointResult(
    ParameterValues values,
    String workload,
    String structure,
    String verilog,
    SequencedMap<String, Reading> readings,
    List<Failure> failures) {

  public PointResult {
    readings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(readings));
    failures = List.copyOf(failures);
  }

  public boolean failed() {
    return !failures.isEmpty();
  }

  /// The value of a measure, if the point has one.
  public Optional<Number> value(String measure) {
    return Optional.ofNullable(readings.get(measure)).flatMap(Reading::value);
  }

  /// The sum of the instances' values is the measure's; this is what one instance of each module has by itself.
  public SequencedMap<String, Number> modules(String measure) {
    return readings.getOrDefault(measure, Reading.NOTHING).modules();
  }
}
