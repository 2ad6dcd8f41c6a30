package burin.nn;

import burin.diag.Code;
import burin.diag.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// Turns the text of a JSON file into maps, lists, strings, integers and booleans.
///
/// Jackson's own trees need its data binding, whose start takes longer than all the rest of reading a network.
final class JsonParse {

  /// A value that no file of ours has: a number that is no `int`, or null.
  record Other(String text) {}

  private final JsonParser parser;
  private final String file;

  private JsonParse(JsonParser parser, String file) {
    this.parser = parser;
    this.file = file;
  }

  /// The value that `text` holds; `file` is what messages call it.
  static Object parse(byte[] text, String file) {
    var factory = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
      return new JsonParse(parser, file).document();
    } catch (JacksonException cause) {
      throw error(file, cause.getLocation(), cause.getOriginalMessage().lines().findFirst().orElse("unreadable"));
    }
  }

  private Object document() {
    JsonToken first = parser.nextToken();
    if (first == null) throw error(file, parser.currentLocation(), "the file is empty");
    Object value = value(first);
    if (parser.nextToken() != null) throw error(file, parser.currentTokenLocation(), "more text follows the end");
    return value;
  }

  /// Nesting is bounded by Jackson, so the recursion is.
  private Object value(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> list();
      case VALUE_STRING -> parser.getString();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> parser.getNumberType() == JsonParser.NumberType.INT
          ? (Object) parser.getIntValue() : new Other(parser.getString());
      default -> new Other(parser.getString());
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      fields.put(name, value(parser.nextToken()));
    }
    return fields;
  }

  private List<Object> list() {
    List<Object> values = new ArrayList<>();
    for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      values.add(value(token));
    }
    return values;
  }

  private static UserError error(String file, TokenStreamLocation place, String what) {
    String where = place == null ? file : file + ":" + place.getLineNr() + ":" + place.getColumnNr();
    return DataError.of(Code.DATA, where, "not JSON: " + what, JsonValue.HINT);
  }
}
