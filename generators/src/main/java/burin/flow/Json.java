package burin.flow;

import java.io.StringWriter;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/// Writes JSON, indented by two spaces, from maps, lists, texts, numbers, booleans and `null`.
///
/// Only Jackson's generator is used: loading its data binding takes longer than emitting a design.
public final class Json {
  private Json() {}

  /// The text of `value`, with a line feed at the end.
  public static String text(Object value) {
    var text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(new Pretty(), text)) {
      write(generator, value);
    }
    return text.append('\n').toString();
  }

  /// The text of `value` in one line, without a line feed.
  public static String line(Object value) {
    var text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(new ObjectWriteContext.Base(), text)) {
      write(generator, value);
    }
    return text.toString();
  }

  private static void write(JsonGenerator out, Object value) {
    switch (value) {
      case null -> out.writeNull();
      case Map<?, ?> map -> object(out, map);
      case Iterable<?> list -> array(out, list);
      case String text -> out.writeString(text);
      case Boolean bool -> out.writeBoolean(bool);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case Double number -> out.writeNumber(number);
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    }
  }

  private static void object(JsonGenerator out, Map<?, ?> map) {
    out.writeStartObject();
    map.forEach((name, value) -> {
      out.writeName((String) name);
      write(out, value);
    });
    out.writeEndObject();
  }

  private static void array(JsonGenerator out, Iterable<?> list) {
    out.writeStartArray();
    for (Object value : list) write(out, value);
    out.writeEndArray();
  }

  /// Jackson's way to be told of a layout without its data binding.
  private static final class Pretty extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      var lines = new DefaultIndenter("  ", "\n");
      var separators = Separators.createDefaultInstance()
          .withObjectNameValueSpacing(Separators.Spacing.AFTER)
          .withArrayEmptySeparator("").withObjectEmptySeparator("");
      return new DefaultPrettyPrinter(separators).withObjectIndenter(lines).withArrayIndenter(lines);
    }
  }
}
