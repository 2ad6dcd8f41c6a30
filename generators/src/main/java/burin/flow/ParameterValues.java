package burin.flow;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.Suggestions;
import burin.diag.UserError;
import burin.source.Place;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A value for every parameter of a design, in the order in which the design declares them.
public record ParameterValues(SequencedMap<String, Integer> values) {

  public ParameterValues {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
  }

  /// The values that a user has written, and defaults for the others.
  ///
  /// @param design the name of the design, for messages
  /// @throws UserError with everything that is wrong: unknown names, values that are no numbers or not allowed
  public static ParameterValues of(String design, List<Parameter> parameters, Map<String, String> written) {
    var mistakes = new ArrayList<Diagnostic>();
    List<String> known = parameters.stream().map(Parameter::name).toList();
    for (String name : written.keySet()) {
      if (!known.contains(name)) mistakes.add(unknown(design, name, known));
    }
    var values = new LinkedHashMap<String, Integer>();
    for (Parameter parameter : parameters) {
      String text = written.get(parameter.name());
      Optional<Integer> value = text == null
          ? Optional.of(parameter.defaultValue().applyAsInt(new ParameterValues(values)))
          : read(parameter, text, mistakes);
      // A wrong value becomes an allowed one, so that the defaults that depend on it can be worked out.
      values.put(parameter.name(), value.orElse(parameter.allowed().spans().getFirst().lowest()));
    }
    if (!mistakes.isEmpty()) throw new UserError(mistakes);
    return new ParameterValues(values);
  }

  /// The value of the parameter `name`, which the design has.
  public int get(String name) {
    Integer value = values.get(name);
    if (value == null) throw new IllegalStateException("no value yet of parameter " + name + " in " + values.keySet());
    return value;
  }

  /// `pes=10 block=400 bits=4`.
  @Override
  public String toString() {
    return String.join(" ", values.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList());
  }

  private static Optional<Integer> read(Parameter parameter, String text, List<Diagnostic> mistakes) {
    String problem;
    try {
      var number = new BigInteger(text.strip());
      boolean fits = number.bitLength() < Integer.SIZE;
      if (fits && parameter.allowed().holds(number.intValue())) return Optional.of(number.intValue());
      problem = "parameter %s is %s, allowed %s".formatted(parameter.name(), text, parameter.allowed());
    } catch (NumberFormatException cause) {
      problem = "parameter %s is \"%s\", which is no whole number".formatted(parameter.name(), text);
    }
    mistakes.add(Diagnostic.of(Code.OPTION, Place.NONE, problem)
        .hint("%s=%s, for instance".formatted(parameter.name(), example(parameter))));
    return Optional.empty();
  }

  /// The default where that is a number, else the smallest value.
  private static String example(Parameter parameter) {
    return parameter.defaultText().matches("-?[0-9]+") ? parameter.defaultText()
        : Integer.toString(parameter.allowed().spans().getFirst().lowest());
  }

  private static Diagnostic unknown(String design, String name, List<String> known) {
    return Diagnostic.of(Code.UNKNOWN, Place.NONE, "%s has no parameter %s".formatted(design, name))
        .hint(Suggestions.hint(name, known));
  }
}
