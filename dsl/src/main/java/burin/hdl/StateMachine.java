package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.source.Place;
import java.util.EnumSet;

/// A register of states, with what is done in each of them.
///
/// ```java
/// var state = stateMachine(State.IDLE);
/// state.in(State.IDLE, () -> when(start, () -> state.go(State.RUN)));
/// state.in(State.RUN, () -> {
///   count.next(count.incrementWrapping());
///   when(count.eq(9), () -> state.go(State.IDLE));
/// });
/// busy.drive(state.is(State.RUN));
/// ```
///
/// It stays in a state until `go` names another. Every state needs its `in`, once, and all but the initial one a `go` that
/// leads there; anything else is a mistake that is reported.
public final class StateMachine<E extends Enum<E>> {
  private final Builder builder;
  private final EnumValue<E> register;
  private final EnumSelect<E> cases;
  private final EnumSet<E> reached;
  private final Place place;

  StateMachine(Builder builder, EnumValue<E> register, E initial) {
    this.builder = builder;
    this.register = register;
    this.cases = builder.select(register).ofMachine();
    this.reached = EnumSet.of(initial);
    this.place = builder.here();
    builder.atFinish(this::finish);
  }

  /// What is done in a state.
  public StateMachine<E> in(E state, Runnable body) {
    cases.is(state, body);
    return this;
  }

  /// The state of the next cycle.
  public void go(E state) {
    register.next(state);
    reached.add(state);
  }

  public Bool is(E state) {
    return register.is(state);
  }

  /// The register that holds the present state.
  public EnumValue<E> state() {
    return register;
  }

  private void finish() {
    for (E state : EnumSet.complementOf(reached)) {
      builder.report(Diagnostic.of(Code.CASES, place, "no go leads to the state " + state + " of " + register.describe())
          .hint("go(" + register.constants().getSimpleName() + "." + state + ") in the state before it, or an enum without it"));
    }
  }
}
