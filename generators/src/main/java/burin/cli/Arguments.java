package burin.cli;

import burin.diag.Code;
import burin.diag.UserError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.ParseResult;

/// What the user has written after the name of a command.
record Arguments(ParseResult parsed) {

  boolean json() {
    return parsed.hasMatchedOption(Specifications.JSON);
  }

  /// Whether warnings count as mistakes.
  boolean isStrict() {
    return parsed.hasMatchedOption(Specifications.STRICT);
  }

  String design() {
    return operand(0);
  }

  /// What follows the command and is no option, counted from 0.
  String operand(int index) {
    return parsed.matchedPositionalValue(index, "");
  }

  /// Whether an option without a value is there.
  boolean has(String option) {
    return parsed.hasMatchedOption(option);
  }

  /// All operands from that one on.
  List<String> operandsFrom(int index) {
    return parsed.matchedPositionals().size() <= index ? List.of() : parsed.matchedPositionalValue(index, List.<String>of());
  }

  Optional<String> text(String option) {
    return Optional.ofNullable(parsed.matchedOptionValue(option, null));
  }

  /// A whole number of at least 1.
  OptionalInt count(String option) {
    Optional<String> text = text(option);
    if (text.isEmpty()) return OptionalInt.empty();
    long value = number(option, text.get());
    if (value < 1 || value > Integer.MAX_VALUE) throw new UserError(Code.OPTION,
        "%s is %s, allowed 1..%d".formatted(option, text.get(), Integer.MAX_VALUE), option + " 100, for instance");
    return OptionalInt.of((int) value);
  }

  /// Any whole number of 64 bits.
  long number(String option, long otherwise) {
    return text(option).map(text -> number(option, text)).orElse(otherwise);
  }

  /// The values of `-p name=value`, by name.
  Map<String, String> parameters() {
    var values = new LinkedHashMap<String, String>();
    for (String text : parsed.matchedOptionValue(Specifications.PARAMETER, List.<String>of())) {
      int equals = text.indexOf('=');
      if (equals < 1) throw new UserError(Code.OPTION, "-p %s has no value".formatted(text), "-p name=value");
      String name = text.substring(0, equals).strip();
      if (values.put(name, text.substring(equals + 1).strip()) != null) throw new UserError(
          Code.OPTION, "parameter %s is given twice".formatted(name), "-p %s=... once".formatted(name));
    }
    return values;
  }

  private static long number(String option, String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException cause) {
      throw new UserError(Code.OPTION, "%s is \"%s\", which is no whole number".formatted(option, text),
          option + " 100, for instance");
    }
  }
}
