package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.EnumType;
import burin.ir.Event;
import burin.ir.Expr;
import burin.ir.Stmt;
import burin.ir.VecType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Adds assertions, assumptions, cover points and prints to a module.
final class Watching {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
  /// What [Value#toString] gives.
  private static final Pattern DESCRIBED =
      Pattern.compile("`([\\w.]+)` : (?:bool|bits|uint|sint|range|signedRange|fixed|vec|[A-Z]\\w*)\\b");
  private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");

  private final Builder builder;

  Watching(Builder builder) {
    this.builder = builder;
  }

  void add(Event.Kind kind, Bool condition, String text, Value... values) {
    builder.checkStatement(kind.name().toLowerCase(java.util.Locale.ROOT));
    Ops.common(builder, condition);
    for (Value value : values) Ops.common(builder, value);
    var event = new Event(kind, condition.local(), text(text, values));
    builder.add(new Stmt.Watch(event, builder.domain(), builder.here()));
  }

  private Event.Text text(String text, Value[] values) {
    if (!PRINTABLE.matcher(text).matches()) {
      throw mistake("a text for simulators has printable ASCII characters only, in one line", "a plainer text");
    }
    Matcher described = DESCRIBED.matcher(text);
    if (described.find()) {
      throw mistake("`" + described.group(1) + "` in the text is what Java says of a signal, not its value",
          "\"... {} ...\", " + described.group(1));
    }
    List<String> parts = new ArrayList<>();
    List<Event.Argument> arguments = new ArrayList<>();
    Matcher places = PLACEHOLDER.matcher(text);
    int from = 0;
    for (; places.find(); from = places.end()) {
      parts.add(text.substring(from, places.start()));
      if (arguments.size() < values.length) arguments.add(argument(values[arguments.size()], places.group(1)));
      else arguments.add(null);
    }
    parts.add(text.substring(from));
    if (arguments.size() != values.length || arguments.contains(null)) {
      throw mistake("a text with " + arguments.size() + " {} is given " + values.length
          + (values.length == 1 ? " value" : " values"), "one value for each {}" + percent(text));
    }
    return new Event.Text(parts, arguments);
  }

  private static String percent(String text) {
    return text.contains("%") ? "; {}, {x} and {b} stand for values, % does not" : "";
  }

  private Event.Argument argument(Value value, String format) {
    if (value instanceof Bundle || value.local().type() instanceof VecType) {
      throw mistake(value.describe() + " is " + value.type() + ", which cannot be a value in a text", "one lane or field of it");
    }
    Expr local = value.local();
    return new Event.Argument(local, switch (format) {
      case "" -> local.type() instanceof EnumType ? Event.Format.NAME : Event.Format.DECIMAL;
      case "x" -> Event.Format.HEX;
      case "b" -> Event.Format.BINARY;
      default -> throw mistake(
          "`{" + format + "}` is no format for a value", "{} for the number or name, {x} for hex, {b} for bits");
    });
  }

  private burin.diag.UserError mistake(String what, String hint) {
    return builder.fatal(Diagnostic.of(Code.TEXT, builder.here(), what).hint(hint));
  }
}
