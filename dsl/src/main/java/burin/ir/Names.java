package burin.ir;

import burin.source.Place;
import java.util.Optional;

/// What the author called an expression and where it was written. It changes nothing but the text of the Verilog and of
/// messages.
public final class Names {
  /// @param name empty where only the place is known
  public record Hint(String name, Place place) {}

  private final PartMap<Expr, Hint> hints = new PartMap<>();

  public void put(Expr expr, Hint hint) {
    hints.put(expr, hint);
  }

  /// Gives a name, which may be empty, to an expression without one. A place that is known already stays.
  public void name(Expr expr, String name, Place place) {
    Hint before = hints.get(expr);
    hints.put(expr, new Hint(name, before == null ? place : before.place()));
  }

  public Optional<Hint> get(Expr expr) {
    return Optional.ofNullable(hints.get(expr));
  }

  public Optional<String> name(Expr expr) {
    return Optional.ofNullable(nameOrNull(expr));
  }

  public boolean isNamed(Expr expr) {
    return nameOrNull(expr) != null;
  }

  private String nameOrNull(Expr expr) {
    Hint hint = hints.get(expr);
    return hint == null || hint.name().isEmpty() ? null : hint.name();
  }

  /// Lets the outcome of a rewrite keep the name of what it replaces.
  public void move(Expr from, Expr to) {
    Hint hint = hints.get(from);
    if (hint != null && from != to) hints.putIfAbsent(to, hint);
  }
}
