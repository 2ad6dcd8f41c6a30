package burin.sweep;

import java.util.function.Function;

/// A mere number for each point.
record PointMeasure(String name, String description, Better better, Function<Specimen, ? extends Number> value)
    implements Measure {
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
    return Reading.of(value.apply(specimen));
  }
}
