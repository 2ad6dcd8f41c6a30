package burin.nn;

import burin.diag.Code;
import burin.diag.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A value of a JSON file that knows its place, so that every complaint can name it.
///
/// @param file what messages call the file
/// @param path where the value is, such as `$.layers[0].bias[3]`
/// @param node the value
record JsonValue(String file, String path, JsonNode node) {
  private static final String HINT = "give a file as the training program writes it";

  static JsonValue parse(byte[] text, String file) {
    var mapper = JsonMapper.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // told below in plainer words
        .build();
    try (JsonParser parser = mapper.createParser(text)) {
      JsonNode node = mapper.readTree(parser);
      if (node == null || node.isMissingNode()) throw syntax(file, parser.currentLocation(), "the file is empty");
      if (parser.nextToken() != null) throw syntax(file, parser.currentTokenLocation(), "more text follows the end");
      return new JsonValue(file, "$", node);
    } catch (JacksonException cause) {
      throw syntax(file, cause.getLocation(), cause.getOriginalMessage().lines().findFirst().orElse("unreadable"));
    }
  }

  private static UserError syntax(String file, TokenStreamLocation place, String what) {
    String where = file + ":" + place.getLineNr() + ":" + place.getColumnNr();
    return DataError.of(Code.DATA, where, "not JSON: " + what, HINT);
  }

  JsonValue field(String name) {
    if (!node.isObject()) throw error("is %s, must be an object".formatted(kind()));
    JsonNode value = node.get(name);
    if (value == null) throw error("lacks the field \"%s\"".formatted(name));
    return new JsonValue(file, path + "." + name, value);
  }

  boolean has(String name) {
    return node.has(name);
  }

  /// Refuses fields that are not among `allowed`: one that is misspelt must not go unnoticed.
  void allow(Set<String> allowed) {
    for (String name : node.propertyNames()) {
      if (!allowed.contains(name)) throw error("has an unknown field \"%s\"".formatted(name));
    }
  }

  String text() {
    if (!node.isString()) throw error("is %s, must be a text".formatted(kind()));
    return node.stringValue();
  }

  int integer() {
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw error("is %s, must be a whole number of 32 bits".formatted(kind()));
    }
    return node.intValue();
  }

  int integer(int lowest, int highest) {
    int value = integer();
    if (value < lowest || value > highest) throw error("is %d, allowed %d..%d".formatted(value, lowest, highest));
    return value;
  }

  List<JsonValue> list() {
    if (!node.isArray()) throw error("is %s, must be a list".formatted(kind()));
    List<JsonValue> values = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) values.add(new JsonValue(file, path + "[" + i + "]", node.get(i)));
    return values;
  }

  int[] integers() {
    return list().stream().mapToInt(JsonValue::integer).toArray();
  }

  UserError error(String what) {
    return DataError.of(Code.DATA, file + " at " + path, what, HINT);
  }

  private String kind() {
    return switch (node.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case STRING -> "the text \"" + abbreviate(node.stringValue()) + "\"";
      default -> abbreviate(node.toString());
    };
  }

  private static String abbreviate(String text) {
    return text.length() <= 20 ? text : text.substring(0, 20) + "...";
  }
}
