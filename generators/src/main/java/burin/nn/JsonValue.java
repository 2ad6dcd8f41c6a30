package burin.nn;

import burin.diag.Code;
import burin.diag.Suggestions;
import burin.diag.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A value of a JSON file that knows its place, so that every complaint can name it.
///
/// @param file what messages call the file
/// @param path where the value is, such as `$.layers[0].bias[3]`
/// @param value a value as [JsonParse] makes it
record JsonValue(String file, String path, Object value) {
  static final String HINT = "give a file as the training program writes it";

  static JsonValue parse(byte[] text, String file) {
    return new JsonValue(file, "$", JsonParse.parse(text, file));
  }

  JsonValue field(String name) {
    Object field = fields().get(name);
    if (field == null) throw error("lacks the field \"%s\"".formatted(name));
    return new JsonValue(file, path + "." + name, field);
  }

  boolean has(String name) {
    return fields().containsKey(name);
  }

  /// Refuses fields that are not among `allowed`: one that is misspelt must not go unnoticed.
  void allow(Set<String> allowed) {
    for (Object name : fields().keySet()) {
      if (allowed.contains(name)) continue;
      Optional<String> meant = Suggestions.nearest(name.toString(), new TreeSet<>(allowed));
      throw error("has an unknown field \"%s\"".formatted(name) + meant.map(" (did you mean \"%s\"?)"::formatted).orElse(""));
    }
  }

  String text() {
    if (value instanceof String text) return text;
    throw error("is %s, must be a text".formatted(kind()));
  }

  /// The constant of `type` with this name.
  <E extends Enum<E>> E constant(Class<E> type) {
    String name = text();
    E[] constants = type.getEnumConstants();
    for (E constant : constants) if (constant.name().equals(name)) return constant;
    throw error("is \"%s\", must be one of %s".formatted(
        name, Stream.of(constants).map(Enum::name).collect(Collectors.joining(", "))));
  }

  int integer() {
    if (value instanceof Integer number) return number;
    throw error("is %s, must be a whole number of 32 bits".formatted(kind()));
  }

  List<JsonValue> list() {
    List<?> elements = elements();
    List<JsonValue> values = new ArrayList<>(elements.size());
    for (int i = 0; i < elements.size(); i++) values.add(element(i));
    return values;
  }

  int[] integers() {
    return integers(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /// A list of numbers from `lowest` to `highest`; the place of one is only worked out when it is wrong.
  int[] integers(int lowest, int highest) {
    List<?> elements = elements();
    int[] numbers = new int[elements.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = elements.get(i) instanceof Integer number ? number : element(i).integer();
      if (numbers[i] < lowest || numbers[i] > highest) {
        throw element(i).error("is %d, allowed %d..%d".formatted(numbers[i], lowest, highest));
      }
    }
    return numbers;
  }

  /// What `make` makes of this value; what a type refuses is told as a fault of the file.
  <T> T checked(Supplier<T> make) {
    try {
      return make.get();
    } catch (IllegalArgumentException cause) {
      throw error(cause.getMessage());
    }
  }

  UserError error(String what) {
    return DataError.of(Code.DATA, file + " at " + path, what, HINT);
  }

  private Map<?, ?> fields() {
    if (value instanceof Map<?, ?> fields) return fields;
    throw error("is %s, must be an object".formatted(kind()));
  }

  private List<?> elements() {
    if (value instanceof List<?> elements) return elements;
    throw error("is %s, must be a list".formatted(kind()));
  }

  private JsonValue element(int index) {
    return new JsonValue(file, path + "[" + index + "]", elements().get(index));
  }

  private String kind() {
    return switch (value) {
      case Map<?, ?> _ -> "an object";
      case List<?> _ -> "a list";
      case String text -> "the text \"" + abbreviate(text) + "\"";
      case JsonParse.Other(String text) -> abbreviate(text);
      default -> value.toString();
    };
  }

  private static String abbreviate(String text) {
    return text.length() <= 20 ? text : text.substring(0, 20) + "...";
  }
}
