package burin.ir;

import burin.source.Place;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/// What the author called an expression and where it was written. It changes nothing but the text of the Verilog and of
/// messages.
public final class Names {
  /// @param name empty where only the place is known
  public record Hint(String name, Place place) {}

  private final Map<Expr, Hint> hints = new IdentityHashMap<>();

  public void put(Expr expr, Hint hint) {
    hints.put(expr, hint);
  }

  /// Gives a name, which may be empty, to an expression without one. A place that is known already stays.
  public void name(Expr expr, String name, Place place) {
    Hint before = hints.put(expr, new Hint(name, place));
    if (before != null) hints.put(expr, new Hint(name, before.place()));
  }

  /// About how many expressions there are, for maps that hold all of them: those that have a place, and as many signals and
  /// constants, which have none.
  public int expressions() {
    return 2 * hints.size();
  }

  public Optional<Hint> get(Expr expr) {
    return Optional.ofNullable(hints.get(expr));
  }

  public Optional<String> name(Expr expr) {
    return isNamed(expr) ? Optional.of(hints.get(expr).name()) : Optional.empty();
  }

  public boolean isNamed(Expr expr) {
    Hint hint = hints.get(expr);
    return hint != null && !hint.name().isEmpty();
  }

  /// Lets the outcome of a rewrite keep the name of what it replaces.
  public void move(Expr from, Expr to) {
    Hint hint = hints.get(from);
    if (hint != null && from != to) hints.putIfAbsent(to, hint);
  }
}
