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

  public Optional<Hint> get(Expr expr) {
    return Optional.ofNullable(hints.get(expr));
  }

  public Optional<String> name(Expr expr) {
    return get(expr).map(Hint::name).filter(name -> !name.isEmpty());
  }

  /// Lets the outcome of a rewrite keep the name of what it replaces.
  public void move(Expr from, Expr to) {
    Hint hint = hints.get(from);
    if (hint != null && from != to) hints.putIfAbsent(to, hint);
  }
}
