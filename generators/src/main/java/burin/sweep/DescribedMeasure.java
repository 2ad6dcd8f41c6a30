package burin.sweep;

import java.util.List;
import java.util.function.Function;

/// A measure by its parts.
///
/// @param reader finds it out
record DescribedMeasure(
    String name, String description, String unit, Better better, Subject subject, List<Tool> tools,
    Function<Specimen, Reading> reader) implements Measure {

  DescribedMeasure {
    tools = List.copyOf(tools);
  }

  /// Of a structure, without programs of others.
  static Measure ofStructure(
      String name, String description, String unit, Better better, Function<Specimen, Reading> reader) {
    return new DescribedMeasure(name, description, unit, better, Subject.STRUCTURE, List.of(), reader);
  }

  /// A mere number of each point.
  static Measure ofPoint(String name, String description, Better better, Function<Specimen, Reading> reader) {
    return new DescribedMeasure(name, description, "", better, Subject.POINT, List.of(), reader);
  }

  @Override
  public Reading read(Specimen specimen) {
    return reader.apply(specimen);
  }
}
