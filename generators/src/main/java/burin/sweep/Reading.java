package burin.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// What a measure says of a point.
///
/// @param value empty where there is nothing to say, such as an accuracy without labels
/// @param modules the part of each module of the hierarchy, by the module's Verilog name, in one instance and without those
///     inside it; empty where it cannot be told apart
public record Reading(Optional<Number> value, SequencedMap<String, Number> modules) {
  public static final Reading NOTHING = new Reading(Optional.empty(), new LinkedHashMap<>());

  public Reading {
    modules = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(modules));
    value.ifPresent(Reading::check);
    modules.values().forEach(Reading::check);
  }

  public static Reading of(Number value) {
    return new Reading(Optional.of(value), new LinkedHashMap<>());
  }

  public static Reading of(Number value, SequencedMap<String, Number> modules) {
    return new Reading(Optional.of(value), modules);
  }

  private static void check(Number value) {
    boolean isFine = value instanceof Long || value instanceof Integer
        || value instanceof Double real && Double.isFinite(real);
    if (!isFine) throw new IllegalArgumentException("a reading of " + value);
  }
}
