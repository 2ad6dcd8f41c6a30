package burin.verilog;

import burin.ir.EnumType;
import burin.ir.Event;
import burin.ir.Event.Kind;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.Literal;
import burin.ir.Ref;
import burin.ir.Stmt;
import burin.source.Place;
import burin.verilog.Term.Level;
import java.util.ArrayList;
import java.util.List;

/// Writes what a module watches as statements: for simulators, for formal tools, or for an engine that looks by itself.
final class WatchText {
  private final ModuleContext context;

  WatchText(ModuleContext context) {
    this.context = context;
  }

  static boolean isFormal(Stmt.Watch watch) {
    return watch.event().kind() != Kind.PRINT;
  }

  static boolean isSimulated(Stmt.Watch watch) {
    return watch.event().kind() != Kind.COVER;
  }

  /// `assert (level <= 8'd100);`
  void formal(Stmt.Watch watch, Lines out) {
    String verb = switch (watch.event().kind()) {
      case ASSERT -> "assert";
      case ASSUME -> "assume";
      case COVER -> "cover";
      case PRINT -> throw new IllegalStateException("formal tools do not print");
    };
    out.add(verb + " (" + natural(watch.event().condition()).text() + ");");
  }

  /// A message, and the end of the simulation where something does not hold.
  void simulated(Stmt.Watch watch, Lines out) {
    when(watch, out, body -> {
      body.add(display(watch));
      if (watch.event().kind().isViolation()) body.add("$stop;");
    });
  }

  /// A bit that changes whenever it happens, with the values of the text as they were.
  void sampled(Stmt.Watch watch, ModuleIdentifiers.Watched names, Lines out) {
    when(watch, out, body -> {
      body.add(names.happened() + " <= !" + names.happened() + ";");
      for (int i = 0; i < names.arguments().size(); i++) {
        String value = argument(watch.event().text().arguments().get(i).value());
        body.add(names.arguments().get(i) + " <= " + value + ";");
      }
    });
  }

  /// What is done where a condition holds, or does not.
  private void when(Stmt.Watch watch, Lines out, java.util.function.Consumer<Lines> then) {
    boolean violation = watch.event().kind().isViolation();
    var constant = context.constant(watch.event().condition());
    if (constant != null && constant.isZero() != violation) return;
    if (constant != null) {
      then.accept(out);
      return;
    }
    Term condition = natural(watch.event().condition());
    String text = violation ? not(condition.within(Level.UNARY)) : condition.text();
    context.usage.read(text);
    var body = new Lines(out.depth() + 1);
    then.accept(body);
    StatementWriter.chain(List.of("if (" + text + ") "), List.of(body), out);
  }

  /// Two negations are none.
  private static String not(String unary) {
    return unary.startsWith("!") ? unary.substring(1) : "!" + unary;
  }

  private Term natural(Expr expr) {
    return context.scalars.natural(expr, context.scope);
  }

  private String display(Stmt.Watch watch) {
    Event event = watch.event();
    var format = new StringBuilder(escaped(before(event.kind(), watch.place())));
    if (event.kind().isViolation()) format.append("in %m does not hold: ");
    List<String> values = new ArrayList<>();
    for (int i = 0; i < event.text().parts().size(); i++) {
      format.append(escaped(event.text().parts().get(i)));
      if (i == event.text().arguments().size()) break;
      Event.Argument argument = event.text().arguments().get(i);
      format.append(format(argument));
      values.add(argument.format() == Event.Format.NAME ? name(argument.value()) : argument(argument.value()));
    }
    String list = values.isEmpty() ? "" : ", " + String.join(", ", values);
    return "$display(\"" + format + "\"" + list + ");";
  }

  private static String before(Kind kind, Place place) {
    String at = place.isKnown() ? " at " + place + " " : " ";
    return switch (kind) {
      case ASSERT -> "assertion" + at;
      case ASSUME -> "assumption" + at;
      case COVER, PRINT -> "";
    };
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%");
  }

  private static String format(Event.Argument argument) {
    return switch (argument.format()) {
      case DECIMAL -> "%0d";
      case HEX -> "%h";
      case BINARY -> "%b";
      case NAME -> "%0s";
    };
  }

  /// In the bits of its type, signed if that is.
  private String argument(Expr value) {
    Term term = natural(value);
    if (term.fragile()) term = context.name(term, value, context.scope);
    boolean signed = value.type() instanceof IntType number && number.isSigned();
    String text = (signed ? term.asSigned() : term.asUnsigned()).text();
    context.usage.read(text);
    return text;
  }

  /// The name of an enum's member, in as many characters as the longest has.
  private String name(Expr value) {
    EnumType type = (EnumType) value.type();
    int longest = type.members().stream().mapToInt(String::length).max().orElseThrow();
    String code = natural(value).within(Level.EQUALITY);
    var text = new StringBuilder();
    for (int i = 0; i < type.members().size() - 1; i++) {
      text.append(code).append(" == ").append(code(type, i)).append(" ? ")
          .append(characters(type.members().get(i), longest)).append(" : ");
    }
    text.append(characters(type.members().getLast(), longest));
    context.usage.read(code);
    Term chosen = Term.operator(text.toString(), 8 * longest, false, Level.CHOICE);
    String name = context.name(chosen, false, word(value) + "_name", context.scope).text();
    context.usage.read(name);
    return name;
  }

  private String word(Expr value) {
    return value instanceof Ref ref ? ref.signal().name() : context.nameOf(value);
  }

  private String code(EnumType type, int member) {
    return context.scalars.constant(new Literal(type, type.codes().get(member)), type.width(), false).text();
  }

  private static String characters(String name, int longest) {
    int missing = longest - name.length();
    return missing == 0 ? "\"" + name + "\"" : "{" + Literals.zeros(8 * missing) + ", \"" + name + "\"}";
  }
}
