package burin.sweep;

import burin.diag.Code;
import burin.diag.UserError;
import burin.flow.Allowed;
import burin.flow.Parameter;
import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The values that a sweep gives a parameter, each once, in the order in which they were written.
public record Axis(String parameter, List<Integer> values) {
  /// The most values of one parameter.
  public static final int MOST_VALUES = 1 << 20;

  private static final String ALL = "all";
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,10}");
  private static final Pattern RANGE = Pattern.compile("(-?\\d{1,10})\\.\\.(-?\\d{1,10})(?::(\\*?)(\\d{1,10}))?");

  public Axis {
    values = List.copyOf(new LinkedHashSet<>(values));
    if (values.isEmpty()) throw new IllegalArgumentException("parameter " + parameter + " has no value");
  }

  public static Axis of(String parameter, int... values) {
    return new Axis(parameter, Arrays.stream(values).boxed().toList());
  }

  /// `lowest`, `lowest + step` and so on, up to `highest`, which need not be among them.
  ///
  /// @throws UserError if there is no such number, or the step is less than 1
  public static Axis range(String parameter, int lowest, int highest, int step) {
    return parse(parameter, "%d..%d:%d".formatted(lowest, highest, step), Allowed.of(lowest, Math.max(lowest, highest)));
  }

  /// As in `1,2,4`, `16..128:16`, `1..64:*2`, `all`, or several of these with commas between.
  ///
  /// @throws UserError if it is none of these, has no value, or one that is not allowed
  static Axis parse(Parameter parameter, String text) {
    return parse(parameter.name(), text, parameter.allowed());
  }

  private static Axis parse(String name, String text, Allowed allowed) {
    Set<Integer> values = new LinkedHashSet<>();
    for (String part : text.split(",", -1)) new Part(name, part.strip(), allowed).addTo(values);
    return new Axis(name, ImmutableList.copyOf(values));
  }

  /// Only the smallest and the largest value.
  Axis ends() {
    int lowest = values.stream().min(Integer::compare).orElseThrow();
    int highest = values.stream().max(Integer::compare).orElseThrow();
    return of(parameter, lowest, highest);
  }

  /// What stands between two commas.
  private record Part(String name, String text, Allowed allowed) {
    void addTo(Set<Integer> values) {
      Matcher range = RANGE.matcher(text);
      if (text.equals(ALL)) allowed.spans().forEach(span -> add(span.lowest(), span.highest(), 1, false, values));
      else if (NUMBER.matcher(text).matches()) put(Long.parseLong(text), values);
      else if (range.matches()) add(range, values);
      else throw mistake(text.isEmpty() ? "parameter %s has no value".formatted(name)
            : "parameter %s is \"%s\", which is neither a number nor a range".formatted(name, text));
    }

    private void add(Matcher range, Set<Integer> values) {
      long lowest = Long.parseLong(range.group(1));
      long highest = Long.parseLong(range.group(2));
      boolean isFactor = "*".equals(range.group(3));
      long step = range.group(4) == null ? 1 : Long.parseLong(range.group(4));
      if (lowest > highest) throw new UserError(Code.OPTION,
          "parameter %s is %s, an empty range".formatted(name, text), "%s=%d..%d".formatted(name, highest, lowest));
      if (step < (isFactor ? 2 : 1)) throw mistake(
          "parameter %s is %s, which never comes to its end".formatted(name, text));
      if (isFactor && lowest < 1) throw mistake(
          "parameter %s is %s, but only numbers of at least 1 grow by a factor".formatted(name, text));
      add(lowest, highest, step, isFactor, values);
    }

    private void add(long lowest, long highest, long step, boolean isFactor, Set<Integer> values) {
      for (long value = lowest; value <= highest; value = isFactor ? value * step : value + step) put(value, values);
    }

    private void put(long value, Set<Integer> values) {
      if (!allowed.holds(value)) throw new UserError(Code.OPTION,
          "parameter %s is %d, allowed %s".formatted(name, value, allowed), example());
      values.add((int) value);
      if (values.size() > MOST_VALUES) throw new UserError(Code.OPTION,
          "parameter %s has over %d values".formatted(name, MOST_VALUES), "a larger step");
    }

    private UserError mistake(String message) {
      return new UserError(Code.OPTION, message, example());
    }

    private String example() {
      return "%s=4, %s=1,2,4, %s=16..128:16, %s=1..64:*2 or %s=all, for instance".formatted(name, name, name, name, name);
    }
  }
}
