package burin.flow;

import java.util.function.ToIntFunction;

/// A number that the user of a design may choose.
///
/// @param name as it is written in `-p name=value`
/// @param defaultText how the default is told: a number, or a formula of parameters that come earlier
/// @param defaultValue the default, given the values of the parameters that come earlier
/// @param allowed the values it may have
/// @param description what it is, in a few words
public record Parameter(
    String name, String defaultText, ToIntFunction<ParameterValues> defaultValue, Allowed allowed, String description) {

  /// A parameter whose default is a number.
  public static Parameter of(String name, int defaultValue, Allowed allowed, String description) {
    return new Parameter(name, Integer.toString(defaultValue), values -> defaultValue, allowed, description);
  }
}
