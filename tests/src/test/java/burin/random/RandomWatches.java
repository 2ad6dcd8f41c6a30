package burin.random;

import burin.ir.EnumType;
import burin.ir.Event;
import burin.ir.Expr;
import burin.ir.Stmt;
import burin.ir.VecType;
import burin.source.Place;
import java.util.ArrayList;
import java.util.List;

/// Random assertions, assumptions, cover points and prints.
final class RandomWatches {
  private final Choice choice;
  private final Adapt adapt;
  private final RandomDomains domains;

  RandomWatches(Choice choice, Adapt adapt, RandomDomains domains) {
    this.choice = choice;
    this.adapt = adapt;
    this.domains = domains;
  }

  Stmt watch(Scope scope, Place place) {
    var event = new Event(choice.of(Event.Kind.values()), adapt.bool(scope), text(scope));
    return new Stmt.Watch(event, domains.any(), place);
  }

  private Event.Text text(Scope scope) {
    List<Expr> scalars = scope.matching(choice, type -> !(type instanceof VecType));
    List<String> parts = new ArrayList<>(List.of("seen"));
    List<Event.Argument> arguments = new ArrayList<>();
    for (int i = scalars.isEmpty() ? 0 : choice.below(3); i > 0; i--) {
      Expr value = choice.of(scalars);
      arguments.add(new Event.Argument(value, format(value)));
      parts.add(" and");
    }
    return new Event.Text(parts, arguments);
  }

  private Event.Format format(Expr value) {
    if (value.type() instanceof EnumType && choice.chance(60)) return Event.Format.NAME;
    return choice.of(Event.Format.DECIMAL, Event.Format.HEX, Event.Format.BINARY);
  }
}
