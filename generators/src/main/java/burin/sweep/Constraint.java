package burin.sweep;

import burin.diag.Code;
import burin.diag.Suggestions;
import burin.diag.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongBinaryOperator;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A condition on whole numbers that have names, as in `pes * block <= 1000 && bits != 3`.
///
/// Operators, the weakest first: `||`, `&&`, comparisons, `+ -`, `* / %`, and `!` and `-` before a value. A value that is not
/// 0 counts as true.
public final class Constraint {
  private static final Pattern TOKEN = Pattern.compile("\\s*(\\d{1,18}|[A-Za-z_]\\w*|\\|\\||&&|[<>=!]=|[-+*/%<>!()])");
  /// More would only be written to break the parser, which is recursive.
  private static final int MOST_TOKENS = 1000;

  private static final List<List<String>> LEVELS = List.of(List.of("||"), List.of("&&"),
      List.of("==", "!=", "<=", ">=", "<", ">"), List.of("+", "-"), List.of("*", "/", "%"));

  /// A part of the condition, ready to be worked out.
  private interface Term {
    long of(ToLongFunction<String> values);
  }

  private final String text;
  private final List<String> tokens;
  private final Set<String> known;
  private int next;
  private final Term condition;

  private Constraint(String text, Set<String> known) {
    this.text = text;
    this.known = known;
    this.tokens = tokens(text);
    this.condition = level(0);
    if (next < tokens.size()) throw mistake("\"%s\" is not expected here".formatted(tokens.get(next)));
  }

  /// @param known the names that may occur
  /// @throws UserError if it is no condition on them
  public static Constraint parse(String text, Set<String> known) {
    return new Constraint(text, known);
  }

  /// @throws UserError where a number grows over 64 bits, or is divided by 0
  public boolean holds(ToLongFunction<String> values) {
    try {
      return condition.of(values) != 0;
    } catch (ArithmeticException cause) {
      throw mistake(cause.getMessage().contains("zero") ? "it divides by 0 at some point" : "a number in it exceeds 64 bits");
    }
  }

  @Override
  public String toString() {
    return text;
  }

  private List<String> tokens(String text) {
    var tokens = new ArrayList<String>();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (!text.substring(at).isBlank()) {
      if (!matcher.find(at) || matcher.start() != at) throw mistake(
          "\"%s\" is not understood".formatted(text.substring(at).strip()));
      tokens.add(matcher.group(1));
      at = matcher.end();
    }
    if (tokens.size() > MOST_TOKENS) throw mistake("it has over %d words".formatted(MOST_TOKENS));
    return tokens;
  }

  private Term level(int level) {
    if (level == LEVELS.size()) return unary();
    Term left = level(level + 1);
    while (next < tokens.size() && LEVELS.get(level).contains(tokens.get(next))) {
      LongBinaryOperator operator = operator(tokens.get(next++));
      Term a = left;
      Term b = level(level + 1);
      left = values -> operator.applyAsLong(a.of(values), b.of(values));
    }
    return left;
  }

  private Term unary() {
    if (next == tokens.size()) throw mistake("a value is missing at its end");
    String token = tokens.get(next++);
    if (token.equals("-")) {
      Term operand = unary();
      return values -> Math.negateExact(operand.of(values));
    }
    if (token.equals("!")) {
      Term operand = unary();
      return values -> operand.of(values) == 0 ? 1 : 0;
    }
    return token.equals("(") ? parenthesis() : atom(token);
  }

  private Term parenthesis() {
    Term inner = level(0);
    if (next == tokens.size() || !tokens.get(next++).equals(")")) throw mistake("a \")\" is missing");
    return inner;
  }

  private Term atom(String token) {
    if (Character.isDigit(token.charAt(0))) {
      long number = Long.parseLong(token);
      return _ -> number;
    }
    if (!Character.isLetter(token.charAt(0))) throw mistake("a value is missing before \"%s\"".formatted(token));
    if (!known.contains(token)) throw new UserError(Code.UNKNOWN,
        "--where \"%s\": there is no parameter %s".formatted(text, token), Suggestions.hint(token, known));
    return values -> values.applyAsLong(token);
  }

  private static LongBinaryOperator operator(String token) {
    return switch (token) {
      case "||" -> (a, b) -> a != 0 || b != 0 ? 1 : 0;
      case "&&" -> (a, b) -> a != 0 && b != 0 ? 1 : 0;
      case "==" -> (a, b) -> a == b ? 1 : 0;
      case "!=" -> (a, b) -> a != b ? 1 : 0;
      case "<=" -> (a, b) -> a <= b ? 1 : 0;
      case ">=" -> (a, b) -> a >= b ? 1 : 0;
      case "<" -> (a, b) -> a < b ? 1 : 0;
      case ">" -> (a, b) -> a > b ? 1 : 0;
      case "+" -> Math::addExact;
      case "-" -> Math::subtractExact;
      case "*" -> Math::multiplyExact;
      case "/" -> Math::floorDiv;
      case "%" -> Math::floorMod;
      default -> throw new IllegalStateException(token);
    };
  }

  private UserError mistake(String what) {
    return new UserError(Code.OPTION, "--where \"%s\": %s".formatted(text, what),
        "--where \"pes * block <= 1000 && bits != 3\", for instance");
  }
}
