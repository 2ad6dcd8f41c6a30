package burin.bench;

import java.util.OptionalDouble;

/// What was measured of one engine on one design; rates in cycles per second.
///
/// @param firstCycle milliseconds from the start of the JVM to the end of the first cycle
/// @param coldFirstCycle the same where the model had to be built first
/// @param settled the rate two seconds after the start, or as soon as all was loaded; of C++ the best
/// @param best the best rate
/// @param limit the best rate of any C++ program; empty where there is none
public record Result(
    String design, String engine, OptionalDouble firstCycle, OptionalDouble coldFirstCycle, double settled, double best,
    OptionalDouble limit) {

  /// A rate as a multiple of the limit.
  public OptionalDouble ratio(double rate) {
    return limit.isPresent() ? OptionalDouble.of(rate / limit.getAsDouble()) : OptionalDouble.empty();
  }
}
